"""A filter that can't be understood, and where."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import InputError, Message
from qosviewer.domain.plain import one_line

_LONGEST_QUOTE: Final = 40


class FilterError(InputError):
    """A filter text that can't be understood, or is not complete yet.

    Attributes:
        start: Where the trouble begins in the text.
        stop: One past its end; equal to `start` where something is missing.
    """

    def __init__(self, message: Message, start: int, stop: int) -> None:
        super().__init__(message)
        self.start = start
        self.stop = stop


def shown(text: str) -> str:
    """Return typed text as a message quotes it."""
    return one_line(text, _LONGEST_QUOTE)
