"""What a cell says beyond its value: tooltips (rich text, everything foreign escaped) and words for screen readers."""

from __future__ import annotations

from html import escape

from qosviewer.domain import texts
from qosviewer.domain.columns import Chart, Column
from qosviewer.domain.marks import limit_text
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Metric
from qosviewer.models.charts import ChartColumn, chart_title


def with_unit(metric: Metric, value: float) -> str:
    """Write a reading with its unit."""
    written = metric.kind.text(value)
    return f"{written} {metric.unit}" if metric.unit and value == value else written


def header_text(column: Column) -> str:
    """Return the header of a column on one line, e.g. ``Audio ↑ loss (%)``."""
    title = chart_title(column, column.chart) if column.chart else column.title
    return f"{title} ({column.unit})" if column.unit else title


def range_words(chart: Chart, ranges: ChartColumn, row: int) -> str:
    """Return the range of a row in words, e.g. ``8.1 % on average, from 0 % to 30 %``."""
    return range_text(chart.metric, ranges.low[row], ranges.middle[row], ranges.high[row])


def range_text(metric: Metric, low: float, middle: float, high: float) -> str:
    """Return a range in words; NaN where a part is not known."""
    has_middle, has_low, has_high = middle == middle, low == low, high == high
    if has_middle and has_low and has_high:
        template = texts.RANGE_ALL
    elif has_middle:
        template = texts.RANGE_MIDDLE
    elif has_high:
        template = texts.RANGE_ENDS if has_low else texts.RANGE_UP_TO
    else:
        return texts.RANGE_NOTHING
    return template.format(low=with_unit(metric, low), middle=with_unit(metric, middle), high=with_unit(metric, high))


def spoken(data: MeetingData, column: Column, row: int, ranges: ChartColumn | None) -> str:
    """Return a cell in words, for screen readers."""
    if column.chart and ranges:
        value = range_words(column.chart, ranges, row)
    else:
        value = column.text(data, row)
        if column.field and column.field.metric.unit and value:
            value = f"{value} {column.field.metric.unit}"
    note = column.note(data, row) if column.note else ""
    return texts.CELL_SPOKEN_WITH_NOTE.format(value=value, note=note) if note else value


def cell_tooltip(
    data: MeetingData,
    column: Column,
    row: int,
    ranges: ChartColumn | None,
    received: str,
    *,
    has_minutes: bool = False,
) -> str:
    """Return the tooltip of a cell: value, what is to be said about it, as received, and what the column means."""
    said = [f"<b>{escape(header_text(column))}: {escape(_value(data, column, row, ranges))}</b>"]
    note = column.note(data, row) if column.note else ""
    if note:
        said.append(escape(note))
    if ranges and _end(ranges, row) > ranges.scale.top:
        said.append(escape(texts.RANGE_CLIPPED))
    if column.chart and has_minutes:
        said.append(escape(texts.SPARKLINE_NOTE))
    if received and not _is_odd(data, column, row):
        said.append(escape(texts.CELL_RECEIVED.format(raw=received)))
    said.append(escape(column.help))
    return paragraphs(said)


def header_tooltip(column: Column, ranges: ChartColumn | None) -> str:
    """Return the tooltip of a header: what the column means, and how its charts are to be read."""
    said = [f"<b>{escape(header_text(column))}</b>", escape(column.help)]
    if ranges and ranges.limit:
        limit = limit_text(ranges.limit, ranges.limit.warning)
        said.append(escape(texts.RANGE_LEGEND_LIMIT.format(limit=limit)))
    elif ranges:
        said.append(escape(texts.RANGE_LEGEND))
    return paragraphs(said)


def _value(data: MeetingData, column: Column, row: int, ranges: ChartColumn | None) -> str:
    return range_words(column.chart, ranges, row) if column.chart and ranges else column.text(data, row)


def _is_odd(data: MeetingData, column: Column, row: int) -> bool:
    return column.mark is not None and column.mark(data, row).odd


def _end(ranges: ChartColumn, row: int) -> float:
    ends = [value for value in (ranges.low[row], ranges.middle[row], ranges.high[row]) if value == value]
    return max(ends, default=0.0)


def paragraphs(parts: list[str]) -> str:
    """Return rich text of several paragraphs; what is foreign in them has to be escaped."""
    return "".join(f"<p style='margin:0 0 4px 0'>{part}</p>" for part in parts)
