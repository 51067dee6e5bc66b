"""Bodies with a limit on their size, also while they unpack."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import httpcore
import httpx

from qosviewer.api.errors import AnswerDamaged, NotTheApi
from qosviewer.api.network_failures import NETWORK_EXCEPTIONS
from qosviewer.domain import texts

LARGEST_BODY_BYTES: Final = 16 * 1024 * 1024
"""A page of ten participants has about 70 kB."""

_GZIP: Final = 16 + zlib.MAX_WBITS


class BoundedBody(httpx.SyncByteStream):
    """The body of one answer, unpacked.

    Args:
        chunks: The body as it comes from the network.
        packed: Whether it is gzip.
        tell: Makes an error of ours of an exception of the network.
        close: Gives the connection back.
    """

    def __init__(
        self,
        chunks: Iterable[bytes],
        *,
        packed: bool,
        tell: Callable[[Exception], Exception],
        close: Callable[[], None],
    ) -> None:
        self._chunks = chunks
        self._packed = packed
        self._tell = tell
        self._close = close

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        try:
            for chunk in self._unpacked() if self._packed else self._chunks:
                size += len(chunk)
                if size > LARGEST_BODY_BYTES:
                    raise NotTheApi(texts.ANSWER_TOO_BIG.fill(limit=LARGEST_BODY_BYTES // 1024**2))
                yield chunk
        except NETWORK_EXCEPTIONS as error:
            raise self._tell(error) from None
        except zlib.error:
            raise AnswerDamaged(texts.ANSWER_DAMAGED, retryable=True) from None

    def close(self) -> None:
        """Give the connection back."""
        self._close()

    def _unpacked(self) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(_GZIP)
        for chunk in self._chunks:
            # One byte more than the limit is enough to see that it is too much.
            yield unpacker.decompress(chunk, LARGEST_BODY_BYTES + 1)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, LARGEST_BODY_BYTES + 1)
        if not unpacker.eof:
            raise httpcore.RemoteProtocolError("The packed body ended too early.")
