"""Before against after a date: those who had problems before, those who only had them since, and the others.

Whoever is chosen for having looked bad at one time tends to look less bad at another by chance alone. That holds for
those with problems before (they seem to get better) as for those with problems since (they seem to have got worse), so
neither is read without the others beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.certainty import Estimate, median_estimate
from qosviewer.domain.compare.trend import Trend
from qosviewer.domain.quality import State

Mask = NDArray[np.bool_]


class Affected(Enum):
    """Which people stand together."""

    BEFORE = "before"
    SINCE = "since"
    OTHERS = "others"
    SELECTED = "selected"
    REST = "rest"


class Lacking(Enum):
    """What is missing for an interval."""

    NOTHING = "nothing"
    BEFORE = "before"
    AFTER = "after"
    PEOPLE = "people"


@dataclass(frozen=True, eq=False)
class TurnGroup:
    """Some people before and after a date.

    Attributes:
        affected: Who they are.
        humans: Rows of the pairing table, whoever's figure changed most first.
        before: float64[n]; the median of each one's figures before; NaN where there is none.
        after: float64[n]; the same from the date on.
        change: The median of everybody's own change, of those with figures on both sides of the date.
        lacking: What is missing for an interval.
    """

    affected: Affected
    humans: tuple[int, ...]
    before: Floats
    after: Floats
    change: Estimate
    lacking: Lacking

    @property
    def compared(self) -> int:
        """How many have figures on both sides of the date."""
        return self.change.count


@dataclass(frozen=True, eq=False)
class Turn:
    """One figure of a series before against after a date, on the newest line.

    Attributes:
        since: The first moment that counts as after, aware.
        name: What happened then, as somebody called it; may be empty.
        before: Places in `Trend.instances` before the date; those whose time is not known are on neither side.
        after: Places from the date on.
        groups: Problems before, problems only since, the others; then those selected and the rest, if any are.
        one_sided: Rows of the pairing table of those of whom there is enough data on one side of the date only, so
            that they are none of the first three.
    """

    since: datetime
    name: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    groups: tuple[TurnGroup, ...]
    one_sided: tuple[int, ...]


def turn(found: Trend, since: datetime, *, name: str = "", selected: Sequence[int] = ()) -> Turn:
    """Return before against after a date.

    Args:
        found: The trend.
        since: The first moment that counts as after, aware.
        name: What happened then.
        selected: People to be held against the rest too, as rows of the pairing table.
    """
    starts = [(place, found.instances[place].start) for place in found.newest_line]
    before = tuple(place for place, start in starts if start is not None and start < since)
    after = tuple(place for place, start in starts if start is not None and start >= since)
    values = _of_one_path(found, (*before, *after))
    earlier, later = _medians(values[:, before]), _medians(values[:, after])
    parts, alone = _parts(found, before, after)
    if selected:
        chosen: Mask = np.zeros(len(found.states), np.bool_)
        chosen[list(selected)] = True
        parts |= {Affected.SELECTED: chosen, Affected.REST: ~chosen & _seen(found, (*before, *after))}
    groups = tuple(_group(who, own, earlier, later, before, after) for who, own in parts.items())
    return Turn(since, name, before, after, groups, tuple(np.flatnonzero(alone).tolist()))


def _of_one_path(found: Trend, places: Sequence[int]) -> Floats:
    """Return float64[humans, instances]: everybody's figures by the kind of client that they came by last.

    Those by another one are left out: they are not measured at the same place.
    """
    newest = np.full(len(found.values), -1, np.int8)
    for place in places:
        there = ~np.isnan(found.values[:, place])
        newest[there] = found.paths[there, place]
    return np.where(found.paths == newest[:, None], found.values, np.nan)


def _parts(found: Trend, before: Sequence[int], after: Sequence[int]) -> tuple[dict[Affected, Mask], Mask]:
    """Return who is in which group, and who can't be placed."""
    had = {side: np.any(found.states[:, places] >= State.WARNING, axis=1) for side, places in ((0, before), (1, after))}
    seen = [_seen(found, places) for places in (before, after)]
    both = seen[0] & seen[1]
    parts = {
        Affected.BEFORE: had[0],
        Affected.SINCE: both & ~had[0] & had[1],
        Affected.OTHERS: both & ~had[0] & ~had[1],
    }
    return parts, (seen[0] ^ seen[1]) & ~had[0]


def _seen(found: Trend, places: Sequence[int]) -> Mask:
    """Return bool[humans]: of whom there is enough data in at least one instance."""
    return np.asarray(np.any(found.states[:, list(places)] >= State.GOOD, axis=1), np.bool_)


def _group(
    affected: Affected,
    mask: Mask,
    earlier: Floats,
    later: Floats,
    before: Sequence[int],
    after: Sequence[int],
) -> TurnGroup:
    humans = np.flatnonzero(mask)
    change = later[humans] - earlier[humans]
    # Largest first, of equals by row; those without a change last.
    order = np.argsort(np.where(np.isnan(change), np.inf, -np.abs(change)), kind="stable")
    humans = humans[order]
    estimate = median_estimate(change)
    lacking = Lacking.NOTHING
    if not estimate.is_enough:
        lacking = Lacking.BEFORE if not before else Lacking.AFTER if not after else Lacking.PEOPLE
    return TurnGroup(affected, tuple(humans.tolist()), earlier[humans], later[humans], estimate, lacking)


def _medians(values: Floats) -> Floats:
    """Return float64[humans]: the median of each row, NaN where it has no figures."""
    counts = (~np.isnan(values)).sum(axis=1)
    medians = np.full(len(values), np.nan)
    there = np.flatnonzero(counts)
    if len(there):
        # Missing ones are sorted last. All rows at once: numpy's own median without them takes row after row.
        ordered, middle = np.sort(values[there], axis=1), counts[there]
        rows = np.arange(len(there))
        medians[there] = (ordered[rows, (middle - 1) // 2] + ordered[rows, middle // 2]) / 2
    return medians
