"""The table side by side as people see it and go through it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from qosviewer.domain.quality import State
from qosviewer.models.side_columns import Kind
from qosviewer.ui.compare.side_table import SideTable
from qosviewer.ui.theme import DARK, LIGHT, palette_of
from tests.support.compare_views import model_of
from tests.support.comparisons import curious_comparison


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
