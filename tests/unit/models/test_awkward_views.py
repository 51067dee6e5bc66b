"""Overview and trend of what is awkward to compare: what every figure says of its meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.trend import trend
from qosviewer.domain.compare.turning import turn
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.metrics import FIELD, METRIC
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.domain.streams import Direction, Medium
from qosviewer.models.compared_groups import group_rows, standing_rows
from qosviewer.models.compared_overview import around_titles, overview_rows
from qosviewer.models.compared_trend import TrendRows, trend_rows
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.models.comparison_model import Measure
from tests.factories import stream
from tests.support.awkward import AWKWARD
from tests.support.comparisons import START, compared, meeting, who

DOWN = Slot(Medium.AUDIO, Direction.DOWNLINK)
LOSS = Measure(DOWN, METRIC["loss"])


def overview_of(case: str) -> dict[str, list[ComparedRow]]:
    """The rows of each measure, by its title."""
    found = overview_rows(AWKWARD[case](), 1)
    rows = found.figures(changed_first=False, all_measures=True)
    titles: dict[str, list[ComparedRow]] = {}
    for row in rows:
        titles.setdefault(row.cells[0], []).append(row)
    return titles


def trend_of(case: str) -> TrendRows:
    return trend_rows(AWKWARD[case](), LOSS, datetime(2026, 4, 1, tzinfo=UTC))


def test_every_figure_of_a_partial_meeting_is_marked() -> None:
    for title, (whole, part) in overview_of("partial").items():
        marked = {cell for cell in part.cells[4:] if cell and cell != "–"}
        assert marked and all("(partial)" in cell for cell in marked), title
        assert not any("(partial)" in cell for cell in whole.cells)
    found = overview_rows(AWKWARD["partial"](), 1)
    assert found.around[0].cells[2:] == ("10", "6 (partial)")
    assert around_titles(AWKWARD["partial"](), 1)[2:] == ("A", "B (partial)")


def test_every_figure_of_a_partial_instance_is_marked_and_nobody_is_called_absent_from_it() -> None:
    found = trend_of("partial")
    assert [row.cells[0] for row in found.instances] == ["A", "B (partial)"]
    assert all("(partial)" in cell for cell in found.instances[1].cells[2:6])
    by_name = {row.cells[0]: row.cells for row in found.people}
    assert by_name["Emil Frank"][1] == "6 %, 0.3 % (partial)"
    assert by_name["Emil Frank"][2:] == ("in 1 of the last 2 (partial)",) * 2 + ("0.3 % (partial)",)
    assert not any("absent" in cell for cells in by_name.values() for cell in cells)


@pytest.mark.parametrize("case", ["iphones", "blank"])
def test_nobody_is_called_absent_who_would_not_be_known(case: str) -> None:
    found = trend_of(case)
    unknown = [row.cells for row in found.people if row.cells[0] not in ("Zoe Young", "Yann Zeller")]
    assert len(unknown) == (600 if case == "iphones" else 17)
    assert not any("absent" in cell or "not there" in cell for cells in unknown for cell in cells)
    strangers = trend_of("nobody").people
    assert all("absent from 1" in row.cells[2] for row in strangers)


def test_a_meeting_without_figures_says_so_at_every_measure() -> None:
    rows = overview_of("no-qos")
    assert {own[1].cells[2] for title, own in rows.items() if title != "People with problems"} == {"no figures of B"}
    assert "no such figures of B" in trend_of("no-qos").note


def test_what_is_not_measured_alike_is_not_held_against_one_another() -> None:
    assert {own[1].cells[2] for own in overview_of("minutes").values()} == {"not measured alike"}
    assert "lines of their own" in trend_of("minutes").note


def test_the_same_meeting_twice_counts_once() -> None:
    found = trend_of("same-twice")
    assert found.trend.lines == ((1,),) and found.trend.repeated == (0,)
    assert "counts once" in found.note
    assert {row.cells[2] for row in found.people} == {"in 1 of the last 1", "in 0 of the last 1"}
    # Of two fetches of one meeting the complete one is taken.
    complete_first = Comparison(labelled(AWKWARD["same-two-fetches"]().sides[::-1]))
    assert trend(complete_first, DOWN, FIELD["avg_loss"]).lines == ((0,),)


def test_who_came_by_the_web_gateway_is_counted_and_marked() -> None:
    rows = overview_of("gateway")
    assert [row.cells[8] for row in rows["Audio ↓ loss"]] == ["10", "10, 5 by web gateway"]
    assert [row.cells[8] for row in rows["Video ↓ loss"]] == ["10", "10"]
    found = trend_of("gateway")
    assert found.instances[1].cells[3] == "10, 5 by web gateway"
    by_name = {row.cells[0]: row.cells for row in found.people}
    assert by_name["Anna Berg"][1::3] == ("0.1 %, 5 % (web gateway)", "5 % (web gateway)")
    assert by_name["Julia Kraus"][4] == "0.2 %"


def test_before_and_after_are_of_one_kind_of_client() -> None:
    def week(number: int, loss: float, kind: str):
        seat = who("Anna||u1", stream(kind, avg_loss=f"{loss}%", avg_bitrate="40 kbps"))
        return meeting(seat, uuid=f"w{number}", weeks=number)

    kinds = ("audio_output", "audio_device_to_rwg", "audio_device_to_rwg")
    weeks = [week(number, loss, kind) for number, (loss, kind) in enumerate(zip((9, 1, 2), kinds, strict=True))]
    found = trend(compared(*weeks), DOWN, FIELD["avg_loss"])
    said = turn(found, START + timedelta(weeks=2))
    changes = [group.change.value for group in said.groups if group.compared]
    assert changes == [1.0]
    assert np.isnan(found.values).sum() == 0


def test_groups_mark_what_is_partial_and_who_came_by_the_web_gateway() -> None:
    rows = group_rows(AWKWARD["partial"](), FACT["network_type"], LOSS, None)
    of_part = [row for row in rows if row.cells[1] == "B (partial)"]
    assert of_part and all("(partial)" in cell for row in of_part for cell in row.cells[4:] if cell)
    comparison = AWKWARD["gateway"]()
    comparison.sides[1].data.companions.set_roster(
        Roster(tuple(RosterEntry(key[0], network_type="Wifi") for key in comparison.sides[1].data.table.keys))
    )
    (row,) = [row for row in group_rows(comparison, FACT["network_type"], LOSS, 1) if row.cells[0] == "Wifi"]
    assert row.cells[7] == "10, 5 by web gateway"


def test_groups_of_the_same_meeting_twice_differ_by_nothing_at_all() -> None:
    rows = group_rows(AWKWARD["same-twice"](), FACT["network_type"], LOSS, None)
    assert {row.cells[5] for row in rows if row.cells[1] == "B"} == {"±0 pp (0 … 0)"}
    assert {row.cells[2] for row in rows if row.cells[1] == "B"} == {"same"}


def test_one_person_against_the_others_is_marked_too() -> None:
    of_part = [row for row in standing_rows(AWKWARD["partial"](), 0) if row.cells[1] == "B (partial)"]
    assert of_part and all("(partial)" in cell for row in of_part for cell in row.cells[2:6])
    gateway = [row.cells[2] for row in standing_rows(AWKWARD["gateway"](), 0) if row.subject == LOSS]
    assert gateway == ["0.1 %", "5 % (web gateway)"]


@pytest.mark.parametrize("case", AWKWARD)
def test_every_view_has_rows(case: str) -> None:
    assert overview_rows(AWKWARD[case](), 1).figures(changed_first=True, all_measures=False)
    if case != "no-qos-at-all":
        assert trend_of(case).people and len(trend_of(case).instances) == 2
