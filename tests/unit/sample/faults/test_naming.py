from __future__ import annotations

import pytest

from qosviewer.sample import FAULTS, fault
from qosviewer.sample.faults import PLACES
from tests.unit.sample.faults.calls import DETAIL, SUMMARY, statuses
from tests.unit.sample.faults.conftest import Misbehaving


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.name)
def test_every_fault_starts_by_its_name_alone(kind) -> None:
    found = fault(kind.name)
    assert (found.kind, found.value, found.where) == (kind, kind.default or "", kind.where)
    assert kind.help and not kind.help.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "reset=0", "reset=-1", "reset=often", "html=", "plan=3", "token-error=x", "missing-scope=x"],
)
def test_wrong_names_and_values_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"fault|needed|token error|endpoint"):
        fault(text)


def test_an_address_may_hold_an_at_sign() -> None:
    assert fault("redirect-elsewhere=http://a@b/").value == "http://a@b/"


def test_a_fault_can_be_aimed(misbehaving: Misbehaving) -> None:
    client = misbehaving("server-error@detail")
    assert (client.get(SUMMARY).status, client.get(DETAIL).status) == (200, 503)


def test_endpoints_are_spelled_like_faults() -> None:
    assert {
        "summary",
        "detail",
        "list",
        "past-meeting",
        "instances",
        "participants-qos",
        "token",
        "api",
        "all",
    } <= PLACES


def test_faults_combine(misbehaving: Misbehaving) -> None:
    client = misbehaving("server-error=2", "rate-limit=3")
    assert statuses(client, SUMMARY, 4) == [200, 503, 200, 503]
