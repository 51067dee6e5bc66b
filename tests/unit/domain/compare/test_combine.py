from __future__ import annotations

from datetime import timedelta

import numpy as np

from qosviewer.domain.compare.combine import Combined, combine
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.roster import RosterEntry
from tests.factories import stream
from tests.support.comparisons import START, meeting, who


def entry(pid: str, minutes: tuple[int, int]) -> RosterEntry:
    joined, left = (START + timedelta(minutes=minute) for minute in minutes)
    return RosterEntry(pid, joined=joined, left=left)


def combined(*seats: object, roster: tuple[RosterEntry, ...] = ()) -> Combined:
    return combine(Side(meeting(*seats, roster=roster)))  # type: ignore[arg-type]


def figure(figures: Combined, key: str, place: int = 0) -> float:
    return float(figures.values[place, FIELD[key].index])


FIRST = stream("audio_input", min_loss="1%", avg_loss="2%", max_loss="9%", avg_bitrate="40 kbps")
SECOND = stream("audio_input", min_loss="0.5%", avg_loss="8%", max_loss="10%")


def test_a_single_stay_is_as_received() -> None:
    figures = combined(who("Anna||u1", FIRST))
    assert figure(figures, "avg_loss") == 2
    assert not len(figures.several)
    assert figures.note(0, FIELD["avg_loss"]) == ""


def test_the_least_of_minima_and_the_greatest_of_maxima() -> None:
    figures = combined(who("Anna||u1", FIRST), who("Anna||u1", SECOND))
    assert (figure(figures, "min_loss"), figure(figures, "max_loss")) == (0.5, 10)
    assert figures.note(0, FIELD["min_loss"]) == "The least of several stays."
    assert figures.note(0, FIELD["max_loss"]) == "The greatest of several stays."


def test_averages_without_weights_stay_a_range() -> None:
    figures = combined(who("Anna||u1", FIRST), who("Anna||u1", SECOND))
    assert np.isnan(figure(figures, "avg_loss"))
    assert figures.is_range(FIELD["avg_loss"]).tolist() == [True]
    assert figures.text(0, FIELD["avg_loss"]) == "2 … 8 %"
    assert "no average is made of them" in figures.note(0, FIELD["avg_loss"])


def test_averages_are_weighted_by_how_long_the_stays_took() -> None:
    roster = (entry("1", (0, 30)), entry("2", (30, 40)))
    figures = combined(who("Anna||u1", FIRST, pid="1"), who("Anna||u1", SECOND, pid="2"), roster=roster)
    assert figure(figures, "avg_loss") == 3.5
    assert figures.text(0, FIELD["avg_loss"]) == "3.5 %"
    assert "weighted" in figures.note(0, FIELD["avg_loss"])
    assert figures.weighted.tolist() == [True]


def test_a_weight_that_is_missing_makes_a_range_though_not_of_what_only_one_stay_has() -> None:
    roster = (entry("1", (0, 30)),)
    figures = combined(who("Anna||u1", FIRST, pid="1"), who("Anna||u1", SECOND, pid="2"), roster=roster)
    assert figures.text(0, FIELD["avg_loss"]) == "2 … 8 %"
    assert figure(figures, "avg_bitrate") == 40


def test_there_is_no_mean_of_picture_sizes() -> None:
    roster = (entry("1", (0, 30)), entry("2", (30, 40)))
    figures = combined(
        who("Anna||u1", stream("video_input", resolution="640*360"), pid="1"),
        who("Anna||u1", stream("video_input", resolution="1280*720"), pid="2"),
        roster=roster,
    )
    assert figures.text(0, FIELD["resolution"]) == "640×360 … 1280×720"


def test_impossible_values_are_marked_and_left_out_where_there_are_others() -> None:
    odd = stream("audio_input", avg_loss="140%")
    figures = combined(who("Anna||u1", FIRST), who("Anna||u1", odd), who("Bert||u2", odd))
    assert figure(figures, "avg_loss") == 2
    assert figure(figures, "avg_loss", 1) == 140
    assert figures.odd[:, FIELD["avg_loss"].index].tolist() == [True, True]


def test_zero_pictures_without_a_picture_size_is_no_reading() -> None:
    figures = combined(who("Anna||u1", stream("video_input", avg_frame_rate="0 fps", avg_loss="1%")))
    assert np.isnan(figure(figures, "avg_frame_rate"))
    assert figure(figures, "avg_loss") == 1


def test_persons_and_types_stand_in_order_whatever_the_order_of_rows() -> None:
    figures = combined(
        who("Anna||u1", stream("video_input", avg_loss="3%"), stream("audio_input", avg_loss="1%")),
        who("Bert||u2", stream("audio_input", avg_loss="5%")),
        who("Anna||u1", stream("audio_output", avg_loss="7%")),
    )
    assert figures.person.tolist() == [0, 0, 0, 1]
    assert [figure(figures, "avg_loss", place) for place in range(4)] == [3, 1, 7, 5]


def test_a_meeting_without_streams() -> None:
    assert not len(combined(who("Anna||u1")).person)
    assert not len(combined().person)
