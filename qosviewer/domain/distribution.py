"""What the large chart shows: one metric over all participants, worst first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.histogram import Histogram, histogram
from qosviewer.domain.kinds import PIXEL_STEP, Oddity, Resolution
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Better, Metric, main_field
from qosviewer.domain.order import stable_order
from qosviewer.domain.ranges import Ranges
from qosviewer.domain.streams import Direction, Medium

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Distribution:
    """One metric over the participants that have a reading of it, worst first.

    Each participant stands with its worst stream of the medium and direction. Where no way is better, "worst" is the
    highest.

    Attributes:
        metric: The metric.
        medium: Only streams of this medium, if given.
        direction: Only streams that flowed this way, if given.
        rows: intp[n], participant rows in the order shown.
        ranges: float64[n] each, as drawn (see `drawn`), and the stream row each was read from.
        odd: bool[n], where the reading is impossible: drawn as received, left out of figures.
        without: How many participants have no reading.
    """

    metric: Metric
    medium: Medium | None
    direction: Direction | None
    rows: Rows
    ranges: Ranges
    odd: Mask
    without: int

    @property
    def usable(self) -> Floats:
        """float64: the averages that figures are made from, worst first."""
        return self.ranges.middle[~self.odd]

    @property
    def histogram(self) -> Histogram:
        """How many participants have which average; impossible ones left out."""
        return histogram(self.usable, self.metric.kind)


def distribution(
    data: MeetingData,
    metric: Metric,
    medium: Medium | None = None,
    direction: Direction | None = None,
    among: Mask | None = None,
) -> Distribution:
    """Return what the chart shows of ``metric``.

    Args:
        data: The meeting.
        metric: What to show.
        medium: Only streams of this medium.
        direction: Only streams that flowed this way.
        among: bool[participants], the participants to look at; everyone by default.
    """
    ranges = data.participant_ranges(metric, medium, direction)
    asked = np.ones(data.table.participant_count, np.bool_) if among is None else among
    there = asked & ~np.isnan(ranges.middle)
    order = stable_order(ranges.middle, descending=metric.better is not Better.HIGHER)
    rows = order[there[order]]
    streams = ranges.stream[rows]
    return Distribution(
        metric,
        medium,
        direction,
        rows,
        Ranges(
            drawn(metric, ranges.low[rows]),
            drawn(metric, ranges.middle[rows]),
            drawn(metric, ranges.high[rows]),
            streams,
        ),
        data.table.oddities[streams, main_field(metric).index] != Oddity.NONE,
        int(asked.sum()) - len(rows),
    )


def drawn(metric: Metric, values: Floats) -> Floats:
    """Return readings as numbers for an axis: picture sizes as their number of pixels, all others as they are."""
    return values // PIXEL_STEP if isinstance(metric.kind, Resolution) else values
