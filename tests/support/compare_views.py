"""The views of a comparison in a window of their own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import Direction, Medium
from qosviewer.models.comparison_model import ComparisonModel, prepared
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.rows_table import RowsTable
from qosviewer.work.jobs import JobRunner
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who

PATIENCE_MS = 10_000
DOWN = Slot(Medium.AUDIO, Direction.DOWNLINK)


def model_of(comparison: Comparison) -> ComparisonModel:
    """A model that works everything out at once."""
    other = next(iter(comparison.others), comparison.baseline)
    return ComparisonModel(prepared(comparison, other), lambda work, then: then(work()))


def shown(qtbot, kind: type[Any], comparison: Comparison) -> Any:
    """A view of a comparison, computed."""
    runner = JobRunner()
    view = kind(model_of(comparison), runner)
    runner.setParent(view)
    qtbot.addWidget(view, before_close_func=lambda _view: runner.shutdown(PATIENCE_MS))
    view.resize(1100, 640)
    view.show()
    until_current(qtbot, view)
    return view


def until_current(qtbot, view: ComparedView[Any]) -> None:
    """Wait until a view shows the comparison as it is."""
    qtbot.waitUntil(lambda: view.is_current, timeout=PATIENCE_MS)


def week(number: int, *losses: float) -> MeetingData:
    """A week in which the n-th person lost so much of what they heard."""
    seats = [
        who(f"P{place}||u{place}", stream("audio_output", avg_loss=f"{loss}%", avg_bitrate="40 kbps"))
        for place, loss in enumerate(losses)
    ]
    return meeting(*seats, uuid=f"w{number}", weeks=number)


def turned() -> Comparison:
    """Six people lose a lot in the first two weeks, and next to nothing later; six never do."""
    return compared(*(week(n, *([6 if n < 2 else 1] * 6), *([1] * 6)) for n in range(4)))


def cells(table: RowsTable, row: int) -> tuple[str, ...]:
    """What a row says."""
    return table.rows_model.rows[row].cells


def cell(table: RowsTable, row: int, title: str) -> str:
    """What a row says in the column of a title."""
    titles = [table.rows_model.headerData(each, Qt.Orientation.Horizontal) for each in range(len(cells(table, row)))]
    return cells(table, row)[titles.index(title)]


def row_of(table: RowsTable, *words: str) -> int:
    """The first row that says all of these."""
    return next(
        place for place, row in enumerate(table.rows_model.rows) if all(word in " ".join(row.cells) for word in words)
    )
