"""The table side by side as people see it and go through it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyle, QStyleOptionViewItem

from qosviewer.domain.filter import parse
from qosviewer.domain.quality import State
from qosviewer.models.side_columns import Group, Kind, SideColumn
from qosviewer.ui.compare.side_table import SideTable
from qosviewer.ui.theme import DARK, LIGHT, palette_of
from tests.factories import stream
from tests.gui.conftest import child
from tests.support.compare_views import model_of
from tests.support.comparisons import compared, curious_comparison, meeting, who

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
A, B, DELTA = Group(Kind.VALUE, 0), Group(Kind.VALUE, 1), Group(Kind.DELTA)


@pytest.fixture
def side(qtbot) -> SideTable:
    made = SideTable(model_of(curious_comparison()))
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


def place_of(side: SideTable, kind: Kind) -> int:
    return next(place for place, column in enumerate(side.table.columns) if column.kind is kind)


def luminance(color: QColor) -> float:
    parts = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_selected_rows_keep_the_colours_of_their_verdicts_and_can_be_read(side, colors):
    side.setPalette(palette_of(colors))
    for half in (side.views.front, side.views.figures):
        half.setPalette(palette_of(colors))
    inks = set()
    for kind in (Kind.CHANGE, Kind.DELTA, Kind.PAIRED):
        for row in range(1, side.table.rowCount()):
            option = QStyleOptionViewItem()
            option.palette = palette_of(colors)
            index = side.table.index(row, place_of(side, kind))
            side.views.figures.itemDelegate().initStyleOption(option, index)
            ink = option.palette.color(QPalette.ColorRole.HighlightedText)
            light, dark = sorted((luminance(ink), luminance(colors.selection)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (kind, ink.name())
            inks.add(ink.name())
    assert inks >= {colors.states[State.GOOD].name(), colors.states[State.BAD].name(), colors.quiet.name()}


def shown_kinds(side: SideTable) -> list[Kind]:
    return [side.table.columns[place].kind for place in side.views.figures.shown()]


def current_column(side: SideTable) -> SideColumn:
    return side.table.columns[side.views.front.currentIndex().column()]


def test_a_click_on_the_band_puts_a_group_away_and_brings_it_back(side):
    button = side.views.figures.header.buttons[A]
    before, width = shown_kinds(side), button.width()
    assert button.text().startswith("▾ A · 2 Mar · baseline")

    QTest.mouseClick(button, LEFT)
    assert shown_kinds(side) == [Kind.FOLDED, *before[2:]]
    assert (button.text(), button.accessibleName()) == ("▸", "Columns A, put away")
    assert button.width() < width / 2
    folded = side.table.section_of(SideColumn(Kind.FOLDED, None, 0, Kind.VALUE))
    assert side.table.headerData(folded, Qt.Orientation.Horizontal, ACCESSIBLE) == "A, put away"
    assert side.table.data(side.table.index(1, folded)) == ""

    QTest.mouseClick(button, LEFT)
    assert shown_kinds(side) == before


def test_the_menu_of_columns_shows_and_changes_what_is_put_away(side):
    side.table.fold(DELTA, folded=True)
    menu = child(side, QMenu, "compare.columns.menu")
    menu.aboutToShow.emit()
    actions = {action.objectName(): action for action in menu.actions()}
    assert not actions["compare.columns.delta.-1"].isChecked()
    assert actions["compare.columns.value.0"].isChecked()
    actions["compare.columns.delta.-1"].trigger()
    actions["compare.columns.value.0"].trigger()
    assert side.table.layout.folded == {A}


def test_groups_are_put_away_from_the_keyboard(side, qtbot):
    header = side.views.figures.header
    side.activateWindow()
    header.buttons[A].setFocus()
    qtbot.waitUntil(header.buttons[A].hasFocus)
    QTest.keyClick(header.buttons[A], KEY.Key_Right)
    assert header.buttons[B].hasFocus()
    QTest.keyClick(header.buttons[B], KEY.Key_Space)
    assert side.table.layout.folded == {B}
    assert header.buttons[B].hasFocus()
    QTest.keyClick(header.buttons[B], KEY.Key_Return)
    assert not side.table.layout.folded
    reached = [group for group, each in header.buttons.items() if each.focusPolicy() == Qt.FocusPolicy.TabFocus]
    assert reached == [B]


def test_on_a_cell_minus_puts_its_columns_away_and_plus_brings_them_back(side):
    figures, place = side.views.figures, place_of(side, Kind.DELTA)
    side.views.go_to(2, place)
    QTest.keyClicks(figures, "-")
    assert side.table.layout.folded == {DELTA}
    assert (current_column(side).kind, side.views.front.currentIndex().row()) == (Kind.FOLDED, 2)
    QTest.keyClicks(figures, "+")
    assert not side.table.layout.folded
    assert current_column(side).kind is Kind.DELTA

    QTest.keyClicks(figures, "-")
    QTest.keyClick(figures, KEY.Key_Return)
    assert not side.table.layout.folded


def test_what_is_put_away_opens_by_a_click_on_its_header_and_never_sorts(side):
    before = side.table.sorted_by
    side.table.fold(A, folded=True)
    header = side.views.figures.header
    place = side.table.section_of(SideColumn(Kind.FOLDED, None, 0, Kind.VALUE))
    at = QPoint(header.sectionViewportPosition(place) + 5, header.height() - 5)
    QTest.mouseClick(header.viewport(), LEFT, pos=at)
    assert not side.table.layout.folded
    assert side.table.sorted_by == before
    assert side.views.front.header.sortIndicatorSection() == place_of(side, Kind.CHANGE)


def test_rows_stay_sorted_by_what_is_put_away(side):
    place = place_of(side, Kind.DELTA)
    side.table.sort(place, Qt.SortOrder.DescendingOrder)
    rows = side.table.lines.lines.tolist()
    side.table.fold(DELTA, folded=True)
    assert side.table.lines.lines.tolist() == rows
    side.model.set_baseline(1)
    assert side.table.sorted_by[0] is not None and side.table.sorted_by[0].kind is Kind.DELTA


def test_the_next_difference_brings_the_differences_back(side):
    side.table.fold(DELTA, folded=True)
    side.go_to_difference(1)
    assert not side.table.layout.folded
    assert current_column(side).kind is Kind.DELTA


def test_home_end_and_pages_go_through_the_whole_table(qtbot):
    people = [who(f"Person {number}||{number}", stream("audio_output", avg_loss=1)) for number in range(300)]
    side = SideTable(model_of(compared(meeting(*people, uuid="x"), meeting(*people, uuid="y"))))
    qtbot.addWidget(side)
    side.resize(1100, 600)
    side.show()
    front, figures = side.views.front, side.views.figures
    side.views.go_to(5, 0)
    QTest.keyClick(front, KEY.Key_PageDown)
    assert front.currentIndex().row() > 10
    assert side.views.selected_humans() != []
    QTest.keyClick(front, KEY.Key_PageUp)
    row = front.currentIndex().row()
    QTest.keyClick(front, KEY.Key_End)
    assert (front.currentIndex().row(), current_column(side)) == (row, side.table.columns[-1])
    QTest.keyClick(figures, KEY.Key_Home)
    assert current_column(side).kind is Kind.PERSON
    QTest.keyClick(front, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(side.views.selected_humans()) == 300
    assert len(side.model.selected) == 300


def test_what_is_put_away_is_not_copied(side):
    side.table.fold(A, folded=True)
    side.views.go_to(1, 0)
    side.views.copy()
    titles = QApplication.clipboard().text().split("\n")[0].split("\t")
    assert titles[:3] == ["Person", "Change", "Paired by"]
    assert titles[3].startswith("B ") and "A Audio ↓ loss" not in titles


def test_the_first_difference_stands_in_sight_and_what_changed_is_not_cut(side):
    """As wide as the page is in a window of 1440 pixels with the library beside it."""
    side.resize(1070, 700)
    QApplication.processEvents()
    figures, place = side.views.figures, place_of(side, Kind.DELTA)
    right = figures.columnViewportPosition(place) + figures.columnWidth(place)
    assert right <= figures.viewport().width()
    change = place_of(side, Kind.CHANGE)
    words = [side.table.data(side.table.index(row, change)) or "" for row in range(side.table.rowCount())]
    widest = max(side.fontMetrics().horizontalAdvance(text) for text in words)
    assert widest < side.views.front.columnWidth(change)


def test_many_rows_are_copied_piece_by_piece_as_they_were(qtbot):
    people = [who(f"Person {number:04}||{number}", stream("audio_output", avg_loss=1)) for number in range(900)]
    side = SideTable(model_of(compared(meeting(*people, uuid="x"), meeting(*people, uuid="y"))))
    qtbot.addWidget(side)
    side.show()
    QApplication.clipboard().setText("before")
    side.views.front.selectAll()
    with qtbot.waitSignal(side.views.copier.done) as done:
        side.views.copy()
        assert QApplication.clipboard().text() == "before"
        side.table.set_filter(parse("0001"))
    lines = QApplication.clipboard().text().split("\n")
    assert done.args == [900]
    assert len(lines) == 901
    assert lines[900].startswith("Person 0899\t")


def test_filter_is_that_of_participants_with_completion_and_did_you_mean(side, qtbot):
    side.filter.apply("los > 2")
    assert "loss" in child(side, QLabel, "compare.count").accessibleName()
    assert side.table.shown_count == 10
    side.filter.apply("audio.loss > 7 and not name:emil")
    people = {side.table.data(side.table.index(row, 0)) for row in (1, 2)}
    assert people == {"=SUM(A1)", "Gina | *bold*⏎www.example.com"} and side.table.shown_count == 2

    side.filter.clear()
    side.filter.setFocus()
    QTest.keyClicks(side.filter, "jit")
    qtbot.waitUntil(side.filter._popup.isVisible)
    offered = [side.filter._list.item(row).text() for row in range(side.filter._list.rowCount())]
    assert any("jitter" in each for each in offered)
    QTest.keyClick(side.filter, KEY.Key_Escape)


def test_who_it_is_stays_in_sight_while_figures_scroll(side):
    side.resize(800, 500)
    QApplication.processEvents()
    bar = side.views.figures.horizontalScrollBar()
    assert bar.maximum() > 0
    before = side.views.front.columnViewportPosition(0)
    bar.setValue(bar.maximum())
    assert side.views.front.columnViewportPosition(0) == before == 0
    assert side.views.front.horizontalScrollBar().value() == 0
    assert side.views.front.header.height() == side.views.figures.header.height()
    assert side.views.front.viewport().height() == side.views.figures.viewport().height()


def test_sections_open_and_close_from_the_keyboard(side):
    before = side.table.rowCount()
    side.views.go_to(0, 0)
    QTest.keyClick(side.views.front, KEY.Key_Left)
    assert side.table.rowCount() == before - 7
    QTest.keyClick(side.views.front, KEY.Key_Right)
    assert side.table.rowCount() == before


def test_the_band_of_a_group_stays_in_sight_while_some_of_its_columns_are(side):
    side.resize(700, 500)
    QApplication.processEvents()
    header, bar = side.views.figures.header, side.views.figures.horizontalScrollBar()
    first, second = header.buttons[A], header.buttons[B]
    bar.setValue(header.sectionSize(place_of(side, Kind.VALUE)) + 5)
    assert first.x() == 0 and first.width() > 0
    assert second.x() == first.geometry().right() + 1
    bar.setValue(bar.maximum())
    assert not first.isVisible()
    header.reveal(A)
    assert first.isVisible()


def test_namesakes_are_told_apart_before_their_addresses_are_cut(qtbot):
    people = [who(f"Marcus Bell|marcus.bell{more}@example.com|u{more}") for more in ("", ".2")]
    long = who("Petra Novak, who has a very long name indeed||u3")
    made = SideTable(model_of(compared(meeting(*people, long), meeting(*people, long, uuid="b"))))
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    front, place = made.views.front, place_of(made, Kind.PERSON)
    texts = [made.table.index(row, place).data() for row in range(1, made.table.rowCount())]
    room = front.columnWidth(place) - 2 * (front.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
    shown = {front.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room) for text in texts}
    assert len(shown) == 3 and not shown.intersection(texts)
