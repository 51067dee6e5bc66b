"""Shares, changes, trends and groups in words, for cells, tooltips and those who can't see a chart."""

from __future__ import annotations

from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.difference import Verdict, delta_text
from qosviewer.domain.compare.groups import Group, Standing, group_difference, group_verdict
from qosviewer.domain.compare.overview import Moves, Share
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.compare.trend import RECENT, Trend, Turn
from qosviewer.domain.distribution_words import axis_text
from qosviewer.domain.metrics import Field
from qosviewer.domain.proportion import FEWEST_FOR_A_SHARE
from qosviewer.domain.quality import State

_DIGITS: Final = 4


def share_text(share: Share) -> str:
    """Return e.g. ``3 of 14 (21 %, with 95 % certainty between 8 and 48 %)``; of a few only the count."""
    if share.total < FEWEST_FOR_A_SHARE:
        return texts.COMPARED_SHARE.format(count=share.count, total=share.total)
    low, high = (f"{100 * end:.0f}" for end in share.interval)
    percent = f"{100 * share.count / share.total:.0f}"
    return texts.COMPARED_SHARE_WIDE.format(count=share.count, total=share.total, percent=percent, low=low, high=high)


def tie_text(tie: int) -> str:
    """Return by what a pair was found, and how sure that is; empty for no pair."""
    if not tie:
        return ""
    found = Tie(tie)
    return texts.COMPARED_PAIRED_BY.format(tie=found.word, sureness=found.sureness)


def moves_text(field: Field, moves: Moves | None) -> str:
    """Return the median change of the pairs with its interval, or that there are too few of them to say."""
    if moves is None or not moves.median.is_enough:
        return texts.COMPARED_TOO_FEW
    return texts.COMPARED_MEDIAN.format(change=_change(field, moves.median), count=moves.median.count)


def turn_text(field: Field, turn: Turn) -> str:
    """Return before against after a date."""
    if not turn.change.is_enough:
        return texts.COMPARED_TOO_FEW_PEOPLE
    return texts.COMPARED_TURN.format(
        change=_change(field, turn.change), count=turn.change.count, before=turn.before, after=turn.after
    )


def recently_text(trend: Trend, human: int, state: State = State.BAD, last: int = RECENT) -> str:
    """Return e.g. ``bad in 4 of the last 6``; those that somebody took part in, and with enough data."""
    share = trend.recently(human, state, last)
    if not share.total:
        return texts.COMPARED_NO_RECENT
    template = texts.COMPARED_RECENTLY if share.count else texts.COMPARED_NEVER_RECENTLY
    return template.format(state=state.word, count=share.count, total=share.total)


def standing_text(field: Field, standing: Standing) -> str:
    """Return how somebody stands among the others of a meeting."""
    if np.isnan(standing.median):
        return texts.COMPARED_STANDING_ALONE
    return texts.COMPARED_STANDING.format(
        rank=standing.rank,
        count=standing.count,
        distance=_rounded_delta(field, standing.distance),
        median=axis_text(field.metric, standing.median),
    )


def groups_text(field: Field, one: Group, other: Group) -> str:
    """Return how one group fares against another."""
    difference = group_difference(one, other)
    names = {
        "one": one.title or texts.COMPARED_GROUP_UNKNOWN,
        "other": other.title or texts.COMPARED_GROUP_UNKNOWN,
        "count_one": len(one.values),
        "count_other": len(other.values),
    }
    verdict = group_verdict(field, difference)
    if verdict is Verdict.NOT_COMPARABLE:
        return texts.COMPARED_GROUPS_TOO_FEW.format(**names)
    return texts.COMPARED_GROUPS.format(**names, verdict=verdict.word, change=_change(field, difference))


def _change(field: Field, estimate: Estimate) -> str:
    value, low, high = (_rounded_delta(field, each) for each in (estimate.value, estimate.low, estimate.high))
    return texts.COMPARED_CHANGE.format(value=value, low=low, high=high)


def _rounded_delta(field: Field, delta: float) -> str:
    return delta_text(field, float(f"{delta:.{_DIGITS}g}"))
