"""What several columns need to say about a cell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.columns import Keys
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.order import text_ranks
from qosviewer.domain.quality import State, States


def participant_text(attribute: str) -> Callable[[MeetingData, int], str]:
    """Return a getter of one text of a participant row, as received."""
    return lambda data, row: str(getattr(data.table.participants[row], attribute))


def participant_ranks(attribute: str) -> Keys:
    """Return sort keys, float64[participants], for one text of the participants; NaN for a blank one."""
    get = participant_text(attribute)
    return lambda data: data.derived(
        ("ranks", attribute), lambda: text_ranks([get(data, row) for row in range(data.table.participant_count)])
    )


def positions(data: MeetingData) -> Floats:
    """Return float64[participants]: the place in the list, from 0."""
    return np.arange(data.table.participant_count, dtype=np.float64)


def state_text(state: State) -> str:
    """Write a state as its shape and its word."""
    return f"{state.shape} {state.word}"


def state_keys(states: States) -> Floats:
    """Return sort keys for states; "not enough data" is missing and stands last."""
    return np.where(states == State.UNCLASSIFIED, np.nan, states.astype(np.float64))
