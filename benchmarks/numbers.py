"""What numbers cost: memory beside the bytes of the numbers."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

import numpy as np

from benchmarks.big_meeting import STREAMS_EACH, an_hour, big_table
from benchmarks.measure import Result
from qosviewer.domain.metrics import FIELD_COUNT


def numbers() -> Iterator[Result]:
    """Measure memory."""
    yield _memory()
    yield _minutes()


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


def _minutes() -> Result:
    stays = 1000
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    hours = [an_hour(str(seat)) for seat in range(stays)]
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    readings = sum(int(np.count_nonzero(~np.isnan(stream.values))) for stream in hours[0].streams.values())
    bare = stays * readings * 8
    return Result(
        f"memory for an hour of {stays:,} stays × {STREAMS_EACH} streams, against their readings as float64",
        held / bare,
        1.0,
        f"{held / 1e6:.1f} MB against {bare / 1e6:.1f} MB",
    )
