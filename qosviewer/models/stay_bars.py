"""What the column of stays draws: bars on the time axis of the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.presence import Bar, bars
from qosviewer.domain.quality import State
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import entry_of
from qosviewer.models.arrangement import HeadingKind
from qosviewer.models.table_model import ColumnTableModel


class StayBar(NamedTuple):
    """One stay: where its bar is, and how it fared."""

    bar: Bar
    state: State


def bars_at(model: ColumnTableModel, position: int) -> list[StayBar]:
    """Return the stays of the line at a position; none where no times are known, or for a group."""
    heading = model.heading_at(position)
    if heading is None:
        row = model.row_at(position)
        return list(_bars(model.meeting, [(row, entry_of(model.meeting, row))]))
    if heading.kind in (HeadingKind.GROUP, HeadingKind.ABSENT):
        return []
    return list(_bars(model.meeting, ((stay.row, stay.entry) for stay in heading.stays)))


def _bars(data: MeetingData, stays: Iterable[tuple[int, RosterEntry | None]]) -> Iterable[StayBar]:
    states = data.assessment.participant_state
    for row, entry in stays:
        state = State(int(states[row])) if row >= 0 else State.UNCLASSIFIED
        yield from (StayBar(bar, state) for bar in bars(data, [entry]))
