from __future__ import annotations

import math
from typing import Any

import pytest

from qosviewer.sample import FAULTS
from tests.unit.sample.faults.calls import page, rows
from tests.unit.sample.faults.conftest import Misbehaving


def details(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [stream["details"] for row in people for stream in row["qos"]]


@pytest.mark.parametrize(("name", "value"), [("null", None), ("string", "none"), ("empty", [])])
def test_participants_of_another_kind(misbehaving: Misbehaving, name: str, value: object) -> None:
    assert page(misbehaving(f"participants-{name}")).json()["participants"] == value


def test_participants_missing_or_an_object(misbehaving: Misbehaving) -> None:
    assert "participants" not in page(misbehaving("participants-missing")).json()
    assert isinstance(page(misbehaving("participants-object")).json()["participants"], dict)


def test_rows_of_wrong_type(misbehaving: Misbehaving) -> None:
    assert rows(misbehaving("rows-of-wrong-type")) == [None, 7, "somebody", *rows(misbehaving())]


def test_duplicate_rows(misbehaving: Misbehaving) -> None:
    people = rows(misbehaving("duplicate-rows"))
    assert people[::2] == people[1::2] == rows(misbehaving())


def test_identities(misbehaving: Misbehaving) -> None:
    assert set(rows(misbehaving("missing-identity"))[0]) == {"participant_id", "qos"}
    nobody = rows(misbehaving("null-identity"))[0]
    assert nobody["id"] is nobody["email"] is nobody["user_name"] is None
    assert len({row["participant_id"] for row in rows(misbehaving("shared-participant-id"))}) == 1


def test_missing_parts(misbehaving: Misbehaving) -> None:
    assert not any("qos" in row for row in rows(misbehaving("missing-qos")))
    assert not any("details" in stream for row in rows(misbehaving("missing-details")) for stream in row["qos"])
    kinds = {type(found) for found in details(rows(misbehaving("details-of-wrong-type")))}
    assert kinds == {type(None), str, list}


def test_unknown_and_doubled_streams(misbehaving: Misbehaving) -> None:
    assert all(row["qos"][-1]["type"] == "hologram_output" for row in rows(misbehaving("unknown-type")))
    for row in rows(misbehaving("duplicate-type")):
        first, last = row["qos"][0], row["qos"][-1]
        assert first["type"] == last["type"] and first["details"]["avg_loss"] != last["details"]["avg_loss"] == "99.0%"
    assert all(found["hops"] == ["a", "b"] for found in details(rows(misbehaving("unknown-key"))))


def test_numbers_in_place_of_text(misbehaving: Misbehaving) -> None:
    values = [value for found in details(rows(misbehaving("numbers-as-numbers"))) for value in found.values()]
    assert {type(value) for value in values} == {int, float, str}
    assert not any(isinstance(value, str) and value[:1].isdigit() and "*" not in value for value in values)


def test_digits_of_another_script(misbehaving: Misbehaving) -> None:
    odd, usual = details(rows(misbehaving("other-script-digits"))), details(rows(misbehaving()))
    assert not any(char in "0123456789" for found in odd for text in found.values() for char in text)
    table = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    assert [{key: text.translate(table) for key, text in found.items()} for found in odd] == usual


def test_values_that_are_no_numbers(misbehaving: Misbehaving) -> None:
    client = misbehaving("nan")
    found = details(rows(client))[0]
    assert math.isnan(found["avg_loss"]) and math.isinf(found["avg_jitter"])
    assert (found["avg_latency"], found["avg_bitrate"]) == ("NaN ms", "-Infinity kbps")
    body = page(client).body
    assert b":NaN" in body and b":Infinity" in body


def test_impossible_values_and_placeholders(misbehaving: Misbehaving) -> None:
    found = details(rows(misbehaving("impossible-values")))[0]
    assert (found["min_loss"], found["avg_loss"], found["max_latency"]) == ("-3.0%", "140%", "-1 ms")
    values = list(details(rows(misbehaving("placeholders")))[0].values())
    assert values[:8] == ["-", "N/A", None, [], "12 parsecs", "fast", True, {"value": 3}]


def test_body_faults_leave_refusals_alone(misbehaving: Misbehaving) -> None:
    names = [kind.name for kind in FAULTS if kind.build.__module__.endswith("bodies")]
    assert len(names) > 15
    assert page(misbehaving("plan", *names)).json()["code"] == 200


def test_body_faults_combine_in_any_order(misbehaving: Misbehaving) -> None:
    names = [kind.name for kind in FAULTS if kind.build.__module__.endswith("bodies")]
    for first in names:
        assert page(misbehaving(first, *names)).status == 200
        assert page(misbehaving(*reversed(names), first)).status == 200
