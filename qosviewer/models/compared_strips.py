"""How one figure is spread over people, as plain numbers that a cell can draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.words import percent
from qosviewer.domain.metrics import Field
from qosviewer.domain.quality import Limit, State

_MOST_DOTS: Final = 60
_ENDS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_SEEN: Final = 0.98
_ROOM: Final = 1.1


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn of one group of people.

    Attributes:
        top: End of the scale, which begins at 0.
        ends: Where nine in ten begin, where the middle half begins, the median, where the half ends, where nine in ten
            end; of a share its interval around it.
        dots: The people, ascending, if they are few enough to be told apart.
        limit: The limit, if there is one.
        severity: A `State`: on which side of its limits the median lies.
        words: The same in words.
    """

    top: float
    ends: tuple[float, float, float, float, float]
    dots: tuple[float, ...]
    limit: float | None
    severity: int
    words: str


def scale_top(groups: Sequence[Floats], limit: Limit | None) -> float:
    """Return where a scale ends that shows nearly all of some groups, and the limit."""
    highest = max((float(np.quantile(own, _SEEN)) for own in groups if len(own)), default=0.0)
    return max(highest, limit.warning if limit else 0.0) * _ROOM or 1.0


def strip(field: Field, values: Floats, top: float, limit: Limit | None) -> Strip | None:
    """Return what is drawn of figures (picture sizes in pixels); None of nothing."""
    if not len(values):
        return None
    low, first, median, last, high = (float(end) for end in np.quantile(values, _ENDS))
    words = texts.SPREAD_WORDS.format(
        low=figure_text(field, low),
        high=figure_text(field, high),
        first=figure_text(field, first),
        last=figure_text(field, last),
        median=figure_text(field, median),
    )
    dots = tuple(np.sort(values).tolist()) if len(values) <= _MOST_DOTS else ()
    ends = (low, first, median, last, high)
    return Strip(top, ends, dots, limit.warning if limit else None, severity_of(median, limit), words)


def share_strip(share: Share) -> Strip | None:
    """Return what is drawn of a share on a scale from none to all; None of nothing."""
    if not share.total:
        return None
    low, high = share.interval
    middle = share.count / share.total
    words = texts.SPREAD_SHARE.format(share=percent(middle), low=percent(low), high=percent(high))
    return Strip(1.0, (low, low, middle, high, high), (), None, State.UNCLASSIFIED, words)


def severity_of(value: float, limit: Limit | None) -> int:
    """Return the `State` that a figure alone would have by a limit."""
    if limit is None or math.isnan(value):
        return State.UNCLASSIFIED
    sign = -1 if limit.lower_is_worse else 1
    if sign * value > sign * limit.bad:
        return State.BAD
    return State.WARNING if sign * value > sign * limit.warning else State.GOOD
