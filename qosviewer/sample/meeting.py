"""A held instance: facts, participants drawn when asked for, and the finding that was planted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from qosviewer.sample import people
from qosviewer.sample.cast import draw_seat, room_seat, suit_name, unheard_seat
from qosviewer.sample.chance import chance
from qosviewer.sample.render import summary_entry
from qosviewer.sample.scenarios import CLIENT_VERSION, Expected, Finding, Scenario, State, Unheard
from qosviewer.sample.seat import Seat, participant_id, seat_index
from qosviewer.sample.streams import Stream, streams_of

Body = dict[str, object] | bytes


@dataclass(slots=True)
class Meeting:
    """One meeting or webinar. Everything in it follows from the seed, its key and the participant's position.

    ``size`` is the number of entries in the summary. It may be set to any number before the meeting is served; beyond
    the scenario's own the crowd is drawn. ``main`` is the meeting that a breakout room belongs to, ``rooms`` are the
    rooms of a meeting. That a room is an instance of its own, under its meeting's number, found by its UUID only, is
    a guess.
    """

    key: str
    topic: str
    number: int
    uuid: str
    webinar: bool
    start: datetime
    minutes: int
    size: int
    state: State = "ended"
    scenario: Scenario | None = None
    seed: int = 0
    given_pages: Sequence[Body] = ()
    main: Meeting | None = field(default=None, repr=False)
    rooms: list[Meeting] = field(default_factory=list, repr=False)
    _seats: dict[int, Seat] = field(default_factory=dict, repr=False)
    _summaries: dict[int, bytes] = field(default_factory=dict, repr=False)

    @property
    def end(self) -> datetime:
        """When the last participant left; for a running meeting, when it is planned to end."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def noun(self) -> str:
        """``meeting`` or ``webinar``, as Zoom's sentences have it."""
        return "webinar" if self.webinar else "meeting"

    @property
    def host(self) -> people.Person:
        """The person who called the meeting: its first participant, unless that is no colleague."""
        first = self.seat(0).person if self.size and self.scenario else people.Person("")
        return first if first.email else people.colleague(0)

    @property
    def people_count(self) -> int:
        """How many people came, as Zoom's lists count them: a person who came twice is one."""
        rejoins = self.scenario.rejoins if self.scenario else {}
        let_in = sum(unheard.why != "waiting-room" for unheard in self._unheard)
        return self.size - sum(index < self.size for index in rejoins) + let_in

    @property
    def stays(self) -> list[tuple[Meeting, int]]:
        """Every entry of the list of participants, as the instance that holds the seat and its position in there.

        First those of the summary in the same order, then those whom only this list knows, then the stays in
        breakout rooms.
        """
        own = [(self, index) for index in range(self.size + len(self._unheard))]
        return own + [(room, index) for room in self.rooms for index in range(room.size)]

    @property
    def has_qss(self) -> bool:
        """Whether the summary is to be had."""
        return self.scenario is None or self.scenario.has_qss

    @property
    def client_version(self) -> str:
        """The version of the Zoom program that was in use."""
        return self.scenario.client_version if self.scenario else CLIENT_VERSION

    @property
    def _unheard(self) -> tuple[Unheard, ...]:
        return self.scenario.unheard if self.scenario else ()

    def human(self, index: int) -> tuple[str, int]:
        """What all stays of one human in a meeting and its rooms have in common: a UUID and a position."""
        if self.main is not None and self.scenario is not None:
            return self.main.human(self.scenario.members[index])
        while self.scenario is not None and index in self.scenario.rejoins:
            index = self.scenario.rejoins[index]
        return self.uuid, index

    @property
    def expected(self) -> tuple[Expected, ...]:
        """What a reader of this meeting's numbers has to find; findings about seats beyond the size are left out."""
        findings = self.scenario.findings if self.scenario else ()
        return tuple(_expected(finding) for finding in findings if max(finding.seats, default=-1) < self.size)

    def seat(self, index: int) -> Seat:
        """The index-th participant, drawn once."""
        if index not in self._seats:
            self._seats[index] = self._draw(index)
        return self._seats[index]

    def streams(self, index: int) -> list[Stream]:
        """The numbers of the index-th participant's streams; the same at every call."""
        return streams_of(self.seat(index), chance(self.seed, self.key, index, "streams"))

    def summary(self, index: int) -> bytes:
        """The index-th element of the summary's ``participants`` as JSON, rendered once."""
        if index not in self._summaries:
            entry = summary_entry(self.seat(index), self.streams(index))
            self._summaries[index] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
        return self._summaries[index]

    def index_of(self, wanted_id: str) -> int | None:
        """The position of a participant by ``participant_id``; ``None`` if there is no such seat."""
        number = seat_index(wanted_id)
        if number is None:
            return None
        index = number - (self.scenario.first_seat if self.scenario else 0)
        return index if 0 <= index < self.size + len(self._unheard) else None

    def _draw(self, index: int) -> Seat:
        rng = chance(self.seed, self.key, index)
        scenario = self.scenario
        if scenario is None:
            return draw_seat(rng, index, self.minutes * 60)
        if index >= self.size:
            return unheard_seat(rng, index, self._unheard[index - self.size])
        if self.main is not None:
            return room_seat(
                rng, index, self.minutes * 60, self.main.seat(scenario.members[index]), scenario.first_seat
            )
        is_planned = scenario.uniform and index < scenario.size
        kind = scenario.kinds.get(index, "desktop" if is_planned else None)
        usual = chance(self.seed, scenario.series, index) if scenario.series else None
        seat = draw_seat(rng, index, self.minutes * 60, kind, first_colleague=scenario.first_colleague, usual=usual)
        if index in scenario.rejoins:
            former = self.seat(scenario.rejoins[index])
            seat.person, seat.kind, seat.gear, seat.site = former.person, former.kind, former.gear, former.site
        scenario.plant(seat, rng)
        suit_name(seat)
        return seat


def _expected(finding: Finding) -> Expected:
    return Expected(
        kind=finding.kind,
        people=tuple(participant_id(index) for index in finding.seats),
        medium=finding.medium,
        direction=finding.direction,
        metric=finding.metric,
        statistic=finding.statistic,
        limit=finding.limit,
        note=finding.note,
    )
