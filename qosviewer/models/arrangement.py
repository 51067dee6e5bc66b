"""Rows put under headings: groups, persons with their stays, and those without figures. Plain numpy, no Qt.

A line is a participant row (0 and up), or the heading ``~line``. Rows arrive sorted and filtered; within their heading
they keep that order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.grouping import GROUPING, NOBODY, PERSON, groups_of
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.person_words import rooms_moved_between
from qosviewer.domain.persons import Person, persons_of
from qosviewer.domain.quality import State
from qosviewer.domain.stays import Stay, absent_stays, stays_of
from qosviewer.models.rows import Identities, Positions

_ABSENT: Final = "absent"


class HeadingKind(Enum):
    """What stands under a heading, or in its place."""

    GROUP = "participants who have something in common"
    PERSON = "the stays of one person"
    ABSENT = "those without figures"
    STAY = "one stay without figures"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is no participant row.

    Attributes:
        key: Stays with it while the table changes.
        kind: What it is.
        title: What it is called, safe to show.
        rows: The participant rows beneath, as far as the filter lets them through.
        stays: The stays of the person, or the one without figures.
        person: By what they were joined; None for other kinds.
        is_open: Whether what is beneath is shown; None where nothing can be.
        depth: How many headings it stands under.
    """

    key: str
    kind: HeadingKind
    title: str
    rows: tuple[int, ...] = ()
    stays: tuple[Stay, ...] = ()
    person: Person | None = None
    is_open: bool | None = None
    depth: int = 0


class Arranged(NamedTuple):
    """The lines of a table.

    Attributes:
        lines: intp[lines]; participant rows, and headings as ``~place``.
        ids: int64[lines]; those of headings are negative.
        depths: int8[lines]; how many headings a line stands under.
        headings: All that are in sight.
        members: intp[participants]; all participant rows in their order, also those under closed headings.
    """

    lines: Positions
    ids: Identities
    depths: NDArray[np.int8]
    headings: tuple[Heading, ...]
    members: Positions


class Arranger:
    """Puts rows under headings, and knows which of them are open.

    Attributes:
        by: `NOBODY`, `PERSON` or the key of a `Grouping`.
        absent: Gives those without figures who are listed, in the order of the list of participants.
    """

    def __init__(self) -> None:
        self.by = NOBODY
        self.absent: Callable[[MeetingData], Sequence[Stay]] = absent_stays
        self._closed: set[str] = set()
        self._numbers: dict[str, int] = {}

    def toggle(self, heading: Heading) -> None:
        """Open a closed heading, close an open one."""
        self._closed.symmetric_difference_update({heading.key})

    def open_all(self) -> None:
        """Open every heading."""
        self._closed.clear()

    def close_all(self, headings: Iterable[Heading]) -> None:
        """Close these headings."""
        self._closed.update(heading.key for heading in headings if heading.is_open is not None)

    def open_for(self, headings: Iterable[Heading], rows: Iterable[int]) -> bool:
        """Open what hides one of these participant rows; return whether anything did."""
        wanted = set(rows)
        hiding = {each.key for each in headings if each.is_open is False and wanted & set(each.rows)}
        self._closed -= hiding
        return bool(hiding)

    def arrange(
        self, data: MeetingData, rows: Positions, *, sorted_by: str = "", descending: bool = False
    ) -> Arranged | None:
        """Return the lines; None where there is no heading at all, so that rows are lines.

        Args:
            data: The meeting.
            rows: The participant rows to be shown, in their order.
            sorted_by: Key of the column that the rows are sorted by.
            descending: Whether they are sorted from the greatest down.
        """
        absent = self.absent(data)
        if not absent and self.by == NOBODY:
            return None
        lines = _Lines(self)
        if self.by == PERSON:
            absent = self._persons(data, rows, absent, not sorted_by, lines)
        elif self.by in GROUPING:
            self._groups(data, rows, sorted_by, descending, lines)
        else:
            lines.add_rows(rows)
        self._absent(absent, lines)
        return lines.done()

    def number(self, key: str) -> int:
        """Return the identity of a heading."""
        return -1 - self._numbers.setdefault(key, len(self._numbers))

    def is_open(self, key: str) -> bool:
        """Tell whether a heading is open."""
        return key not in self._closed

    def _groups(self, data: MeetingData, rows: Positions, sorted_by: str, descending: bool, lines: _Lines) -> None:
        grouping = GROUPING[self.by]
        codes, titles, known = groups_of(data, grouping)
        ranks = np.arange(len(titles))
        if descending and grouping.column and sorted_by == grouping.column:
            ranks[:known] = ranks[:known][::-1]
        mine = ranks[codes[rows]]
        order = np.argsort(mine, kind="stable")
        starts = np.flatnonzero(np.diff(mine[order], prepend=-1))
        states = data.assessment.participant_state
        totals = np.bincount(codes, minlength=len(titles))
        for members in np.split(rows[order], starts[1:]) if len(rows) else ():
            code = int(codes[members[0]])
            title, total = titles[code], int(totals[code])
            template = texts.GROUP_TITLE if total == len(members) else texts.GROUP_SHOWN
            key = f"{self.by}: {title}" if code < known else self.by
            written = template.format(title=plain.isolated(title), shown=len(members), count=total)
            # Beside "2 of 13 with problems" it would puzzle that the group has 14. If nobody is judged, that is said.
            if 0 < (unknown := np.count_nonzero(states[members] == State.UNCLASSIFIED)) < len(members):
                written = texts.GROUP_NOT_JUDGED.format(group=written, count=unknown)
            lines.add_heading(
                Heading(key, HeadingKind.GROUP, written, tuple(members.tolist()), is_open=self.is_open(key))
            )
            lines.add_members(members, self.is_open(key))

    def _persons(
        self, data: MeetingData, rows: Positions, absent: Sequence[Stay], in_time: bool, lines: _Lines
    ) -> Sequence[Stay]:
        """Add the persons; return the stays without figures that belong to nobody who has some."""
        stays, count = stays_of(data), data.table.participant_count
        several = [person for person in persons_of(data) if len(person.stays) > 1 and min(person.stays) < count]
        of_row = np.full(count, -1, np.intp)
        for number, person in enumerate(several):
            of_row[[place for place in person.stays if place < count]] = number
        whose = of_row[rows]
        # A person stands where the first of their stays does.
        places = np.arange(len(rows))
        first = np.full(len(several), len(rows), np.intp)
        np.minimum.at(first, whose[whose >= 0], places[whose >= 0])
        order = np.argsort(np.where(whose >= 0, first[whose] if len(several) else 0, places), kind="stable")
        ordered, owners = rows[order], whose[order]
        starts = np.flatnonzero((np.diff(owners, prepend=-2) != 0) & (owners >= 0))
        counts = np.bincount(whose[whose >= 0], minlength=len(several))
        listed = {stay.key for stay in absent}
        before = 0
        for start in starts.tolist():
            person = several[int(owners[start])]
            stop = start + int(counts[owners[start]])
            lines.add_rows(ordered[before:start])
            mine = [stays[place] for place in person.stays]
            shown = ordered[start:stop]
            if in_time:
                there = set(shown.tolist())
                shown = np.array([stay.row for stay in mine if stay.row in there], np.intp)
            missing = [stay for stay in mine if stay.row < 0 and stay.key in listed]
            listed.difference_update(stay.key for stay in missing)
            self._person(data, person, mine, shown, missing, in_time, lines)
            before = stop
        lines.add_rows(ordered[before:])
        return [stay for stay in absent if stay.key in listed]

    def _person(
        self,
        data: MeetingData,
        person: Person,
        stays: Sequence[Stay],
        rows: Positions,
        absent: Sequence[Stay],
        in_time: bool,
        lines: _Lines,
    ) -> None:
        key = f"person {min(stay.key for stay in stays)}"
        is_open = self.is_open(key)
        shown = len(rows) + len(absent)
        name = data.name_labels[int(rows[0])]
        rooms = rooms_moved_between(stays)
        whole = texts.PERSON_MOVED if rooms else texts.PERSON_TITLE
        template = whole if shown == len(stays) else texts.PERSON_SHOWN
        title = template.format(name=plain.isolated(name), shown=shown, count=len(stays), rooms=rooms)
        lines.add_heading(
            Heading(key, HeadingKind.PERSON, title, tuple(rows.tolist()), tuple(stays), person, is_open=is_open)
        )
        if is_open and in_time and absent:
            there = {*rows.tolist()}
            for stay in stays:
                if stay.row in there:
                    lines.add_rows(np.array([stay.row], np.intp), 1)
                elif stay in absent:
                    lines.add_heading(_stay_heading(stay))
            return
        lines.add_members(rows, is_open)
        if is_open:
            for stay in absent:
                lines.add_heading(_stay_heading(stay))

    def _absent(self, absent: Sequence[Stay], lines: _Lines) -> None:
        if not absent:
            return
        is_open = self.is_open(_ABSENT)
        title = texts.WITHOUT_QOS.format(count=len(absent))
        lines.add_heading(Heading(_ABSENT, HeadingKind.ABSENT, title, stays=tuple(absent), is_open=is_open))
        if is_open:
            for stay in absent:
                lines.add_heading(_stay_heading(stay))


def _stay_heading(stay: Stay) -> Heading:
    name = plain.one_line(stay.name) or texts.NAMELESS
    return Heading(f"stay {stay.key}", HeadingKind.STAY, name, stays=(stay,), depth=1)


class _Lines:
    """Collects lines piece by piece."""

    def __init__(self, arranger: Arranger) -> None:
        self._arranger = arranger
        self._lines: list[Positions] = []
        self._ids: list[Identities] = []
        self._depths: list[NDArray[np.int8]] = []
        self._headings: list[Heading] = []
        self._members: list[Positions] = []

    def add_rows(self, rows: Positions, depth: int = 0) -> None:
        self._members.append(rows)
        self._add(rows, rows.astype(np.int64), depth)

    def add_members(self, rows: Positions, is_open: bool) -> None:
        if is_open:
            self.add_rows(rows, 1)
        else:
            self._members.append(rows)

    def add_heading(self, heading: Heading) -> None:
        line = np.array([~len(self._headings)], np.intp)
        self._headings.append(heading)
        self._add(line, np.array([self._arranger.number(heading.key)], np.int64), heading.depth)

    def done(self) -> Arranged:
        def whole(pieces: Sequence[NDArray], kind: type) -> NDArray:  # type: ignore[type-arg]
            return np.concatenate(pieces) if pieces else np.empty(0, kind)

        return Arranged(
            whole(self._lines, np.intp),
            whole(self._ids, np.int64),
            whole(self._depths, np.int8),
            tuple(self._headings),
            whole(self._members, np.intp),
        )

    def _add(self, lines: Positions, ids: Identities, depth: int) -> None:
        if len(lines):
            self._lines.append(lines)
            self._ids.append(ids)
            self._depths.append(np.full(len(lines), depth, np.int8))
