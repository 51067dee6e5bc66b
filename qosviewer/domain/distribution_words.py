"""The large chart in words, for those who can't see it and for tickets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.distribution import Distribution
from qosviewer.domain.kinds import Level, Resolution
from qosviewer.domain.metrics import Better, Metric, main_field
from qosviewer.domain.proportion import FEWEST_FOR_A_SHARE, wilson_interval
from qosviewer.domain.quality import Limit
from qosviewer.domain.streams import Direction, Medium
from qosviewer.domain.words import value_text

_NAMED: Final = 3
_DIGITS: Final = 4


def summary_text(shown: Distribution, names: Sequence[str], limit: Limit | None = None) -> str:
    """Return one honest paragraph about a chart.

    Args:
        shown: The chart.
        names: A label for each participant row of the table, safe to show.
        limit: The limit drawn as a line, if there is one.
    """
    return " ".join(_sentences(shown, names, limit))


def title_text(metric: Metric, medium: Medium | None, direction: Direction | None) -> str:
    """Return what a chart shows, e.g. ``Packet loss (audio uplink)``."""
    form = texts.CHART_TITLES[medium is not None, direction is not None]
    return form.format(
        metric=metric.title,
        medium=medium.title.lower() if medium else "",
        direction=direction.value if direction else "",
    )


def axis_text(metric: Metric, value: float) -> str:
    """Write a number of the axis of a chart, with its unit."""
    if isinstance(metric.kind, Resolution):
        return texts.CHART_PIXELS.format(count=f"{value:,.0f}".replace(",", "\u202f"))
    return value_text(main_field(metric), float(f"{value:.{_DIGITS}g}"))


def _sentences(shown: Distribution, names: Sequence[str], limit: Limit | None) -> Iterator[str]:
    title = title_text(shown.metric, shown.medium, shown.direction)
    count = len(shown.rows)
    if count == 0:
        yield texts.CHART_NOBODY.format(title=title)
        return
    yield texts.CHART_COUNTS.format(title=title, count=count, without=shown.without)
    if shown.odd.any():
        yield texts.CHART_ODD.format(odd=int(shown.odd.sum()))
    named = [
        texts.CHART_NAMED.format(name=plain.isolated(names[row]), value=axis_text(shown.metric, value))
        for row, value in zip(shown.rows[~shown.odd][:_NAMED].tolist(), shown.usable[:_NAMED].tolist(), strict=True)
    ]
    if len(shown.usable) > 1:
        yield _middle(shown)
        neither = shown.metric.better is Better.NEITHER
        yield (texts.CHART_HIGHEST if neither else texts.CHART_WORST).format(names=", ".join(named))
    elif named:
        yield texts.CHART_ONLY.format(reading=named[0])
    if limit and len(shown.usable):
        yield _beyond(shown, limit)


def _middle(shown: Distribution) -> str:
    percent = 10 if shown.metric.better is Better.HIGHER else 90
    # Between two words of an ordered list there is nothing: take the nearer one.
    wordy = isinstance(shown.metric.kind, Level)
    median, end = np.percentile(shown.usable, (50, percent), method="nearest" if wordy else "linear").tolist()
    return texts.CHART_MIDDLE[percent].format(
        median=axis_text(shown.metric, median), percentile=axis_text(shown.metric, end)
    )


def _beyond(shown: Distribution, limit: Limit) -> str:
    usable = shown.usable
    below = limit.lower_is_worse
    over, count = int((usable < limit.warning if below else usable > limit.warning).sum()), len(usable)
    form = (texts.CHART_BELOW if below else texts.CHART_ABOVE)[count >= FEWEST_FOR_A_SHARE]
    low, high = wilson_interval(over, count)
    return form.format(
        limit=axis_text(shown.metric, limit.warning),
        over=over,
        count=count,
        share=_percent(over / count),
        low=_percent(low),
        high=_percent(high),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0")
