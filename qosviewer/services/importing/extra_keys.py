"""The columns of unknown keys of a CSV file: which are of streams, and which of participants.

The file does not say. It has those of streams first, and those of a participant hold the same in all its rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_PREFIX: Final = "x."
_PARTICIPANT: Final = "participant."

Cells = Mapping[str, str]


@dataclass(slots=True)
class Extras:
    """Gives the unknown keys of rows. The first of each kind gets all keys, so that their order is kept.

    Attributes:
        streams: Column to key of those of streams.
        participants: Column to key of those of participants.
    """

    streams: Mapping[str, str]
    participants: Mapping[str, str]
    _stream_came: bool = False
    _participant_came: bool = False

    def of_stream(self, cells: Cells) -> dict[str, str]:
        """Return the unknown keys of a stream."""
        all_of_them, self._stream_came = not self._stream_came, True
        return _taken(self.streams, cells, all_of_them)

    def of_participant(self, cells: Cells) -> dict[str, str]:
        """Return the unknown keys of a participant."""
        all_of_them, self._participant_came = not self._participant_came, True
        return _taken(self.participants, cells, all_of_them)


def extras_of(columns: Sequence[str], people: Sequence[Sequence[Cells]], *, alone: bool) -> Extras:
    """Return how the unknown keys of a meeting are taken from its rows.

    Args:
        columns: All columns of the file, in their order.
        people: The rows of each participant.
        alone: Whether it is the only meeting of the file; else a column that is empty here belongs to another one.
    """
    unknown = [
        name
        for name in columns
        if name.startswith(_PREFIX) and (alone or any(name in cells for own in people for cells in own))
    ]
    start = len(unknown)
    while start and _may_be_of_participants(unknown, start - 1, people):
        start -= 1
    streams = {name: name.removeprefix(_PREFIX) for name in unknown[:start]}
    return Extras(streams, {name: _participant_key(name, streams) for name in unknown[start:]})


def _may_be_of_participants(unknown: Sequence[str], place: int, people: Sequence[Sequence[Cells]]) -> bool:
    name = unknown[place]
    # A participant's key is only called so where a stream's has its name already.
    if f"{_PREFIX}{_PARTICIPANT}{name.removeprefix(_PREFIX)}" in unknown[place:]:
        return False
    return all(cells.get(name) == own[0].get(name) for own in people for cells in own)


def _participant_key(name: str, streams: Mapping[str, str]) -> str:
    key = name.removeprefix(_PREFIX)
    without = key.removeprefix(_PARTICIPANT)
    return without if without != key and f"{_PREFIX}{without}" in streams else key


def _taken(keys: Mapping[str, str], cells: Cells, all_of_them: bool) -> dict[str, str]:
    return {key: cells.get(name, "") for name, key in keys.items() if all_of_them or name in cells}
