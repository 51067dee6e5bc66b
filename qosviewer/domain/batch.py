"""One parsed page, immutable, on its way from a worker to the table."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.source import QSS

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Participant:
    """One seat in one meeting, as received.

    Attributes:
        participant_id: Id handed out on joining; may be empty.
        user_id: Account-wide id of someone signed in (``id`` in Zoom's answer); may be empty.
        user_name: Display name; hostile text, may be empty.
        email: May be empty.
        digest: Fingerprint of the whole entry, to tell an exact repeat from a second seat.
        extras: Unknown keys of the entry itself, raw text by name.
    """

    participant_id: str
    user_id: str
    user_name: str
    email: str
    digest: bytes
    extras: Mapping[str, str]


@dataclass(frozen=True)
class RawPage:
    """The body of one answer, compressed, exactly as received.

    Attributes:
        packed: The body, zlib-compressed.
        charset: Encoding of the body.
        checksum: SHA-256 of the body, taken when it was received; empty where nobody took it.
    """

    packed: bytes
    charset: str = "utf-8"
    checksum: bytes = field(default=b"", compare=False)

    @classmethod
    def pack(cls, body: bytes, charset: str = "utf-8") -> RawPage:
        """Compress ``body``."""
        return cls(zlib.compress(body, 1), charset, sha256(body).digest())

    @property
    def body(self) -> bytes:
        """The body as received."""
        return zlib.decompress(self.packed)


@dataclass(frozen=True)
class Batch:
    """The participants of one page and the numbers of their streams.

    Attributes:
        walk: 0 for the first walk over the pages, one more for each time the list had to be started over.
        page: Index of the page in its walk, from 0.
        next_page_token: Token of the page after this one; empty on the last.
        raw: The body as received.
        participants: In the order received.
        owner: int32[streams]; index into `participants` of each stream, ascending.
        stream_index: int32[streams]; place of each stream in its participant's list, from 0.
        stream_types: ``qos[].type`` of each stream, as received.
        values: float64[streams, FIELD_COUNT]; NaN where there is no number.
        oddities: uint8[streams, FIELD_COUNT]; an `Oddity` each.
        odd_texts: Raw text of each odd value, by (stream, field index).
        extras: Raw text of unknown keys, by key, then stream.
        source: What the numbers were made from, see `source`.
    """

    walk: int
    page: int
    next_page_token: str
    raw: RawPage
    participants: tuple[Participant, ...]
    owner: Ints
    stream_index: Ints
    stream_types: tuple[str, ...]
    values: Floats
    oddities: Bytes
    odd_texts: Mapping[tuple[int, int], str]
    extras: Mapping[str, Mapping[int, str]]
    source: str = QSS

    @property
    def empty(self) -> bool:
        """Whether nobody is on the page."""
        return not self.participants

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """First stream and one past the last stream of each participant."""
        edges = np.searchsorted(self.owner, np.arange(len(self.participants) + 1)).tolist()
        return list(pairwise(edges))
