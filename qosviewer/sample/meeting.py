"""A held instance: facts, participants drawn when asked for, and the finding that was planted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from qosviewer.sample import people
from qosviewer.sample.cast import draw_seat
from qosviewer.sample.chance import chance
from qosviewer.sample.render import summary_entry
from qosviewer.sample.scenarios import Expected, Finding, Scenario, State
from qosviewer.sample.seat import Seat, participant_id, seat_index
from qosviewer.sample.streams import Stream, streams_of

Body = dict[str, object] | bytes


@dataclass(slots=True)
class Meeting:
    """One meeting or webinar. Everything in it follows from the seed, its key and the participant's position.

    ``size`` may be set to any number before the meeting is served; beyond the scenario's own the crowd is drawn.
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
        return self.size - sum(index < self.size for index in rejoins)

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
        index = seat_index(wanted_id)
        return index if index is not None and index < self.size else None

    def _draw(self, index: int) -> Seat:
        rng = chance(self.seed, self.key, index)
        scenario = self.scenario
        if scenario is None:
            return draw_seat(rng, index, self.minutes * 60)
        is_planned = scenario.uniform and index < scenario.size
        kind = scenario.kinds.get(index, "desktop" if is_planned else None)
        seat = draw_seat(rng, index, self.minutes * 60, kind, first_colleague=scenario.first_colleague)
        scenario.plant(seat, rng)
        if index in scenario.rejoins:
            former = self.seat(scenario.rejoins[index])
            seat.person, seat.gear, seat.site = former.person, former.gear, former.site
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
