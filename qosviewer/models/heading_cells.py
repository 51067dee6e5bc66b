"""What headings between the rows show: persons over their stays, groups over participants, stays without figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.absence import why_no_figures
from qosviewer.domain.columns import Column
from qosviewer.domain.connection_facts import FACT_OF_COLUMN
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Better
from qosviewer.domain.participant_columns import EMAIL, PARTICIPANT_ID, STATE, USER_ID, WORST
from qosviewer.domain.person_words import story, sureness, values_in_time
from qosviewer.domain.presence import STAYS_COLUMN, span_text
from qosviewer.domain.proportion import FEWEST_FOR_A_SHARE, wilson_interval
from qosviewer.domain.quality import State
from qosviewer.domain.stays import Stay
from qosviewer.models.arrangement import Heading, HeadingKind
from qosviewer.models.cell_words import header_text, paragraphs, range_text
from qosviewer.models.charts import RangeCell

Cell = tuple[str, Mark]

_OPEN, _CLOSED = "▾", "▸"
_EMPTY: Final[Cell] = ("", Mark())


def title_text(heading: Heading, *, spoken: bool = False) -> str:
    """Return the title of a heading with the sign (spoken: the word) that says whether it is open."""
    if heading.is_open is None:
        return heading.title
    if spoken:
        template = texts.HEADING_OPEN if heading.is_open else texts.HEADING_CLOSED
        return template.format(title=heading.title)
    return f"{_OPEN if heading.is_open else _CLOSED} {heading.title}"


def heading_cell(data: MeetingData, heading: Heading, column: Column, *, is_title: bool) -> Cell:
    """Return what a cell of a heading shows (its title, or what else belongs there), and how it stands out."""
    if is_title:
        return title_text(heading), Mark()
    return _CELLS[heading.kind](data, heading, column)


def heading_range(data: MeetingData, heading: Heading, column: Column) -> RangeCell | None:
    """Return the range of a person: lowest minimum, highest maximum, average of the worst stay; None for others."""
    if heading.kind is not HeadingKind.PERSON or column.chart is None:
        return None
    rows = list(heading.rows)
    ranges = column.chart.ranges(data)
    middles, highs = ranges.middle[rows], ranges.high[rows]
    # Where there is no average, as for the load of the whole computer, the highest maximum tells which is worst.
    score = np.where(np.isnan(middles), highs, middles)
    if np.isnan(score).all():
        return RangeCell(NOTHING, np.nan, np.nan, np.nan, Mark())
    worst = int(np.nanargmin(score) if column.chart.metric.better is Better.HIGHER else np.nanargmax(score))
    mark = column.mark(data, rows[worst]) if column.mark else Mark()
    text = column.text(data, rows[worst])
    if mark.sign:
        text = f"{mark.sign} {text}"
    low, high = np.fmin.reduce(ranges.low[rows]), np.fmax.reduce(highs)
    return RangeCell(text, float(low), float(middles[worst]), float(high), mark)


def heading_tooltip(data: MeetingData, heading: Heading, column: Column) -> str:
    """Return the tooltip of a cell of a heading."""
    said = [f"<b>{escape(heading.title)}</b>"]
    cell = heading_range(data, heading, column)
    if cell is not None and column.chart and cell.text != NOTHING:
        spoken = range_text(column.chart.metric, cell.low, cell.middle, cell.high)
        said += [f"{escape(header_text(column))}: {escape(spoken)}", escape(texts.PERSON_RANGE)]
    said += [escape(line) for line in _told(data, heading)]
    return paragraphs(said)


def _told(data: MeetingData, heading: Heading) -> Iterator[str]:
    if heading.kind is HeadingKind.GROUP:
        yield from _share_words(data, heading)
    elif heading.kind is HeadingKind.ABSENT:
        yield texts.WITHOUT_QOS_HELP
    else:
        if heading.person:
            yield sureness(heading.person)
            if heading.person.at_once:
                yield texts.PERSON_AT_ONCE
        else:
            yield texts.WITHOUT_QOS_HELP
            yield from (why_no_figures(stay.entry) + "." for stay in heading.stays if stay.entry)
        yield from story(heading.stays)


def _of_person(data: MeetingData, heading: Heading, column: Column) -> Cell:
    rows = list(heading.rows)
    if column.chart:
        cell = heading_range(data, heading, column)
        return (cell.text, cell.mark) if cell else _EMPTY
    if column.key in (STATE.key, WORST.key):
        keys = np.nan_to_num(column.keys(data)[rows], nan=-1.0)
        row = rows[int(np.argmax(keys))]
        return column.text(data, row), column.mark(data, row) if column.mark else Mark()
    if column.key in (EMAIL.key, USER_ID.key):
        known = (text for row in rows if (text := column.text(data, row)) != NOTHING)
        return next(known, NOTHING), Mark()
    return _of_stays(heading.stays, column), Mark()


def _of_stays(stays: tuple[Stay, ...], column: Column) -> str:
    if column.key == STAYS_COLUMN.key:
        spans = [text for stay in stays if (text := span_text(stay.entry))]
        return ", ".join(spans) or NOTHING
    fact = FACT_OF_COLUMN.get(column.key)
    if fact is None:
        return ""
    return " → ".join(values_in_time(stays, fact)) or NOTHING


def _of_stay(_data: MeetingData, heading: Heading, column: Column) -> Cell:
    (stay,) = heading.stays
    known: dict[str, Callable[[], str]] = {
        STATE.key: lambda: f"{State.UNCLASSIFIED.shape} {texts.WITHOUT_QOS_STATE}",
        WORST.key: lambda: why_no_figures(stay.entry) if stay.entry else NOTHING,
        EMAIL.key: lambda: plain.one_line(stay.email) or NOTHING,
        USER_ID.key: lambda: plain.one_line(stay.user_id) or NOTHING,
        PARTICIPANT_ID.key: lambda: plain.one_line(stay.key[0]) or NOTHING,
    }
    text = known[column.key]() if column.key in known else _of_stays(heading.stays, column)
    return text, Mark()


def _of_group(data: MeetingData, heading: Heading, column: Column) -> Cell:
    if column.key != STATE.key:
        return _EMPTY
    bad, classified, worst = _share(data, heading)
    if not classified:
        return f"{worst.shape} {texts.GROUP_NO_DATA}", Mark()
    template = texts.GROUP_SHARE if classified < FEWEST_FOR_A_SHARE else texts.GROUP_SHARE_PERCENT
    share = template.format(bad=bad, count=classified, percent=round(100 * bad / classified))
    return f"{worst.shape} {share}", Mark(severity=int(worst))


def _share(data: MeetingData, heading: Heading) -> tuple[int, int, State]:
    """Return how many have problems, of how many of whom it can be said, and the worst state."""
    states = data.assessment.participant_state[list(heading.rows)]
    bad, classified = np.count_nonzero(states >= State.WARNING), np.count_nonzero(states != State.UNCLASSIFIED)
    return int(bad), int(classified), State(int(states.max(initial=State.UNCLASSIFIED)))


def _share_words(data: MeetingData, heading: Heading) -> Iterator[str]:
    bad, classified, _worst = _share(data, heading)
    low, high = (round(100 * end) for end in wilson_interval(bad, classified))
    if classified:
        template = texts.GROUP_HELP if classified >= FEWEST_FOR_A_SHARE else texts.GROUP_FEW
        yield template.format(bad=bad, count=classified, percent=round(100 * bad / classified), low=low, high=high)
    if len(heading.rows) > classified:
        yield texts.PROBLEMS_NOT_JUDGED_HELP.format(count=len(heading.rows) - classified)


_CELLS: Final[dict[HeadingKind, Callable[[MeetingData, Heading, Column], Cell]]] = {
    HeadingKind.PERSON: _of_person,
    HeadingKind.GROUP: _of_group,
    HeadingKind.STAY: _of_stay,
    HeadingKind.ABSENT: lambda _data, _heading, _column: _EMPTY,
}
