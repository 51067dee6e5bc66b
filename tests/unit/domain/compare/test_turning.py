from __future__ import annotations

from datetime import timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.compare.trend import Trend
from qosviewer.domain.compare.turning import Affected, Lacking, Turn, TurnGroup, turn
from qosviewer.domain.source import MINUTES, QSS
from tests.support.comparisons import START
from tests.support.weeks import over, week


def since(weeks: int, found: Trend, **more: object) -> Turn:
    return turn(found, START + timedelta(weeks=weeks), **more)  # type: ignore[arg-type]


def group(turned: Turn, affected: Affected) -> TurnGroup:
    return next(each for each in turned.groups if each.affected is affected)


def test_those_with_problems_before_are_told_from_the_others() -> None:
    found = over(*(week(n, *([6 if n < 2 else 1] * 6), *([1] * 6)) for n in range(4)))
    turned = since(2, found, name="new access points")
    before, only_since, others = turned.groups
    assert (turned.before, turned.after, turned.name) == ((0, 1), (2, 3), "new access points")
    assert sorted(before.humans) == list(range(6)) and sorted(others.humans) == list(range(6, 12))
    assert before.change.value == -5 and before.change.differs_from_zero and before.lacking is Lacking.NOTHING
    assert others.change.value == 0 and not others.change.differs_from_zero
    assert only_since.humans == () and only_since.lacking is Lacking.PEOPLE


def test_trouble_that_began_at_the_date_has_a_group_of_its_own() -> None:
    found = over(*(week(n, *([1 if n < 2 else 6] * 2), *([1] * 6)) for n in range(4)))
    turned = since(2, found)
    only_since = group(turned, Affected.SINCE)
    assert sorted(only_since.humans) == [0, 1] and only_since.compared == 2
    assert only_since.change.value == 5 and only_since.lacking is Lacking.PEOPLE
    assert only_since.before.tolist() == [1, 1] and only_since.after.tolist() == [6, 6]
    assert group(turned, Affected.BEFORE).humans == ()


def test_whoever_was_on_one_side_only_is_in_no_group() -> None:
    found = over(week(0, 1, 1, None), week(1, 1, None, 9))
    turned = since(1, found)
    assert turned.one_sided == (1, 2)
    assert group(turned, Affected.SINCE).humans == () and group(turned, Affected.OTHERS).humans == (0,)


def test_whoever_had_problems_before_and_left_is_counted_but_not_compared() -> None:
    turned = since(1, over(week(0, 9, 1), week(1, None, 1)))
    before = group(turned, Affected.BEFORE)
    assert before.humans == (0,) and before.compared == 0 and np.isnan(before.after).all()
    assert turned.one_sided == ()


def test_what_is_missing_is_said() -> None:
    found = over(week(0, 6, 6), week(1, 1, 1))
    assert group(since(1, found), Affected.BEFORE).lacking is Lacking.PEOPLE
    nothing_after = since(9, found)
    assert nothing_after.after == () and {each.lacking for each in nothing_after.groups} == {Lacking.AFTER}
    nothing_before = since(-9, found)
    assert nothing_before.before == () and {each.lacking for each in nothing_before.groups} == {Lacking.BEFORE}


def test_only_the_kind_of_figures_of_the_last_instance_counts() -> None:
    found = over(week(0, 9), week(1, 9), week(2, 0), week(3, 9), sources=(QSS, MINUTES, QSS, MINUTES))
    assert (since(3, found).before, since(3, found).after) == ((1,), (3,))


def test_those_selected_stand_beside_the_three_groups() -> None:
    found = over(*(week(n, *([6 if n < 2 else 1] * 6), *([1] * 6)) for n in range(4)))
    turned = since(2, found, selected=(6, 7))
    assert [each.affected for each in turned.groups][3:] == [Affected.SELECTED, Affected.REST]
    assert group(turned, Affected.SELECTED).humans == (6, 7)
    assert sorted(group(turned, Affected.REST).humans) == [*range(6), *range(8, 12)]


losses = st.lists(
    st.lists(st.one_of(st.none(), st.sampled_from([0.1, 1.0, 3.0, 9.0])), min_size=4, max_size=4),
    min_size=2,
    max_size=5,
).filter(lambda weeks: all(any(loss is not None for loss in own) for own in weeks))


@given(losses, st.integers(0, 5))
def test_everybody_is_in_one_group_at_most_and_nobody_is_lost(weeks: list[list[float | None]], at: int) -> None:
    found = over(*(week(n, *own) for n, own in enumerate(weeks)))
    turned = since(at, found)
    placed = [human for each in turned.groups for human in each.humans] + list(turned.one_sided)
    assert sorted(placed) == list(range(len(found.states)))
    for each in turned.groups:
        changes = each.after - each.before
        assert each.compared == int((~np.isnan(changes)).sum())
        assert (each.lacking is Lacking.NOTHING) == each.change.is_enough


@given(losses, st.integers(1, 4))
def test_medians_are_those_of_numpy(weeks: list[list[float | None]], at: int) -> None:
    found = over(*(week(n, *own) for n, own in enumerate(weeks)))
    turned = since(at, found)
    for each in turned.groups:
        for human, before in zip(each.humans, each.before.tolist(), strict=True):
            own = found.values[human, list(turned.before)]
            own = own[~np.isnan(own)]
            assert (before != before) if not len(own) else before == np.median(own)
