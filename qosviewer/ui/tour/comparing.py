"""A series side by side: who got worse since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QSpinBox, QToolButton

from qosviewer.domain import texts
from qosviewer.domain.quality import State
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.ui.browse.fetch_dialog import FetchDialog
from qosviewer.ui.browse.queue_page import QueuePage
from qosviewer.ui.browse.series_dialog import SeriesDialog
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.overview_view import OverviewView
from qosviewer.ui.compare.paragraph_view import ParagraphView
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour

_OTHERS: Final = 7
_PLANTED: Final = 2
_LATER: Final = 4


def choose(tour: Tour) -> None:
    """What is compared is chosen from the archive: the last of the same series, at one press."""
    tour.do("series")
    series = open_dialog(tour.window, "series")
    assert isinstance(series, SeriesDialog)  # noqa: S101 (for the type checker)
    until(lambda: len(series.model.instances) > _OTHERS, "All instances of the series should be listed.")
    QTest.mouseClick(find(series, QPushButton, "series.fetch"), LEFT)
    fetch = open_dialog(tour.window, "fetchMany")
    assert isinstance(fetch, FetchDialog)  # noqa: S101 (for the type checker)
    until(lambda: "call" in fetch.estimate, "The cost should be named in calls.")
    QTest.mouseClick(find(fetch, QPushButton, "fetchMany.accept"), LEFT)
    until(lambda: tour.window.findChild(QueuePage) is not None, "The queue should come up.")
    queue = find(tour.window, QueuePage, "queuePage").queue
    until(lambda: queue.is_over, "All instances should be fetched.")
    tour.do("close_tab")
    number = series.model.instances[0].info.ref.number
    entries = tour.library.shelf
    until(
        lambda: sum(each.archived and each.info.ref.number == number for each in entries.entries) > _OTHERS,
        "The library should have all instances.",
    )
    tour.do("compare")
    dialog = open_dialog(tour.window, "compareWith")
    find(dialog, QSpinBox, "compareWith.lastCount").setValue(_OTHERS)
    QTest.mouseClick(find(dialog, QPushButton, "compareWith.series"), LEFT)
    check(_accept(dialog).isEnabled(), "The comparison should be allowed.")


def side_by_side(tour: Tour) -> None:
    """Side by side: a row for everybody, with the difference in numbers and words."""
    QTest.mouseClick(_accept(open_dialog(tour.window, "compareWith")), LEFT)
    until(lambda: tour.desk.compare.current is not None, "The comparison should open.")
    page = _page(tour)
    check(len(page.model.comparison.sides) == _OTHERS + 1, "All instances should be compared.")
    settle()


def who_is_who(tour: Tour) -> None:
    """Whom nothing identifies can be paired by hand, with what speaks for it."""
    QTest.mouseClick(find(_page(tour), QPushButton, "compare.decide"), LEFT)
    dialog = open_dialog(tour.window, "pairing")
    same = find(dialog, QPushButton, "pairing.same")
    until(same.isEnabled, "Somebody should be offered for the one chosen.")
    settle()


def in_words(tour: Tour) -> None:
    """In words: each sentence leads to the people whom it is about."""
    open_dialog(tour.window, "pairing").reject()
    page = _page(tour)
    check(page.model.comparison.baseline == 0, "The earliest instance should be the baseline.")
    # Held against the last one that was fine, by the keyboard.
    chip = find(page, QToolButton, f"compare.meeting.{_OTHERS - _LATER}")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    until(lambda: page.model.comparison.baseline == _OTHERS - _LATER, "A key should change the baseline.")
    page.show_view("paragraph")
    words = find(page, ParagraphView, "compare.paragraph")
    until(lambda: words.is_current, "The paragraph should be written.")
    worse = [clause for clause in words.clauses if clause.text.startswith("Worse for ")]
    check(bool(worse) and len(worse[0].humans) == _PLANTED, "Two people should be worse off.")


def overview(tour: Tour) -> None:
    """At a glance: each figure of each meeting on one scale."""
    _page(tour).show_view("overview")
    view = find(_page(tour), OverviewView, "compare.overview")
    until(lambda: view.is_current, "The overview should be there.")
    check(view.figures.rows_model.rowCount() > _OTHERS, "There should be figures of each meeting.")
    check(f"for {_PLANTED} people" in view.headline.text(), "A line should say for whom what got worse.")


def trend(tour: Tour) -> None:
    """Over time: since when, and who."""
    _page(tour).show_view("trend")
    view = find(_page(tour), TrendView, "compare.trend")
    until(lambda: view.is_current, "The trend should be there.")
    bad = [row for row in view.people.rows_model.rows if State.BAD in row.severities.values()]
    check(len(bad) == _PLANTED, "Two people should have been bad lately.")
    since = [row.cells for row in _turned(view) if row.cells[0] == texts.TURN_WHO["since"]]
    check(not since, "Without a mark nothing should be held against one another.")
    view.chart.setFocus()
    for _ in range(_LATER):
        QTest.keyClick(view.chart, Qt.Key.Key_Left)
    QTest.keyClick(view.chart, Qt.Key.Key_Return)
    view.date.name.setFocus()
    QTest.keyClicks(view.date.name, "New access points")
    since = [row.cells for row in _turned(view) if row.cells[0] == texts.TURN_WHO["since"]]
    check(since[0][1] == str(_PLANTED), "Two people should have problems only since the date.")
    settle()


def _turned(view: TrendView) -> Sequence[ComparedRow]:
    return view.turn_rows.rows if view.turn_rows else ()


def groups(tour: Tour) -> None:
    """By network: which group fares how, meeting by meeting."""
    _page(tour).show_view("groups")
    view = find(_page(tour), GroupsView, "compare.groups")
    until(lambda: view.is_current, "The groups should be there.")
    named = [row for row in view.groups.rows_model.rows if isinstance(row.subject, tuple) and row.subject]
    check(len(named) > _OTHERS, "Each group should know its people in each meeting.")
    check(not view.offer.isVisible(), "No list of participants should be missing.")


def standing(tour: Tour) -> None:
    """One person against the others of the same meetings."""
    page = _page(tour)
    page.show_view("paragraph")
    words = find(page, ParagraphView, "compare.paragraph")
    until(lambda: words.is_current, "The paragraph should be there.")
    words.persons.setFocus()
    words.persons.select_rows([0])
    QTest.mouseClick(find(words, QPushButton, "compare.paragraph.standing"), LEFT)
    check(page.view_key == "groups", "The person should be held against the others.")
    view = find(page, GroupsView, "compare.groups")
    until(lambda: view.is_current, "How the person stands should be there.")
    check(bool(view.standings.selected_rows()), "The figure in front should be in sight.")
    settle()


def leave(tour: Tour) -> None:
    """Enter on a group leads back to the table, at its people."""
    view = find(_page(tour), TrendView, "compare.trend")
    view.turn.table.setFocus()
    view.turn.table.select_rows([1])
    QTest.keyClick(view.turn.table, Qt.Key.Key_Return)
    check(_page(tour).view_key == "table", "The table should be in front.")
    check(len(_page(tour).model.selected) == _PLANTED, "The people should be selected.")
    settle()


def _page(tour: Tour) -> ComparePage:
    page = tour.desk.compare.current
    check(page is not None, "A comparison should be in front.")
    assert page is not None  # noqa: S101 (for the type checker; checked above)
    return page


def _accept(dialog: QDialog) -> QPushButton:
    return find(dialog, QPushButton, "compareWith.accept")


STEPS: Final = (
    Step("compare-with", choose),
    Step("side-by-side", side_by_side),
    Step("who-is-who", who_is_who),
    Step("compared-in-words", in_words),
    Step("compared-overview", overview),
    Step("compared-trend", trend),
    Step("compared-person", leave),
    Step("compared-groups", groups),
    Step("compared-standing", standing),
)
