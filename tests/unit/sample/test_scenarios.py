"""Each meeting holds the finding that was planted in it, and no other person shows it."""

from __future__ import annotations

import base64
from collections import defaultdict
from itertools import pairwise

import pytest

from qosviewer.sample import Expected, Meeting, SampleAccount
from qosviewer.sample.cast import MOBILE_GEAR, NAMED_GEAR
from qosviewer.sample.scenarios import series
from tests.unit.sample.conftest import NOON
from tests.unit.sample.readings import Reading, is_beyond, number, readings, rows

SEEDS = (1, 7, 42)
# What nobody whom nothing ails exceeds, on average, in either direction.
HEALTHY = {"avg_loss": 2.0, "avg_jitter": 40.0, "avg_latency": 150.0}

FINDINGS = [
    pytest.param(seed, meeting.key, position, id=f"{meeting.key}-{position}-seed{seed}")
    for seed in SEEDS
    for meeting in SampleAccount(seed, now=NOON).meetings
    for position, expected in enumerate(meeting.expected)
    if expected.people
]


@pytest.mark.parametrize(("seed", "key", "position"), FINDINGS)
def test_the_planted_cause_is_there_and_only_there(seed: int, key: str, position: int) -> None:
    meeting = SampleAccount(seed, now=NOON).meeting(key)
    expected = meeting.expected[position]
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings(meeting, expected):
        found[reading.participant_id].append(reading)
    assert set(expected.people) <= set(found)
    for participant_id, theirs in found.items():
        beyond = [is_beyond(expected, reading.value) for reading in theirs]
        assert all(beyond) if participant_id in expected.people else not any(beyond), theirs


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("key", ["clean", "just-ended", "series-1", "series-4"])
def test_nothing_ails_a_clean_meeting(seed: int, key: str) -> None:
    meeting = SampleAccount(seed, now=NOON).meeting(key)
    assert [expected.kind for expected in meeting.expected] == ["none"]
    for row in rows(meeting):
        for stream in row["qos"]:
            for metric, limit in HEALTHY.items():
                assert (number(stream["details"].get(metric, "")) or 0) <= limit, (row["user_name"], stream)


def test_spikes_leave_the_averages_alone() -> None:
    meeting = SampleAccount(7, now=NOON).meeting("spikes")
    (expected,) = meeting.expected
    average = Expected("", expected.people, "", "downlink", "loss", "avg", 2.0)
    assert not any(is_beyond(average, reading.value) for reading in readings(meeting, average))


def test_the_series_gets_worse_from_week_to_week() -> None:
    account = SampleAccount(7, now=NOON)
    weeks = sorted((m for m in account.meetings if m.key.startswith("series")), key=lambda meeting: meeting.start)
    assert len(weeks) == 8 and len({week.number for week in weeks}) == 1
    worst = [_mean_loss(week, week.expected[0].people) for week in weeks[4:]]
    assert worst == sorted(worst)
    assert all(week.expected[0].kind == "none" for week in weeks[:4])


def _mean_loss(meeting: Meeting, people: tuple[str, ...]) -> float:
    wanted = Expected("", people, "", "downlink", "loss", "avg")
    values = [reading.value for reading in readings(meeting, wanted) if reading.participant_id in people]
    return sum(values) / len(values)


def test_the_series_is_the_same_people_every_week() -> None:
    account = SampleAccount(7, now=NOON)
    weeks = [[row["email"] for row in rows(m)] for m in account.meetings if m.key.startswith("series")]
    assert all(week == weeks[0] for week in weeks)


def test_people_of_the_series_keep_their_computers_lines_and_sites() -> None:
    account = SampleAccount(7, now=NOON)
    weeks = sorted((m for m in account.meetings if m.key.startswith("series")), key=lambda meeting: meeting.start)
    moved = set()
    for before, after in pairwise(weeks):
        for index in range(before.size):
            one, other = before.seat(index), after.seat(index)
            assert (one.gear, one.site, one.kind) == (other.gear, other.site, other.kind)
            if one.network_type != other.network_type:
                moved.add((after.key, index, one.network_type, other.network_type))
    # The two who lose what they receive, in the week in which that began, and one who always was well.
    assert moved == {("series-5", index, "Wired", "Wifi") for index in (*series.AFFECTED, series.MOVED_BACK)}
    versions = [week.client_version for week in weeks]
    updated = series.UPDATED_WEEK
    assert len(set(versions[:updated])) == len(set(versions[updated:])) == 1 and len(set(versions)) == 2


def test_whoever_goes_by_the_name_of_a_device_has_that_device() -> None:
    for meeting in SampleAccount(7, now=NOON).meetings:
        for index in range(meeting.size):
            seat = meeting.seat(index)
            named = next((gear for name, gear in NAMED_GEAR.items() if name in seat.person.name), seat.gear)
            assert seat.gear == named, (meeting.key, seat.person.name)
            assert not (seat.gear in MOBILE_GEAR and seat.network_type == "Wired"), (meeting.key, seat.person.name)


def test_the_almost_empty_meeting_has_no_reading_at_all() -> None:
    absent, empty, silent = rows(SampleAccount(7, now=NOON).meeting("no-data"))
    assert "qos" not in absent
    assert empty["qos"] == []
    assert all(text == "" for stream in silent["qos"] for text in stream["details"].values())
    assert len(silent["qos"]) == 6


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_meeting_is_fit_for_a_newcomer(seed: int) -> None:
    first = SampleAccount(seed, now=NOON).meetings[0]
    assert 14 <= first.size <= 25
    table = rows(first)
    assert all(row["user_name"].isprintable() and "<" not in row["user_name"] for row in table[:10])
    assert any("<b>" in row["user_name"] for row in table)
    types = {stream["type"] for row in table for stream in row["qos"]}
    assert {"audio_input", "video_device_from_crc", "audio_device_to_rwg", "cpu_usage"} <= types
    assert any(not row["email"] for row in table)
    ids = [row["id"] for row in table if row["id"]]
    assert len(set(ids)) == len(ids) - 1, "one person came twice and kept the account's id"


def test_the_size_of_the_first_meeting_can_be_set() -> None:
    small = SampleAccount(7, now=NOON, participants=3).meetings[0]
    assert (small.size, small.people_count, small.expected) == (3, 3, ())
    large = SampleAccount(7, now=NOON, participants=1000).meetings[0]
    assert len(rows(large)) == 1000
    assert rows(large)[:18] == rows(SampleAccount(7, now=NOON).meetings[0])


def test_uuids_and_numbers_are_of_every_kind() -> None:
    meetings = SampleAccount(7, now=NOON).meetings
    uuids = [meeting.uuid for meeting in meetings]
    assert len(set(uuids)) == len(uuids)
    assert all(len(base64.b64decode(uuid, validate=True)) == 16 for uuid in uuids)
    assert any(uuid.startswith("/") for uuid in uuids)
    assert any("//" in uuid[1:] for uuid in uuids)
    assert any("+" in uuid for uuid in uuids)
    assert any("/" in uuid and "//" not in uuid and not uuid.startswith("/") for uuid in uuids)
    assert {len(str(meeting.number)) for meeting in meetings} == {10, 11}
    assert len({meeting.key for meeting in meetings}) == len(meetings)


def test_every_kind_of_awkward_name_occurs() -> None:
    names = [row["user_name"] for row in rows(SampleAccount(7, now=NOON).meeting("oddities"))]
    for start in "=+-@":
        assert any(name.startswith(start) for name in names)
    for part in ("<img", "\u202e", "\n", "\t", "👩"):
        assert any(part in name for name in names)
    assert "" in names and "   " in names and any(len(name) == 500 for name in names)
