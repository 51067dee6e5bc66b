"""What is in the archive is found again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.archive import FILE, MINUTES, QSS, Account, Archive, Glance, Note, Wanted
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.quality import State
from tests.support.archives import ACME, NOW, add, find, info, keep, pages_of, person

ANNA = person("Anna Schmidt", "1", "anna.s@example.com", "uA")
BEN = person("Ben O'Neil", "2", "ben@example.org", "uB")
GOOD = {"min_bitrate": "50 kbps", "avg_bitrate": "60 kbps", "avg_loss": "0.1%", "avg_latency": "10 ms"}
BAD = {"avg_bitrate": "60 kbps", "avg_loss": "60%", "avg_latency": "900 ms", "avg_jitter": "900 ms"}


def seated(name: str, participant_id: str, details: dict[str, str]):
    return person(name, participant_id, qos=[{"type": "audio_input", "details": details}])


def topics(rows) -> list[str]:
    return [row.info.topic for row in rows]


@pytest.mark.parametrize(
    "typed",
    [
        "schm",
        "SCHMIDT anna",
        "anna.s@example.com",
        "weekly 1",
        "812 3456 0001",
        "812-3456",
        "81234560001",
        "hö",
        "hoe@",
    ],
)
def test_a_meeting_is_found_by_what_people_know(archive: Archive, typed: str):
    keep(archive, [ANNA], info(1, host="Höst hoe@example.com"))
    keep(archive, [BEN], info(2, topic="Other", host="Ben"))
    expected = ["Weekly 1", "Other"] if typed == "812-3456" else ["Weekly 1"]
    assert sorted(topics(find(archive, typed))) == sorted(expected)


@pytest.mark.parametrize(
    "typed", ['"', "*", "AND", "NEAR(", "topic:", "a OR b", "'; DROP TABLE meetings; --", "^", "-"]
)
def test_nothing_typed_is_an_operator(archive: Archive, typed: str):
    keep(archive, [ANNA])
    assert find(archive, typed) == []


def test_scripts_without_blanks_are_found_in_the_middle(archive: Archive):
    keep(archive, [person("山田太郎", "1")], info(1, topic="営業部の定例会議"))
    assert topics(find(archive, "太郎")) == topics(find(archive, "定例")) == ["営業部の定例会議"]
    assert find(archive, "郎太") == []


def test_what_a_killed_fetch_brought_is_found(archive: Archive):
    add(archive.begin(info(), ACME, at=NOW), pages_of([ANNA, BEN, ANNA])[:1])
    assert [row.complete for row in find(archive, "ben")] == [False]
    assert archive.library()[0].participants == 2


def test_notes_tags_and_tickets_are_found_and_outlive_fetching_again(archive: Archive):
    meeting = archive.kept(keep(archive, [ANNA, BEN])).meeting
    archive.notes.put(meeting, None, Note("Complained loudly", ("vip", " vip ", "wifi"), "INC-4711"))
    archive.notes.put(meeting, ("2", 0), Note("Bad headset", ("hardware",)))
    keep(archive, [ANNA])
    assert archive.notes.of(meeting) == {
        None: Note("Complained loudly", ("vip", "wifi"), "INC-4711"),
        ("2", 0): Note("Bad headset", ("hardware",)),
    }
    for typed in ("loud", "inc-4711", "headset", "hardware"):
        (row,) = find(archive, typed)
        assert (row.has_notes, row.tags, row.ticket) == (True, ("hardware", "vip", "wifi"), "INC-4711")
    assert archive.notes.tags() == ["hardware", "vip", "wifi"]
    archive.notes.put(meeting, None, Note())
    assert find(archive, "loud") == []
    assert archive.library()[0].ticket == ""


def test_filters(archive: Archive):
    keep(archive, [seated("Anna", "1", GOOD)], info(1))
    keep(archive, [seated("Ben", "1", BAD), seated("Cara", "2", GOOD)], info(2), account=Account("other", "Other"))
    webinar = MeetingInfo(MeetingRef(MeetingKind.WEBINAR, "95", "w=="), "Webinar", start=NOW)
    keep(archive, [person("Dan", "1", qos=[])], webinar, source=FILE)
    add(archive.begin(info(4, start=NOW - timedelta(days=9)), ACME, at=NOW), pages_of([ANNA]))
    noted = archive.library(Wanted(text="webinar"))[0].meeting
    archive.notes.put(noted, ("1", 0), Note(tags=("vip",)))

    def listed(**wanted) -> list[str]:
        return topics(archive.library(Wanted(**wanted)))

    assert listed() == ["Webinar", "Weekly 2", "Weekly 1", "Weekly 4"]
    assert listed(account="other") == ["Weekly 2"]
    assert listed(kind=MeetingKind.WEBINAR) == listed(source=FILE) == listed(tag="vip") == ["Webinar"]
    assert listed(with_notes=True) == ["Webinar"]
    assert listed(worst=frozenset({State.BAD})) == ["Weekly 2"]
    assert listed(worst=frozenset({State.GOOD, State.BAD})) == ["Weekly 2", "Weekly 1"]
    assert listed(complete=False) == ["Weekly 4"]
    assert listed(since=datetime(2026, 3, 1, 10, 0, 2, tzinfo=UTC)) == ["Webinar", "Weekly 2"]
    assert listed(until=datetime(2026, 3, 1, 10, 0, 2, tzinfo=UTC)) == ["Weekly 1", "Weekly 4"]
    assert listed(text="weekly", account="other", most=1) == ["Weekly 2"]
    assert listed(most=2) == ["Webinar", "Weekly 2"]


def test_quality_at_a_glance(archive: Archive):
    keep(archive, [seated("A", "1", GOOD), seated("B", "2", BAD), person("C", "3", qos=[])])
    (row,) = archive.library()
    assert row.glance == Glance(good=1, warning=0, bad=1, unclassified=1)
    assert (row.glance.with_problems, row.participants, row.glance.state) == (1, 3, State.BAD)


def test_a_complete_snapshot_stands_for_its_meeting_even_if_a_later_one_is_partial(archive: Archive):
    whole = keep(archive, [ANNA])
    later = archive.begin(info(), ACME, at=NOW)
    (row,) = archive.library()
    assert (row.snapshot, row.complete, row.snapshots) == (whole, True, 2)
    add(later, pages_of([ANNA, BEN]))
    later.complete()
    assert archive.library()[0].snapshot == later.snapshot


@pytest.mark.parametrize(
    ("sources", "chosen"),
    [
        ((QSS, FILE), 0),
        ((QSS, MINUTES, FILE), 0),
        ((MINUTES, FILE), 0),
        ((FILE, QSS, QSS, FILE), 2),
        ((FILE, FILE), 1),
    ],
)
def test_a_file_never_takes_the_place_of_what_was_fetched(archive: Archive, sources: tuple[str, ...], chosen: int):
    snapshots = [keep(archive, [ANNA], source=source) for source in sources]
    (row,) = archive.library()
    assert (row.snapshot, row.source, row.snapshots) == (snapshots[chosen], sources[chosen], len(sources))
    assert archive.latest(info().ref) == row


def test_a_whole_file_stands_for_its_meeting_before_a_part_that_was_fetched(archive: Archive):
    of_file = keep(archive, [ANNA], source=FILE)
    add(archive.begin(info(), ACME, at=NOW), pages_of([ANNA, BEN]))
    assert archive.library()[0].snapshot == of_file


def test_a_number_leads_to_its_latest_instance_and_a_uuid_to_exactly_one(archive: Archive):
    for day in range(1, 4):
        ref = MeetingRef(MeetingKind.MEETING, "93201235621", f"uuid{day}==")
        keep(archive, [ANNA], MeetingInfo(ref, f"Day {day}", start=datetime(2026, 3, day, tzinfo=UTC)))
    number = MeetingRef(MeetingKind.MEETING, "93201235621")
    assert archive.latest(number).info.topic == "Day 3"
    assert archive.latest(MeetingRef(MeetingKind.MEETING, "", "uuid1==")).info.topic == "Day 1"
    assert archive.latest(MeetingRef(MeetingKind.WEBINAR, "93201235621")) is None
    assert archive.latest(MeetingRef(MeetingKind.MEETING, "", "UUID1==")) is None


def test_what_an_earlier_answer_said_stays_where_a_later_one_is_silent(archive: Archive):
    keep(archive, [ANNA], info(1, host="Anna"))
    keep(archive, [ANNA], MeetingInfo(info(1).ref))
    (row,) = archive.library()
    assert (row.info.topic, row.info.host, row.info.start) == ("Weekly 1", "Anna", info(1).start)
