"""What comparing costs: pairing and subtracting beside a plain dictionary join and one numpy subtraction.

And what its table costs: sorting beside numpy's sort of the same numbers, and a page further down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

import numpy as np
from PySide6.QtCore import Qt

from benchmarks.big_meeting import STREAMS_EACH, big_table
from benchmarks.measure import Result, seconds, taking_turns
from qosviewer.app import make_application
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable
from qosviewer.export.comparison_view import By
from qosviewer.models.comparison_model import ComparisonModel, prepared
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind
from qosviewer.ui.compare.side_table import SideTable

ROUNDS: Final = 9
SORTS: Final = 41
_BUDGET: Final = 3.0


def comparing() -> Iterator[Result]:
    """Measure two large meetings, and twenty of middling size."""
    yield _compared("2 × 10,000", [big_table(10_000) for _ in range(2)])
    yield _compared("20 × 500", [big_table(500) for _ in range(20)])
    yield from _shown([big_table(10_000, seed) for seed in range(2)])


def _compared(what: str, tables: Sequence[QosTable]) -> Result:
    alone, ours = taking_turns(
        lambda: seconds(lambda: list(_joined(tables))), lambda: seconds(lambda: list(_ours(tables))), rounds=ROUNDS
    )
    return Result(
        f"compare {what} participants × {STREAMS_EACH} streams, stitching included, against a dictionary join of the "
        "same keys and one subtraction",
        ours / alone,
        _BUDGET,
        f"{ours * 1e3:.0f} ms against {alone * 1e3:.0f} ms",
    )


def comparison_of(tables: Sequence[QosTable]) -> Comparison:
    """Return a comparison of which nothing is known yet."""
    return Comparison(labelled([Side(_meeting(number, table)) for number, table in enumerate(tables)]))


def _ours(tables: Sequence[QosTable]) -> Iterator[Floats]:
    """Compare as the program does, with nothing known from before."""
    comparison = comparison_of(tables)
    yield from (comparison.difference(other).delta for other in comparison.others)


def _meeting(number: int, table: QosTable) -> MeetingData:
    ref = MeetingRef(MeetingKind.MEETING, "93201235621", f"uuid-{number}==")
    return MeetingData(MeetingInfo(ref), table)


def _joined(tables: Sequence[QosTable]) -> Iterator[Floats]:
    """Join each by id and stream type with the first, and subtract the numbers of what both have."""
    first = _rows(tables[0])
    for table in tables[1:]:
        rows = _rows(table)
        pairs = np.array([(row, rows[key]) for key, row in first.items() if key in rows], np.intp)
        yield table.values[pairs[:, 1]] - tables[0].values[pairs[:, 0]]


def _rows(table: QosTable) -> dict[tuple[str, str], int]:
    owners, types = table.owner.tolist(), table.type_codes.tolist()
    return {
        (table.participants[owner].user_id, table.type_names[code]): row
        for row, (owner, code) in enumerate(zip(owners, types, strict=True))
    }


def _shown(tables: Sequence[QosTable]) -> Iterator[Result]:
    """Measure the table side by side of two large meetings, a row for each stream."""
    app = make_application()
    comparison = Comparison(labelled([Side(_meeting(number, table)) for number, table in enumerate(tables)]))
    model = ComparisonModel(prepared(comparison, 1), lambda work, take: take(work()))
    side = SideTable(model)
    side.table.set_by(By.STREAM)
    yield _sorting(side.table)
    side.table.set_by(By.PERSON)
    side.resize(1100, 700)
    side.show()
    app.processEvents()
    yield _paging(side)
    side.close()


def _sorting(table: ComparisonTableModel) -> Result:
    place = next(place for place, column in enumerate(table.columns) if column.kind is Kind.DELTA)
    figure = table.columns[place].figure
    assert figure is not None
    numbers = np.abs(table.rows.delta(figure))

    def ours() -> float:
        table.sort(-1)
        return seconds(lambda: table.sort(place, Qt.SortOrder.DescendingOrder))

    alone, sorting = taking_turns(lambda: seconds(lambda: np.argsort(-numbers, kind="stable")), ours, SORTS)
    return Result(
        f"sort {table.rows.count:,} rows of a comparison by a difference, model side, against numpy's stable argsort",
        sorting / alone,
        1.5,
        f"{sorting * 1e3:.1f} ms against {alone * 1e3:.1f} ms",
    )


def _paging(side: SideTable) -> Result:
    """Show page after page of people whose words were never asked for, beside pages that are known already."""
    bar = side.views.figures.verticalScrollBar()
    pages = count(1)

    def paint() -> float:
        return seconds(lambda: [half.viewport().repaint() for half in (side.views.front, side.views.figures)])

    def further() -> float:
        bar.setValue(next(pages) * bar.pageStep() % bar.maximum())
        return paint()

    known, fresh = taking_turns(paint, further, SORTS)
    return Result(
        "show the next page of 10,000 people side by side, words written anew, against the same page once more",
        fresh / known,
        3.0,
        f"{fresh * 1e3:.1f} ms against {known * 1e3:.1f} ms",
    )
