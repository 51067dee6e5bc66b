"""What comparing costs: pairing and subtracting beside a plain dictionary join and one numpy subtraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from benchmarks.big_meeting import STREAMS_EACH, big_table
from benchmarks.measure import Result, seconds, taking_turns
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable

ROUNDS: Final = 9
_BUDGET: Final = 3.0


def comparing() -> Iterator[Result]:
    """Measure two large meetings, and twenty of middling size."""
    yield _compared("2 × 10,000", [big_table(10_000) for _ in range(2)])
    yield _compared("20 × 500", [big_table(500) for _ in range(20)])


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


def _ours(tables: Sequence[QosTable]) -> Iterator[Floats]:
    """Compare as the program does, with nothing known from before."""
    sides = [Side(_meeting(number, table)) for number, table in enumerate(tables)]
    comparison = Comparison(labelled(sides))
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
