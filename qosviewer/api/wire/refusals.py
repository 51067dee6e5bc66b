"""Answers that are no success (zoom-api.md, sections 5.2 and 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qosviewer.api.errors import NotTheApi
from qosviewer.api.wire.values import answer_object, as_count, as_dict, as_text

_REFUSAL_KEYS: Final = frozenset(
    {"code", "errorCode", "message", "errorMessage", "reason", "error", "errors", "status"}
)
_LONGEST_MESSAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Refusal:
    """The body of an answer that is no success.

    Attributes:
        code: Zoom's own number.
        error: Word of the token endpoint, e.g. ``invalid_client``.
        message: Zoom's own words (hostile text).
        alone: Whether nothing but a refusal stands in the body.
    """

    code: int | None = None
    error: str = ""
    message: str = ""
    alone: bool = False


def read_refusal(body: bytes, charset: str = "") -> Refusal | None:
    """Return what a refusal says, or None if it is not one of the API."""
    try:
        answer = answer_object(body, charset)
    except NotTheApi:
        return None
    code, error = answer.get("code", answer.get("errorCode")), as_text(answer.get("error"))
    message = as_text(answer.get("message") or answer.get("reason") or answer.get("errorMessage"))
    if code is None and not error and not message:
        return None
    problems = answer.get("errors")
    details = [as_text(as_dict(each).get("message")) for each in problems] if isinstance(problems, list) else []
    return Refusal(
        as_count(code),
        error,
        " ".join(filter(None, (message, *details)))[:_LONGEST_MESSAGE],
        alone=answer.keys() <= _REFUSAL_KEYS,
    )
