"""Paragraph, overview, trend and groups of a comparison."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTextBrowser

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.overview import person_fact
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.source import MINUTES
from qosviewer.domain.streams import Direction, Medium
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.overview_view import OverviewView
from qosviewer.ui.compare.paragraph_view import ParagraphView
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.ui.theme import DARK, LIGHT, palette_of
from qosviewer.work.jobs import JobRunner
from tests.factories import stream
from tests.gui.conftest import child
from tests.support.compare_views import PATIENCE_MS, cell, cells, model_of, row_of, shown, turned, until_current, week
from tests.support.comparisons import compared, curious_comparison, meeting, who
from tests.support.series import weekly_series


class TestParagraph:
    def test_a_sentence_selects_whom_it_is_about_and_has_them_shown(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1, 1, 1), week(1, 9, 1, 1)))
        text = child(view, QTextBrowser, "compare.paragraph.text")
        place = next(at for at, clause in enumerate(view.clauses) if clause.text.startswith("Worse for 1"))
        text.setFocus()
        with qtbot.waitSignal(view.table_wanted):
            for _ in range(len([clause for clause in view.clauses[: place + 1] if clause.humans])):
                QTest.keyClick(text, Qt.Key.Key_Tab)
            QTest.keyClick(text, Qt.Key.Key_Return)
        assert view.model.selected == view.clauses[place].humans == (0,)

    def test_hostile_names_are_text(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, curious_comparison())
        text = child(view, QTextBrowser, "compare.paragraph.text")
        assert "Gina | *bold*⏎www.example.com" in text.toPlainText()
        links = {part.fragment().charFormat().anchorHref().partition(":")[0] for part in text.document().lastBlock()}
        assert links == {"", "clause"}

    def test_the_people_named_stand_below_with_their_figures(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1, 9, 1), week(1, 9, 1, 1)))
        titles = [view.persons.rows_model.headerData(each, Qt.Orientation.Horizontal) for each in range(6)]
        assert titles == ["Person", "What", "A", "B", "Difference", "Verdict"]
        assert cells(view.persons, 0)[:6] == ("P0", "Audio ↓ loss", "1 %", "9 %", "+8 pp", "worse")
        assert cells(view.persons, 1)[:6] == ("P1", "Audio ↓ loss", "9 %", "1 %", "−8 pp", "better")
        view.persons.select_rows([1])
        with qtbot.waitSignal(view.table_wanted):
            QTest.keyClick(view.persons, Qt.Key.Key_Return)
        assert view.model.selected == (1,)
        with qtbot.waitSignal(view.standing_wanted):
            child(view, QPushButton, "compare.paragraph.standing").click()

    def test_where_nobody_moved_there_is_no_table(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1, 1), week(1, 1, 1)))
        assert not view.persons.isVisible()
        text = child(view, QTextBrowser, "compare.paragraph.text")
        assert text.maximumHeight() < view.height() / 2

    def test_copying(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, curious_comparison())
        QTest.mouseClick(child(view, QPushButton, "compare.paragraph.copyText"), Qt.MouseButton.LeftButton)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[0] == "B against A, the baseline" and lines[2].startswith("A: Weekly")
        assert lines[4] == "" and "Better for 2" in lines[5]
        QTest.mouseClick(child(view, QPushButton, "compare.paragraph.copyMarkdown"), Qt.MouseButton.LeftButton)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[0] == "### B against A, the baseline" and lines[2].startswith("- A: Weekly")
        assert "\\*bold\\*" in lines[5]

    def test_another_baseline_is_said_anew(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1, 1), week(1, 9, 1)))
        assert any("worse" in clause.text for clause in view.clauses)
        view.model.set_baseline(1)
        until_current(qtbot, view)
        assert any("better" in clause.text for clause in view.clauses)
        assert child(view, QLabel, "compare.paragraph.title").text() == "A against B, the baseline"

    def test_one_meeting_alone(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1)))
        assert child(view, QLabel, "compare.paragraph.reason").isVisible()

    def test_the_scheme_changes_live(self, qtbot) -> None:
        view = shown(qtbot, ParagraphView, compared(week(0, 1, 1), week(1, 9, 1)))
        view.setPalette(palette_of(DARK))
        QApplication.processEvents()
        document = child(view, QTextBrowser, "compare.paragraph.text").document()
        colours = {part.fragment().charFormat().foreground().color().name() for part in document.lastBlock()}
        assert colours == {DARK.text.name()} != {LIGHT.text.name()}


class TestOverview:
    def test_every_meeting_of_a_figure_has_a_row_and_the_words_of_its_drawing(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, turned())
        first = row_of(view.figures, "Audio ↓ loss", "A, baseline")
        said = [cell(view.figures, first, title) for title in ("People", "Median", "Verdict", "Beyond the limit")]
        assert said == ["12", "3.5 %", "", "6 of 12, 50 % (25 … 75 %)"]
        last = first + 3
        assert cell(view.figures, last, "Meeting") == "D" and cell(view.figures, last, "Verdict") == "better for 6"
        assert cell(view.figures, last, "Pairs") == "6 better, 6 same"
        assert cell(view.figures, last, "Median change") == "−2.5 pp (−5 … 0)"
        index = view.figures.rows_model.index(first, 3)
        assert "half from 1 % to 6 %" in index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert not index.data()

    def test_people_with_problems_come_first(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, turned())
        assert cells(view.figures, 0)[:2] == ("People with problems", "A, baseline")
        counts = [cell(view.figures, row, "Beyond the limit")[:7] for row in range(4)]
        assert counts == ["6 of 12", "6 of 12", "0 of 12", "0 of 12"]

    def test_under_five_pairs_nothing_is_said_of_the_median(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, compared(week(0, 1, 1, 1), week(1, 1.9, 1.9, 1.9)))
        row = row_of(view.figures, "Audio ↓ loss", "B")
        assert cell(view.figures, row, "Verdict") == "not enough pairs to say"
        assert "not enough pairs to say (3)" in cell(view.figures, row, "Median change")

    def test_what_moved_stands_above_the_rest_and_in_a_line_on_top(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, compared(*weekly_series()))
        view.model.show_other(7)
        until_current(qtbot, view)
        assert view.headline.text().startswith("Worse in H for 2 people: ")
        sides = len(view.model.comparison.sides)
        moved = [cells(view.figures, sides * place)[0] for place in (1, 2, 3)]
        assert sorted(moved) == ["Audio ↓ loss", "Screen share ↓ loss", "Video ↓ loss"]
        verdicts = [cell(view.figures, sides + side, "Verdict") for side in range(sides)]
        assert verdicts == ["", "same", "same", "same", *["worse for 2"] * 4]
        view.order.setCurrentIndex(1)
        assert cells(view.figures, sides)[0] == "Audio ↑ latency"

    def test_nobody_but_the_planted_is_accused(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, compared(*weekly_series()))
        rows = view.figures.rows_model.rows
        worse = {row.cells[0] for row in rows if row.cells[2].startswith("worse")}
        assert worse and all("↓" in title for title in worse)
        assert not any(row.cells[2].startswith("better") for row in rows)

    def test_figures_of_two_kinds_are_not_measured_alike(self, qtbot) -> None:
        sides = [Side(week(0, *[1] * 6)), Side(week(1, *[1] * 6), source=MINUTES)]
        view = shown(qtbot, OverviewView, Comparison(labelled(sides)))
        row = row_of(view.figures, "Audio ↓ loss", "B")
        assert cell(view.figures, row, "Verdict") == "not measured alike"
        assert cell(view.figures, row, "Median change") == cell(view.figures, row, "Pairs") == ""

    def test_partial_meetings_are_marked_in_every_figure(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, curious_comparison())
        row = row_of(view.figures, "Audio ↓ loss", "B (partial)")
        titles = ("Meeting", "Median", "Median change", "Pairs", "Beyond the limit")
        assert all("(partial)" in cell(view.figures, row, title) for title in titles)

    def test_enter_puts_a_figure_in_front_and_shows_the_table(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, compared(*weekly_series()[3:5]))
        place = row_of(view.figures, "Video ↑ jitter", "B")
        view.figures.select_rows([place])
        with qtbot.waitSignal(view.table_wanted):
            QTest.keyClick(view.figures, Qt.Key.Key_Return)
        assert view.model.measure == (Slot(Medium.VIDEO, Direction.UPLINK), METRIC["jitter"])

    def test_what_changed_around(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, compared(*weekly_series()[3:5]))
        titles = [cells(view.around, row)[0] for row in range(view.around.rows_model.rowCount())]
        assert titles[:2] == ["Number of people", "Start"] and "Network" in titles
        assert cells(view.around, 0)[2:] == ("17", "17")

    def test_all_figures_on_demand(self, qtbot) -> None:
        view = shown(qtbot, OverviewView, turned())
        few = view.figures.rows_model.rowCount()
        QTest.keyClick(child(view, QComboBox, "compare.overview.which"), Qt.Key.Key_Down)
        assert view.figures.rows_model.rowCount() > few
        row_of(view.figures, "Audio ↓ bitrate")


class TestGroups:
    def test_each_group_against_itself_and_against_the_largest(self, qtbot) -> None:
        view = shown(qtbot, GroupsView, compared(*weekly_series()[3:5]))
        assert cells(view.groups, 0)[0] == cells(view.groups, 1)[0] == "Wifi"
        assert cell(view.groups, 0, "Verdict") == "reference" and cell(view.groups, 1, "Difference of the medians")
        view.scope.setFocus()
        QTest.keyClick(view.scope, Qt.Key.Key_Home)
        view.scope.activated.emit(0)
        until_current(qtbot, view)
        rows = view.groups.rows_model.rows
        assert {row.cells[1] for row in rows} == {"A, baseline"}
        assert [row.cells[2] for row in rows].count("reference") == 1

    def test_a_group_leads_to_its_people(self, qtbot) -> None:
        view = shown(qtbot, GroupsView, compared(*weekly_series()[3:5]))
        place = row_of(view.groups, "Wired", "B")
        view.groups.select_rows([place])
        with qtbot.waitSignal(view.table_wanted):
            QTest.keyClick(view.groups, Qt.Key.Key_Return)
        comparison = view.model.comparison
        networks = [
            person_fact(comparison.sides[1], int(comparison.pairing.rows[human, 1]), FACT["network_type"])
            for human in view.model.selected
        ]
        assert set(networks) == {"Wired"} and str(len(networks)) == cell(view.groups, place, "People")

    def test_the_planted_change_is_seen_in_their_group(self, qtbot) -> None:
        view = shown(qtbot, GroupsView, compared(*weekly_series()))
        counts = [cell(view.groups, row, "With problems").split(",")[0] for row in range(8)]
        assert [count.split(" of ")[0] for count in counts] == ["0"] * 4 + ["2"] * 4
        others = [row.cells[6] for row in view.groups.rows_model.rows[8:]]
        assert others and all(said.startswith(("0 of", "–")) for said in others)

    def test_without_a_list_of_participants_it_says_so(self, qtbot) -> None:
        view = shown(qtbot, GroupsView, turned())
        assert "list of participants" in child(view, QLabel, "compare.groups.table.reason").text()

    def test_a_person_against_the_others(self, qtbot) -> None:
        view = shown(qtbot, GroupsView, compared(week(0, 1, 2, 6), week(1, 1, 2, 3)))
        view.model.select([2])
        until_current(qtbot, view)
        assert view.who.currentText() == "P2"
        first = row_of(view.standings, "Audio ↓ loss", "A, baseline")
        assert cells(view.standings, first)[2:] == ("6 %", "3 of 3", "1.5 %", "+4.5 pp", "■ bad")


@pytest.mark.parametrize("kind", [ParagraphView, OverviewView, TrendView, GroupsView])
@pytest.mark.parametrize(
    "sides",
    [
        pytest.param(lambda: [meeting(who("Anna")), meeting(who("Bo"), uuid="b")], id="nobody has figures"),
        pytest.param(lambda: [week(0, 1)] * 2, id="the same meeting twice"),
        pytest.param(lambda: [meeting(), week(1, 1)], id="an empty meeting"),
        pytest.param(
            lambda: [meeting(*[who("iPhone", stream("audio_output", avg_loss="1%"))] * 30, uuid=u) for u in "ab"],
            id="all of one name",
        ),
    ],
)
def test_bad_input_is_shown_all_the_same(qtbot, kind, sides) -> None:
    view = shown(qtbot, kind, compared(*sides()))
    assert not view.grab().isNull()


def test_a_view_may_go_while_it_is_computed(qtbot) -> None:
    runner = JobRunner()
    view = OverviewView(model_of(turned()), runner)
    view.show()
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert runner.shutdown(PATIENCE_MS)
    QApplication.processEvents()
