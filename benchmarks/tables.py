"""What tables cost: sorting beside numpy, charts beside plain text, filtering beside a mask and a repaint."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStyledItemDelegate

from benchmarks.big_meeting import an_hour, big_meeting
from benchmarks.measure import Result, seconds, taking_turns
from benchmarks.painting import mark_all
from qosviewer.app import make_application
from qosviewer.domain.companions import Companions
from qosviewer.domain.filter import parse
from qosviewer.domain.filter.evaluation import stream_mask
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.stream_columns import FIELD_COLUMNS, stream_columns
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import STREAM_ROWS
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.participants.participants_panel import ParticipantsPanel
from qosviewer.ui.tables.column_table import ColumnTable

ROUNDS: Final = 41
_SORTED: Final = "avg_jitter"


def tables() -> Iterator[Result]:
    """Measure sorting, painting and filtering."""
    app = make_application()
    data = big_meeting()
    yield _sorting(data)
    yield _masking(data)
    with _panel(data) as panel:
        app.processEvents()
        yield _painting(panel)
        yield _minutes(panel, data)
        yield _typing(panel, data)


def _sorting(data: MeetingData) -> Result:
    model = ColumnTableModel(STREAM_ROWS, data, stream_columns(data))
    section = model.section(FIELD_COLUMNS[_SORTED].key)
    column = np.ascontiguousarray(data.table.values[:, FIELD[_SORTED].index])

    def ours() -> float:
        model.sort(-1)
        return seconds(lambda: model.sort(section, Qt.SortOrder.DescendingOrder))

    alone, sorting = taking_turns(lambda: seconds(lambda: np.argsort(column, kind="stable")), ours, ROUNDS)
    return Result(
        "sort 100,000 stream rows by a number, model side, against numpy's stable argsort",
        sorting / alone,
        1.5,
        f"{sorting * 1e3:.1f} ms against {alone * 1e3:.1f} ms",
    )


def _masking(data: MeetingData) -> Result:
    expression = parse("loss > 2")
    alone, ours = taking_turns(
        lambda: _mask_alone(data), lambda: seconds(lambda: stream_mask(expression, data)), rounds=ROUNDS * 3
    )
    return Result(
        "filter 100,000 stream rows, model side, against the numpy mask alone",
        ours / alone,
        2.0,
        f"{ours * 1e6:.0f} µs against {alone * 1e6:.0f} µs",
    )


def _mask_alone(data: MeetingData) -> float:
    loss = FIELD["avg_loss"].index
    return seconds(lambda: np.greater(data.table.values[:, loss], 2.0))


def _painting(panel: ParticipantsPanel) -> Result:
    table = panel.table
    columns = enumerate(table.table.columns)
    charts = {section: table.itemDelegateForColumn(section) for section, column in columns if column.chart}
    stock = QStyledItemDelegate(table)

    def paint(*, plain: bool) -> float:
        for section, delegate in charts.items():
            table.setItemDelegateForColumn(section, stock if plain else delegate)
        return seconds(table.viewport().repaint)

    plain, charted = taking_turns(lambda: paint(plain=True), lambda: paint(plain=False), ROUNDS)
    return Result(
        "full repaint of the participants table with its charts, against the same table as plain text",
        charted / plain,
        1.5,
        f"{charted * 1e3:.1f} ms against {plain * 1e3:.1f} ms, {_rows_in_sight(table)} rows in sight",
    )


def _minutes(panel: ParticipantsPanel, data: MeetingData) -> Result:
    """Compare cells that draw an hour minute by minute with the ranges they stand in for, both painted before."""
    table = panel.table
    stays = [(key, an_hour(key[0])) for key in data.table.keys[: _rows_in_sight(table) * 2]]

    def paint(known: list[tuple[ParticipantKey, Minutes]]) -> float:
        data.companions = Companions()
        data.companions.add_minutes(known)
        table.viewport().repaint()
        return seconds(table.viewport().repaint)

    ranges, minutes = taking_turns(lambda: paint([]), lambda: paint(stays), ROUNDS)
    data.companions = Companions()
    return Result(
        "full repaint of the participants table drawing minutes, against the same table drawing ranges",
        minutes / ranges,
        1.2,
        f"{minutes * 1e3:.1f} ms against {ranges * 1e3:.1f} ms",
    )


def _typing(panel: ParticipantsPanel, data: MeetingData) -> Result:
    """Compare a filter that is typed, up to the painted panel, with two masks and a repaint of the same widgets.

    Each limit leaves other rows, between a third and two thirds of all.
    """
    table = panel.table
    changed = (table, panel.filter, *panel.findChildren(QLabel, "participants.count"))
    limits = cycle(range(80, 88))
    masks, repaints = [], []

    def mask_and_repaint() -> float:
        masks.append(_mask_alone(data))
        table.restyle()  # forgets the texts of cells: a filter brings rows whose texts are not known yet
        for each in changed:
            mark_all(each)
        repaints.append(seconds(table.viewport().repaint))
        return 2 * masks[-1] + repaints[-1]

    def typed() -> float:
        filtering = seconds(lambda: panel.filter.apply(f"loss > {next(limits)}"))
        return filtering + seconds(table.viewport().repaint)

    allowed, ours = taking_turns(mask_and_repaint, typed, rounds=ROUNDS * 3)
    mask, repaint = statistics.median(masks), statistics.median(repaints)
    return Result(
        "filter as you type, 100,000 stream rows, in the panel, against twice the numpy mask alone and one repaint",
        ours / allowed,
        1.0,
        f"{ours * 1e3:.2f} ms against 2 × {mask * 1e3:.2f} ms + {repaint * 1e3:.2f} ms",
    )


def _rows_in_sight(table: ColumnTable) -> int:
    return table.rowAt(table.viewport().height() - 1) - table.rowAt(0) + 1


@contextmanager
def _panel(data: MeetingData) -> Iterator[ParticipantsPanel]:
    """Show the participants of a meeting in a panel of the size of a window."""
    model = MeetingModel(data.info)
    model.data = data
    panel = ParticipantsPanel(model)
    panel.resize(1280, 800)
    panel.show()
    yield panel
    panel.close()
