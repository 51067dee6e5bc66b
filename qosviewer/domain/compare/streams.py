"""The streams of the same humans on all sides, paired by what they carried, which way, and by which kind of client.

What went through the client on one side and through the web gateway or a room connector on another stands in one row
and is never subtracted: they are not measured at the same place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain
from qosviewer.domain.batch import Ints
from qosviewer.domain.compare.combine import Combined
from qosviewer.domain.compare.pairing import PairingTable
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.streams import Direction, Medium, Path, StreamType, stream_type

_MEDIA: Final = list(Medium)
_DIRECTIONS: Final = list(Direction)
_PATHS: Final = list(Path)


class Slot(NamedTuple):
    """What a stream carried and which way; an unknown type stands for itself.

    Attributes:
        medium: What it carried.
        direction: Which way, by the reading of directions in force for its meeting.
        key: The type as received, of unknown ones; else empty.
    """

    medium: Medium
    direction: Direction
    key: str = ""

    @property
    def title(self) -> str:
        """Name for people, e.g. ``Audio downlink``; safe to show."""
        if self.key:
            return plain.one_line(self.key)
        return self.medium.title if self.direction is Direction.NONE else f"{self.medium.title} {self.direction.value}"

    @property
    def order(self) -> tuple[int, int, str]:
        """What slots are sorted by."""
        return _MEDIA.index(self.medium), _DIRECTIONS.index(self.direction), self.key


@dataclass(frozen=True, eq=False)
class StreamPairs:
    """One row for each human and slot (see `Slot`), and for each path where a side has several.

    Attributes:
        slots: The slots that there are, in their order.
        human: int32[n]; row of the pairing table.
        slot: int32[n]; index into `slots`.
        entity: int32[n, sides]; place in the side's `Combined`, -1 where there is no such stream.
        path: int8[n, sides]; index into `Path`, -1 where there is no such stream.
    """

    slots: tuple[Slot, ...]
    human: Ints
    slot: Ints
    entity: Ints
    path: NDArray[np.int8]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.human)

    def paths(self, row: int) -> list[Path | None]:
        """Return the path on each side."""
        return [_PATHS[code] if code >= 0 else None for code in self.path[row].tolist()]

    @cached_property
    def lead(self) -> Ints:
        """int32[humans, slots]: the row that stands for a human in a slot, -1 for none.

        Of several the one that most sides have, then client before room connector before web gateway.
        """
        humans = int(self.human.max(initial=-1)) + 1
        found = np.full((humans, len(self.slots)), -1, np.int32)
        there = (self.entity >= 0).sum(axis=1)
        # Written from the least to the most fitting: the last one stays.
        order = np.lexsort((-np.arange(self.count), there))
        found[self.human[order], self.slot[order]] = order
        return found


def pair_streams(sides: Sequence[Side], combined: Sequence[Combined], pairing: PairingTable) -> StreamPairs:
    """Pair the streams of everybody in the pairing table."""
    types = [[stream_type(name) for name in side.data.table.type_names] for side in sides]
    slots = sorted(
        {_slot(side, kind) for side, own in zip(sides, types, strict=True) for kind in own}, key=lambda slot: slot.order
    )
    code_of = {slot: code for code, slot in enumerate(slots)}
    keys = []
    for side, (own, kinds) in enumerate(zip(combined, types, strict=True)):
        slot_and_path = np.array(
            [code_of[_slot(sides[side], kind)] * len(_PATHS) + _PATHS.index(kind.path) for kind in kinds] or [0],
            np.int64,
        )
        human = pairing.row_of[side][own.person].astype(np.int64)
        keys.append(human * (len(slots) * len(_PATHS)) + slot_and_path[own.type_code])
    return _laid_out(tuple(slots), _union(keys), keys)


def _slot(side: Side, kind: StreamType) -> Slot:
    key = kind.key if kind.medium is Medium.OTHER else ""
    return Slot(kind.medium, side.data.reading.direction(kind), key)


def _union(keys: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    if all(np.array_equal(keys[0], other) for other in keys[1:]) and (np.diff(keys[0]) > 0).all():
        return keys[0]
    return np.unique(np.concatenate(keys))


def _laid_out(slots: tuple[Slot, ...], every: NDArray[np.int64], keys: Sequence[NDArray[np.int64]]) -> StreamPairs:
    entity = np.full((len(every), len(keys)), -1, np.int32)
    for side, own in enumerate(keys):
        entity[np.searchsorted(every, own), side] = np.arange(len(own), dtype=np.int32)
    group, path_code = np.divmod(every, len(_PATHS))
    path = np.where(entity >= 0, path_code[:, None], -1).astype(np.int8)
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    if len(starts) < len(group):
        # Where no side has two paths, what differs is one stream that took another path.
        counts = np.diff(starts, append=len(group))
        at_most_one = (np.add.reduceat((entity >= 0).astype(np.int32), starts) <= 1).all(axis=1)
        merges = at_most_one & (counts > 1)
        merged_entity, merged_path = np.maximum.reduceat(entity, starts), np.maximum.reduceat(path, starts)
        entity[starts[merges]], path[starts[merges]] = merged_entity[merges], merged_path[merges]
        stays = ~np.repeat(merges, counts)
        stays[starts] = True
        entity, path, group = entity[stays], path[stays], group[stays]
    human, slot = np.divmod(group, max(len(slots), 1))
    return StreamPairs(slots, human.astype(np.int32), slot.astype(np.int32), entity, path)
