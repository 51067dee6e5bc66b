"""The columns of tables with one row per stream: the detail tabs and the CSV file."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from typing import Final

import numpy as np

from qosviewer.domain import plain
from qosviewer.domain.batch import Floats
from qosviewer.domain.cells import participant_ranks, participant_text, positions, state_keys, state_text
from qosviewer.domain.columns import Align, Chart, Column, Keys, Text
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark, cell_mark, cell_note, stream_note
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELDS, METRICS, Field, Metric, Stat, field_of, main_field
from qosviewer.domain.order import text_ranks
from qosviewer.domain.quality import State
from qosviewer.domain.ranges import Ranges
from qosviewer.domain.streams import Direction, Medium, stream_type


def _constant(data: MeetingData) -> Floats:
    return np.zeros(data.table.stream_count)


def _of_participant(
    key: str,
    title: str,
    help_text: str,
    raw: Callable[[MeetingData, int], str],
    *,
    ranks: Keys,
    shown: bool,
    label: Text | None = None,
) -> Column:
    """Declare a column of a stream row that says something about its participant."""
    return Column(
        key=key,
        title=title,
        help=help_text,
        text=label or (lambda data, stream: plain.one_line(raw(data, int(data.table.owner[stream])))),
        keys=lambda data: ranks(data)[data.table.owner],
        plain=lambda data, stream: raw(data, int(data.table.owner[stream])),
        plain_without_stream=raw,
        is_text=True,
        shown=shown,
    )


def _about_meeting(key: str, title: str, help_text: str, get: Callable[[MeetingData], str]) -> Column:
    return Column(
        key=key,
        title=title,
        help=help_text,
        text=lambda data, _stream: plain.one_line(get(data)),
        keys=_constant,
        plain=lambda data, _stream: get(data),
        plain_without_stream=lambda data, _row: get(data),
        is_text=True,
        shown=False,
    )


def _field_column(field: Field) -> Column:
    metric, index = field.metric, field.index

    def text(data: MeetingData, stream: int) -> str:
        value = data.table.values[stream, index]
        if value != value and data.table.oddities[stream, index]:  # NaN: show what was received instead
            return plain.one_line(data.table.odd_texts.get((stream, index), NOTHING), 40)
        return metric.kind.text(float(value))

    return Column(
        key=field.column_key,
        title=field.title,
        unit=metric.unit,
        help=metric.help,
        text=text,
        keys=lambda data: data.table.values[:, index],
        plain=lambda data, stream: metric.kind.plain(float(data.table.values[stream, index])),
        align=Align.RIGHT,
        field=field,
        mark=lambda data, stream: cell_mark(data, stream, field),
        note=lambda data, stream: cell_note(data, stream, field),
        media=metric.media,
    )


def _stream_chart(metric: Metric) -> Column:
    low, high = field_of(metric, Stat.MIN), field_of(metric, Stat.MAX)
    middle = main_field(metric)

    def ranges(data: MeetingData) -> Ranges:
        nothing = np.full(data.table.stream_count, np.nan)
        return Ranges(
            data.readings(low) if low else nothing,
            data.readings(middle),
            data.readings(high) if high else nothing,
            np.arange(data.table.stream_count, dtype=np.int32),
        )

    return Column(
        key=f"chart.{metric.key}",
        title=f"{metric.title} range",
        unit=metric.unit,
        help=metric.help,
        text=lambda data, stream: metric.kind.text(float(data.readings(middle)[stream])),
        keys=lambda data: data.readings(middle),
        chart=Chart(metric, ranges, None),
        note=lambda data, stream: cell_note(data, stream, middle),
        mark=lambda data, stream: cell_mark(data, stream, middle),
        media=metric.media,
    )


def _direction_text(data: MeetingData, type_name: str) -> str:
    direction = data.reading.direction(stream_type(type_name))
    return "" if direction is Direction.NONE else direction.value


def _raw_type(data: MeetingData, stream: int) -> str:
    return data.table.stream_type_name(stream)


def _type_ranks(names: Callable[[MeetingData], list[str]]) -> Keys:
    return lambda data: text_ranks(names(data))[data.table.type_codes] if data.table.type_names else np.empty(0)


IDENTITY_COLUMNS: Final = (
    _about_meeting("meeting", "Meeting", "Meeting number, else UUID.", lambda data: data.info.ref.text),
    _about_meeting("meeting_uuid", "Meeting UUID", "UUID of this held instance.", lambda data: data.info.ref.uuid),
    _about_meeting(
        "meeting_start_utc", "Meeting start (UTC)", "When this instance began.", lambda data: data.info.start_utc_text
    ),
    _of_participant(
        "position",
        "Position",
        "Place in Zoom's list, from 0.",
        lambda _data, row: str(row),
        ranks=positions,
        shown=False,
    ),
    _of_participant(
        "participant_id",
        "Participant ID",
        "Number of this seat, handed out on joining; a rejoin gets a new one.",
        participant_text("participant_id"),
        ranks=participant_ranks("participant_id"),
        shown=False,
    ),
    _of_participant(
        "id",
        "User ID",
        "Account-wide id of someone signed in.",
        participant_text("user_id"),
        ranks=participant_ranks("user_id"),
        shown=False,
    ),
    _of_participant(
        "user_name",
        "Name",
        "Display name.",
        participant_text("user_name"),
        ranks=lambda data: data.name_ranks,
        shown=True,
        label=lambda data, stream: data.name_labels[data.table.owner[stream]],
    ),
    _of_participant(
        "email",
        "E-mail",
        "E-mail address, where the account may see it.",
        participant_text("email"),
        ranks=participant_ranks("email"),
        shown=False,
    ),
)

STREAM_LABEL: Final = Column(
    key="label",
    title="Stream",
    help="What it carries and which way, by the reading of input and output in force.",
    text=lambda data, stream: data.stream_label(stream),
    keys=_type_ranks(lambda data: data.stream_labels),
    note=stream_note,
)
STREAM_TYPE: Final = Column(
    key="stream",
    title="Type",
    help="Zoom's own name of the stream.",
    text=lambda data, stream: plain.one_line(_raw_type(data, stream)),
    keys=_type_ranks(lambda data: data.table.type_names),
    plain=_raw_type,
    is_text=True,
)
STREAM_INDEX: Final = Column(
    key="stream_index",
    title="Stream index",
    help="Place in the participant's list of streams, from 0.",
    text=lambda data, stream: str(data.table.stream_index[stream]),
    keys=lambda data: data.table.stream_index.astype(np.float64),
    plain=lambda data, stream: str(data.table.stream_index[stream]),
    align=Align.RIGHT,
    shown=False,
)
STREAM_STATE: Final = Column(
    key="stream_state",
    title="State",
    help="How the stream fared by the limits in force.",
    text=lambda data, stream: state_text(State(int(data.assessment.stream_state[stream]))),
    keys=lambda data: state_keys(data.assessment.stream_state),
    mark=lambda data, stream: Mark(severity=int(data.assessment.stream_state[stream])),
)
DIRECTION: Final = Column(
    key="direction",
    title="Direction",
    help="Uplink is what the participant sent, downlink what they received, by the reading in force.",
    text=lambda data, stream: _direction_text(data, data.table.stream_type_name(stream)) or NOTHING,
    keys=_type_ranks(lambda data: [_direction_text(data, name) for name in data.table.type_names]),
    plain=lambda data, stream: _direction_text(data, data.table.stream_type_name(stream)),
    shown=False,
)
DIRECTION_READING: Final = _about_meeting(
    "direction_reading",
    "Direction reading",
    "What input and output are taken to mean; Zoom's own texts contradict each other.",
    lambda data: data.reading.key,
)


def _remark_on_participant(data: MeetingData, row: int) -> str:
    return "only-before-restart" if data.table.only_in_aborted_walk(row) else ""


def _remarks(data: MeetingData, stream: int) -> str:
    remarks = [f"odd:{field.column_key}" for field in FIELDS if data.table.oddities[stream, field.index]]
    if remark := _remark_on_participant(data, int(data.table.owner[stream])):
        remarks.append(remark)
    return ";".join(remarks)


SOURCE: Final = _about_meeting(
    "source",
    "Source",
    "What the numbers were made from: qss is Zoom's own summary, minutes are means of single minutes, file is a file.",
    lambda data: data.table.source,
)
REMARKS: Final = Column(
    key="remarks",
    title="Remarks",
    help="Readings that are impossible or could not be read, and rows that a restarted list did not bring again.",
    text=_remarks,
    keys=lambda data: np.asarray(data.table.oddities.any(axis=1), np.float64),
    plain=_remarks,
    plain_without_stream=_remark_on_participant,
    shown=False,
)

FIELD_COLUMNS: Final = {field.key: _field_column(field) for field in FIELDS}
CHART_COLUMNS: Final = {metric.key: _stream_chart(metric) for metric in METRICS if len(metric.fields) > 1}

LONG_COLUMNS: Final = (
    *IDENTITY_COLUMNS,
    STREAM_TYPE,
    STREAM_INDEX,
    *FIELD_COLUMNS.values(),
    DIRECTION,
    DIRECTION_READING,
    REMARKS,
    SOURCE,
)
"""The columns of the long CSV layout, in the order of the contract; columns of unknown keys follow."""


def extra_column(key: str) -> Column:
    """Declare the column of an unknown key of the details, shown under its own name."""

    def raw(data: MeetingData, stream: int) -> str:
        return data.table.extras.get(key, {}).get(stream, "")

    return Column(
        key=f"x.{key}",
        title=plain.one_line(key, 40),
        help="A key that this version does not know; shown as received.",
        text=lambda data, stream: plain.one_line(raw(data, stream)) or NOTHING,
        keys=lambda data: text_ranks([raw(data, stream) for stream in range(data.table.stream_count)]),
        plain=raw,
        is_text=True,
    )


def extra_columns(data: MeetingData) -> tuple[Column, ...]:
    """Return a column for each unknown key that occurs, in the order first seen."""
    return tuple(extra_column(key) for key in data.table.extras)


def participant_extra_columns(data: MeetingData) -> tuple[Column, ...]:
    """Return a column for each unknown key of the participants themselves, in the order first seen.

    A key that the details of streams know too gets ``participant.`` before its name, so that no two columns share one.
    """
    keys = dict.fromkeys(key for each in data.table.participants for key in each.extras)
    return tuple(_participant_extra_column(key, data.table.extras) for key in keys)


def _participant_extra_column(key: str, taken: Container[str]) -> Column:
    name = key
    while name in taken:
        name = f"participant.{name}"

    def raw(data: MeetingData, row: int) -> str:
        return data.table.participants[row].extras.get(key, "")

    return _of_participant(
        f"x.{name}",
        plain.one_line(name, 40),
        "A key of the participant that this version does not know; shown as received.",
        raw,
        ranks=lambda data: text_ranks([raw(data, row) for row in range(data.table.participant_count)]),
        shown=False,
    )


def stream_columns(data: MeetingData, medium: Medium | None = None) -> tuple[Column, ...]:
    """Return the columns of a detail tab: those that say something about ``medium``, or all of them.

    Each metric stands as its range chart followed by its readings; those that decide whether somebody had trouble come
    first, so that they are seen without scrolling.
    """
    judged = [limit.metric for limit in data.profile.limits]
    by_weight = (*judged, *(metric for metric in METRICS if metric not in judged))

    def belongs(metric: Metric) -> bool:
        return medium is None or medium in metric.media

    metric_columns: list[Column] = []
    for metric in by_weight:
        if belongs(metric):
            if metric.key in CHART_COLUMNS:
                metric_columns.append(CHART_COLUMNS[metric.key])
            metric_columns.extend(FIELD_COLUMNS[key] for key in metric.fields.values())
    identity = {column.key: column for column in IDENTITY_COLUMNS}
    return (
        # The limits of CPU decide no verdict.
        replace(STREAM_STATE, shown=medium is not Medium.CPU),
        identity["user_name"],
        STREAM_LABEL,
        STREAM_TYPE,
        *metric_columns,
        *extra_columns(data),
        *(column for key, column in identity.items() if key != "user_name"),
        *participant_extra_columns(data),
        STREAM_INDEX,
        DIRECTION,
        REMARKS,
    )
