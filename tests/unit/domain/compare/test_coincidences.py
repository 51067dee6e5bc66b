from __future__ import annotations

from collections.abc import Sequence

import pytest

from qosviewer.domain.compare.coincidences import coincidences
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import paragraph, paragraph_text
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import RosterEntry
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who
from tests.support.series import weekly_series


def met(uuid: str, losses: Sequence[float], networks: Sequence[str]) -> MeetingData:
    seats = [
        who(f"P{n}||u{n}", stream("audio_output", avg_loss=f"{loss}%", avg_bitrate="40 kbps"), pid=str(n))
        for n, loss in enumerate(losses)
    ]
    return meeting(
        *seats, uuid=uuid, roster=[RosterEntry(str(n), network_type=each) for n, each in enumerate(networks)]
    )


def moved(after: Sequence[str], losses: Sequence[float] = (9, 9, 1, 1, 1, 1)) -> Comparison:
    """Six people on cable, whose loss was 1 %; what they lose and how they come afterwards."""
    return compared(met("a", [1] * len(losses), ["Wired"] * len(losses)), met("b", losses, after))


def test_what_changed_for_those_who_got_worse_and_for_hardly_anybody_else() -> None:
    comparison = moved(["Wifi", "Wifi", "Wifi", "Wired", "Wired", "Wired"])
    (found,) = coincidences(comparison, 1, (0, 1), (2, 3, 4, 5))
    assert (found.fact.key, found.changed, found.known) == ("network_type", (0, 1), 2)
    assert (found.others_changed, found.others_known, found.changes) == (1, 4, (("Wired", "Wifi", 2),))
    text = paragraph_text(comparison, 1)
    assert (
        "Both who got worse had another network than before (Wired → Wifi), against 1 of the other 4. "
        "Whether that is why can't be told from this."
    ) in text
    (clause,) = [each for each in paragraph(comparison, 1) if "network" in each.text]
    assert clause.humans == (0, 1)


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(["Wifi"] * 6, id="it changed for everybody"),
        pytest.param(["Wifi", "Wifi", "Wifi", "Wifi", "Wired", "Wired"], id="for half of the others too"),
        pytest.param(["Wired"] * 6, id="for nobody"),
        pytest.param([""] * 6, id="it is not known"),
    ],
)
def test_what_tells_nothing_is_not_said(after: list[str]) -> None:
    assert "network" not in paragraph_text(moved(after), 1)


@pytest.mark.parametrize(
    ("losses", "after", "said"),
    [
        ((9, 9, 9, 1), ["Wifi", "Wifi", "Wifi", "Wired"], "All 3 who got worse had another network"),
        ((9, 9, 9, 1), ["Wifi", "Wifi", "Wired", "Wired"], "2 of the 3 who got worse had another network"),
        ((9, 9), ["Wifi", "Wifi"], "Both who got worse had another network than before (Wired → Wifi). Whether"),
    ],
)
def test_how_many_is_said_as_people_say_it(losses, after: list[str], said: str) -> None:
    assert said in paragraph_text(moved(after, losses), 1)


def test_of_a_single_person() -> None:
    comparison = moved(["Wifi", "Wired", "Wired"], (9, 1, 1))
    assert "Who got worse had another network than before (Wired → Wifi), against 0 of the other 2." in paragraph_text(
        comparison, 1
    )
    back = paragraph_text(comparison.with_baseline(1), 0)
    assert "Who got better had another network than before (Wifi → Wired), against 0 of the other 2." in back


def test_it_is_the_same_every_time_and_never_a_cause() -> None:
    def said() -> str:
        return paragraph_text(compared(*weekly_series()), 7)

    assert said() == said()
    assert not any(word in said() for word in ("because", "caused", "due to", "owing to"))
