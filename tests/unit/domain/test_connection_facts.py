from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from qosviewer.domain import texts
from qosviewer.domain.absence import why_no_figures
from qosviewer.domain.connection_facts import FACT, FACT_COLUMNS, FACTS, fact_column, leave_reason
from qosviewer.domain.grouping import GROUPING, GROUPINGS, groups_of
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.order import stable_order
from qosviewer.domain.presence import STAYS_COLUMN, axis_s, bars
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.domain.stays import absent_stays, stays_of
from tests.gui.table_meetings import meeting_model, talker

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def entry(participant: str, **facts: object) -> RosterEntry:
    return RosterEntry(participant, **facts)  # type: ignore[arg-type]


@pytest.fixture
def data() -> MeetingData:
    """Anna, Bo and Cy have figures; Cy has no entry, a caller has no figures."""
    model = meeting_model(talker("Anna", "1%"), talker("Bo", "8.1%"), talker("Cy"))
    anna, bo = (key[0] for key in model.data.table.keys[:2])
    model.set_roster(
        Roster(
            (
                entry(bo, network_type="Wifi", version="6.10.0", joined=at(10), left=at(60)),
                entry(anna, network_type="Wired", version="6.9.1", joined=at(0), left=at(30), email="anna@x.org"),
                entry("99", user_name="Caller", device="Phone", joined=at(5), left=at(10)),
            )
        )
    )
    return model.data


def test_every_fact_is_told_and_what_is_not_known_is_a_dash(data) -> None:
    assert len({fact.key for fact in FACTS}) == len(FACTS)
    for column in FACT_COLUMNS:
        assert column.text(data, 2) == NOTHING
        assert np.isnan(column.keys(data)[2])
        assert column.plain is None and not column.shown
    assert fact_column(FACT["network_type"]).text(data, 0) == "Wired"
    assert fact_column(FACT["duration"]).text(data, 1) == "50 min"


def test_facts_are_sorted_by_what_they_are(data) -> None:
    assert stable_order(fact_column(FACT["joined"]).keys(data), descending=True).tolist() == [1, 0, 2]
    assert stable_order(fact_column(FACT["duration"]).keys(data)).tolist() == [0, 1, 2]
    assert stable_order(fact_column(FACT["network_type"]).keys(data)).tolist() == [1, 0, 2]


def test_hostile_texts_are_made_safe() -> None:
    assert "\u202e" not in FACT["device"].text(entry("1", device="a\u202eb\nc"))
    assert "\n" not in FACT["internal_ip_addresses"].text(entry("1", internal_ip_addresses=("1\n", "2")))


def test_the_place_for_a_name_is_left_out_of_a_reason() -> None:
    assert leave_reason(entry("1", leave_reason="$name left the meeting.")) == "Left the meeting."
    assert leave_reason(entry("1", leave_reason="Host ended the meeting.")) == "Host ended the meeting."


def test_stays_are_those_with_figures_then_those_without(data) -> None:
    assert [stay.row for stay in stays_of(data)] == [0, 1, 2, -1]
    assert [stay.name for stay in absent_stays(data)] == ["Caller"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"status": "in_waiting_room"}, texts.ABSENT_WAITING_ROOM),
        ({"leave_reason": "Leave waiting room."}, texts.ABSENT_WAITING_ROOM),
        ({"breakout_uuid": "abc=="}, texts.ABSENT_BREAKOUT),
        ({"device": "Phone"}, texts.ABSENT_TELEPHONE),
        ({"device": "H.323/SIP"}, texts.ABSENT_ROOM_SYSTEM),
        ({"device": "Windows", "joined": at(0), "left": at(0.5)}, "Stayed only 30 s"),
        ({"device": "Windows", "joined": at(0), "left": at(50)}, texts.ABSENT_UNKNOWN),
        ({}, texts.ABSENT_UNKNOWN),
    ],
)
def test_why_there_are_no_figures(facts, why) -> None:
    assert why_no_figures(entry("1", **facts)) == why


def test_stays_stand_on_the_axis_of_the_meeting(data) -> None:
    assert axis_s(data) == (at(0).timestamp(), at(60).timestamp())
    by_key = data.companions.roster.by_key
    (bar,) = bars(data, [by_key[data.table.keys[0]]])
    assert bar == (0.0, 0.5)
    assert bars(data, [None, entry("5", joined=at(0))]) == ()
    assert STAYS_COLUMN.text(data, 2) == NOTHING
    assert "30 min" in STAYS_COLUMN.text(data, 0)


def test_without_a_roster_there_is_nothing_to_tell() -> None:
    data = meeting_model(talker("Anna")).data
    assert axis_s(data) is None
    assert absent_stays(data) == ()
    assert groups_of(data, GROUPING["network_type"]).titles == [texts.NOT_KNOWN]


def test_groups_are_in_their_order_and_the_unknown_come_last(data) -> None:
    groups = groups_of(data, GROUPING["version"])
    assert groups.titles == ["6.9.1", "6.10.0", texts.NOT_KNOWN]
    assert groups.codes.tolist() == [0, 1, 2]
    assert groups_of(data, GROUPING["state"]).titles[:2] == ["bad", "good"]
    assert groups_of(data, GROUPING["breakout"]).titles == [texts.MAIN_ROOM, texts.NOT_KNOWN]


def test_every_grouping_puts_everybody_somewhere(data) -> None:
    for grouping in GROUPINGS:
        groups = groups_of(data, grouping)
        assert len(groups.codes) == 3
        assert all(0 <= code < len(groups.titles) for code in groups.codes)
