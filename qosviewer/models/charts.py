"""What range charts in cells need, as plain Python lists: numpy's scalars are slow where every cell is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qosviewer.domain.columns import Chart, Column
from qosviewer.domain.marks import Mark
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.quality import Limit
from qosviewer.domain.ranges import Ranges, Scale, common_scale
from qosviewer.domain.streams import Medium
from qosviewer.models.sparklines import Sparkline


class RangeCell(NamedTuple):
    """What a range chart in a cell draws; NaN where a part is not known. Minutes are drawn in place of the range."""

    text: str
    low: float
    middle: float
    high: float
    mark: Mark
    minutes: Sparkline = ()


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """One column of ranges on a common scale.

    Attributes:
        low: Minimum of each row, NaN where not known.
        middle: Average of each row.
        high: Maximum of each row.
        scale: The scale common to all rows.
        limit: The limit that is drawn as a tick, if one applies.
    """

    low: list[float]
    middle: list[float]
    high: list[float]
    scale: Scale
    limit: Limit | None


def chart_limit(data: MeetingData, chart: Chart, medium: Medium | None = None) -> Limit | None:
    """Return the limit for the rows of a chart.

    Args:
        data: The meeting, whose profile has the limits.
        chart: The chart.
        medium: The medium of all rows of the table, if they share one.
    """
    medium = chart.medium or medium
    limit = data.profile.limit(chart.metric, medium)
    if limit is not None and medium is None and not set(chart.metric.media) <= set(limit.media):
        return None  # of several media, of which the limit concerns only some
    return limit


def chart_column(data: MeetingData, column: Column, chart: Chart, medium: Medium | None = None) -> ChartColumn:
    """Return the ranges of a chart column, kept until the table changes; see `chart_limit` for ``medium``."""

    def compute() -> ChartColumn:
        ranges = chart.ranges(data)
        limit = chart_limit(data, chart, medium)
        bad = limit.bad if limit and not limit.lower_is_worse else None
        drawn = ranges
        if medium is not None:  # rows are streams, and those of other media are not in this table
            mask = data.streams_mask(medium)
            drawn = Ranges(ranges.low[mask], ranges.middle[mask], ranges.high[mask], ranges.stream[mask])
        scale = common_scale(drawn, bad)
        return ChartColumn(ranges.low.tolist(), ranges.middle.tolist(), ranges.high.tolist(), scale, limit)

    return data.derived(("chart column", column.key, chart.metric.key, medium), compute)


def chart_title(column: Column, chart: Chart) -> str:
    """Return the title of a chart column with its metric, e.g. ``Audio ↑ loss``."""
    if chart.medium in (None, Medium.CPU):
        return column.title
    return f"{column.title} {chart.metric.key.replace('_', ' ')}"
