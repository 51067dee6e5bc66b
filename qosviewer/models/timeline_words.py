"""What the timeline says in words: its lanes, a minute, and whom it shows."""

from __future__ import annotations

from collections.abc import Sequence

from qosviewer.domain import plain, texts
from qosviewer.domain.quality import State
from qosviewer.models.clock import Clock
from qosviewer.models.timeline_data import Lane, StayLanes, TimelineData, name_of


def lane_summary(lane: Lane, clock: Clock) -> tuple[str, State]:
    """Return since when, and how often, a lane was beyond its limit, and the state that says it."""
    limit = lane.limit
    if limit is None:
        return "", State.UNCLASSIFIED
    warning = lane.text(limit.warning)
    if over := lane.beyond:
        return texts.TIMELINE_BEYOND[limit.lower_is_worse].format(
            shape=over.worst.shape,
            limit=warning,
            beyond=over.beyond,
            judged=over.judged,
            time=clock.words(over.first_s),
        ), over.worst
    judged = int((lane.states > State.UNCLASSIFIED).sum())
    return texts.TIMELINE_WITHIN.format(limit=warning, judged=judged), State.GOOD


def minute_lines(stay: StayLanes, at_s: float, clock: Clock) -> list[str]:
    """Return everything that is known of a stay in one minute."""
    title = texts.TIMELINE_CARD_TITLE.format(name=plain.isolated(stay.label), time=clock.words(at_s))
    return [title, *(_reading(lane, at_s) for lane in stay.lanes)]


def _reading(lane: Lane, at_s: float) -> str:
    series = lane.series
    place = series.place_at(at_s)
    if place < 0:
        return texts.TIMELINE_CARD_GAP.format(lane=lane.title)
    value = lane.text(float(series.received[place]))
    if series.odd[place]:
        return texts.TIMELINE_CARD_ODD.format(lane=lane.title, value=value)
    state = State(int(lane.states[place]))
    low, high = float(series.low[place]), float(series.high[place])
    said = {"shape": state.shape, "lane": lane.title, "value": value}
    if high == high and low == low:
        reading = texts.TIMELINE_CARD_RANGE.format(low=lane.text(low), high=lane.text(high), **said)
    elif high == high:
        reading = texts.TIMELINE_CARD_PEAK.format(high=lane.text(high), **said)
    else:
        reading = texts.TIMELINE_CARD_READING.format(**said)
    if lane.limit is None or state < State.WARNING:
        return reading
    limit = lane.text(lane.limit.warning)
    return texts.TIMELINE_CARD_LIMIT[lane.limit.lower_is_worse].format(reading=reading, limit=limit)


def shown_text(timeline: TimelineData) -> str:
    """Return whom the lanes are of."""
    shown = len(timeline.stays)
    if not shown:
        return ""
    if shown < timeline.known:
        return texts.TIMELINE_SHOWING_FIRST.format(shown=shown, count=timeline.known)
    if shown == 1:
        return texts.TIMELINE_SHOWING_ONE.format(name=plain.isolated(timeline.stays[0].label))
    if timeline.are_of_one:
        name = name_of(timeline.meeting, timeline.stays[0].key)
        return texts.TIMELINE_SHOWING_STAYS.format(count=shown, name=plain.isolated(name))
    return texts.TIMELINE_SHOWING.format(count=shown)


def timeline_summary(timeline: TimelineData, clock: Clock) -> str:
    """Return the timeline in words, stay by stay."""
    return "\n".join(f"{stay.label}: {'; '.join(_spoken(stay.lanes, clock))}." for stay in timeline.stays)


def _spoken(lanes: Sequence[Lane], clock: Clock) -> list[str]:
    return [f"{lane.title}: {lane_summary(lane, clock)[0] or texts.TIMELINE_NO_LIMIT}" for lane in lanes]
