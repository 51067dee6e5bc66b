"""Choosing what is compared: in the library, in its dialog, of a series, from files; and what is said of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QSpinBox

from qosviewer.archive import Archive, Note
from qosviewer.domain import texts
from qosviewer.sample import fault
from qosviewer.services.places import find_places
from qosviewer.ui.browse.series_dialog import SeriesDialog
from qosviewer.ui.compare.choose_dialog import ChooseDialog
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.compare_hands import compare_page, entry_of, fill, said, select, topics, until_listed, weekly
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click, meeting_of
from tests.support.archives import body, info, keep, person
from tests.support.imports import webhook, write

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filled(desktop: Desktop) -> Desktop:
    return fill(desktop)


def ask(desktop: Desktop) -> ChooseDialog:
    QTest.keyClick(desktop.window, KEY.Key_D, CONTROL)
    dialog = desktop.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    return dialog


def notice(desktop: Desktop) -> str:
    """What the banner of the window says, once it says something."""
    desktop.qtbot.waitUntil(lambda: desktop.window.banner.notice is not None, timeout=PATIENCE_MS)
    return desktop.window.banner.notice.as_text


def test_meetings_are_chosen_by_keyboard_and_read_forward_in_time(filled: Desktop) -> None:
    dialog = ask(filled)
    accept = child(dialog, QPushButton, "compareWith.accept")
    assert not accept.isEnabled()
    assert "The earliest is the baseline; one click changes it." in child(dialog, QLabel, "compareWith.help").text()
    search = child(dialog, QLineEdit, "compareWith.search")
    QTest.keyClicks(search, "weekly")
    QTest.keyClick(search, KEY.Key_Return)
    QTest.keyClick(dialog.table, KEY.Key_A, CONTROL)
    assert accept.isEnabled()
    QTest.keyClick(dialog.table, KEY.Key_Return)

    page = compare_page(filled)
    assert topics(page) == ["Weekly 1", "Weekly 2", "Weekly 3"]
    assert [side.label for side in page.model.comparison.sides] == ["A", "B", "C"]
    # The earliest is the baseline, and against it the latest.
    assert (page.model.comparison.baseline, page.model.other) == (0, 2)


def test_the_last_of_the_series_of_a_meeting(filled: Desktop) -> None:
    select(filled, "Weekly 3")
    filled.desk.library.panel.compare()
    dialog = filled.dialog("compareWith")
    child(dialog, QSpinBox, "compareWith.lastCount").setValue(1)
    click(dialog, "compareWith.series")
    click(dialog, "compareWith.accept")

    page = compare_page(filled)
    assert topics(page) == ["Weekly 2", "Weekly 3"]
    assert (page.model.comparison.baseline, page.model.other) == (0, 1)


def test_several_of_the_library_are_compared_at_one_press(filled: Desktop) -> None:
    select(filled, "Weekly 3", "Other", "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    assert topics(compare_page(filled)) == ["Other", "Weekly 1", "Weekly 2", "Weekly 3"]


def test_the_menu_of_the_library_compares_what_is_selected(filled: Desktop) -> None:
    select(filled, "Weekly 2", "Weekly 1")
    menu_of(filled, "compare").trigger()
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 2"]


def test_the_menu_asks_what_a_single_one_is_compared_with(filled: Desktop) -> None:
    select(filled, "Weekly 2")
    menu_of(filled, "compare").trigger()
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    assert "Weekly 2" in child(dialog, QLabel, "compareWith.help").text()
    dialog.table.select_rows([0, 2])
    click(dialog, "compareWith.accept")
    page = compare_page(filled)
    assert topics(page) == ["Other", "Weekly 2", "Weekly 3"]
    # The one that was asked about is shown against the earliest.
    assert page.model.other == 1


def menu_of(desktop: Desktop, name: str):
    library = desktop.desk.library.panel
    library.show_menu(library.list.mapToGlobal(QPoint(20, 20)))
    menu = child(library, QMenu, "library.menu")
    action = next(each for each in menu.actions() if each.objectName() == f"library.menu.{name}")
    assert action.isEnabled()
    menu.close()
    return action


@pytest.mark.parametrize(("rows", "expected"), [([0], 3), ([0, 2], 2)])
def test_the_series_dialog_compares_what_is_selected_or_all_of_it(filled: Desktop, rows, expected) -> None:
    account = entry_of(filled, "Weekly 1").account
    filled.desk.browse.show_series(weekly(1), account)
    dialog = filled.dialog("series")
    assert isinstance(dialog, SeriesDialog)
    filled.qtbot.waitUntil(lambda: dialog.model.rowCount() == 3, timeout=PATIENCE_MS)
    dialog.table.select_rows(rows)
    click(dialog, "series.compare")
    page = compare_page(filled)
    assert topics(page) == ["Weekly 1", "Weekly 2", "Weekly 3"] if expected == 3 else ["Weekly 1", "Weekly 3"]
    assert (page.model.comparison.baseline, page.model.other) == (0, expected - 1)


def test_an_open_meeting_is_shown_against_the_earliest(filled: Desktop) -> None:
    fetched = meeting_of(filled.server, "ended")
    page = filled.until(filled.open(fetched), Phase.COMPLETE)
    filled.qtbot.waitUntil(lambda: page.kept is not None, timeout=PATIENCE_MS)
    until_listed(filled, 5)
    dialog = ask(filled)
    row = dialog._rows.entries.index(entry_of(filled, "Weekly 1"))
    dialog.table.select_rows([row])
    click(dialog, "compareWith.accept")

    page = compare_page(filled)
    assert topics(page) == ["Weekly 1", fetched.topic]
    assert page.model.comparison.sides[page.model.other].data.info.ref.uuid == fetched.uuid


def test_an_open_meeting_that_is_the_earliest_is_the_baseline(filled: Desktop) -> None:
    filled.desk.meetings.open_kept([entry_of(filled, "Other").kept])
    filled.until(filled.page, Phase.KEPT)
    dialog = ask(filled)
    assert all(entry.info.topic != "Other" for entry in dialog._rows.entries)
    dialog.table.select_rows([0, 1])
    click(dialog, "compareWith.accept")
    page = compare_page(filled)
    assert topics(page) == ["Other", "Weekly 2", "Weekly 3"]
    assert (page.model.comparison.baseline, page.model.other) == (0, 2)


def test_files_are_compared_like_everything_else(filled: Desktop, tmp_path) -> None:
    saved = [
        write(tmp_path / "one.json", webhook("Anna")),
        write(tmp_path / "two.json", body([person("Anna", "1"), person("Cleo", "2")])),
    ]
    filled.desk.files.open(saved)
    filled.qtbot.waitUntil(lambda: len(filled.desk.meetings.pages) == 2, timeout=PATIENCE_MS)
    filled.until(filled.page, Phase.KEPT)
    until_listed(filled, 6)
    dialog = ask(filled)
    others = [each.key for each in dialog._rows.entries if each.kept and each.kept.source == "file"]
    assert len(others) == 1
    dialog.table.select_rows([row for row, each in enumerate(dialog._rows.entries) if each.key in others])
    click(dialog, "compareWith.accept")
    page = compare_page(filled)
    assert {side.source for side in page.model.comparison.sides} == {"file"}
    assert page.model.comparison.names.count("Anna") == 1
    # One of them has no start: it stands last.
    assert page.model.comparison.sides[-1].data.info.start is None


def test_a_meeting_that_is_being_fetched_is_not_compared_and_one_that_failed_neither(filled: Desktop, server) -> None:
    server.misbehave(fault("silent=1@summary"))
    filled.open(meeting_of(server, "ended"))
    QTest.keyClick(filled.window, KEY.Key_D, CONTROL)
    assert texts.COMPARE_STILL_FETCHING.title in notice(filled)
    filled.window.banner.clear()
    filled.trigger("cancel")
    server.misbehave()
    filled.until(filled.page, Phase.CANCELLED)
    QTest.keyClick(filled.window, KEY.Key_D, CONTROL)
    assert texts.COMPARE_NOTHING_HERE.title in notice(filled)


def test_loading_is_said_until_it_is_done(filled: Desktop) -> None:
    select(filled, "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    assert said(filled) == texts.COMPARE_LOADING.format(count=2)
    compare_page(filled)
    filled.qtbot.waitUntil(lambda: said(filled) == "", timeout=PATIENCE_MS)


def test_loading_is_unsaid_also_when_nothing_comes_of_it(filled: Desktop) -> None:
    snapshots = [entry_of(filled, topic).kept.snapshot for topic in ("Weekly 1", "Weekly 2")]
    with closing(sqlite3.connect(find_places().archive_file)) as raw, raw:
        raw.execute("UPDATE blocks SET numbers = x'00' WHERE snapshot_id = ?", (snapshots[0],))
    select(filled, "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    assert said(filled)
    assert "“Weekly 1” can't be compared" in notice(filled)
    filled.qtbot.waitUntil(lambda: said(filled) == "", timeout=PATIENCE_MS)
    assert filled.desk.compare.current is None


def test_what_is_said_meanwhile_is_not_wiped(filled: Desktop) -> None:
    select(filled, "Weekly 1", "Weekly 2")
    click(filled.window, "library.compareSelected")
    filled.window.say("Exported.", until_unsaid=True)
    compare_page(filled)
    filled.qtbot.waitUntil(lambda: not [job for job in filled.context.runner._jobs if job.key[0] == "compare"])
    assert said(filled) == "Exported."


def test_one_that_is_damaged_is_named_and_the_others_are_compared(filled: Desktop) -> None:
    snapshot = entry_of(filled, "Weekly 2").kept.snapshot
    with closing(sqlite3.connect(find_places().archive_file)) as raw, raw:
        raw.execute("UPDATE blocks SET numbers = x'00' WHERE snapshot_id = ?", (snapshot,))
    select(filled, "Weekly 1", "Weekly 2", "Weekly 3")
    click(filled.window, "library.compareSelected")
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 3"]
    assert "“Weekly 2” is not compared" in notice(filled)


def test_what_only_notes_are_left_of_is_not_offered(filled: Desktop) -> None:
    archive = filled.context.archive.open()
    archive.notes.put(entry_of(filled, "Other").kept.meeting, None, Note("Look again"))
    archive.delete_older_than(datetime(2026, 2, 20, tzinfo=UTC))
    filled.desk.library.shelf.reload()
    filled.qtbot.waitUntil(lambda: not entry_of(filled, "Other").archived, timeout=PATIENCE_MS)
    dialog = ask(filled)
    assert [each.info.topic for each in dialog._rows.entries] == ["Weekly 3", "Weekly 2", "Weekly 1"]
    dialog.reject()
    select(filled, "Weekly 1", "Other")
    filled.desk.library.panel.compare()
    assert texts.COMPARE_ONLY_NOTES.title in notice(filled)


def test_an_empty_library_says_what_to_do(desktop: Desktop) -> None:
    dialog = ask(desktop)
    assert child(dialog, QLabel, "compareWith.said").text() == texts.CHOOSE_NOTHING_KEPT
    assert not child(dialog, QPushButton, "compareWith.accept").isEnabled()


def test_what_was_chosen_stays_chosen_while_something_else_is_looked_for(filled: Desktop) -> None:
    dialog = ask(filled)
    search, said_below = child(dialog, QLineEdit, "compareWith.search"), child(dialog, QLabel, "compareWith.said")
    QTest.keyClicks(search, "weekly")
    dialog.table.select_rows([2])
    search.selectAll()
    QTest.keyClicks(search, "other")
    assert said_below.text() == texts.CHOOSE_COUNT_HIDDEN.format(count=1, hidden=1)
    dialog.table.select_rows([0])
    assert said_below.text() == texts.CHOOSE_COUNT_HIDDEN.format(count=2, hidden=1)
    search.clear()
    assert [dialog._rows.entries[row].info.topic for row in dialog.table.selected_rows()] == ["Weekly 1", "Other"]
    click(dialog, "compareWith.accept")
    assert topics(compare_page(filled)) == ["Other", "Weekly 1"]


def test_the_time_before_of_the_same_series_is_suggested_and_only_suggested(filled: Desktop) -> None:
    filled.desk.meetings.open_kept([entry_of(filled, "Weekly 2").kept])
    filled.until(filled.page, Phase.KEPT)
    dialog = ask(filled)

    def chosen() -> list[str]:
        return [each.info.topic for each in dialog._chosen()]

    assert chosen() == ["Weekly 1"]
    search = child(dialog, QLineEdit, "compareWith.search")
    QTest.keyClicks(search, "other")
    assert chosen() == ["Other"]
    QTest.keyClicks(search, "wise")
    assert chosen() == []
    search.clear()
    assert chosen() == ["Weekly 1"]
    QTest.keyClick(search, KEY.Key_Return)
    QTest.keyClick(dialog.table, KEY.Key_Return)
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 2"]


def test_without_room_for_all_of_them_the_buttons_give_way(filled: Desktop) -> None:
    bar = filled.desk.library.panel.bar
    select(filled, "Weekly 1", "Weekly 2")
    names = ("library.openSelected", "library.compareSelected")
    assert [child(bar, QPushButton, name).isVisible() for name in names] == [True, True]
    needed = sum(child(bar, QPushButton, name).sizeHint().width() for name in names)
    bar.resize(needed, bar.height())
    assert [child(bar, QPushButton, name).isVisible() for name in names] == [False, True]
    bar.resize(needed * 2, bar.height())
    assert [child(bar, QPushButton, name).isVisible() for name in names] == [True, True]


def test_a_series_stands_alone_though_its_number_is_part_of_another(filled: Desktop) -> None:
    number = entry_of(filled, "Weekly 1").info.ref.number
    with Archive.open(find_places().archive_file) as archive:
        longer = info(7, topic="Another", start=datetime(2026, 4, 1, tzinfo=UTC))
        keep(archive, [person("Dora", "1")], replace(longer, ref=replace(longer.ref, number=f"{number}0")))
    filled.desk.library.shelf.reload()
    until_listed(filled, 5)
    select(filled, "Weekly 3")
    filled.desk.library.panel.compare()
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    click(dialog, "compareWith.series")
    assert [each.info.topic for each in dialog._rows.entries] == ["Weekly 2", "Weekly 1"]
    search = child(dialog, QLineEdit, "compareWith.search")
    # Before it is whole, a number is looked for as anything else.
    search.setText(number[:-1])
    assert "Another" in [each.info.topic for each in dialog._rows.entries]
    dialog.reject()
