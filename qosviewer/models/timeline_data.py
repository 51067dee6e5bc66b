"""What the timeline draws: lanes of whom is shown, worked out once per change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.kinds import Level
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC, METRICS, Metric
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.persons import person_of
from qosviewer.domain.quality import Limit, States
from qosviewer.domain.ranges import Ranges, common_scale
from qosviewer.domain.stays import stays_of
from qosviewer.domain.streams import Medium, stream_type
from qosviewer.domain.table import ParticipantKey
from qosviewer.domain.timeline import MINUTE_S, Beyond, MinuteSeries, beyond, stream_series, stream_types, wifi_series
from qosviewer.models.chart_data import Span

MOST_STAYS: Final = 20
"""More stays than this nobody reads; the others come into sight when they are selected."""

_HEADROOM: Final = 1.08
_WIFI_SPAN: Final = Span(-95.0, -25.0)
_WIFI_STEP: Final = 10.0


@dataclass(frozen=True, slots=True)
class TimelineChoice:
    """What the lanes are: the streams of one metric, or the metrics of one stream.

    Attributes:
        metric: The metric; None for all metrics of a stream.
        stream_type: The stream whose metrics are the lanes; empty for the streams of a metric.
    """

    metric: Metric | None
    stream_type: str = ""


FIRST_CHOICE: Final = TimelineChoice(METRIC["loss"])


@dataclass(frozen=True)
class Lane:
    """One series on a scale of its own.

    Attributes:
        title: What it is, for people.
        note: The raw type of its stream; empty where the title says it.
        metric: The metric; None for the Wi-Fi signal.
        medium: The medium of its stream; None for the Wi-Fi signal.
        series: The readings.
        limit: The limit that judges them, if one does.
        span: The part of the axis of values that is drawn.
    """

    title: str
    note: str
    metric: Metric | None
    medium: Medium | None
    series: MinuteSeries
    limit: Limit | None
    span: Span

    @cached_property
    def states(self) -> States:
        """int8[n]; a `State` each."""
        return self.series.states(self.limit)

    @cached_property
    def beyond(self) -> Beyond | None:
        """Since when, and how often, it was beyond its limit."""
        return beyond(self.series, self.limit)

    @property
    def unit(self) -> str:
        """Unit for people."""
        return self.metric.unit if self.metric else "dBm"

    def text(self, value: float) -> str:
        """Write a reading with its unit."""
        written = self.metric.kind.text(value) if self.metric else f"{value:.0f}".replace("-", "−")
        return f"{written} {self.unit}" if self.unit else written


@dataclass(frozen=True)
class StayLanes:
    """The lanes of one stay.

    Attributes:
        key: Whose stay.
        label: Their name, safe for one line.
        lanes: From top to bottom.
    """

    key: ParticipantKey
    label: str
    lanes: tuple[Lane, ...]


class TimelineData:
    """Lanes of the selected stays, or of those with problems first, as they were when this was made.

    Attributes:
        meeting: The meeting.
        choice: What the lanes are.
        stays: Whose lanes there are.
        known: How many of whom is meant have minutes.
        meant: How many are meant: those selected, or everyone.
        left_s: Begin of the time axis, seconds since 1970.
        right_s: End of the time axis.
        start_s: Start of the meeting.
    """

    def __init__(self, meeting: MeetingData, choice: TimelineChoice, selected: Sequence[ParticipantKey]) -> None:
        self.meeting = meeting
        self.choice = choice
        minutes = meeting.companions.minutes
        wanted = _with_other_stays(meeting, selected) if selected else _problems_first(meeting)
        known = [key for key in wanted if key in minutes and len(minutes[key].at_s)]
        self.meant = len(selected) or meeting.table.participant_count
        self.known = len(known)
        shown = known[:MOST_STAYS]
        stays = [minutes[key] for key in shown]
        self.stays = tuple(StayLanes(key, _label(meeting, key), tuple(self._lanes(minutes[key]))) for key in shown)
        self._share_scales()
        first = min((float(stay.at_s[0]) for stay in stays), default=0.0)
        last = max((float(stay.at_s[-1]) for stay in stays), default=first)
        start = meeting.info.start
        self.start_s = start.timestamp() if start else first - MINUTE_S / 2
        self.left_s, self.right_s = _time_span(first, last, self.start_s)

    @property
    def title(self) -> str:
        """What the lanes are, e.g. ``Packet loss: all streams``."""
        if self.choice.metric:
            return texts.TIMELINE_ALL_STREAMS.format(metric=self.choice.metric.title)
        stream = self.meeting.reading.label(stream_type(self.choice.stream_type))
        return texts.TIMELINE_STREAM_CHOICE.format(stream=stream)

    @property
    def lane_count(self) -> int:
        """How many lanes there are."""
        return sum(len(stay.lanes) for stay in self.stays)

    @property
    def has_readings(self) -> bool:
        """Whether anything that was chosen has readings; the Wi-Fi signal is beside it."""
        return any(lane.metric for stay in self.stays for lane in stay.lanes)

    @property
    def are_of_one(self) -> bool:
        """Whether all stays are those of one human."""
        keys = {stay.key for stay in self.stays}
        return bool(keys) and keys <= set(_stays_beside(self.meeting, self.stays[0].key))

    def _lanes(self, stay: Minutes) -> Iterator[Lane]:
        for name, metric in self._wanted(stay):
            series = stream_series(stay, name, metric)
            if len(series):
                yield self._lane(name, metric, series)
        wifi = wifi_series(stay)
        if len(wifi):
            yield Lane(texts.TIMELINE_WIFI, "", None, None, wifi, None, _wifi_span(wifi))

    def _wanted(self, stay: Minutes) -> Iterator[tuple[str, Metric]]:
        if self.choice.metric:
            for name in stream_types(stay):
                yield name, self.choice.metric
        else:
            judged = [limit.metric for limit in self.meeting.profile.limits]
            for metric in (*judged, *(metric for metric in METRICS if metric not in judged)):
                yield self.choice.stream_type, metric

    def _lane(self, name: str, metric: Metric, series: MinuteSeries) -> Lane:
        stream = stream_type(name)
        limit = self.meeting.profile.limit(metric, stream.medium)
        if self.choice.metric:
            title, note = self.meeting.reading.label(stream), name
        else:
            title, note = metric.title, ""
        return Lane(title, note, metric, stream.medium, series, limit, Span(0.0, 1.0))

    def _share_scales(self) -> None:
        """Give all lanes of the same metric and medium the same scale, so that they can be compared."""
        groups: dict[tuple[str, Medium | None], list[Lane]] = {}
        for lane in (lane for stay in self.stays for lane in stay.lanes if lane.metric):
            groups.setdefault(_group(lane), []).append(lane)
        spans = {group: _common_span(lanes) for group, lanes in groups.items()}
        self.stays = tuple(
            replace(stay, lanes=tuple(replace(lane, span=spans.get(_group(lane), lane.span)) for lane in stay.lanes))
            for stay in self.stays
        )


def _group(lane: Lane) -> tuple[str, Medium | None]:
    return lane.metric.key if lane.metric else "", lane.medium


def name_of(meeting: MeetingData, key: ParticipantKey) -> str:
    """Return the name of a participant, safe for one line."""
    row = meeting.table.row_of(key)
    return meeting.name_labels[row] if row is not None else key[0]


def _label(meeting: MeetingData, key: ParticipantKey) -> str:
    name = name_of(meeting, key)
    stays = _stays_beside(meeting, key)
    if len(stays) < 2:
        return name
    return texts.TIMELINE_STAY.format(name=plain.isolated(name), place=stays.index(key) + 1, count=len(stays))


def _stays_beside(meeting: MeetingData, key: ParticipantKey) -> list[ParticipantKey]:
    """Return all stays of the human whose stay this is, one after another."""
    person = person_of(meeting, key)
    stays = stays_of(meeting)
    return [stays[place].key for place in person.stays] if person else [key]


def _with_other_stays(meeting: MeetingData, selected: Sequence[ParticipantKey]) -> Iterable[ParticipantKey]:
    """Return who is selected, each with the other stays of the same human one after another."""
    return dict.fromkeys(stay for key in selected for stay in _stays_beside(meeting, key))


def _problems_first(meeting: MeetingData) -> Iterable[ParticipantKey]:
    known = [row for key in meeting.companions.minutes if (row := meeting.table.row_of(key)) is not None]
    rows = np.array(sorted(known), np.intp)
    if not len(rows):
        return []
    order = np.argsort(-meeting.assessment.participant_state[rows], kind="stable")
    return [meeting.table.keys[row] for row in rows[order].tolist()]


def _common_span(lanes: list[Lane]) -> Span:
    metric, limit = lanes[0].metric, lanes[0].limit
    if metric and isinstance(metric.kind, Level):
        return Span(-0.5, len(metric.kind.words) - 0.5)
    middle = np.concatenate([lane.series.middle for lane in lanes])
    high = np.concatenate([lane.series.high for lane in lanes])
    bad = None
    if limit is not None:
        # Whole minutes are never cut off, single moments within them may be.
        bad = limit.warning if limit.lower_is_worse else max(limit.bad, float(np.nanmax(middle)))
    top = common_scale(Ranges(middle, middle, high, np.empty(0, np.int32)), bad).top
    return Span(min(0.0, float(np.nanmin(middle))), top * _HEADROOM)


def _wifi_span(series: MinuteSeries) -> Span:
    low, high = float(np.nanmin((series.low, series.middle))), float(np.nanmax((series.high, series.middle)))
    return Span(
        min(_WIFI_SPAN.low, np.floor(low / _WIFI_STEP) * _WIFI_STEP),
        max(_WIFI_SPAN.high, np.ceil(high / _WIFI_STEP) * _WIFI_STEP),
    )


def _time_span(first_s: float, last_s: float, start_s: float) -> tuple[float, float]:
    """Return the ends of the time axis: half a minute around the readings, and the start where it is near."""
    left, right = first_s - MINUTE_S / 2, last_s + MINUTE_S / 2
    if 0 <= left - start_s <= max(right - left, 10 * MINUTE_S):
        left = start_s
    return left, right
