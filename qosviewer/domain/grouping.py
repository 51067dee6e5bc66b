"""What participants can be grouped by, declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.batch import Ints
from qosviewer.domain.connection_facts import FACTS, Fact
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.order import collation_key
from qosviewer.domain.quality import State
from qosviewer.domain.stays import entry_of
from qosviewer.domain.streams import stream_type

NOBODY: Final = ""
"""Key of no grouping at all."""
PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class Grouping:
    """One thing that participants can be grouped by.

    Attributes:
        key: Name in settings; never changes.
        title: Name for people.
        column: Key of the column that shows the same, if there is one.
        value: Title of the group of a participant row; empty where it is not known.
        ranked: Titles that stand in this order before all others, where the order is not that of the alphabet.
    """

    key: str
    title: str
    column: str
    value: Callable[[MeetingData, int], str]
    ranked: tuple[str, ...] = ()


class Groups(NamedTuple):
    """The groups of all participants.

    Attributes:
        codes: int32[participants]; place of each one's group in `titles`.
        titles: In the order of the groups, the one of those of whom it is not known last.
        known: How many of the titles are known values.
    """

    codes: Ints
    titles: list[str]
    known: int


def _of_fact(fact: Fact) -> Grouping:
    def value(data: MeetingData, row: int) -> str:
        entry = entry_of(data, row)
        return (fact.text(entry) or fact.otherwise) if entry else ""

    return Grouping(fact.key, fact.title, fact.column_key, value)


def _state(data: MeetingData, row: int) -> str:
    return State(int(data.assessment.participant_state[row])).word


def _paths(data: MeetingData, row: int) -> str:
    table = data.table
    paths = {stream_type(table.stream_type_name(stream)).path for stream in table.streams_of(row)}
    return ", ".join(sorted(path.value for path in paths))


def _domain(data: MeetingData, row: int) -> str:
    _, at, domain = data.table.participants[row].email.strip().rpartition("@")
    return domain.casefold() if at else ""


GROUPINGS: Final = (
    *(_of_fact(fact) for fact in FACTS if fact.groups),
    Grouping("state", "State", "state", _state, tuple(State(rank).word for rank in (3, 2, 1, 0))),
    Grouping("path", "Way into the meeting", "", _paths),
    Grouping("email_domain", "E-mail domain", "", _domain),
)
GROUPING: Final = {grouping.key: grouping for grouping in GROUPINGS}


def groups_of(data: MeetingData, grouping: Grouping) -> Groups:
    """Return which group each participant is in, kept until the meeting changes."""
    return data.derived_beside(("groups", grouping.key), lambda: _groups(data, grouping))


def _groups(data: MeetingData, grouping: Grouping) -> Groups:
    values = [grouping.value(data, row) for row in range(data.table.participant_count)]
    ranks = {title: rank for rank, title in enumerate(grouping.ranked)}
    known = sorted({*values} - {""}, key=lambda title: (ranks.get(title, len(ranks)), _natural(title), title))
    place = {title: code for code, title in enumerate(known)} | {"": len(known)}
    codes = np.fromiter((place[value] for value in values), np.int32, len(values))
    return Groups(codes, [*known, texts.NOT_KNOWN], len(known))


def _natural(title: str) -> list[tuple[int, int, str]]:
    """Return what titles are ordered by: numbers in them by their size, so that version 6.10 follows 6.9."""
    parts: list[tuple[int, int, str]] = []
    text, digits = "", ""
    for character in collation_key(title) + "\0":
        if character.isascii() and character.isdigit():
            digits += character
            continue
        if digits:
            parts += [(1, 0, text)] if text else []
            parts.append((0, int(digits[:18]), digits))
            text, digits = "", ""
        text += character
    return [*parts, (1, 0, text)]
