"""What counts as a reading."""

from __future__ import annotations

import numpy as np
import pytest

from qosviewer.domain.metrics import FIELD
from qosviewer.domain.readings import readings
from tests.factories import make_table, seat, stream

RATE = {"min_frame_rate": "0 fps", "avg_frame_rate": "0 fps", "max_frame_rate": "0 fps"}


@pytest.mark.parametrize("stat", ["min", "avg", "max"])
def test_a_frame_rate_of_nothing_is_not_reported(stat):
    table = make_table(
        seat(
            "Anna",
            stream("video_input", **RATE),
            stream("video_input", **RATE, resolution=""),
            stream("video_input", **RATE, resolution="0*0"),
            stream("video_input", **RATE, resolution="640*360"),
        )
    )
    found = readings(table, FIELD[f"{stat}_frame_rate"])
    assert np.isnan(found).tolist() == [True, True, True, False]
    assert table.values[0, FIELD[f"{stat}_frame_rate"].index] == 0


def test_a_rate_needs_no_picture_size():
    table = make_table(
        seat("Anna", stream("video_input", min_frame_rate="3 fps"), stream("as_input", avg_frame_rate=7))
    )
    assert readings(table, FIELD["min_frame_rate"])[0] == 3
    assert readings(table, FIELD["avg_frame_rate"])[1] == 7


def test_a_zero_of_anything_else_is_a_reading():
    table = make_table(seat("Anna", stream("video_input", avg_loss="0%", avg_bitrate="0 kbps")))
    assert readings(table, FIELD["avg_loss"])[0] == readings(table, FIELD["avg_bitrate"])[0] == 0
