from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from qosviewer.domain.metrics import METRIC
from qosviewer.models.chart_data import ChartChoice, ChartData
from qosviewer.ui.chart.ticks import NumberTicks, RankTicks, WordTicks, value_ticks
from tests.factories import make_data, seat, stream


@pytest.fixture
def metrics(qapp) -> QFontMetricsF:
    return QFontMetricsF(qapp.font())


def test_numbers_stand_at_round_places(metrics):
    marks = NumberTicks().between(0, 20, 10 * metrics.height() * 2.2, metrics)
    assert marks == [(float(value), str(value)) for value in range(0, 21, 2)]


def test_numbers_have_the_digits_that_their_step_needs(metrics):
    words = [word for _, word in NumberTicks().between(0, 0.05, 200, metrics)]
    assert words[:2] == ["0.00", "0.01"]
    assert "1\u202f000\u202f000" in [word for _, word in NumberTicks().between(0, 2e6, 400, metrics)]


def test_people_are_counted_in_whole_numbers(metrics):
    assert NumberTicks(whole=True).between(0, 1.25, 600, metrics) == [(0.0, "0"), (1.0, "1")]


@given(
    low=st.floats(-1e12, 1e12),
    span=st.floats(1e-3, 1e12),
    length_px=st.floats(1, 3000),
)
def test_numbers_never_stand_on_each_other(qapp, low, span, length_px):
    metrics = QFontMetricsF(qapp.font())
    span = max(span, abs(low) * 1e-4)  # nobody can zoom in further, and numbers have only so many digits
    marks = NumberTicks().between(low, low + span, length_px, metrics)
    places = [(value - low) / span * length_px for value, _ in marks]
    assert all(later - earlier >= metrics.height() for earlier, later in pairwise(places))
    assert all(-1e-6 <= place / length_px <= 1 + 1e-6 for place in places)


def test_people_are_named_where_there_is_room_and_else_numbered(metrics):
    names = ["Anna", "Bo", "Cy"]
    assert RankTicks(3, names.__getitem__).between(0.5, 3.5, 600, metrics) == [(1, "Anna"), (2, "Bo"), (3, "Cy")]
    assert RankTicks(3, names.__getitem__).between(0.5, 3.5, 90, metrics)[0] == (1, "1")
    crowd = RankTicks(2000, str).between(0.5, 2000.5, 800, metrics)
    assert crowd[0] == (1.0, "1")
    assert (1000.0, "1000") in crowd


def test_long_names_are_cut(metrics):
    (_, word), *_ = RankTicks(2, lambda _rank: "A" * 200).between(0.5, 2.5, 200, metrics)
    assert word.endswith("…")
    assert metrics.horizontalAdvance(word) < 100


def test_words_that_would_stand_on_each_other_are_left_out(metrics):
    ticks = WordTicks([(0.0, "none"), (1.0, "some"), (50.0, "many")])
    assert [word for _, word in ticks.between(0, 100, 200, metrics)] == ["none", "many"]
    assert [word for _, word in ticks.between(0, 2, 200, metrics)] == ["none", "some"]


def test_levels_are_words_and_picture_sizes_are_those_that_occur(metrics):
    data = make_data(
        seat("Anna", stream("video_input", resolution="640*360")),
        seat("Bo", stream("video_input", resolution="1280*720")),
        seat("Cy", stream("cpu_usage", system_avg_cpu_pressure_level="fair")),
    )
    levels = value_ticks(ChartData(data, ChartChoice(METRIC["system_cpu_pressure_level"])))
    assert levels.between(-0.5, 3.5, 200, metrics) == [
        (0, "normal"),
        (1, "fair"),
        (2, "serious"),
        (3, "critical"),
    ]
    sizes = value_ticks(ChartData(data, ChartChoice(METRIC["resolution"])))
    assert sizes.between(0, 1e6, 300, metrics) == [(640 * 360, "640×360"), (1280 * 720, "1280×720")]
