"""The lines of the library: merged, chosen, put in order, and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from qosviewer.archive import Glance
from qosviewer.domain.meeting import MeetingKind
from qosviewer.models.library_choice import (
    MOST_WATCHED,
    Arrangement,
    Choice,
    Group,
    Period,
    Where,
    arrange,
    chosen,
    day_title,
    period_of,
)
from qosviewer.models.library_entry import Entry, merged
from qosviewer.models.library_words import line_of, spoken, tooltip_lines
from tests.support.archives import ACME
from tests.support.listings import NOON, OTHER, listed, meeting, row

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOW = NOON + 3 * HOUR


def line(entry: Entry):
    return line_of(entry, UTC, watched=False, with_account=True, with_date=False)


def kept(number: int, start: datetime | None = NOON, **known) -> Entry:
    (entry,) = merged([row(number, meeting(f"u{number}", start), **known)], {})
    return entry


def uuids(entries) -> list[str]:
    return [entry.info.ref.uuid for entry in entries if isinstance(entry, Entry)]


def titles(arrangement: Arrangement) -> list[str]:
    return [each.title for each in arrangement.lines if isinstance(each, Group)]


def test_a_meeting_that_is_in_the_archive_and_at_zoom_is_one_line_and_keeps_its_key():
    at_zoom = listed(meeting("u1"), duration=HOUR)
    (before,) = merged([], {ACME: [at_zoom]})
    (after,) = merged([row(1, meeting("u1"))], {ACME: [at_zoom]})
    assert before.key == after.key
    assert before.fetchable and not before.archived
    assert after.archived and not after.fetchable


def test_archive_and_lists_are_merged_by_time():
    rows = [row(1, meeting("u1", NOON)), row(2, meeting("u2", NOON - 2 * DAY))]
    at_zoom = {ACME: [listed(meeting("z1", NOON - DAY))], OTHER: [listed(meeting("z2", None))]}
    entries = merged(rows, at_zoom)
    assert uuids(entries) == ["u1", "z1", "u2", "z2"]
    assert entries[1].account == ACME and entries[3].account == OTHER


def test_instances_that_are_not_known_are_never_merged():
    rows = [row(number, meeting("", NOON)) for number in (1, 2)]
    assert len({entry.key for entry in merged(rows, {ACME: [listed(meeting(""))]})}) == 2


def test_what_only_notes_are_left_of_can_be_fetched_from_the_account_that_lists_it():
    only_notes = row(1, meeting("u1"), snapshot=None, account=replace(ACME, key="", name=""), has_notes=True)
    (entry,) = merged([only_notes], {OTHER: [listed(meeting("u1"))]})
    assert entry.fetchable and entry.account == OTHER


def test_days_are_those_of_the_zone():
    late = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    entries = [kept(1, late)]
    assert titles(arrange(entries, Choice(), (), (), late, UTC)) == ["Today"]
    east = timezone(2 * HOUR)
    assert titles(arrange(entries, Choice(), (), (), late - HOUR * 4, east)) == ["Friday 13 March"]


def test_meetings_stand_under_their_days():
    starts = (NOON, NOON - HOUR, NOON - DAY, NOON - 2 * DAY, NOON - 400 * DAY)
    entries = [kept(number, start) for number, start in enumerate(starts)]
    undated = merged([], {ACME: [listed(meeting("z", None))]})
    arranged = arrange([*entries, *undated], Choice(), (), (), NOW, UTC)
    assert titles(arranged) == ["Today", "Yesterday", "Tuesday 10 March", "Wednesday 5 February 2025", "Without a date"]
    assert arranged.lines[0] == Group("Today", 2)
    assert arranged.count == arranged.total == 6


def test_a_few_of_the_watched_come_first_and_no_line_comes_twice():
    entries = [kept(number, NOON - number * HOUR) for number in range(MOST_WATCHED + 4)]
    watched = {entry.key for entry in entries[1:]}
    arranged = arrange(entries, Choice(), (), watched, NOW, UTC)
    shown = uuids(arranged.lines)
    assert titles(arranged)[0] == "Watched" and shown[:MOST_WATCHED] == [f"u{n}" for n in range(1, MOST_WATCHED + 1)]
    assert sorted(shown) == sorted(uuids(entries))
    assert arranged.watched_first == MOST_WATCHED


MIXED = [
    *merged(
        [
            row(1, meeting("bad", topic="Weekly")),
            row(2, meeting("good"), glance=Glance(14, 0, 0, 0), tags=("wifi",), has_notes=True),
            row(3, meeting("old", NOON - 40 * DAY), source="file", account=OTHER, complete=False),
            row(4, meeting("web", kind=MeetingKind.WEBINAR), glance=Glance(0, 0, 0, 14)),
        ],
        {ACME: [listed(meeting("zoom", topic="Weekly"), host_email="hanna@example.com"), listed(meeting("bad"))]},
    )
]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), {"bad", "good", "old", "web", "zoom"}),
        (Choice(text="week"), {"bad", "zoom"}),
        (Choice(text="hanna@exa"), {"bad", "zoom"}),
        (Choice(text="812 3456"), {"bad", "zoom"}),
        (Choice(text="eekly"), {"bad"}),
        (Choice(text="«»"), {"bad"}),
        (Choice(where=Where.ARCHIVE), {"bad", "good", "old", "web"}),
        (Choice(where=Where.ZOOM), {"zoom"}),
        (Choice(period=Period(date(2026, 3, 12))), {"bad", "good", "web", "zoom"}),
        (Choice(period=Period(None, date(2026, 3, 11))), {"old"}),
        (Choice(account=OTHER.key), {"old"}),
        (Choice(kind=MeetingKind.WEBINAR), {"web"}),
        (Choice(worst=frozenset({2, 3})), {"bad", "old"}),
        (Choice(worst=frozenset({0})), {"web"}),
        (Choice(with_notes=True), {"good"}),
        (Choice(tag="wifi"), {"good"}),
        (Choice(source="file"), {"old"}),
        (Choice(partial=True), {"old"}),
        (Choice(text="week", partial=True), set()),
    ],
)
def test_what_is_wanted_is_chosen(choice: Choice, expected: set[str]):
    # The archive's own search found the first one.
    assert set(uuids(chosen(MIXED, choice, {1}, UTC))) == expected


def test_a_period_with_a_name_ends_today():
    assert period_of("week", date(2026, 3, 12)) == Period(date(2026, 3, 6), None, "week")
    assert day_title(date(2026, 3, 11), date(2026, 3, 12)) == "Yesterday"


def test_a_line_tells_how_it_went_by_shape_word_and_count():
    shown = line(kept(1))
    assert (shown.verdict, shown.severity) == ("■ bad · 3 of 14", 3)
    assert line(kept(1, glance=Glance(11, 1, 1, 1))).verdict == "■ bad · 2 of 13"
    assert line(kept(1, glance=Glance(14, 0, 0, 0))).verdict == "● good · 14"
    assert shown.badges == ("QSS", "Acme")
    assert shown.facts == "12:00"


def test_a_line_at_zoom_tells_until_when_about():
    (entry,) = merged([], {ACME: [listed(meeting("z", expected_participants=9), duration=90 * HOUR / 60)]})
    shown = line(entry)
    assert (shown.verdict, shown.severity, shown.facts) == ("at Zoom · 9", None, "12:00 · 1 h 30 min")
    assert shown.badges[0] == "until ≈ 12 Mar 2027"
    assert "Kept by Zoom until about 12 Mar 2027" in spoken(entry, UTC, watched=False)


def test_a_live_meeting_is_not_available_yet():
    (entry,) = merged([], {ACME: [listed(meeting("z"), live=True)]})
    assert line(entry).verdict == "still running"
    assert not entry.fetchable and entry.kept_until is None
    assert "not yet available" in spoken(entry, UTC, watched=False)


def test_everything_is_said_to_those_who_listen():
    said = spoken(kept(1, has_notes=True, tags=("wifi",), complete=False), UTC, watched=True)
    for part in ("Topic u1", "On the watch list", "12 Mar 2026, 12:00", "Host: Hanna", "bad, 3 of 14 with problems",
                 "partial", "QSS", "Has notes", "Account: Acme", "Tags: wifi"):  # fmt: skip
        assert part in said


def test_hostile_text_stays_on_its_line():
    evil = "<b>a</b>\u202e\nnext"
    info = meeting("u1", topic=evil, host=evil)
    (entry,) = merged([row(1, info, tags=(evil,), reason=evil, account=replace(ACME, name=evil))], {})
    shown = line(entry)
    for text in (shown.title, shown.host, *shown.badges, *tooltip_lines(entry, UTC, watched=True)):
        assert "\n" not in text and "\u202e" not in text
