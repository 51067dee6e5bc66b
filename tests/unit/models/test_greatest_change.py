"""Which figure of a row changed most."""

from __future__ import annotations

import numpy as np

from qosviewer.domain.compare.difference import SMALLEST
from qosviewer.domain.metrics import METRIC
from qosviewer.models.greatest_change import greatest_change

LOSS, LATENCY, BITRATE, FRAMES = (METRIC[key] for key in ("loss", "latency", "bitrate", "frame_rate"))
NOTHING = float("nan")


def greatest(*figures: tuple[object, list[float]]):
    deltas = [(metric, np.array(delta, float)) for metric, delta in figures]
    return greatest_change(deltas, SMALLEST, len(figures[0][1]))


def test_sizes_are_counted_in_differences_that_count() -> None:
    found = greatest((LOSS, [5.0, 0.5, NOTHING, NOTHING]), (LATENCY, [100.0, 100.0, -40.0, NOTHING]))
    assert found.figure.tolist() == [0, 1, 1, -1]
    assert found.size[:3].round(3).tolist() == [10, 5, 2]
    assert np.isnan(found.size[3])


def test_of_one_size_the_worse_is_greater_and_only_of_one_size() -> None:
    worse, better, slower, smoother = greatest((LOSS, [1.0, -1.0, 0, 0]), (FRAMES, [0, 0, -6.0, 6.0])).size
    assert worse > better
    assert slower > smoother > worse
    assert greatest((LOSS, [1.0]), (LATENCY, [-40.0])).figure.tolist() == [0]
    assert greatest((LATENCY, [-40.0]), (LOSS, [1.0])).figure.tolist() == [1]
    assert greatest((LATENCY, [-41.0]), (LOSS, [1.0])).figure.tolist() == [0]


def test_what_merely_changed_stands_between_what_is_judged_and_the_same() -> None:
    found = greatest((BITRATE, [5000.0, NOTHING, 9.0, 50.0]), (LOSS, [NOTHING, 0.5, NOTHING, 0.4]))
    assert np.argsort(-found.size).tolist() == [1, 0, 3, 2]
    assert found.figure.tolist() == [0, 1, 0, 0]
