"""Everything the large chart draws and says, worked out once per change: arrays for painting, words for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.columns import Chart
from qosviewer.domain.distribution import Distribution, distribution
from qosviewer.domain.histogram import Histogram
from qosviewer.domain.kinds import Level
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC, Metric, main_field
from qosviewer.domain.quality import Limit, State, States
from qosviewer.domain.ranges import common_scale, round_up
from qosviewer.domain.streams import Direction, Medium, stream_type
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.charts import chart_limit


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """What the chart is about.

    Attributes:
        metric: The metric.
        medium: Only streams of this medium; None for all.
        direction: Only streams that flowed this way; None for both.
    """

    metric: Metric
    medium: Medium | None = None
    direction: Direction | None = None


FIRST_CHOICE: Final = ChartChoice(METRIC["loss"])


@dataclass(frozen=True, slots=True)
class Span:
    """Part of the axis of values.

    Attributes:
        low: Lower end.
        high: Upper end.
    """

    low: float
    high: float


class ChartData:
    """One metric over all participants, worst first, as it was when this was made.

    A rank is a place in that order, from 0.

    Attributes:
        meeting: The meeting.
        choice: What it is about.
        shown: The readings.
        limit: The limit to draw as lines, if one applies to all that is shown.
        states: int8[ranks], a `State` each, of this one reading; UNCLASSIFIED where no limit judges it.
        span: The part of the axis of values that is worth looking at first.
        everything: The part of the axis that holds every reading.
    """

    def __init__(self, meeting: MeetingData, choice: ChartChoice) -> None:
        self.meeting = meeting
        self.choice = choice
        self.shown: Distribution = distribution(meeting, choice.metric, choice.medium, choice.direction)
        chart = Chart(choice.metric, lambda data: data.participant_ranges(choice.metric), choice.medium)
        self.limit: Limit | None = chart_limit(meeting, chart)
        self.states: States = _states(meeting, self.shown)
        self.everything = _everything(self.shown)
        self.span = _first_span(self.shown, self.limit, self.everything)
        self.histogram: Histogram = self.shown.histogram
        self._ranks = np.full(meeting.table.participant_count, -1, np.intp)
        self._ranks[self.shown.rows] = np.arange(self.count)

    @property
    def count(self) -> int:
        """How many participants have a reading."""
        return len(self.shown.rows)

    def received(self) -> Floats:
        """Return float64[ranks]: the readings in the metric's own form, where `Distribution` has them as drawn."""
        table, field = self.meeting.table, main_field(self.choice.metric)
        readings: Floats = table.values[self.shown.ranges.stream, field.index]
        return readings

    def key(self, rank: int) -> ParticipantKey:
        """Return the key of the participant of a rank."""
        return self.meeting.table.keys[int(self.shown.rows[rank])]

    def keys(self, ranks: range | NDArray[np.intp]) -> list[ParticipantKey]:
        """Return the keys of the participants of some ranks."""
        return [self.key(rank) for rank in ranks]

    def ranks_of(self, rows: tuple[int, ...]) -> NDArray[np.intp]:
        """Return intp[n], rising: the ranks of those participant rows that have a reading."""
        ranks = self._ranks[np.asarray(rows, np.intp)]
        return np.sort(ranks[ranks >= 0])

    def bins_of_ranks(self) -> NDArray[np.intp]:
        """Return intp[ranks]: the bin of the histogram that each participant is counted in, -1 for none."""
        bins = len(self.histogram.counts)
        places = np.searchsorted(self.histogram.edges, self.shown.ranges.middle, side="right") - 1
        places = np.minimum(places, bins - 1)  # a value on the last edge counts to the last bin
        return np.where(self.shown.odd, -1, places)

    def bin_counts(self, state: State) -> NDArray[np.int64]:
        """Return int64[bins]: how many participants of a state each bin counts."""
        bins = self.bins_of_ranks()
        counted = bins[(bins >= 0) & (self.states == state)]
        return np.bincount(counted, minlength=len(self.histogram.counts)).astype(np.int64)


def _states(meeting: MeetingData, shown: Distribution) -> States:
    """Return int8[ranks]; the words of the limits on this reading alone, whatever else the stream suffers from."""
    table, field = meeting.table, main_field(shown.metric)
    streams = shown.ranges.stream
    marks = meeting.assessment.marks[streams, field.index]
    limits = [meeting.profile.limit(shown.metric, stream_type(name).medium) for name in table.type_names]
    states = np.zeros(len(streams), np.int8)
    for code, limit in enumerate(limits):
        if limit is None:
            continue
        mine = table.type_codes[streams] == code
        reading = table.values[streams, field.index]
        fine = reading >= limit.warning if limit.lower_is_worse else reading <= limit.warning
        states[mine & fine] = State.GOOD
    judged = np.where(marks > 0, marks, states)
    return np.where(shown.odd, State.UNCLASSIFIED, judged).astype(np.int8)


def _everything(shown: Distribution) -> Span:
    kind = shown.metric.kind
    if isinstance(kind, Level):
        return Span(-0.5, len(kind.words) - 0.5)
    ends = np.concatenate((shown.ranges.low, shown.ranges.middle, shown.ranges.high))
    ends = ends[np.isfinite(ends)]
    low, high = (float(ends.min()), float(ends.max())) if len(ends) else (0.0, 1.0)
    return Span(min(0.0, low), round_up(high))


def _first_span(shown: Distribution, limit: Limit | None, everything: Span) -> Span:
    if isinstance(shown.metric.kind, Level) or limit is None:
        return everything
    # Single peaks may flatten everything else and are cut off at the edge; averages never are.
    scale = common_scale(shown.ranges, max(limit.bad, limit.warning))
    highest = float(shown.usable.max()) if len(shown.usable) else 0.0
    return Span(everything.low, min(max(scale.top, round_up(highest)), max(everything.high, scale.top)))
