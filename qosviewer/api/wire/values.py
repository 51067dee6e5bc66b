"""What every reader needs: a value as text, number or time, whatever it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from qosviewer.api.errors import NotTheApi
from qosviewer.api.lenient_json import clean, compact, loads
from qosviewer.domain import texts

Json = dict[str, Any]


def answer_object(body: bytes, charset: str) -> Json:
    """Return an answer that has to be a JSON object.

    Raises:
        NotTheApi: It is none.
    """
    answer = loads(body, charset)
    if not isinstance(answer, dict):
        raise NotTheApi(texts.NOT_THE_API.fill(status=200), http_status=200)
    return answer


def rows_of(answer: object, *keys: str) -> list[object]:
    """Return the list that stands in an answer under the first of ``keys`` that is there; empty where none is.

    Raises:
        NotTheApi: The answer is no JSON object, or something else stands in the place of the list.
    """
    if isinstance(answer, dict):
        found: object = next((answer[key] for key in keys if answer.get(key) is not None), [])
        if isinstance(found, list):
            return found
    raise NotTheApi(texts.NOT_THE_API.fill(status=200), http_status=200)


def as_dict(value: object) -> Json:
    """Return an object, or an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def as_text(value: object) -> str:
    """Return a value as text; empty for null. What is no text is written as JSON."""
    if isinstance(value, str):
        return clean(value)
    return "" if value is None else compact(value)


def as_list(value: object) -> list[Any]:
    """Return a list, or an empty one in place of anything else."""
    return value if isinstance(value, list) else []


def as_count(value: object) -> int | None:
    """Return a whole number, also one written as text; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        return None
    return int(value)


def as_time(value: object) -> datetime | None:
    """Return a moment, aware, UTC; None for what is none."""
    try:
        moment = datetime.fromisoformat(as_text(value))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
