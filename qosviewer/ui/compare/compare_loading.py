"""Loads what is compared, says that it does, and tells what could not be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.how_many import FEWEST_SIDES
from qosviewer.domain.compare.order import in_order_of_start, place_of
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingKind
from qosviewer.models.comparison_model import prepared
from qosviewer.services.compared_sides import LeftOut, LoadedSides, Source, load_sides, sides_anew
from qosviewer.ui.compare.left_out import notice_of_left_out, notice_without_decisions
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.work.jobs import Job

if TYPE_CHECKING:
    from qosviewer.domain.streams import DirectionReading


class CompareLoading(QObject):
    """Loads comparisons, and meetings that are added to one.

    Signals:
        ready: Carries a `Comparison`, `prepared`, and which side is shown against its baseline.
    """

    ready = Signal(object, int)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._told: Notice | None = None
        self._load_again: Callable[[], None] = lambda: None
        self._again = QAction("&Try again", self)
        self._again.setObjectName("compareAgain")
        self._again.triggered.connect(lambda: self._load_again())

    def tell(self, notice: Notice) -> None:
        """Tell something of what is wanted now. It stands until something else is wanted."""
        self._told = notice
        self._context.messages.tell(notice)

    def take_back(self) -> None:
        """Say no longer what became of what was wanted before: above the next comparison it would speak of that."""
        if self._told is not None:
            self._window.take_back(self._told)
            self._told = None

    def begin(self, sources: Sequence[Source], left_out: Sequence[LeftOut] = (), *, front: bool = False) -> None:
        """Load a comparison: forward in time, the earliest as the baseline, against it the latest.

        Args:
            sources: The meetings.
            left_out: What could not be had before, to be told with what can't be loaded.
            front: Whether the first source is the meeting in front, and so shown against the baseline.
        """
        self.take_back()
        body = self._body(sources, ())

        def whole(cancel: CancelToken) -> Iterator[tuple[LoadedSides, Comparison | None, int]]:
            for loaded in body(cancel):
                if len(loaded.sides) < FEWEST_SIDES:
                    yield loaded, None, 0
                    return
                sides = in_order_of_start(loaded.sides)
                at = place_of(loaded.front, sides) if front and loaded.front else 0
                other = at or len(sides) - 1
                comparison = Comparison(labelled(sides), 0, loaded.decisions)
                yield loaded, prepared(comparison, other), other

        def take(items: Sequence[tuple[LoadedSides, Comparison | None, int]]) -> None:
            loaded, comparison, other = items[-1]
            again = None if comparison else partial(self.begin, sources, left_out, front=front)
            self._tell(loaded, left_out, again, enough=comparison is not None)
            if comparison is not None:
                self.ready.emit(comparison, other)

        job = self._context.runner.start(("compare", *map(id, sources)), whole, interval_ms=0)
        job.progressed.connect(take)
        self._say(job, len(sources))

    def load(
        self,
        sources: Sequence[Source],
        left_out: Sequence[LeftOut],
        beside: Sequence[Side],
        then: Callable[[LoadedSides], None],
    ) -> None:
        """Load meetings that are to stand beside others, and hand them on."""

        def take(items: Sequence[LoadedSides]) -> None:
            again = None if items[-1].sides else partial(self.load, sources, left_out, beside, then)
            self._tell(items[-1], left_out, again, enough=True)
            if items[-1].sides:
                then(items[-1])

        body = self._body(sources, beside)
        job = self._context.runner.start(("compare", "add", *map(id, sources)), body, interval_ms=0)
        job.progressed.connect(take)
        self._say(job, len(sources))

    def read_anew(self, sides: Sequence[Side], then: Callable[[Sequence[tuple[Side, Side]]], None]) -> None:
        """Read sides again whose snapshots are not what they were, and hand on what became of them."""
        readings, door = self._readings(), self._context.archive

        def body(cancel: CancelToken) -> Iterator[list[tuple[Side, Side]]]:
            yield sides_anew(sides, door, readings.__getitem__, cancel)

        job = self._context.runner.start(("compare", "anew", *map(id, sides)), body, interval_ms=0)
        job.progressed.connect(lambda items: then(items[-1]))
        job.failed.connect(self._context.messages.tell_error)

    def _body(
        self, sources: Sequence[Source], beside: Sequence[Side]
    ) -> Callable[[CancelToken], Iterator[LoadedSides]]:
        readings = self._readings()
        door = self._context.archive

        def body(cancel: CancelToken) -> Iterator[LoadedSides]:
            yield load_sides(sources, door, readings.__getitem__, cancel, beside)

        return body

    def _say(self, job: Job, count: int) -> None:
        sentence = (texts.COMPARE_LOADING_ONE if count == 1 else texts.COMPARE_LOADING).format(count=count)
        self._window.say(sentence, until_unsaid=True)
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(lambda *_how: self._window.unsay(sentence))
        job.failed.connect(lambda error: self.tell(notice_of(error)))

    def _tell(
        self, loaded: LoadedSides, left_out: Sequence[LeftOut], again: Callable[[], None] | None, *, enough: bool
    ) -> None:
        """Tell what could not be had in one message, with what helps where that is known.

        Args:
            loaded: What could be had.
            left_out: What could not be had before.
            again: Tries once more; None where something came of it, which would be there twice.
            enough: Whether a comparison is shown.
        """
        if lost := (*left_out, *loaded.left_out):
            notice = notice_of_left_out(lost, enough=enough, trouble=loaded.trouble)
        elif loaded.trouble:
            notice = notice_without_decisions(loaded.trouble)
        else:
            return
        self.tell(replace(notice, ways=self._ways_out(loaded.trouble, again)))

    def _ways_out(self, trouble: QosViewerError | None, again: Callable[[], None] | None) -> tuple[QAction, ...]:
        from qosviewer.archive import ArchiveDamaged

        if isinstance(trouble, ArchiveDamaged):
            return (self._context.archive_trouble.way_out(trouble),)
        if trouble is None or again is None:
            return ()
        self._load_again = again
        return (self._again,)

    def _readings(self) -> dict[MeetingKind, DirectionReading]:
        return {kind: self._context.settings.direction_reading(kind.value) for kind in MeetingKind}
