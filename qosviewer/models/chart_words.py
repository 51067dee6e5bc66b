"""What the large chart says: about one participant, about one bar, about all of it, and why there is nothing."""

from __future__ import annotations

from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.distribution_words import axis_text, summary_text, title_text
from qosviewer.domain.kinds import Level
from qosviewer.domain.marks import cell_note
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Better, Metric, main_field
from qosviewer.domain.moments import local_text
from qosviewer.domain.quality import Limit
from qosviewer.domain.streams import Medium
from qosviewer.models.cell_words import range_text, with_unit
from qosviewer.models.chart_data import ChartChoice, ChartData

_NAMED: Final = 3


def chart_title(choice: ChartChoice) -> str:
    """Return what a chart shows, e.g. ``Packet loss (audio uplink)``."""
    return title_text(choice.metric, choice.medium, choice.direction)


def value_axis_title(metric: Metric) -> str:
    """Return the title of the axis of values, with its unit, e.g. ``Packet loss (%)``."""
    return texts.CHART_AXIS_WITH_UNIT.format(title=metric.title, unit=metric.unit) if metric.unit else metric.title


def rank_axis_title(metric: Metric) -> str:
    """Return the title of the axis of participants."""
    return texts.CHART_RANKS_HIGHEST if metric.better is Better.NEITHER else texts.CHART_RANKS_WORST


def reading_lines(chart: ChartData, rank: int) -> list[str]:
    """Return everything about one participant's reading: name, values, stream, and what is to be said about it.

    Plain text; the name is made safe for one line.
    """
    meeting, metric = chart.meeting, chart.choice.metric
    row, stream = int(chart.shown.rows[rank]), int(chart.shown.ranges.stream[rank])
    ranges = meeting.participant_ranges(metric, chart.choice.medium, chart.choice.direction)
    low, middle, high = (float(part[row]) for part in ranges[:3])
    values = range_text(metric, low, middle, high) if len(metric.fields) > 1 else with_unit(metric, middle)
    lines = [
        meeting.name_labels[row],
        texts.CHART_READING.format(metric=metric.title, values=values),
        texts.CHART_STREAM.format(
            stream=meeting.stream_label(stream), type=plain.isolated(meeting.table.stream_type_name(stream))
        ),
        texts.CHART_RANK.format(rank=rank + 1, count=chart.count),
    ]
    note = cell_note(meeting, stream, main_field(metric))
    return [*lines, note] if note else lines


def bin_lines(chart: ChartData, place: int, selected: int) -> list[str]:
    """Return what one bar of the histogram stands for.

    Args:
        chart: The chart.
        place: The bar, from 0.
        selected: How many of its participants are selected.
    """
    kind, metric = chart.choice.metric.kind, chart.choice.metric
    edges, count = chart.histogram.edges, int(chart.histogram.counts[place])
    if isinstance(kind, Level):
        lines = [texts.CHART_BIN_WORD.format(metric=metric.title, word=kind.words[place])]
    else:
        low, high = (axis_text(metric, float(edge)) for edge in edges[place : place + 2])
        lines = [texts.CHART_BIN.format(metric=metric.title, low=low, high=high)]
    lines.append(texts.CHART_BIN_COUNT.format(count=count))
    return [*lines, texts.CHART_BIN_SELECTED.format(count=selected)] if selected else lines


def limit_labels(limit: Limit) -> tuple[str, str]:
    """Return the labels of the two lines of a limit, each with the shape of its state."""
    forms = texts.CHART_LIMIT_BELOW if limit.lower_is_worse else texts.CHART_LIMIT_ABOVE
    warning, bad = (axis_text(limit.metric, value) for value in (limit.warning, limit.bad))
    return forms[0].format(limit=warning), forms[1].format(limit=bad)


def chart_summary(chart: ChartData, selected_rows: tuple[int, ...]) -> str:
    """Return the chart in words: one paragraph about everybody, one about whom is selected."""
    meeting = chart.meeting
    if not chart.count:
        return empty_text(meeting, chart.choice)
    everybody = summary_text(chart.shown, meeting.name_labels, chart.limit)
    selected = _selected(chart, selected_rows)
    return f"{everybody}\n\n{selected}" if selected else everybody


def _selected(chart: ChartData, rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    ranks = chart.ranks_of(rows).tolist()
    if not ranks:
        return texts.CHART_SELECTED_NONE
    labels, middles = chart.meeting.name_labels, chart.shown.ranges.middle
    named = [
        texts.CHART_SELECTED_ONE.format(
            name=plain.isolated(labels[int(chart.shown.rows[rank])]),
            value=axis_text(chart.choice.metric, float(middles[rank])),
            rank=rank + 1,
            count=chart.count,
        )
        for rank in ranks[:_NAMED]
    ]
    names, more = ", ".join(named), len(ranks) - len(named)
    form = texts.CHART_SELECTED_MORE if more else texts.CHART_SELECTED
    return form.format(names=names, more=more)


def legend_text(chart: ChartData, *, as_histogram: bool) -> str:
    """Return how the chart is to be read."""
    if as_histogram:
        return texts.CHART_LEGEND_HISTOGRAM
    lines = [texts.CHART_LEGEND_RANGES if len(chart.choice.metric.fields) > 1 else texts.CHART_LEGEND_MARKS]
    if chart.limit:
        lines.append(texts.CHART_LEGEND_STATES)
    if (chart.shown.ranges.high > chart.span.high).any():
        lines.append(texts.CHART_LEGEND_CUT)
    if chart.shown.odd.any():
        lines.append(texts.CHART_LEGEND_ODD)
    return "\n".join(lines)


def meeting_line(meeting: MeetingData) -> str:
    """Return which meeting a picture is of, safe for one line."""
    title = plain.isolated(meeting.info.title)
    start = meeting.info.start
    return texts.CHART_MEETING.format(title=title, start=local_text(start)) if start else title


def empty_text(meeting: MeetingData, choice: ChartChoice) -> str:
    """Return why there is nothing to draw."""
    if not meeting.table.participant_count:
        return texts.EMPTY_NO_PARTICIPANTS
    if not meeting.table.stream_count:
        return texts.EMPTY_MEDIUM_EVERYONE["all"]
    media = choice.metric.media if choice.medium is None else (choice.medium,)
    present = [medium for medium in media if meeting.streams_mask(medium).any()]
    if not present and len(media) == 1:
        return texts.EMPTY_MEDIUM_EVERYONE[media[0].value]
    if not present:
        return texts.CHART_NO_STREAMS.format(metric=choice.metric.title)
    if choice.direction and not _any_of(meeting, media, choice):
        return texts.CHART_NO_DIRECTION.format(direction=choice.direction.value)
    return texts.CHART_NOT_REPORTED.format(title=chart_title(choice))


def _any_of(meeting: MeetingData, media: tuple[Medium, ...], choice: ChartChoice) -> bool:
    return bool(np.any([meeting.streams_mask(medium, choice.direction).any() for medium in media]))
