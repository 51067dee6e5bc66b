"""JSON that never breaks on a value: any charset, NaN and Infinity, integers of any length, lone surrogates."""

from __future__ import annotations

import json
from typing import Final

from qosviewer.api.errors import AnswerDamaged, NotTheApi
from qosviewer.domain import texts
from qosviewer.domain.decoding import decode

_LONGEST_INT_DIGITS: Final = 300
"""Longer ones fit no float64 and take Python minutes to read; they stay text."""


def loads(body: bytes, charset: str = "", status: int = 200) -> object:
    """Return what ``body`` holds.

    Args:
        body: An answer as received.
        charset: What the answer calls its encoding; used only where it is not UTF-8.
        status: HTTP status of the answer, for the sentence.

    Raises:
        AnswerDamaged: It begins like JSON, but can't be read to its end.
        NotTheApi: It is something else.
    """
    text = decode(body, charset)
    try:
        return json.loads(text, parse_int=read_int)
    except (ValueError, RecursionError):
        if text.lstrip()[:1] in ("{", "["):
            raise AnswerDamaged(texts.ANSWER_DAMAGED, http_status=status, retryable=True) from None
        raise NotTheApi(texts.NOT_THE_API.fill(status=status), http_status=status) from None


def compact(value: object) -> str:
    """Write ``value`` as JSON on one line."""
    return _dumps(value, None)


def pretty(value: object) -> str:
    """Write ``value`` as JSON for people."""
    return _dumps(value, 2)


def clean(text: str) -> str:
    """Replace lone surrogates, which no file and no database takes."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _dumps(value: object, indent: int | None) -> str:
    try:
        return clean(json.dumps(value, ensure_ascii=False, indent=indent))
    except RecursionError:
        return "…"


def read_int(digits: str) -> int | str:
    """Return a whole number; the digits themselves where there are too many."""
    return int(digits) if len(digits) <= _LONGEST_INT_DIGITS else digits
