from __future__ import annotations

import pytest

from qosviewer.domain.compare.check import measured, parse_check
from qosviewer.domain.errors import InputError
from qosviewer.domain.meeting_data import MeetingData
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who


def losses(uuid: str, **of: tuple[float, float]) -> MeetingData:
    """Loss of what each sends, and of what each receives."""
    return meeting(
        *(
            who(
                f"{name}||{name}", stream("audio_input", avg_loss=f"{up}%"), stream("video_output", avg_loss=f"{down}%")
            )
            for name, (up, down) in of.items()
        ),
        uuid=uuid,
    )


BEFORE = losses("a", Anna=(1, 1), Bert=(1, 1), Cleo=(1, 9), Dora=(1, 1))
AFTER = losses("b", Anna=(5, 1), Bert=(1, 7), Cleo=(1, 1), Emil=(1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worse(loss.avg) > 1", True),
        ("worse(loss) > 2", False),
        ("worse(loss)>=2", True),
        ("Worse( audio.uplink.loss ) = 1", True),
        ("worse(audio.downlink.loss) = 0", None),
        ("worse(loss) > 66%", True),
        ("worse(loss) > 67%", False),
        ("better(video.loss) != 1", False),
        ("same(audio.loss) == 2 and better(loss) < 2", True),
        ("worse(loss) > 9 or better(loss) > 0", True),
        ("worse(loss) > 9 and better(latency) > 0", False),
        ("worse(loss) > 0 and better(latency) > 0", None),
        ("worse(loss) > 0 or better(latency) > 0", True),
        ("worse(loss) > 9 or better(latency) > 0", None),
        ("changed(bitrate) > 0", None),
    ],
)
def test_a_check_holds_or_not_or_cant_tell(text: str, expected: bool | None) -> None:
    assert parse_check(text).holds(compared(BEFORE, AFTER)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "worse",
        "worse(loss)",
        "worse(loss) >",
        "worse() > 1",
        "worse(nonsense) > 1",
        "worse(loss) ! 1",
        "worse(loss) > one",
        "worse(loss) > 1 and",
        "comparable(loss) > 1",
        "not comparable(loss) > 1",
        "worse(loss) > 1; better(loss) > 1",
        "x" * 5000,
    ],
)
def test_what_is_no_check_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_check(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("worse(bitrate) > 0", "“bitrate” never gets worse"),
        ("worse(loss) > 1 or better(video.resolution) > 0", "“resolution” never gets better"),
        ("changed(loss.max) > 0", "“loss” gets better or worse"),
    ],
)
def test_a_check_that_could_never_hold_is_refused(text: str, title: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_check(text)
    assert caught.value.title == title


def test_what_was_found_is_said_once_for_each_figure_and_side() -> None:
    check = parse_check("worse(loss.avg) > 9 or worse(loss) > 7 or better(video.loss) > 4")
    assert list(measured(compared(BEFORE, AFTER), check)) == [
        "B: avg_loss worse for 2 of 3",
        "B: video.avg_loss better for 1 of 3",
    ]


def test_any_other_side_is_enough() -> None:
    assert parse_check("worse(loss) > 1").holds(compared(BEFORE, BEFORE, AFTER)) is True
