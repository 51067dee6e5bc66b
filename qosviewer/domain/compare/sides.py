"""One meeting of a comparison, and the humans in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain
from qosviewer.domain.batch import Ints
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.names import is_generic, telling
from qosviewer.domain.persons import Evidence, Person, persons_of
from qosviewer.domain.quality import States
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.domain.stays import Stay, stays_of
from qosviewer.domain.table import ParticipantKey

_DEVICES_OF_ONE: Final = 2
"""With so many at once somebody may well come alone."""


@dataclass(frozen=True, eq=False)
class Side:
    """One meeting of a comparison, as it is now: what is derived is kept, so a meeting that grew needs a new side.

    Attributes:
        data: The meeting.
        complete: Whether everything that Zoom has of it is here; figures of a partial one are marked wherever they go.
        source: Where it came from, see `domain.source`.
        label: What stands for it in column names, e.g. ``A``.
        snapshot: Number of its snapshot in the archive; None where it is not out of it.
    """

    data: MeetingData
    complete: bool = True
    source: str = QSS
    label: str = ""
    snapshot: int | None = None

    @cached_property
    def figures(self) -> str:
        """What its numbers are: `MINUTES` where they were computed from minutes, else `QSS`, whatever brought them."""
        return MINUTES if MINUTES in (self.source, self.data.table.source) else QSS

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Everybody's stays: participant rows first, see `stays.stays_of`."""
        return stays_of(self.data)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """The humans, over `stays`."""
        return persons_of(self.data)

    @cached_property
    def person_of_row(self) -> Ints:
        """int32[participants]; place in `persons` of each participant row."""
        found = np.full(len(self.stays), -1, np.int32)
        for place, person in enumerate(self.persons):
            for stay in person.stays:
                found[stay] = place
        return found[: self.data.table.participant_count]

    @cached_property
    def person_states(self) -> States:
        """int8[persons]; a `State` each: the worst of the person's stays."""
        states = np.zeros(len(self.persons), np.int8)
        np.maximum.at(states, self.person_of_row, self.data.assessment.participant_state)
        return states

    @cached_property
    def is_nameless(self) -> NDArray[np.bool_]:
        """bool[persons]; whether nothing tells who that is: no id, no address, and no name but a device's or none."""
        return np.array(
            [
                not any(stay.user_id or stay.email or not is_generic(stay.name) for stay in self.stays_of(person))
                for person in range(len(self.persons))
            ],
            np.bool_,
        )

    def is_shared(self, person: int) -> bool:
        """Tell whether a person may be several: seats at once under one address, or three and more under one account.

        One seat after another is somebody who came again; two devices of an account at once are nothing special.
        """
        who, stays = self.persons[person], self.stays_of(person)
        if who.evidence is Evidence.USER_ID:
            return who.at_once and len(stays) > _DEVICES_OF_ONE
        if who.evidence is not Evidence.EMAIL:
            return False
        names = {telling(stay.name) for stay in stays} - {""}
        return who.at_once or (len(names) > 1 and any(stay.span_s is None for stay in stays))

    def stays_of(self, person: int) -> Sequence[Stay]:
        """Return the stays of a person, in their order."""
        return [self.stays[place] for place in self.persons[person].stays]

    def keys_of(self, person: int) -> list[ParticipantKey]:
        """Return by what the stays of a person are known in the meeting."""
        return [stay.key for stay in self.stays_of(person)]

    def name(self, person: int) -> str:
        """Return the name of a person, safe to show: the first that is no device's, else the first; empty for none."""
        names = [stay.name for stay in self.stays_of(person)]
        return plain.one_line(next(filter(telling, names), next((name for name in names if name.strip()), "")))

    @property
    def title(self) -> str:
        """The meeting, safe to show."""
        return plain.one_line(self.data.info.title)
