"""The columns of the participants table: one row per participant."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.absence import why_no_figures
from qosviewer.domain.batch import Floats
from qosviewer.domain.cells import participant_ranks, participant_text, positions, state_keys, state_text
from qosviewer.domain.columns import Align, Chart, Column
from qosviewer.domain.connection_facts import FACT_COLUMNS
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark, cell_mark, cell_note
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD, METRICS, Metric, main_field
from qosviewer.domain.presence import STAYS_COLUMN
from qosviewer.domain.quality import State
from qosviewer.domain.ranges import Ranges
from qosviewer.domain.stays import entry_of
from qosviewer.domain.streams import Direction, Medium
from qosviewer.domain.table import ParticipantKey
from qosviewer.domain.words import worst_reading


def _participant_text(key: str, title: str, help_text: str, *, attribute: str, shown: bool) -> Column:
    get = participant_text(attribute)
    return Column(
        key=key,
        title=title,
        help=help_text,
        text=lambda data, row: plain.one_line(get(data, row)) or NOTHING,
        keys=participant_ranks(attribute),
        plain=get,
        is_text=True,
        shown=shown,
    )


def _range_column(metric: Metric, medium: Medium, direction: Direction) -> Column:
    def ranges(data: MeetingData) -> Ranges:
        return data.participant_ranges(metric, medium, direction)

    def note(data: MeetingData, row: int) -> str:
        stream = int(ranges(data).stream[row])
        return cell_note(data, stream, main_field(metric)) if stream >= 0 else ""

    def mark(data: MeetingData, row: int) -> Mark:
        stream = int(ranges(data).stream[row])
        return cell_mark(data, stream, main_field(metric)) if stream >= 0 else Mark()

    return Column(
        key=f"{medium.value}.{direction.value}",
        title=f"{medium.title} {direction.arrow}",
        unit=metric.unit,
        help=f"{metric.title}, {medium.title.lower()} {direction.value}. {metric.help}",
        text=lambda data, row: metric.kind.text(float(ranges(data).middle[row])),
        keys=lambda data: ranges(data).middle,
        chart=Chart(metric, ranges, medium),
        mark=mark,
        note=note,
        media=(medium,),
    )


def _cpu_note(data: MeetingData, row: int) -> str:
    stream = int(data.cpu_ranges().stream[row])
    return cell_note(data, stream, FIELD["system_max_cpu_usage"]) if stream >= 0 else ""


def _cpu_mark(data: MeetingData, row: int) -> Mark:
    stream = int(data.cpu_ranges().stream[row])
    return cell_mark(data, stream, FIELD["system_max_cpu_usage"]) if stream >= 0 else Mark()


def _why_no_streams(data: MeetingData, row: int) -> str:
    entry = None if len(data.table.streams_of(row)) else entry_of(data, row)
    return texts.NO_STREAMS.format(reason=why_no_figures(entry)) if entry else ""


_CPU_METRIC: Final = FIELD["system_max_cpu_usage"].metric

STATE: Final = Column(
    key="state",
    title="State",
    help="The worst stream of the participant, by the limits in force. Without media there is no verdict.",
    text=lambda data, row: state_text(State(int(data.assessment.participant_state[row]))),
    keys=lambda data: state_keys(data.assessment.participant_state),
    mark=lambda data, row: Mark(severity=int(data.assessment.participant_state[row])),
    note=_why_no_streams,
)
NAME: Final = Column(
    key="user_name",
    title="Name",
    help="Display name; a guest without one is numbered.",
    text=lambda data, row: _marked_name(data, row),
    keys=lambda data: data.name_ranks,
    plain=participant_text("user_name"),
    is_text=True,
)
WATCHED: Final = Column(
    key="watched",
    title="★",
    help="Whether the participant is on the watch list; sorted by it, those who are come first.",
    text=lambda data, row: "★" if data.table.keys[row] in data.companions.watched else "",
    keys=lambda data: _presence(data, "watched", data.companions.watched),
    shown=False,
)
NOTES: Final = Column(
    key="notes",
    title="Notes",
    help="What was noted about the participant, with tags and ticket; kept with the meeting on this computer.",
    text=lambda data, row: plain.one_line(data.companions.notes.get(data.table.keys[row], "")),
    keys=lambda data: _presence(data, "notes", data.companions.notes),
    plain=lambda data, row: data.companions.notes.get(data.table.keys[row], ""),
    is_text=True,
    shown=False,
)
EMAIL: Final = _participant_text(
    "email", "E-mail", "E-mail address, where the account may see it.", attribute="email", shown=True
)
PARTICIPANT_ID: Final = _participant_text(
    "participant_id", "Participant ID", "Number of this seat.", attribute="participant_id", shown=False
)
USER_ID: Final = _participant_text(
    "id", "User ID", "Account-wide id of someone signed in.", attribute="user_id", shown=False
)
WORST: Final = Column(
    key="worst",
    title="Worst reading",
    help="The reading that is furthest beyond its limit.",
    text=lambda data, row: worst_reading(data, row) or NOTHING,
    keys=lambda data: data.derived("worst keys", lambda: _worst_keys(data)),
)
CPU: Final = Column(
    key="cpu",
    title="CPU",
    unit="%",
    help=f"Zoom's own processor load (bar and mark), up to the highest load of the whole computer. {_CPU_METRIC.help}",
    text=lambda data, row: _CPU_METRIC.kind.text(float(data.cpu_ranges().high[row])),
    keys=lambda data: data.cpu_ranges().high,
    chart=Chart(_CPU_METRIC, lambda data: data.cpu_ranges(), Medium.CPU),
    mark=_cpu_mark,
    note=_cpu_note,
    media=(Medium.CPU,),
)
POSITION: Final = Column(
    key="position",
    title="Position",
    help="Place in Zoom's list, from 0.",
    text=lambda _data, row: str(row),
    keys=positions,
    align=Align.RIGHT,
    shown=False,
)
STREAMS: Final = Column(
    key="streams",
    title="Streams",
    help="How many streams Zoom reported for this participant.",
    text=lambda data, row: str(len(data.table.streams_of(row))),
    keys=lambda data: np.bincount(data.table.owner, minlength=data.table.participant_count).astype(np.float64),
    align=Align.RIGHT,
    shown=False,
)


def _marked_name(data: MeetingData, row: int) -> str:
    key, beside = data.table.keys[row], data.companions
    star, pen = "★ " if key in beside.watched else "", " ✎" if key in beside.notes else ""
    return f"{star}{data.name_labels[row]}{pen}"


def _presence(data: MeetingData, what: str, there: Collection[ParticipantKey]) -> Floats:
    """Return float64[participants]: 0 for those who are ``there``, NaN for all others, who so come last."""
    return data.derived(
        (what, data.companions.remarks_version),
        lambda: np.array([0.0 if key in there else np.nan for key in data.table.keys]),
    )


def _worst_keys(data: MeetingData) -> Floats:
    assessment = data.assessment
    keys = np.full(data.table.participant_count, np.nan)
    for row, stream in enumerate(assessment.participant_stream.tolist()):
        if stream >= 0:
            limit = assessment.profile.limits[assessment.stream_limit[stream]]
            excess = limit.excess(data.table.values[stream : stream + 1, limit.field.index])[0]
            keys[row] = assessment.marks[stream, limit.field.index] * 1e6 + min(float(excess), 1e5)
    return keys


_CHARTED: Final = tuple(
    (medium, direction)
    for medium in (Medium.AUDIO, Medium.VIDEO, Medium.SHARE)
    for direction in (Direction.UPLINK, Direction.DOWNLINK)
)
CHARTED_METRICS: Final = tuple(
    metric
    for metric in METRICS
    if len(metric.fields) > 1 and (Medium.AUDIO in metric.media or Medium.VIDEO in metric.media)
)


def participant_columns(metric: Metric) -> tuple[Column, ...]:
    """Return the columns of the participants table, its range charts drawing ``metric``."""
    return (
        STATE,
        NAME,
        STAYS_COLUMN,
        EMAIL,
        WORST,
        *(_range_column(metric, medium, direction) for medium, direction in _CHARTED),
        CPU,
        WATCHED,
        NOTES,
        PARTICIPANT_ID,
        USER_ID,
        POSITION,
        STREAMS,
        *FACT_COLUMNS,
    )
