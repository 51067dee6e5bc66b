"""How the table side by side is laid out is remembered for the next comparison."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.export.comparison_view import By
from qosviewer.models.comparison_model import prepared
from qosviewer.models.figure_choice import known_figures
from qosviewer.models.side_columns import Group, Kind
from qosviewer.ui.compare.side_table import SideTable
from tests.factories import stream
from tests.gui.conftest import Desktop, child
from tests.support.compare_views import model_of
from tests.support.comparisons import compared, curious_comparison, meeting, who


def others() -> Comparison:
    """Meetings that have less than the curious ones."""
    sound = stream("audio_output", avg_loss="1%", avg_jitter="5 ms")
    return compared(meeting(who("Anna||u1", sound), uuid="x"), meeting(who("Anna||u1", sound), uuid="y"))


def show(desktop: Desktop, comparison: Comparison) -> SideTable:
    page = desktop.desk.compare.show(prepared(comparison, 1))
    desktop.qtbot.waitExposed(page)
    return page.side_by_side


def by_stream(table: SideTable) -> None:
    by = child(table, QComboBox, "compare.by")
    by.setCurrentIndex(by.findData(By.STREAM))


def test_the_next_comparison_is_laid_out_as_the_last_one(desktop: Desktop) -> None:
    first = show(desktop, curious_comparison())
    by_stream(first)
    jitter = [each for each in known_figures(first.model.comparison, By.STREAM) if each.key == "avg_jitter_ms"]
    first.table.set_figures(jitter)
    first.table.fold(Group(Kind.VALUE, 0), folded=True)
    first.table.fold(Group(Kind.CHART), folded=True)
    child(first, QDoubleSpinBox, "compare.least").setValue(3.0)
    child(first, QCheckBox, "compare.onlyChanges").setChecked(True)
    first.views.front.header.resizeSection(0, 222)
    width = first.views.front.columnWidth(0)

    second = show(desktop, others())
    assert (second.table.by, child(second, QComboBox, "compare.by").currentData()) == (By.STREAM, By.STREAM)
    assert [each.key for each in second.table.figures] == ["avg_jitter_ms"]
    assert second.table.layout.folded == {Group(Kind.VALUE, 0), Group(Kind.CHART)}
    assert second.table.lines.wish.least == (jitter[0].field, 3.0)
    assert second.views.front.columnWidth(0) == width == 222


def test_the_layout_outlives_the_program_and_can_be_forgotten(desktop: Desktop) -> None:
    by_stream(show(desktop, others()))
    desktop.context.state.write()
    assert show(desktop, others()).table.by is By.STREAM
    desktop.trigger("reset")
    table = show(desktop, others())
    assert table.table.by is By.PERSON


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "nonsense",
        {"by": 7, "figures": ["x"], "folded": {"a": 1}, "widths": [1], "front": "wide", "least": 3, "all": "yes"},
        {"figures": {"person": [1, "unknown"]}, "folded": ["nothing", 3], "widths": {"value": "wide", "delta": -4}},
        {"least": {"metric": "loss", "size": "big", "on": 1}},
    ],
)
def test_whatever_a_file_says_the_table_is_there(qtbot, kept: object) -> None:
    table = SideTable(model_of(curious_comparison()))
    qtbot.addWidget(table)
    before = table.table.columns, table.table.lines.lines.tolist()
    table.restore_state(kept)
    assert (table.table.columns, table.table.lines.lines.tolist()) == before
    assert table.table.headerData(0, Qt.Orientation.Horizontal) == "\nPerson"


def test_figures_that_a_comparison_lacks_are_kept_for_one_that_has_them(qtbot) -> None:
    tables = [SideTable(model_of(each)) for each in (curious_comparison(), others(), curious_comparison())]
    for table in tables:
        qtbot.addWidget(table)
    first, second, third = tables
    pictures = [each for each in known_figures(first.model.comparison, By.PERSON) if "frame_rate" in each.key][:1]
    first.table.set_figures(pictures)
    second.restore_state(first.state())
    assert second.table.figures != tuple(pictures)
    third.restore_state(second.state())
    assert third.table.figures == tuple(pictures)
