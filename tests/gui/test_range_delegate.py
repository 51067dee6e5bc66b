"""Looks at the pixels of range charts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.models.rows import PARTICIPANT_ROWS
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.theme import DARK, LIGHT, Colors, palette_of
from tests.factories import SeatSpec
from tests.gui.table_meetings import meeting_model, talker


class Chart:
    """The chart column of a table, as painted."""

    def __init__(self, table: ColumnTable, key: str = "audio.uplink") -> None:
        self.table = table
        self.section = table.table.section(key)
        table.horizontalScrollBar().setValue(table.columnViewportPosition(self.section) - 10)
        self.image: QImage = table.viewport().grab().toImage()
        track = table.itemDelegateForColumn(self.section).track(table.table, self.section)
        self.begin, self.room = track.span(table.columnViewportPosition(self.section), table.columnWidth(self.section))

    def cell(self, row: int) -> QRect:
        return self.table.visualRect(self.table.table.index(row, self.section))

    def at(self, row: int, share: float, above: int = 0) -> QColor:
        """The colour at a share of the scale, so many pixels above the middle of the cell."""
        cell = self.cell(row)
        return self.image.pixelColor(self.begin + round(self.room * share), cell.top() + cell.height() // 2 - above)

    def number(self, row: int) -> set[str]:
        cell = self.cell(row)
        return {
            self.image.pixelColor(x, y).name()
            for x in range(cell.left(), self.begin - 1)
            for y in range(cell.top(), cell.bottom() + 1)
        }

    def has_text_in(self, row: int, color: QColor) -> bool:
        """Whether the number is written in a colour; thin strokes never quite reach it."""
        found = (QColor(name) for name in self.number(row))
        return any(_distance(each, color) < 40 for each in found)

    def colors(self, row: int) -> set[str]:
        cell = self.cell(row)
        return {
            self.image.pixelColor(x, y).name()
            for x in range(self.begin, self.begin + self.room)
            for y in range(cell.top(), cell.bottom() + 1)
        }


def _distance(one: QColor, other: QColor) -> int:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colors(request) -> Colors:
    return request.param


@pytest.fixture
def paint(qtbot, colors):
    def paint(*seats: SeatSpec, enabled: bool = True, select: int | None = None) -> Chart:
        meeting = meeting_model(*seats)
        model = ColumnTableModel(PARTICIPANT_ROWS, meeting.data, participant_columns(METRIC["loss"]))
        table = ColumnTable(model, name="table", title="Participants", whole_rows=True)
        model.setParent(table)
        qtbot.addWidget(table)
        table.setPalette(palette_of(colors))
        table.setEnabled(enabled)
        table.resize(1200, 300)
        table.show()
        if select is not None:
            table.selectRow(select)
        return Chart(table)

    return paint


def ranged(name: str, low: str, average: str, high: str) -> SeatSpec:
    return talker(name, average, min_loss=low, max_loss=high)


CALM = ranged("Calm", "0.5%", "1%", "2%")
BAD = ranged("Bad", "4%", "6%", "8%")


def test_a_bar_goes_from_minimum_to_maximum_with_a_mark_at_the_average(paint, colors) -> None:
    chart = paint(ranged("Bad", "2%", "6%", "8%"))  # on a scale to 8
    bar = chart.at(0, 0.5)
    assert chart.at(0, 0.3) == bar
    assert chart.at(0, 0.97) == bar
    assert chart.at(0, 0.05) == colors.track
    assert chart.at(0, 0.75) == colors.states[3]
    assert chart.at(0, 0.75) != bar


def test_the_limit_is_a_tick_in_every_row(paint, colors) -> None:
    chart = paint(BAD, CALM, talker("Silent"))
    top = chart.table.table.ranges(chart.section).scale.top
    for row in range(3):
        assert chart.at(row, 2 / top, above=4) == colors.edge


def test_what_is_missing_has_a_dash_and_no_bar(paint, colors) -> None:
    chart = paint(talker("Silent"), BAD)
    assert chart.colors(0) <= {colors.base.name(), colors.track.name(), colors.edge.name()}
    assert len(chart.number(0)) > 1
    assert chart.table.table.range_cell(0, chart.section).text == "–"


def test_severity_shows_in_colour_and_in_weight(paint, colors) -> None:
    chart = paint(BAD, CALM, ranged("Warning", "1%", "3%", "4%"))
    assert chart.has_text_in(0, colors.states[3])
    assert colors.states[3].name() in chart.colors(0)
    assert chart.has_text_in(1, colors.text)
    assert not chart.has_text_in(1, colors.states[3])
    assert chart.has_text_in(2, colors.states[2])
    assert not {state.name() for state in colors.states} & chart.colors(1)
    assert colors.states[2].name() in chart.colors(2)


def test_what_lies_beyond_the_scale_ends_in_a_wedge(paint, colors) -> None:
    chart = paint(ranged("Extreme", "1%", "30%", "90%"), BAD)
    assert chart.table.table.ranges(chart.section).scale == (20.0, True)
    edge = chart.begin + chart.room - 3
    cell = chart.cell(0)
    inside, above = chart.image.pixelColor(edge, cell.center().y()), chart.image.pixelColor(edge, cell.top())
    assert inside == colors.states[3]
    assert above == colors.base


def test_a_selected_row_has_the_ground_of_the_selection(paint, colors) -> None:
    chart = paint(CALM, BAD, select=0)
    cell = chart.cell(0)
    assert chart.image.pixelColor(cell.left() + 2, cell.top() + 2) == colors.selection
    assert chart.has_text_in(0, colors.on_selection)


def test_a_table_that_is_switched_off_is_pale(paint, colors) -> None:
    chart = paint(BAD, enabled=False)
    assert not {state.name() for state in colors.states} & (chart.colors(0) | chart.number(0))
    assert colors.faint.name() in chart.colors(0)


def test_the_header_draws_the_scale_over_the_bars(paint, colors) -> None:
    chart = paint(BAD)
    header = chart.table.horizontalHeader()
    image = header.viewport().grab().toImage()
    axis = header.height() - 2
    assert image.pixelColor(chart.begin, axis) == colors.edge
    assert image.pixelColor(chart.begin + chart.room - 1, axis) == colors.edge
    assert image.pixelColor(chart.begin - 2, axis) != colors.edge
    tick = chart.begin + round(chart.room * 2 / chart.table.table.ranges(chart.section).scale.top)
    assert image.pixelColor(tick, axis) == colors.text


def test_a_narrow_column_still_shows_its_number(paint, colors) -> None:
    chart = paint(BAD)
    chart.table.setColumnWidth(chart.section, 20)
    assert not chart.table.grab().isNull()
