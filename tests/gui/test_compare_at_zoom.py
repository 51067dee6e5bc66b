"""Meetings that are only at Zoom are compared: fetched first, with who was there, or named where that fails."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox

from qosviewer.domain import texts
from qosviewer.sample import Meeting, fault
from qosviewer.services.rosters import kept_roster
from qosviewer.services.settings import CALLS_PER_DAY
from qosviewer.ui.compare.choose_dialog import ChooseDialog
from qosviewer.ui.compare.fetch_first_dialog import FetchFirstDialog
from qosviewer.ui.messages import Notice
from tests.gui.compare_hands import at_zoom, compare_page, fill, list_at_zoom, said, select, topics, until_listed
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.support.archives import ACME

KEY = Qt.Key


@pytest.fixture
def filled(desktop: Desktop) -> Desktop:
    return fill(desktop)


def week(desktop: Desktop, number: int) -> Meeting:
    return of_key(desktop, f"series-{number}")


def of_key(desktop: Desktop, key: str) -> Meeting:
    return next(each for each in desktop.server.meetings if each.key == key)


def select_at_zoom(desktop: Desktop, *meetings: Meeting, beside: tuple[str, ...] = ()) -> None:
    select(desktop, *beside)
    rows = desktop.desk.library.panel.list
    rows.select([*(each.key for each in rows.selected()), *(at_zoom(desktop, each).key for each in meetings)])
    assert len(rows.selected()) == len(meetings) + len(beside)


def fetching(desktop: Desktop) -> FetchFirstDialog:
    dialog = desktop.dialog("fetchFirst")
    assert isinstance(dialog, FetchFirstDialog)
    return dialog


def notice(desktop: Desktop) -> str:
    desktop.qtbot.waitUntil(lambda: desktop.window.banner.notice is not None, timeout=PATIENCE_MS)
    return desktop.window.banner.notice.as_text


def gone(desktop: Desktop) -> bool:
    return not [each for each in desktop.window.findChildren(FetchFirstDialog) if each.isVisible()]


def test_they_stand_in_the_dialog_with_their_price_and_are_fetched_before(filled: Desktop) -> None:
    list_at_zoom(filled, week(filled, 7), week(filled, 8))
    filled.trigger("compare")
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    search = child(dialog, QLineEdit, "compareWith.search")
    QTest.keyClicks(search, "operations")
    QTest.keyClick(search, KEY.Key_Return)
    cost = child(dialog, QLabel, "compareWith.cost")
    assert not cost.isVisible()
    QTest.keyClick(dialog.table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog._rows.words(0, 3) == texts.CHOOSE_AT_ZOOM
    # Each: one call to find the instance, two pages of 17 people, one of the roster.
    assert cost.isVisible() and "2 to be fetched" in cost.text() and "≈ 8 calls" in cost.text()
    before = len(filled.server.requests)
    click(dialog, "compareWith.accept")

    page = compare_page(filled)
    assert gone(filled)
    assert [side.data.info.ref.uuid for side in page.model.comparison.sides] == [
        week(filled, 7).uuid,
        week(filled, 8).uuid,
    ]
    assert all(side.complete and side.data.companions.roster for side in page.model.comparison.sides)
    assert len([each for each in filled.server.requests[before:] if each.endpoint != "token"]) <= 8
    archive = filled.context.archive.open()
    row = next(row for row in archive.library() if row.info.ref.uuid == week(filled, 8).uuid)
    assert row.complete and kept_roster(archive, row.snapshot).complete


def test_the_last_of_a_series_reach_as_far_as_the_lists(filled: Desktop) -> None:
    list_at_zoom(filled, week(filled, 6), week(filled, 7))
    page = filled.open(week(filled, 8))
    filled.qtbot.waitUntil(lambda: page.kept is not None and page.controller.is_complete, timeout=PATIENCE_MS)
    until_listed(filled, 7)
    filled.trigger("compare")
    dialog = filled.dialog("compareWith")
    assert child(dialog, QSpinBox, "compareWith.lastCount").maximum() == 2
    click(dialog, "compareWith.series")
    click(dialog, "compareWith.accept")
    sides = compare_page(filled).model.comparison.sides
    assert [side.data.info.ref.uuid for side in sides] == [week(filled, number).uuid for number in (6, 7, 8)]


def test_one_of_the_library_is_fetched_without_a_question_several_are_asked_for(filled: Desktop) -> None:
    list_at_zoom(filled, week(filled, 7), week(filled, 8))
    select_at_zoom(filled, week(filled, 7), week(filled, 8), beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    dialog = fetching(filled)
    before = len(filled.server.requests)
    assert "≈ 8 calls" in child(dialog, QLabel, "fetchFirst.cost").text()
    click(dialog, "fetchFirst.dismiss")
    assert len(filled.server.requests) == before and filled.desk.compare.current is None

    click(filled.window, "library.compareSelected")
    click(fetching(filled), "fetchFirst.accept")
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly operations meeting", "Weekly operations meeting"]


def test_the_one_that_is_fetched_is_there_at_once(filled: Desktop) -> None:
    list_at_zoom(filled, week(filled, 8))
    select_at_zoom(filled, week(filled, 8), beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    assert not child(fetching(filled), QPushButton, "fetchFirst.accept").isVisible()
    assert len(topics(compare_page(filled))) == 2


def test_one_that_fails_is_named_and_the_others_are_compared(filled: Desktop) -> None:
    nothing = of_key(filled, "too-old")
    list_at_zoom(filled, nothing, week(filled, 8))
    select_at_zoom(filled, nothing, week(filled, 8), beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    click(fetching(filled), "fetchFirst.accept")
    assert topics(compare_page(filled)) == ["Weekly 1", week(filled, 8).topic]
    assert f"“{nothing.topic}” is not compared" in notice(filled)


def test_with_one_left_there_is_nothing_to_compare(filled: Desktop) -> None:
    nothing = of_key(filled, "too-old")
    list_at_zoom(filled, nothing)
    select_at_zoom(filled, nothing, beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    assert f"“{nothing.topic}” can't be compared" in notice(filled)
    assert filled.desk.compare.current is None and gone(filled)


def test_what_was_told_of_one_attempt_does_not_stand_above_the_next(filled: Desktop) -> None:
    nothing = of_key(filled, "too-old")
    list_at_zoom(filled, nothing)
    select_at_zoom(filled, nothing, beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    assert f"“{nothing.topic}” can't be compared" in notice(filled)
    select(filled, "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    compare_page(filled)
    assert filled.window.banner.notice is None and not filled.window.banner.isVisible()


def test_what_is_told_of_something_else_stays(filled: Desktop) -> None:
    nothing = of_key(filled, "too-old")
    list_at_zoom(filled, nothing)
    select_at_zoom(filled, nothing, beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    assert f"“{nothing.topic}” can't be compared" in notice(filled)
    filled.context.messages.tell(Notice(texts.DECISIONS_KEPT))
    select(filled, "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    compare_page(filled)
    assert notice(filled).startswith(texts.DECISIONS_KEPT.title)


def test_an_account_that_is_refused_stops_all_at_once(filled: Desktop) -> None:
    filled.server.misbehave(fault("no-event-subscription@summary"))
    list_at_zoom(filled, *(week(filled, number) for number in range(1, 8)))
    select_at_zoom(filled, *(week(filled, number) for number in range(1, 8)), beside=("Weekly 1", "Weekly 2"))
    click(filled.window, "library.compareSelected")
    click(fetching(filled), "fetchFirst.accept")
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 2"]
    assert texts.COMPARE_LEFT_OUT_MANY.title.format(count=7) in notice(filled)
    details = filled.window.banner.notice.details.splitlines()
    assert len(details) == 7 and all(line.startswith(week(filled, 1).topic) for line in details)


def test_a_fetch_is_given_up_and_what_came_stays(filled: Desktop) -> None:
    filled.server.misbehave(fault("silent=2@summary"))
    list_at_zoom(filled, week(filled, 8))
    select_at_zoom(filled, week(filled, 8), beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    dialog = fetching(filled)
    filled.qtbot.waitUntil(lambda: dialog.queue.items[0].fetched > 0, timeout=PATIENCE_MS)
    assert "0 of 1 done" in child(dialog, QLabel, "fetchFirst.words").text()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert gone(filled) and filled.desk.compare.current is None
    assert said(filled) == texts.FETCH_FIRST_GIVEN_UP
    filled.server.misbehave()
    filled.qtbot.waitUntil(lambda: at_zoom(filled, week(filled, 8)).archived, timeout=PATIENCE_MS)
    assert not at_zoom(filled, week(filled, 8)).kept.complete


def test_closing_the_window_ends_a_fetch(filled: Desktop) -> None:
    filled.server.misbehave(fault("silent=2@summary"))
    list_at_zoom(filled, week(filled, 8))
    select_at_zoom(filled, week(filled, 8), beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    dialog = fetching(filled)
    filled.qtbot.waitUntil(lambda: dialog.queue.items[0].fetched > 0, timeout=PATIENCE_MS)
    filled.window.close()
    assert not filled.context.runner._jobs


def test_what_is_still_running_is_listed_but_not_chosen(filled: Desktop) -> None:
    running = of_key(filled, "running")
    list_at_zoom(filled, live=(running,))
    filled.trigger("compare")
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    row = next(row for row, each in enumerate(dialog._rows.entries) if each.live)
    assert dialog._rows.words(row, 3) == texts.CHOOSE_LIVE
    QTest.keyClick(dialog.table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert row not in dialog.table.selected_rows() and len(dialog.table.selected_rows()) == 4
    dialog.reject()

    select_at_zoom(filled, running, beside=("Weekly 1", "Weekly 2"))
    click(filled.window, "library.compareSelected")
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 2"]
    assert texts.COMPARE_IS_LIVE.title in notice(filled)


def test_an_account_that_is_not_set_up_is_named(filled: Desktop) -> None:
    meeting = week(filled, 8)
    list_at_zoom(filled, meeting, account=ACME)
    select_at_zoom(filled, meeting, beside=("Weekly 1",))
    click(filled.window, "library.compareSelected")
    assert texts.COMPARE_NO_ACCOUNT.title in notice(filled)
    assert gone(filled)


def test_what_is_too_much_for_today_is_said_before(filled: Desktop) -> None:
    filled.context.settings.set(CALLS_PER_DAY, 3)
    list_at_zoom(filled, week(filled, 8))
    filled.trigger("compare")
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    row = next(row for row, each in enumerate(dialog._rows.entries) if each.fetchable)
    dialog.table.select_rows([row])
    assert "≈ 4 calls" in child(dialog, QLabel, "compareWith.cost").text()
    assert "more than is left" in child(dialog, QLabel, "compareWith.cost").text()
    dialog.reject()


def test_one_at_zoom_that_was_asked_about_is_shown_against_the_earliest(filled: Desktop) -> None:
    list_at_zoom(filled, week(filled, 7), week(filled, 8))
    select_at_zoom(filled, week(filled, 7))
    filled.desk.library.panel.compare()
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    wanted = {week(filled, 8).uuid, "weekly1=="}
    dialog.table.select_rows([row for row, e in enumerate(dialog._rows.entries) if e.info.ref.uuid in wanted])
    click(dialog, "compareWith.accept")
    model = compare_page(filled).model
    assert [side.data.info.ref.uuid for side in model.comparison.sides][model.other] == week(filled, 7).uuid
    assert len(model.comparison.sides) == 3
