from __future__ import annotations

import pytest

from qosviewer.domain.direction_evidence import DirectionEvidence, direction_evidence
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.source import MINUTES
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, INPUT_IS_UPLINK
from tests.factories import make_data, seat, stream
from tests.support.stays import make_stay

SWAPPED = {"input": "output", "output": "input"}


def meeting(rates: list[tuple[float, float]], *, swap: bool = False, medium: str = "audio", factor: float = 1.1):
    """Each with a rate of input and of output; the minutes are a little off, as a summary of finer readings is."""
    seats, stays = [], []
    for place, pair in enumerate(rates):
        sides = dict(zip(("input", "output"), pair, strict=True))
        streams = [stream(f"{medium}_{side}", avg_bitrate=f"{rate} kbps") for side, rate in sides.items()]
        seats.append(seat(f"P{place}", *streams, participant_id=str(place)))
        minutes = {
            f"{medium}_{SWAPPED[side] if swap else side}": {"avg_bitrate": [f"{rate * factor} kbps"] * 5}
            for side, rate in sides.items()
        }
        stays.append(((str(place), 0), make_stay(minutes, participant_id=str(place))))
    data = make_data(*seats)
    data.companions.add_minutes(stays)
    return data


@pytest.mark.parametrize("medium", ["audio", "video"])
@pytest.mark.parametrize(("swap", "reading"), [(False, INPUT_IS_UPLINK), (True, INPUT_IS_DOWNLINK)])
def test_names_alike_speak_for_the_reading_of_minutes_and_swapped_ones_against_it(medium, swap, reading):
    data = meeting([(20, 60), (90, 30)], swap=swap, medium=medium)
    assert direction_evidence(data) == DirectionEvidence(reading, 2, 2)


@pytest.mark.parametrize(
    "data",
    [
        meeting([(20, 60)]),
        meeting([(50, 60), (60, 50), (40, 41)]),
        meeting([(20, 60), (90, 30)], factor=3),
        meeting([(0, 60), (0, 30)]),
        meeting([(20, 60), (90, 30)], medium="as"),
        make_data(seat("P0", stream("audio_input", avg_bitrate="20 kbps"), participant_id="0")),
    ],
    ids=["one pair", "both directions alike", "fits neither", "nothing sent", "screen share", "no minutes"],
)
def test_where_nothing_is_clear_nothing_is_said(data: MeetingData):
    assert direction_evidence(data) is None


def test_contradicting_pairs_are_no_evidence():
    alike, crossed = meeting([(20, 60), (90, 30)]), meeting([(20, 60), (90, 30)], swap=True)
    alike.companions.add_minutes([(("1", 0), crossed.companions.minutes["1", 0])])
    assert direction_evidence(alike) is None


def test_a_type_that_comes_twice_is_not_compared():
    twice = [stream("audio_input", avg_bitrate="20 kbps")] * 2
    seats = [
        seat(f"P{n}", *twice, stream("audio_output", avg_bitrate="60 kbps"), participant_id=str(n)) for n in (0, 1)
    ]
    data = make_data(*seats)
    data.companions.add_minutes(meeting([(20, 60), (20, 60)]).companions.minutes.items())
    assert direction_evidence(data) is None


def test_a_summary_made_from_the_minutes_proves_nothing():
    data = meeting([(20, 60), (90, 30)])
    assert direction_evidence(data) is not None
    computed = meeting([(20, 60), (90, 30)])
    computed.table.source = MINUTES
    assert direction_evidence(computed) is None
