"""A comparison on the GUI thread: which side is held against which, and whose rows are selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing, with_decision
from qosviewer.domain.compare.how_many import FEWEST_SIDES, MOST_SIDES
from qosviewer.domain.compare.order import in_order_of_start, place_of
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.pairing import Who, meeting_keys
from qosviewer.domain.compare.questions import questions
from qosviewer.domain.compare.remarks import remarks
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import METRIC, Metric
from qosviewer.domain.roster import Roster
from qosviewer.domain.streams import Direction, Medium
from qosviewer.export.comparison_view import By
from qosviewer.models.figure_choice import first_figures

Work = Callable[[], Comparison]
Elsewhere = Callable[[Work, Callable[[Comparison], None]], None]
"""Does work off the GUI thread and hands its result back on it; newer work takes the place of older."""


class Measure(NamedTuple):
    """What is looked at: one metric of one medium and direction."""

    slot: Slot
    metric: Metric


class ComparisonModel(QObject):
    """What every view of one comparison listens to. Lives, and is changed, on the GUI thread only.

    Whatever takes long is worked out elsewhere: until it is there, everything here stays as it was.

    Args:
        comparison: What is shown first; `prepared` already.
        elsewhere: Where things are worked out.
        other: Which side is shown against the baseline first; the first other one by default.

    Signals:
        changed: It is another comparison: another baseline, other decisions who is who, or other meetings.
        other_changed: Another side is held against the baseline.
        measure_changed: Another metric is in front.
        selection_changed: Other humans are selected.
        working_changed: Something is being worked out, or is no longer.
        decided: Somebody decided who is who; carries a tuple of `CrossPairing`, to be kept.

    Attributes:
        comparison: The comparison.
        other: The side that is shown against the baseline; the baseline itself where there is no other.
    """

    changed = Signal()
    other_changed = Signal()
    measure_changed = Signal()
    selection_changed = Signal()
    working_changed = Signal()
    decided = Signal(object)

    def __init__(
        self, comparison: Comparison, elsewhere: Elsewhere, parent: QObject | None = None, other: int | None = None
    ) -> None:
        super().__init__(parent)
        self.comparison = comparison
        self.other = next(iter(comparison.others), comparison.baseline) if other is None else other
        self._elsewhere = elsewhere
        self._wanted: tuple[Comparison, int] | None = None
        self._measure: Measure | None = None
        self._selected: tuple[int, ...] = ()

    @property
    def is_working(self) -> bool:
        """Whether something else than what is shown was asked for and is not there yet."""
        return self._wanted is not None

    @property
    def measure(self) -> Measure | None:
        """What is in front; None where nobody has any figures."""
        known = list(measures(self.comparison))
        if self._measure in known:
            return self._measure
        first = (Slot(Medium.AUDIO, Direction.DOWNLINK), METRIC["loss"])
        found = first if first in known else next(iter(known), None)
        return Measure(*found) if found else None

    @property
    def selected(self) -> tuple[int, ...]:
        """Rows of the pairing table, in their order; empty for everybody."""
        return self._selected

    def set_baseline(self, side: int) -> None:
        """Hold the others against another side. The side that was the baseline changes places with it if shown."""
        comparison, other = self._wanted or (self.comparison, self.other)
        side = self._meant(side, comparison)
        if side not in (-1, comparison.baseline):
            self._work_out(comparison.with_baseline(side), comparison.baseline if side == other else other)

    def show_other(self, side: int) -> None:
        """Show another side against the baseline; with the baseline itself the two change places."""
        comparison, other = self._wanted or (self.comparison, self.other)
        side = self._meant(side, comparison)
        if side == comparison.baseline:
            self._work_out(comparison.with_baseline(other), side)
        elif side not in (-1, other):
            self._work_out(comparison, side)

    def point_at(self, side: int) -> None:
        """Hold a side against the baseline; one that is held against it already becomes the baseline."""
        comparison, other = self._wanted or (self.comparison, self.other)
        side = self._meant(side, comparison)
        if side in (-1, comparison.baseline):
            return
        if side == other:
            self._work_out(comparison.with_baseline(side), comparison.baseline)
        else:
            self._work_out(comparison, side)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The meetings, as they are or will be once what is being worked out is there."""
        return (self._wanted[0] if self._wanted else self.comparison).sides

    def add(self, sides: Sequence[Side], decisions: Sequence[CrossPairing] = ()) -> None:
        """Compare other meetings as well; the last of them is held against the baseline, which stays.

        Args:
            sides: The meetings; no more than there is room for.
            decisions: Who is who across all of them, as kept; what was decided here counts before them.
        """
        now, _ = self._wanted or (self.comparison, self.other)
        known: tuple[CrossPairing, ...] = tuple(decisions)
        for each in now.decisions:
            known = with_decision(known, each)
        together = in_order_of_start((*now.sides, *sides))
        if len(together) > MOST_SIDES:
            raise ValueError(f"{len(together)} sides")
        baseline = place_of(now.sides[now.baseline], together)
        shown = place_of(in_order_of_start(sides)[-1], together)
        self._work_out(Comparison(labelled(together), baseline, known, now.sizes), shown)

    def remove(self, side: int) -> None:
        """Compare a meeting no longer. Without the baseline the earliest takes its place; of two meetings both stay."""
        now, other = self._wanted or (self.comparison, self.other)
        side = self._meant(side, now)
        if side < 0 or len(now.sides) <= FEWEST_SIDES:
            return
        left = [each for place, each in enumerate(now.sides) if place != side]
        baseline = max(place_of(now.sides[now.baseline], left), 0)
        shown = place_of(now.sides[other], left)
        if shown in (-1, baseline):
            shown = max(place for place in range(len(left)) if place != baseline)
        self._work_out(Comparison(labelled(left), baseline, now.decisions, now.sizes), shown)

    def show_anew(self, anew: Sequence[tuple[Side, Side]]) -> None:
        """Take other data of the same meetings: each side is given with what takes its place."""
        now, other = self._wanted or (self.comparison, self.other)
        places = [(place_of(before, now.sides), after) for before, after in anew]
        sides = list(now.sides)
        for place, after in places:
            if place >= 0:
                sides[place] = after
        if any(place >= 0 for place, _after in places):
            self._work_out(Comparison(labelled(sides), now.baseline, now.decisions, now.sizes), other)

    def take_roster(self, side: Side, roster: Roster) -> None:
        """Take what became known of who was in a meeting; people and groups are told by it from now on."""
        side.data.companions.set_roster(roster)
        # A side keeps what was derived of it, so all are made anew; the figures stay as they are.
        self.show_anew([(side, side)])

    def _meant(self, side: int, wanted: Comparison) -> int:
        """Return the place of a side that is shown among those to come; -1 where it will be gone."""
        shown = self.comparison.sides
        return side if wanted.sides is shown else place_of(shown[side], wanted.sides)

    def set_measure(self, slot: Slot, metric: Metric) -> None:
        """Put another metric in front."""
        if self.measure != (slot, metric):
            self._measure = Measure(slot, metric)
            self.measure_changed.emit()

    def select(self, humans: Iterable[int]) -> None:
        """Select humans; views that already show this selection hear nothing."""
        wanted = tuple(sorted(set(humans)))
        if wanted != self._selected:
            self._selected = wanted
            self.selection_changed.emit()

    def decide(self, one: Who, other: Who, *, joined: bool) -> None:
        """Take two people of two sides for the same human, or for two, from now on."""
        self._decide([self._decision(one, other, joined)])

    def join(self, one: int, other: int) -> None:
        """Take two rows of the pairing table for one human."""
        self.decide_humans(one, other, joined=True)

    def decide_humans(self, one: int, other: int, *, joined: bool) -> None:
        """Take two rows of the pairing table for one human, or for two that are never taken for one."""
        self.decide(self._who(one), self._who(other), joined=joined)

    def confirm(self, human: int, side: int) -> None:
        """Take who a row of the pairing table is on one side for the same as on its first, whatever says so."""
        self.decide(self._who(human), (side, int(self.comparison.pairing.rows[human, side])), joined=True)

    def part(self, human: int, side: int) -> None:
        """Take who a row of the pairing table is on one side for somebody else than on the others."""
        row = self.comparison.pairing.rows[human].tolist()
        own = (side, row[side])
        others = [(at, place) for at, place in enumerate(row) if place >= 0 and at != side]
        self._decide([self._decision(own, each, False) for each in others])

    def _decision(self, one: Who, other: Who, joined: bool) -> CrossPairing:
        return cross_pairing(self._stay(one), self._stay(other), joined=joined)

    def _decide(self, decided: Sequence[CrossPairing]) -> None:
        known = self.decisions
        for each in decided:
            known = with_decision(known, each)
        self.set_decisions(known)
        self.decided.emit(tuple(decided))

    def set_decisions(self, decisions: Sequence[CrossPairing]) -> None:
        """Pair by other decisions, the oldest first."""
        now, other = self._wanted or (self.comparison, self.other)
        self._work_out(Comparison(now.sides, now.baseline, decisions, now.sizes), other)

    @property
    def decisions(self) -> tuple[CrossPairing, ...]:
        """Who is who, as decided by hand, as it is or will be once what is being worked out is there."""
        return (self._wanted[0] if self._wanted else self.comparison).decisions

    def _who(self, human: int) -> Who:
        row = self.comparison.pairing.rows[human].tolist()
        return next((side, place) for side, place in enumerate(row) if place >= 0)

    def _stay(self, who: Who) -> StayRef:
        sides = self.comparison.sides
        return StayRef(meeting_keys(sides)[who[0]], sides[who[0]].keys_of(who[1])[0])

    def _work_out(self, comparison: Comparison, other: int) -> None:
        was_working, self._wanted = self.is_working, (comparison, other)
        if not was_working:
            self.working_changed.emit()
        self._elsewhere(lambda: prepared(comparison, other), lambda found: self._take(found, other))

    def _take(self, comparison: Comparison, other: int) -> None:
        self._wanted = None
        before, self.comparison, self.other = self.comparison, comparison, other
        selected, self._selected = self._selected, ()
        if comparison is before:
            self._selected = selected
            self.other_changed.emit()
        else:
            self._selected = _again(selected, before, comparison)
            self.changed.emit()
        if self._selected != selected:
            self.selection_changed.emit()
        self.working_changed.emit()


def prepared(comparison: Comparison, other: int) -> Comparison:
    """Return a comparison with what every view needs of a pair of sides worked out. For worker threads."""
    if other != comparison.baseline:
        difference = comparison.difference(other)
        for field in dict.fromkeys(figure.field for figure in first_figures(comparison, By.PERSON)):
            for known in (difference.verdict, difference.why, difference.nearest):
                known(field)
        remarks(comparison, other)
    for side in range(len(comparison.sides)):
        comparison.states(side)
    _called = comparison.called
    for everybody in (False, True):
        questions(comparison, everybody=everybody)
    return comparison


def _again(humans: Iterable[int], before: Comparison, after: Comparison) -> tuple[int, ...]:
    """Return the rows in which humans stand after others were taken for one another, or other meetings compared."""
    found: set[int] = set()
    rows = before.pairing.rows[list(humans)]
    for number, side in enumerate(before.sides):
        place = place_of(side, after.sides)
        chosen = rows[:, number][rows[:, number] >= 0].tolist()
        if place >= 0 and chosen:
            found.update(after.pairing.row_of[place][_persons_again(chosen, side, after.sides[place])].tolist())
    return tuple(sorted(found))


def _persons_again(persons: Sequence[int], before: Side, after: Side) -> list[int]:
    """Return where some persons of a meeting stand by now; a list of participants tells more of who is one."""
    if before.persons == after.persons:
        return list(persons)
    stays = {key for person in persons for key in before.keys_of(person)}
    return [place for place in range(len(after.persons)) if not stays.isdisjoint(after.keys_of(place))]
