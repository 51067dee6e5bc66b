"""Summaries whose JSON is whole and whose contents are odd: wrong types, strange values, keys nobody knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.faults.base import Misbehaviour, declare
from qosviewer.sample.faults.paging import SUMMARY
from qosviewer.sample.reply import Reply

if TYPE_CHECKING:
    from qosviewer.sample.service import Service

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

Row = dict[str, Any]


class Edit(Misbehaviour):
    """Change the decoded body of every good page."""

    def __init__(self, change: Callable[[dict[str, Any]], None]) -> None:
        self._change = change

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The changed page."""
        if reply.status != 200:
            return reply
        body = json.loads(reply.body)
        self._change(body)
        return replace(reply, body=Reply.json(body).body)


def page_fault(name: str, help_text: str) -> Callable[[Callable[[dict[str, Any]], None]], None]:
    """Declare a fault that changes a page as a whole."""

    def register(change: Callable[[dict[str, Any]], None]) -> None:
        declare(name, help_text, where=SUMMARY)(lambda _value: Edit(change))

    return register


def row_fault(name: str, help_text: str) -> Callable[[Callable[[Row], None]], None]:
    """Declare a fault that changes each participant; what another fault made of the list is left as it is."""

    def register(change: Callable[[Row], None]) -> None:
        @page_fault(name, help_text)
        def _change_all(body: dict[str, Any]) -> None:
            for row in _dictionaries(body.get("participants")):
                change(row)

    return register


def details_fault(name: str, help_text: str) -> Callable[[Callable[[Row], None]], None]:
    """Declare a fault that changes the values of each stream; what isn't a set of values is left as it is."""

    def register(change: Callable[[Row], None]) -> None:
        @row_fault(name, help_text)
        def _change_all(row: Row) -> None:
            for stream in _dictionaries(row.get("qos")):
                if isinstance(stream.get("details"), dict):
                    change(stream["details"])

    return register


def _texts(details: Row) -> list[tuple[str, str]]:
    return [(key, value) for key, value in details.items() if isinstance(value, str)]


def _dictionaries(found: object) -> list[Row]:
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


@page_fault("participants-missing", "pages have no participants key")
def _participants_missing(body: dict[str, Any]) -> None:
    body.pop("participants", None)


@page_fault("participants-null", "participants is null")
def _participants_null(body: dict[str, Any]) -> None:
    body["participants"] = None


@page_fault("participants-empty", "participants is an empty list, and there is no further page")
def _participants_empty(body: dict[str, Any]) -> None:
    body.update(participants=[], next_page_token="")


@page_fault("participants-string", "participants is a text")
def _participants_string(body: dict[str, Any]) -> None:
    body["participants"] = "none"


@page_fault("participants-object", "participants is an object")
def _participants_object(body: dict[str, Any]) -> None:
    body["participants"] = {"0": body.get("participants")}


@page_fault("rows-of-wrong-type", "null, a number and a text lie among the participants")
def _rows_of_wrong_type(body: dict[str, Any]) -> None:
    body["participants"] = [None, 7, "somebody", *_dictionaries(body.get("participants"))]


@page_fault("duplicate-rows", "each participant comes twice in a page, exactly alike")
def _duplicate_rows(body: dict[str, Any]) -> None:
    body["participants"] = [row for row in _dictionaries(body.get("participants")) for _ in range(2)]


@row_fault("missing-identity", "participants have no id, e-mail or name at all")
def _missing_identity(row: Row) -> None:
    for key in ("id", "email", "user_name"):
        row.pop(key, None)


@row_fault("null-identity", "id, e-mail and name are null")
def _null_identity(row: Row) -> None:
    row.update(id=None, email=None, user_name=None)


@row_fault("shared-participant-id", "every participant has the same participant_id")
def _shared_participant_id(row: Row) -> None:
    row["participant_id"] = "16778240"


@row_fault("missing-qos", "participants have no qos key")
def _missing_qos(row: Row) -> None:
    row.pop("qos", None)


@row_fault("missing-details", "streams have no details key")
def _missing_details(row: Row) -> None:
    for stream in _dictionaries(row.get("qos")):
        stream.pop("details", None)


@row_fault("details-of-wrong-type", "details is null, a text or a list")
def _details_of_wrong_type(row: Row) -> None:
    for position, stream in enumerate(_dictionaries(row.get("qos"))):
        stream["details"] = (None, "27 ms", [])[position % 3]


@row_fault("unknown-type", "there is a stream of a type that nobody knows")
def _unknown_type(row: Row) -> None:
    row.setdefault("qos", []).append(
        {"type": "hologram_output", "details": {"avg_loss": "1.5%", "avg_latency": "42 ms", "avg_depth": "7 layers"}}
    )


@row_fault("duplicate-type", "the first stream comes twice, with another loss")
def _duplicate_type(row: Row) -> None:
    for first in _dictionaries(row.get("qos"))[:1]:
        row["qos"].append(first | {"details": (first.get("details") or {}) | {"avg_loss": "99.0%"}})


@details_fault("unknown-key", "streams have keys that nobody knows, of every JSON type")
def _unknown_key(details: Row) -> None:
    details.update(quality="good", quality_score="3.65", avg_rssi=-67, is_relayed=True, hops=["a", "b"])


@details_fault("numbers-as-numbers", "values are JSON numbers without units where they can be")
def _numbers_as_numbers(details: Row) -> None:
    for key, text in _texts(details):
        number = text.rstrip("%kmbpsfKM \u00a0")
        if number.replace(".", "", 1).isdigit():
            details[key] = float(number) if "." in number else int(number)


@details_fault("other-script-digits", "values are written in Arabic-Indic digits")
def _other_script_digits(details: Row) -> None:
    for key, text in _texts(details):
        details[key] = text.translate(ARABIC_INDIC)


@details_fault("nan", "averages are NaN and Infinity, as JSON literals and as text")
def _nan(details: Row) -> None:
    odd = {
        "avg_loss": float("nan"),
        "avg_jitter": float("inf"),
        "avg_latency": "NaN ms",
        "avg_bitrate": "-Infinity kbps",
    }
    details.update({key: value for key, value in odd.items() if key in details})


@details_fault("impossible-values", "losses are negative or over 100 %, minima lie above averages")
def _impossible_values(details: Row) -> None:
    odd = {
        "min_loss": "-3.0%",
        "avg_loss": "140%",
        "min_latency": "900 ms",
        "avg_latency": "20 ms",
        "max_latency": "-1 ms",
    }
    details.update({key: value for key, value in odd.items() if key in details})


@details_fault("placeholders", "values are -, N/A, null, a list or rubbish")
def _placeholders(details: Row) -> None:
    odd: tuple[object, ...] = ("-", "N/A", None, [], "12 parsecs", "fast", True, {"value": 3})
    for position, key in enumerate(details):
        details[key] = odd[position % len(odd)]
