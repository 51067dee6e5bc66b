"""The trend of a comparison: chart, people, and before against after a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTabWidget, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.models.compared_trend import InstanceLabel, instance_labels
from qosviewer.ui.compare.trend_chart import LOW_PX
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.ui.compare.turn_panel import DateMark
from tests.gui.conftest import child
from tests.support.compare_views import DOWN, cells, shown, turned, until_current, week
from tests.support.comparisons import START, compared
from tests.support.series import weekly_series


def mark(view: TrendView, weeks: int) -> None:
    """Mark the date of a week."""
    view.date.set_day(START + timedelta(weeks=weeks))


def test_years_stand_where_they_begin_unless_all_are_this_year() -> None:
    starts = [START + timedelta(weeks=weeks) for weeks in (0, 1, 52, 53)] + [None]
    said = list(instance_labels("ABCDE", starts, START))
    assert [label.year for label in said] == ["2026", "", "2027", "", ""]
    assert said[4] == InstanceLabel("E", "not known", "")
    assert {label.year for label in instance_labels("AB", starts[:2], START)} == {""}
    assert [label.year for label in instance_labels("AB", starts[:2], starts[2])] == ["2026", ""]


def test_instances_and_people(qtbot) -> None:
    view = shown(qtbot, TrendView, compared(*weekly_series()))
    assert [cells(view.instances, row)[0] for row in range(8)] == list("ABCDEFGH")
    assert cells(view.instances, 7)[2].startswith("2 of 14")
    assert {cells(view.people, row)[2] for row in (0, 1)} == {"in 3 of the last 6"}
    assert cells(view.people, 2)[3] == "in 0 of the last 6"


def test_before_against_after_a_marked_date(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    assert view.turn_rows is None and child(view, QLabel, "compare.trend.turn.reason").text() == texts.TURN_UNMARKED
    mark(view, weeks=2)
    before, only_since, others = (row.cells for row in view.turn.table.rows_model.rows)
    assert before[:3] == ("Problems before", "6", "6") and before[5:7] == ("−5 pp (−5 … −5)", "better")
    assert only_since[:3] == ("Problems only since", "0", "0") and only_since[6] == "not enough data yet"
    assert others[1] == "6" and others[5:7] == ("±0 pp (0 … 0)", "same")
    assert "by chance" in child(view, QLabel, "compare.trend.turn.remarks").text()
    view.date.date.setDate(view.date.date.date().addYears(1))
    assert [row.cells[5] for row in view.turn.table.rows_model.rows[:3]] == ["no meeting from the date on yet"] * 3


def test_a_date_has_the_name_that_it_was_given(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    mark(view, weeks=2)
    QTest.keyClicks(view.date.name, "new access points")
    assert view.turn_rows.heading.startswith("new access points. Audio downlink packet loss, 2 meetings before")
    assert "Marked: new access points, Mon 16 Mar 2026" in view.chart.accessibleDescription()


def test_the_mark_is_dragged_and_moved_by_keys(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    mark(view, weeks=2)
    x, y = round(view.chart.mark_x()), view.chart.height() // 2
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    QTest.mouseMove(view.chart, QPoint(x + view.chart.width() // 4, y))
    QTest.mouseRelease(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(x + view.chart.width() // 4, y))
    assert (view.date.since - START).days in (20, 21)
    QTest.keyClick(view.chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (view.date.since - START).days in (6, 7)
    assert len(view.turned.before) == 1


def test_enter_marks_the_day_of_a_meeting(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    QTest.keyClick(view.chart, Qt.Key.Key_Return)
    assert view.date.mark.isChecked() and len(view.turned.after) == 1


def test_people_of_ones_choice_against_the_others(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    mark(view, weeks=2)
    view.model.select(range(6, 12))
    selected, others = (row.cells for row in view.turn.table.rows_model.rows[3:])
    assert selected[0] == "Those selected" and "±0 pp" in selected[5] and "−5 pp" in others[5]


def test_a_group_leads_to_its_people(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    mark(view, weeks=2)
    view.turn.table.select_rows([0])
    with qtbot.waitSignal(view.table_wanted):
        QTest.keyClick(view.turn.table, Qt.Key.Key_Return)
    assert view.model.selected == tuple(range(6))


def test_the_planted_change_of_the_sample_is_found_and_nobody_else_is_accused(qtbot) -> None:
    view = shown(qtbot, TrendView, compared(*weekly_series()))
    view.chart.setFocus()
    for _ in range(4):
        QTest.keyClick(view.chart, Qt.Key.Key_Left)
    QTest.keyClick(view.chart, Qt.Key.Key_Return)
    since = next(row.cells for row in view.turn.table.rows_model.rows if row.cells[0] == "Problems only since")
    assert since[1:3] == ("2", "2") and all(name in since[7] for name in ("Łukasz Wójcik +", "Chloé Fontaine +"))
    assert since[6] == "not enough data yet" and "2 of the 5 needed" in since[5]
    assert view.turn.table.rows_model.rows[0].cells[1] == "0" and "–" not in since[3]


def test_the_keys_walk_the_instances_and_a_card_reads_them(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    view.chart.setFocus()
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    card = child(view.chart, QLabel, "chart.card")
    assert card.isVisible() and card.text().startswith("D, ") and "median 1 %" in card.text()
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    assert card.text().startswith("C, ")
    assert view.chart.accessibleDescription().count("\n") == 4


def test_figures_of_two_kinds_are_never_joined_and_that_is_said(qtbot) -> None:
    sides = [Side(week(n, 1, 3), source=MINUTES if n == 2 else QSS) for n in range(4)]
    view = shown(qtbot, TrendView, Comparison(labelled(sides)))
    assert "lines of their own" in child(view, QLabel, "compare.trend.note").text()
    assert cells(view.instances, 2)[6] == "computed from minutes"
    (line,) = {len(row.drawing.values) for row in view.people.rows_model.rows}
    assert line == 3


def test_people_are_selected_from_here(qtbot) -> None:
    view = shown(qtbot, TrendView, turned())
    view.people.select_rows([0, 1])
    with qtbot.waitSignal(view.table_wanted):
        QTest.keyClick(view.people, Qt.Key.Key_Return)
    assert view.model.selected == (0, 1)


def test_it_follows_the_figure_in_front(qtbot) -> None:
    view = shown(qtbot, TrendView, compared(*weekly_series()[3:6]))
    view.model.set_measure(DOWN, METRIC["latency"])
    until_current(qtbot, view)
    assert child(view, QComboBox, "compare.trend.measure").currentText() == "Audio downlink latency"
    assert cells(view.instances, 0)[4].endswith(" ms")


def test_one_meeting_is_no_trend(qtbot) -> None:
    view = shown(qtbot, TrendView, compared(week(0, 1)))
    assert child(view, QLabel, "compare.trend.reason").isVisible()


def test_a_selection_is_not_taken_for_people_of_the_comparison_before(qtbot) -> None:
    view = shown(qtbot, TrendView, compared(*(week(n, 1, 1) for n in range(4))))
    mark(view, weeks=2)
    more = compared(*(week(n, *[1] * 9) for n in range(4)))
    # As when meetings were added: the others are there, and what is shown of them is not yet.
    view.model.comparison = more
    view.model.select([8])
    assert len(view.turn.table.rows_model.rows) == 3
    view.refresh()
    until_current(qtbot, view)
    assert [row.cells[1] for row in view.turn.table.rows_model.rows][3:] == ["1", "8"]


def test_the_first_day_that_can_be_marked_has_a_midnight_everywhere(qtbot) -> None:
    date = DateMark()
    qtbot.addWidget(date)
    date.set_day(datetime(1753, 1, 1, tzinfo=UTC))
    assert date.since is not None and date.since.year == 2000


@pytest.mark.parametrize(("height", "has_shares"), [(320, False), (700, True)])
def test_in_a_low_window_the_lists_stay_reachable_and_the_figures_stay_drawn(qtbot, height, has_shares) -> None:
    view, window = shown(qtbot, TrendView, turned()), QWidget()
    qtbot.addWidget(window)
    # As in a window that is smaller than what all its parts ask for.
    window.resize(560, height)
    window.show()
    view.setParent(window)
    view.setMinimumSize(1, 1)
    view.setGeometry(window.rect())
    view.show()
    tabs = child(view, QTabWidget, "compare.trend.tabs")
    qtbot.waitUntil(lambda: view.chart._plan(view.chart._rows).has_shares is has_shares)
    assert view.chart.mapTo(view, view.chart.rect().bottomLeft()).y() < tabs.mapTo(view, QPoint(0, 0)).y()
    assert tabs.mapTo(view, tabs.rect().bottomLeft()).y() <= view.height()
    assert view.chart.height() >= LOW_PX
    assert view.date.mapTo(view, view.date.rect().bottomRight()).x() <= view.width()
