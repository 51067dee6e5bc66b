from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.quality import ZOOM, State
from qosviewer.domain.streams import Medium
from qosviewer.domain.timeline import beyond, stream_series, stream_types, wifi_series
from tests.support.stays import START_S, make_stay

LOSS = METRIC["loss"]
LIMIT = ZOOM.limit(LOSS, Medium.AUDIO)


def losses(*values: object, at: list[float] | None = None):
    return stream_series(make_stay({"audio_input": {"avg_loss": values}}, at=at), "audio_input", LOSS)


def test_a_minute_without_a_reading_is_a_gap():
    series = losses("1%", None, "2%", "", "3%")
    assert series.middle.tolist() == [1, 2, 3]
    assert [(run.start, run.stop) for run in series.runs] == [(0, 1), (1, 2), (2, 3)]


def test_neighbouring_minutes_are_one_run_although_clocks_slip():
    series = losses("1%", "2%", "3%", "4%", at=[0, 1.02, 2.01, 4])
    assert [(run.start, run.stop) for run in series.runs] == [(0, 3), (3, 4)]


def test_a_minute_is_found_by_any_moment_within_it_and_a_gap_by_none():
    series = losses("1%", None, "2%")
    assert [series.place_at(START_S + second) for second in (0, 29, 60, 100, 120)] == [0, 0, -1, 1, 1]
    assert losses(None).place_at(START_S) == -1


def test_limits_are_exclusive_and_skip_what_is_impossible():
    series = losses("2%", "2.1%", "5%", "5.1%", "-1%", "140%")
    good, warning, bad = State.GOOD, State.WARNING, State.BAD
    assert series.states(LIMIT).tolist() == [good, warning, warning, bad, 0, 0]
    assert series.odd.tolist() == [False] * 4 + [True] * 2


def test_since_when_counts_minutes_with_a_reading_only():
    over = beyond(losses("0%", None, "3%", "1%", "6%", "140%"), LIMIT)
    assert over is not None
    assert (over.first_s, over.beyond, over.judged, over.worst) == (START_S + 120, 2, 4, State.BAD)
    assert over.share == 0.5


def test_nothing_is_beyond_where_all_is_well_or_nothing_judges():
    assert beyond(losses("2%", "1%"), LIMIT) is None
    assert beyond(losses("99%"), None) is None
    assert beyond(losses(None), LIMIT) is None


def test_a_low_frame_rate_is_beyond_and_none_without_a_picture_is_no_reading():
    stay = make_stay(
        {"video_input": {"avg_frame_rate": ["25 fps", "6 fps", "0 fps"], "resolution": ["640*360", "640*360", ""]}}
    )
    series = stream_series(stay, "video_input", METRIC["frame_rate"])
    assert series.states(ZOOM.limit(METRIC["frame_rate"], Medium.VIDEO)).tolist() == [State.GOOD, State.BAD]


def test_picture_sizes_are_drawn_as_pixels_and_told_as_received():
    stay = make_stay({"video_input": {"resolution": ["1280*720", "640x360"]}})
    series = stream_series(stay, "video_input", METRIC["resolution"])
    assert series.middle.tolist() == [921_600, 230_400]
    assert [METRIC["resolution"].kind.text(value) for value in series.received] == ["1280×720", "640×360"]


def test_the_peak_within_a_minute_is_beside_its_average():
    stay = make_stay({"audio_input": {"avg_loss": ["1%", "2%"], "max_loss": ["9%", None]}})
    series = stream_series(stay, "audio_input", LOSS)
    assert series.high[0] == 9
    assert np.isnan(series.high[1])
    assert np.isnan(series.low).all()


def test_known_types_come_in_their_order_and_unknown_ones_last():
    stay = make_stay(
        {"zz_new": {"avg_loss": ["1%"]}, "video_input": {"avg_loss": ["1%"]}, "audio_output": {"avg_loss": ["1%"]}}
    )
    assert stream_types(stay) == ("audio_output", "video_input", "zz_new")


def test_a_signal_whose_ends_are_the_wrong_way_round_is_turned():
    series = wifi_series(make_stay({}, wifi=[[-50, -56, -70], [np.nan] * 3, [-80, -75, -60]]))
    assert series.low.tolist() == [-70, -80]
    assert series.high.tolist() == [-50, -60]
    assert len(series.runs) == 2


@given(st.lists(st.one_of(st.none(), st.floats(-10, 150)), min_size=1, max_size=60))
def test_runs_cover_every_reading_once_and_only_real_ones_are_judged(values):
    series = losses(*values)
    assert [place for run in series.runs for place in range(run.start, run.stop)] == list(range(len(series)))
    assert len(series) == sum(value is not None for value in values)
    real = [value for value in values if value is not None and 0 <= value <= 100]
    assert np.count_nonzero(series.states(LIMIT)) == len(real)
