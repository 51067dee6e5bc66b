from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.compare.difference import SMALLEST
from qosviewer.domain.compare.rounding import (
    decimals,
    difference_interval_text,
    difference_text,
    figure_interval_text,
    figure_text,
    rounded,
)
from qosviewer.domain.metrics import FIELD, METRIC, METRICS

LOSS, LATENCY, RATE = FIELD["avg_loss"], FIELD["avg_latency"], FIELD["avg_frame_rate"]
SIZE, PRESSURE = FIELD["resolution"], FIELD["system_avg_cpu_pressure_level"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (LOSS, 1.23456, "1.2 %"),
        (LOSS, 9.65, "9.7 %"),
        (LOSS, 0.0, "0 %"),
        (LOSS, 0.04, "< 0.1 %"),
        (LOSS, float("nan"), "–"),
        (LATENCY, 32.17, "32 ms"),
        (LATENCY, 0.2, "< 1 ms"),
        (RATE, 24.04, "24 fps"),
        (SIZE, 921_600.0, "921\u202f600 pixels"),
        (PRESSURE, 1.4, "fair"),
        (PRESSURE, 0.0, "normal"),
    ],
)
def test_figures_have_as_many_digits_as_their_metric_deserves(field, value: float, said: str) -> None:
    assert figure_text(field, value) == said


@pytest.mark.parametrize(
    ("field", "delta", "said"),
    [(LATENCY, -2.915, "−3 ms"), (LOSS, 0.04, "±0 pp"), (LOSS, 2.66, "+2.7 pp"), (PRESSURE, -1.0, "−1 levels")],
)
def test_differences_likewise(field, delta: float, said: str) -> None:
    assert difference_text(field, delta) == said


def test_an_interval_names_its_unit_once() -> None:
    assert difference_interval_text(LATENCY, -2.915, -15.24, 9.02) == "−3 ms (−15 … +9)"
    assert figure_interval_text(LOSS, 1.5, 0.04, 2.55) == "1.5 % (< 0.1 … 2.5)"
    assert difference_interval_text(SIZE, 0.0, -10.0, 10.0) == "±0 pixels (−10 pixels … +10 pixels)"


@given(st.sampled_from(METRICS), st.floats(-1e5, 1e5))
def test_rounding_never_hides_what_counts(metric, value: float) -> None:
    off = abs(rounded(metric, value) - value)
    if metric in (METRIC["resolution"], METRIC["system_cpu_pressure_level"]):
        assert off <= 0.5
    else:
        assert off <= 0.5 * 10.0 ** -(decimals(metric) or 0) + 1e-9 < SMALLEST[metric.key] / 5


@given(st.sampled_from(METRICS), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_rounding_keeps_the_order_and_is_done_once(metric, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert rounded(metric, low) <= rounded(metric, high)
    assert rounded(metric, rounded(metric, one)) == rounded(metric, one)
    assert rounded(metric, -one) == -rounded(metric, one)
