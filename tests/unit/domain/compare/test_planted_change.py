"""The series of the sample account: two people's downlink gets worse after four good weeks, and nobody else's."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.movers import moves
from qosviewer.domain.compare.paragraph import paragraph, paragraph_text
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.trend import trend
from qosviewer.domain.compare.turning import Lacking, turn
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.quality import State
from qosviewer.domain.streams import Direction, Medium
from qosviewer.sample.scenarios import series
from tests.support.series import weekly_series

LAST_GOOD = series.GOOD_WEEKS - 1
LATER = range(series.GOOD_WEEKS, series.WEEKS)
GOOD = range(LAST_GOOD)
LOSS = FIELD["avg_loss"]


@cache
def comparison() -> Comparison:
    return Comparison(labelled([Side(data) for data in weekly_series()]), LAST_GOOD)


def names_of_the_planted() -> set[str]:
    first = weekly_series()[0]
    return {first.table.participants[index].user_name for index in series.AFFECTED}


def test_everybody_but_the_nameless_is_found_again_every_week() -> None:
    found = comparison()
    assert not found.pairing.ambiguities
    everywhere = (found.pairing.rows >= 0).all(axis=1)
    # 17 seats, three of them rejoins, two of them nameless phones; of three without figures one only has a number.
    assert everywhere.sum() == 17 - 3 - 2 + 2


@pytest.mark.parametrize("week", LATER)
def test_the_planted_people_direction_and_size_are_found_and_nobody_else_is_accused(week: int) -> None:
    found = moves(comparison(), week)
    assert {comparison().names[move.human] for move in found} == names_of_the_planted()
    assert {move.slot.direction for move in found} == {Direction.DOWNLINK}
    assert {move.verdict.word for move in found} == {"worse"}
    assert {move.slot.medium for move in found if move.field is LOSS} == {Medium.AUDIO, Medium.VIDEO, Medium.SHARE}
    (planted,) = series.SCENARIOS[week].findings
    for move in found:
        if move.field is LOSS:
            assert move.before < 1 < planted.limit < move.after


@pytest.mark.parametrize("week", LATER)
def test_the_paragraph_names_them_and_only_them(week: int) -> None:
    text = paragraph_text(comparison(), week)
    for name in set(comparison().names):
        assert (name in text) == (name in names_of_the_planted()), name
    assert "Downlink packet loss got worse" in text and "uplink" not in text and "etter" not in text
    (worse,) = [clause for clause in paragraph(comparison(), week) if clause.text.startswith("Worse for 2: ")]
    assert {comparison().names[human] for human in worse.humans} == names_of_the_planted()
    assert "For the other 10 nothing moved" in text


@pytest.mark.parametrize("week", GOOD)
def test_in_the_good_weeks_nothing_is_said_of_anyone(week: int) -> None:
    assert "Nobody has a figure that moved and is or was beyond a limit." in paragraph_text(comparison(), week)


def test_seen_from_the_last_week_they_were_better_before() -> None:
    back = comparison().with_baseline(series.WEEKS - 1)
    text = paragraph_text(back, 0)
    assert "Better for 2: " in text and "orse" not in text


def test_it_grows_from_week_to_week_and_began_in_the_fifth() -> None:
    found = trend(comparison(), Slot(Medium.AUDIO, Direction.DOWNLINK), LOSS)
    assert [each.with_problems.count for each in found.instances] == [0] * 4 + [2] * 4
    planted = np.array([name in names_of_the_planted() for name in comparison().names])
    assert (np.diff(found.values[planted][:, LAST_GOOD:], axis=1) > 0).all()
    for human, is_planted in enumerate(planted.tolist()):
        assert found.recently(human, State.WARNING).count == (4 if is_planted else 0)
    since = found.instances[series.GOOD_WEEKS].start
    assert since is not None
    turned = turn(found, since, name="new access points")
    before, only_since, others = turned.groups
    assert (len(turned.before), len(turned.after)) == (series.GOOD_WEEKS, series.WEEKS - series.GOOD_WEEKS)
    assert before.humans == ()
    assert {comparison().names[human] for human in only_since.humans} == names_of_the_planted()
    assert only_since.change.value > 4 and only_since.lacking is Lacking.PEOPLE  # two people are too few to say
    assert others.change.is_enough and abs(others.change.value) < 0.5 and others.compared == 10
