"""What is awkward to compare, in every view of the window: a clear word, and rows to go on with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget, QTextBrowser, QToolButton

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.models.comparison_model import prepared
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.overview_view import OverviewView
from qosviewer.ui.compare.pairing_dialog import PairingDialog
from qosviewer.ui.compare.paragraph_view import ParagraphView
from qosviewer.ui.compare.remarks_bar import RemarksBar
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.ui.compare.views import make_views
from qosviewer.work.jobs import JobRunner
from tests.gui.conftest import child
from tests.support.awkward import AWKWARD, many
from tests.support.compare_views import PATIENCE_MS

SAID = {
    "nobody": ("Nobody was in both A and B", "paired under “Who is who”"),
    "same-twice": ("the same meeting: nothing differs", "Compare with another meeting"),
    "same-two-fetches": ("fetched at two times", "Only a part of A is here"),
    "partial": ("Only a part of B is here", "Fetch the rest"),
    "no-qos": ("no QoS figures of B", "can be fetched again"),
    "no-qos-at-all": ("no QoS figures of A and B", "can be fetched again"),
    "blank": ("17 people have no id", "see “Who is who”"),
    "iphones": ("600 people have no id", "see “Who is who”"),
    "one-email": ("share an e-mail address", "take them apart", "See “Who is who”"),
    "webinar": ("A is a webinar and B is a meeting", "What they receive can be compared"),
    "minutes": ("computed from minutes", "minutes of both"),
    "one-person": (),
    "gateway": ("by the client in A and by the web gateway in B",),
}
SILENT_TREND = ("no-qos-at-all",)
"""Where there is not one figure."""


class Shown:
    """A comparison in a page of its own."""

    def __init__(self, qtbot, comparison: Comparison) -> None:
        runner = JobRunner()
        self.qtbot = qtbot
        self.page = ComparePage(prepared(comparison, 1), runner)
        for view in make_views(self.page.model, runner):
            self.page.add_view(view.key, view.title, view.widget)
        runner.setParent(self.page)
        qtbot.addWidget(self.page, before_close_func=lambda _page: runner.shutdown(PATIENCE_MS))
        self.page.resize(1280, 760)
        self.page.show()

    def view(self, key: str, kind):
        self.page.show_view(key)
        found = self.page.findChild(kind)
        assert found is not None
        self.qtbot.waitUntil(lambda: found.is_current, timeout=PATIENCE_MS)
        return found

    def who(self) -> PairingDialog:
        child(self.page, QPushButton, "compare.decide").click()
        return self.page.findChild(PairingDialog)


@pytest.fixture(params=AWKWARD)
def case(request) -> str:
    return request.param


@pytest.fixture
def shown(qtbot, case: str) -> Iterator[Shown]:
    yield Shown(qtbot, AWKWARD[case]())


def test_every_case_is_said_above_all_views(shown: Shown, case: str) -> None:
    bar = child(shown.page, RemarksBar, "compare.notices")
    assert bar.isVisible() is bool(SAID[case])
    assert all(words in bar.said for words in SAID[case])


def test_side_by_side_has_a_row_for_everybody_with_a_name(shown: Shown) -> None:
    table: ComparisonTableModel = shown.page.side_by_side.table
    rows = [row for row in range(table.rowCount()) if table.row_at(row) >= 0]
    assert len(rows) == shown.page.model.comparison.pairing.count > 0
    for row in rows:
        assert all(table.data(table.index(row, column)) for column in range(2))


def test_in_words_it_is_said_and_nobody_is_accused_of_what_is_not_known(shown: Shown, case: str) -> None:
    view = shown.view("paragraph", ParagraphView)
    text = child(view, QTextBrowser, "compare.paragraph.text").toPlainText()
    assert all(words in text for words in SAID[case][:1])
    if case in {"nobody", "same-twice", "no-qos", "no-qos-at-all", "blank", "iphones", "minutes"}:
        assert "Worse for" not in text and "got worse" not in text
    if case in {"blank", "iphones"}:
        assert "only in" not in text


def test_the_overview_has_every_meeting_of_every_figure(shown: Shown, case: str) -> None:
    view = shown.view("overview", OverviewView)
    rows = [row.cells for row in view.figures.rows_model.rows]
    assert {cells[1][0] for cells in rows} == {"A", "B"}
    verdicts = {cells[2] for cells in rows if not cells[1].startswith("A, baseline")}
    expected = {
        "nobody": {"", "not enough pairs to say"},
        "blank": {"", "not enough pairs to say"},
        "same-twice": {"", "same"},
        "minutes": {"not measured alike"},
        "no-qos": {"", "no figures of B"},
        "no-qos-at-all": {""},
    }
    assert verdicts == expected.get(case, verdicts)


def test_the_trend_has_both_meetings_and_everybody_or_says_why_not(shown: Shown, case: str) -> None:
    view = shown.view("trend", TrendView)
    if case in SILENT_TREND:
        assert "None of these meetings has figures" in child(view, QLabel, "compare.trend.reason").text()
        return
    assert len(view.instances.rows_model.rows) == 2
    assert len(view.people.rows_model.rows) == shown.page.model.comparison.pairing.count
    assert all(row.cells[0] for row in view.people.rows_model.rows)


def test_groups_and_one_person_are_there_or_it_says_why_not(shown: Shown, case: str) -> None:
    view = shown.view("groups", GroupsView)
    if case in SILENT_TREND:
        assert "None of these meetings has figures" in child(view, QLabel, "compare.groups.reason").text()
        return
    assert view.groups.rows_model.rows or child(view, QLabel, "compare.groups.table.reason").text()
    child(view, QTabWidget, "compare.groups.tabs").setCurrentIndex(1)
    assert view.standings.rows_model.rows


def test_who_is_who_offers_whom_it_can_and_says_where_there_is_nobody(shown: Shown, case: str) -> None:
    dialog = shown.who()
    asked = dialog._people.humans
    rows = shown.page.model.comparison.pairing.rows
    if (rows >= 0).all():
        assert "there is nobody to be paired" in child(dialog, QLabel, "pairing.help").text()
    else:
        assert asked and all((rows[human] < 0).any() for human in asked)
    dialog.reject()


def test_without_any_figures_the_table_has_people_and_nothing_empty_beside_them(qtbot) -> None:
    shown = Shown(qtbot, AWKWARD["no-qos-at-all"]())
    table = shown.page.side_by_side
    assert table.views.front.isVisible() and not table.views.figures.isVisible()
    assert not child(table, QToolButton, "compare.figures").isVisible()


def test_whom_a_remark_is_about_is_one_press_away(qtbot) -> None:
    shown = Shown(qtbot, AWKWARD["gateway"]())
    shown.page.show_view("trend")
    button = child(shown.page, QToolButton, "compare.notices.show.0")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.page.view_key == "table"
    assert len(shown.page.model.selected) == 5


def test_of_many_remarks_the_first_are_shown_and_the_others_one_press_away(qtbot) -> None:
    comparison = AWKWARD["blank"]()
    sides = [type(side)(side.data, False, side.source, side.label) for side in comparison.sides]
    shown = Shown(qtbot, Comparison(sides))
    bar = child(shown.page, RemarksBar, "compare.notices")
    lines = [child(bar, QLabel, f"compare.notices.{place}") for place in range(3)]
    assert [line.isVisible() for line in lines] == [True, True, False]
    more = child(bar, QToolButton, "compare.notices.more")
    more.click()
    assert all(line.isVisible() for line in lines) and more.text() == "Show fewer"


def test_another_baseline_says_it_anew(qtbot) -> None:
    shown = Shown(qtbot, AWKWARD["no-qos"]())
    bar = child(shown.page, RemarksBar, "compare.notices")
    before = bar.said
    shown.page.model.set_baseline(1)
    qtbot.waitUntil(lambda: not shown.page.model.is_working, timeout=PATIENCE_MS)
    assert bar.isVisible() and bar.said == before


def test_thousands_of_people_are_shown_in_every_view(qtbot) -> None:
    shown = Shown(qtbot, many(2_000))
    assert shown.page.side_by_side.table.shown_count == 2_200
    view = shown.view("paragraph", ParagraphView)
    assert "more" in child(view, QTextBrowser, "compare.paragraph.text").toPlainText()
    assert shown.view("overview", OverviewView).figures.rows_model.rows
    assert len(shown.view("trend", TrendView).people.rows_model.rows) == 2_200
    assert shown.view("groups", GroupsView).standings.rows_model.rows
