"""A file in the making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a file, made while they are asked for.

    Attributes:
        head: What stands before the rows.
        rows: The rows, each whole.
        tail: What stands after them.
    """

    head: bytes
    rows: Iterable[bytes]
    tail: bytes = b""

    def pieces(self) -> Iterator[bytes]:
        """Yield the whole file, piece by piece."""
        yield self.head
        yield from self.rows
        yield self.tail
