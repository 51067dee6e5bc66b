"""What numbers cost: memory beside the bytes of the numbers."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

from benchmarks.big_meeting import STREAMS_EACH, big_table
from benchmarks.measure import Result
from qosviewer.domain.metrics import FIELD_COUNT


def numbers() -> Iterator[Result]:
    """Measure memory."""
    yield _memory()


def _memory() -> Result:
    people = 10_000
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    table = big_table(people)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    bare = people * STREAMS_EACH * FIELD_COUNT * 8
    return Result(
        f"memory for {people:,} participants × {STREAMS_EACH} streams, against their numbers as float64",
        held / bare,
        4.0,
        f"{held / 1e6:.1f} MB against {bare / 1e6:.1f} MB, raw pages included "
        f"({sum(len(page.packed) for page in table.pages) / 1e6:.1f} MB)",
    )
