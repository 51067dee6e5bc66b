"""The numbers of one meeting, held as columns and growing by batches.

One row of `QosTable.values` is one stream, one column is one `Field`. A participant is a run of neighbouring rows.
Only the thread that shows the table appends to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from qosviewer.domain.batch import Batch, Bytes, Floats, Ints, Participant, RawPage
from qosviewer.domain.metrics import FIELD_COUNT
from qosviewer.domain.source import QSS

ParticipantKey = tuple[str, int]
"""``participant_id`` and its count: the k-th row with that id, from 0."""


class Source(NamedTuple):
    """Where a participant's raw entry stands: index of the raw page, and place on it."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Growth:
    """What one `QosTable.append` did.

    Attributes:
        added: How many participants are new.
        replaced: Rows of participants that a restarted walk read again.
        dropped: How many exact repeats were left out.
    """

    added: int
    replaced: tuple[int, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class TableParts:
    """Everything a table consists of, to keep it and to have it again at once: `QosTable.parts`, `QosTable.restored`.

    Attributes:
        participants: One per participant row.
        keys: Of each participant row.
        sources: Of each participant row.
        walks: The walk that brought each participant row last.
        spans: First stream row, and one past the last, of each participant row.
        pages: The raw pages, in the order received.
        type_names: Distinct stream types.
        values: float64[streams, FIELD_COUNT].
        oddities: uint8[streams, FIELD_COUNT].
        owner: int32[streams].
        stream_index: int32[streams].
        type_codes: int32[streams].
        odd_texts: Raw text of each odd value, by (stream row, field index).
        extras: Raw text of unknown keys of streams, by key, then stream row.
        repeats: How many exact repeats were dropped.
        walk: The walk that the last page belonged to.
    """

    participants: list[Participant]
    keys: list[ParticipantKey]
    sources: list[Source]
    walks: list[int]
    spans: list[tuple[int, int]]
    pages: MutableSequence[RawPage]
    type_names: list[str]
    values: Floats
    oddities: Bytes
    owner: Ints
    stream_index: Ints
    type_codes: Ints
    odd_texts: dict[tuple[int, int], str]
    extras: dict[str, dict[int, str]]
    repeats: int
    walk: int


class QosTable:
    """Participants and their streams as columns.

    Attributes:
        participants: One per participant row, in the order first received.
        keys: `ParticipantKey` of each participant row; stable over sorting, filtering and restarted walks.
        pages: The raw pages, in the order received.
        sources: Where each participant's raw entry stands.
        type_names: Distinct stream types, in the order first seen; `type_codes` points into it.
        odd_texts: Raw text of each odd value, by (stream row, field index).
        extras: Raw text of unknown keys of streams, by key, then stream row.
        repeats: How many exact repeats were dropped.
        source: What all its numbers were made from, see `source`.
        version: Goes up with every change; whoever caches something derived compares it.
    """

    def __init__(self) -> None:
        self.participants: list[Participant] = []
        self.keys: list[ParticipantKey] = []
        self.pages: MutableSequence[RawPage] = []
        self.sources: list[Source] = []
        self.type_names: list[str] = []
        self.odd_texts: dict[tuple[int, int], str] = {}
        self.extras: dict[str, dict[int, str]] = {}
        self.repeats = 0
        self.source = QSS
        self.version = 0
        self._row_of: dict[ParticipantKey, int] = {}
        self._type_code: dict[str, int] = {}
        self._spans: list[tuple[int, int]] = []
        self._walks: list[int] = []
        self._walk = 0
        self._counts: Counter[str] = Counter()
        self._seen: set[tuple[str, bytes]] = set()
        self._restored = False
        self._used = 0
        self._values: Floats = np.empty((0, FIELD_COUNT))
        self._oddities: Bytes = np.empty((0, FIELD_COUNT), np.uint8)
        self._owner: Ints = np.empty(0, np.int32)
        self._stream_index: Ints = np.empty(0, np.int32)
        self._type_codes: Ints = np.empty(0, np.int32)

    @classmethod
    def restored(cls, parts: TableParts) -> QosTable:
        """Return the table that ``parts`` were taken from, which it takes over."""
        table = cls()
        table.participants, table.keys, table.sources = parts.participants, parts.keys, parts.sources
        table.pages, table.type_names = parts.pages, parts.type_names
        table.odd_texts, table.extras, table.repeats = parts.odd_texts, parts.extras, parts.repeats
        table.version = len(parts.pages)
        table._row_of = {key: row for row, key in enumerate(parts.keys)}
        table._type_code = {name: code for code, name in enumerate(parts.type_names)}
        table._spans, table._walks, table._walk = parts.spans, parts.walks, parts.walk
        table._restored = True
        table._used = len(parts.owner)
        table._values, table._oddities, table._owner = parts.values, parts.oddities, parts.owner
        table._stream_index, table._type_codes = parts.stream_index, parts.type_codes
        return table

    @property
    def parts(self) -> TableParts:
        """What the table consists of; views and the lists themselves, valid until the next append."""
        return TableParts(
            self.participants,
            self.keys,
            self.sources,
            self._walks,
            self._spans,
            self.pages,
            self.type_names,
            self.values,
            self.oddities,
            self.owner,
            self.stream_index,
            self.type_codes,
            self.odd_texts,
            self.extras,
            self.repeats,
            self._walk,
        )

    @property
    def participant_count(self) -> int:
        """Number of participant rows."""
        return len(self.participants)

    @property
    def stream_count(self) -> int:
        """Number of stream rows."""
        return self._used

    @property
    def values(self) -> Floats:
        """float64[streams, FIELD_COUNT]; NaN where there is no number. A view: valid until the next append."""
        return self._values[: self._used]

    @property
    def oddities(self) -> Bytes:
        """uint8[streams, FIELD_COUNT]; an `Oddity` each."""
        return self._oddities[: self._used]

    @property
    def owner(self) -> Ints:
        """int32[streams]; participant row of each stream."""
        return self._owner[: self._used]

    @property
    def stream_index(self) -> Ints:
        """int32[streams]; place of each stream in its participant's list, from 0."""
        return self._stream_index[: self._used]

    @property
    def type_codes(self) -> Ints:
        """int32[streams]; index into `type_names`."""
        return self._type_codes[: self._used]

    def streams_of(self, row: int) -> range:
        """Return the stream rows of a participant row."""
        return range(*self._spans[row])

    def stream_type_name(self, stream: int) -> str:
        """Return the raw type of a stream row."""
        return self.type_names[int(self._type_codes[stream])]

    def row_of(self, key: ParticipantKey) -> int | None:
        """Return the row of a participant, or None if it never came."""
        return self._row_of.get(key)

    def only_in_aborted_walk(self, row: int) -> bool:
        """Tell whether a participant was seen only before the list had to be started over.

        While the newer walk is still under way this is true of every row it has not reached yet.
        """
        return self._walks[row] < self._walk

    @property
    def walk(self) -> int:
        """The walk that the last batch belonged to, from 0."""
        return self._walk

    def append(self, batch: Batch) -> Growth:
        """Take in one page.

        A participant that an earlier walk already brought is replaced where it stands; an exact repeat within one
        walk is dropped. Everything else is a new row at the end.

        Raises:
            ValueError: Its numbers are of another source than those that are here.
        """
        if not self.pages:
            self.source = batch.source
        elif batch.source != self.source:
            raise ValueError(f"numbers of {batch.source} among those of {self.source}")
        if self._restored:
            self._remember()
        if batch.walk != self._walk:
            self._walk = batch.walk
            self._counts.clear()
            self._seen.clear()
        page = len(self.pages)
        self.pages.append(batch.raw)
        arrivals = [
            (place, participant, self._next_key(participant))
            for place, participant in enumerate(batch.participants)
            if not self._is_repeat(participant)
        ]
        known = {key: row for _, _, key in arrivals if (row := self._row_of.get(key)) is not None}
        self._take_out(
            [known[key] for place, _, key in arrivals if key in known and self._differs(known[key], batch.spans[place])]
        )
        for place, participant, key in arrivals:
            if key in known:
                self._replace(known[key], participant, Source(page, place), batch)
        self._add([each for each in arrivals if each[2] not in known], page, batch)
        dropped = len(batch.participants) - len(arrivals)
        self.repeats += dropped
        self.version += 1
        return Growth(len(arrivals) - len(known), tuple(known.values()), dropped)

    def _remember(self) -> None:
        """Know again whom the walk has brought so far. Only who grows a restored table waits for it."""
        so_far = [one for one, walk in zip(self.participants, self._walks, strict=True) if walk == self._walk]
        self._counts = Counter(one.participant_id for one in so_far)
        self._seen = {(one.participant_id, one.digest) for one in so_far if one.participant_id}
        self._restored = False

    def _next_key(self, participant: Participant) -> ParticipantKey:
        count = self._counts[participant.participant_id]
        self._counts[participant.participant_id] += 1
        return participant.participant_id, count

    def _differs(self, row: int, span: tuple[int, int]) -> bool:
        """Tell whether ``span`` of a page has another number of streams than the participant row."""
        return len(range(*span)) != len(self.streams_of(row))

    def _is_repeat(self, participant: Participant) -> bool:
        if not participant.participant_id:
            return False
        mark = (participant.participant_id, participant.digest)
        if mark in self._seen:
            return True
        self._seen.add(mark)
        return False

    def _add(self, arrivals: list[tuple[int, Participant, ParticipantKey]], page: int, batch: Batch) -> None:
        """Take in what is new on a page, its streams in one piece: pages can come by the hundred."""
        owners: list[int] = []
        streams: list[int] = []
        at = self._used
        for place, participant, key in arrivals:
            row = self._row_of[key] = len(self.participants)
            self.participants.append(participant)
            self.keys.append(key)
            self.sources.append(Source(page, place))
            self._walks.append(batch.walk)
            mine = range(*batch.spans[place])
            self._spans.append((at, at + len(mine)))
            at += len(mine)
            owners += [row] * len(mine)
            streams += mine
        self._reserve(len(streams))
        self._write(self._used, owners, batch, streams)
        self._used = at

    def _replace(self, row: int, participant: Participant, source: Source, batch: Batch) -> None:
        self.participants[row] = participant
        self.sources[row] = source
        self._walks[row] = batch.walk
        streams = range(*batch.spans[source.place])
        if self._differs(row, batch.spans[source.place]):
            self._reserve(len(streams))
            self._spans[row] = (self._used, self._used + len(streams))
            self._used += len(streams)
        else:
            self._forget_texts(*self._spans[row])
        self._write(self._spans[row][0], [row] * len(streams), batch, streams)

    def _write(self, at: int, owners: Sequence[int], batch: Batch, streams: Sequence[int]) -> None:
        end, chosen = at + len(streams), np.array(streams, np.intp)
        self._values[at:end] = batch.values[chosen]
        self._oddities[at:end] = batch.oddities[chosen]
        self._owner[at:end] = owners
        self._stream_index[at:end] = batch.stream_index[chosen]
        self._type_codes[at:end] = [self._code(batch.stream_types[stream]) for stream in streams]
        if not (batch.odd_texts or batch.extras):
            return
        moved_to = dict(zip(streams, range(at, end), strict=True))
        for (stream, field), text in batch.odd_texts.items():
            if stream in moved_to:
                self.odd_texts[moved_to[stream], field] = text
        for key, texts in batch.extras.items():
            mine = {moved_to[stream]: text for stream, text in texts.items() if stream in moved_to}
            if mine:
                self.extras.setdefault(key, {}).update(mine)

    def _code(self, name: str) -> int:
        code = self._type_code.setdefault(name, len(self.type_names))
        if code == len(self.type_names):
            self.type_names.append(name)
        return code

    def _reserve(self, streams: int) -> None:
        needed = self._used + streams
        if needed <= len(self._owner):
            return
        # Growing by half keeps appending linear overall and never holds more than 1.5 times what is needed.
        size = max(needed, len(self._owner) * 3 // 2, 256)
        for name in ("_values", "_oddities", "_owner", "_stream_index", "_type_codes"):
            old = getattr(self, name)
            new = np.empty((size, *old.shape[1:]), old.dtype)
            new[: self._used] = old[: self._used]
            setattr(self, name, new)

    def _forget_texts(self, start: int, stop: int) -> None:
        odd_streams, odd_fields = np.nonzero(self._oddities[start:stop])
        for stream, field in zip((odd_streams + start).tolist(), odd_fields.tolist(), strict=True):
            self.odd_texts.pop((stream, field), None)
        for texts in self.extras.values():
            for stream in range(start, stop):
                texts.pop(stream, None)

    def _take_out(self, rows: list[int]) -> None:
        """Remove the streams of participant rows and close the gaps.

        Rare: a restarted walk found another number of streams. All rows of a page at once, because each time moves
        everything that stands behind.
        """
        if not rows:
            return
        kept = np.ones(self._used, np.bool_)
        for row in rows:
            start, stop = self._spans[row]
            self._forget_texts(start, stop)
            self._spans[row] = (start, start)
            kept[start:stop] = False
        for array in (self._values, self._oddities, self._owner, self._stream_index, self._type_codes):
            array[: kept.sum()] = array[: self._used][kept]
        moved_to = np.concatenate(([0], np.cumsum(kept))).tolist()
        self._used = moved_to[-1]
        self._spans = [(moved_to[start], moved_to[stop]) for start, stop in self._spans]
        self.odd_texts = {(moved_to[stream], field): text for (stream, field), text in self.odd_texts.items()}
        for key, texts in self.extras.items():
            self.extras[key] = {moved_to[stream]: text for stream, text in texts.items()}
