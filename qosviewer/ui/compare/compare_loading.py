"""Loads what is compared, says that it does, and tells what could not be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.order import in_order_of_start, place_of
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingKind
from qosviewer.models.comparison_model import FEWEST_SIDES, prepared
from qosviewer.services.compared_sides import LeftOut, LoadedSides, Source, load_sides, sides_anew
from qosviewer.ui.compare.left_out import notice_of_left_out
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
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

    def begin(self, sources: Sequence[Source], left_out: Sequence[LeftOut] = (), *, front: bool = False) -> None:
        """Load a comparison: forward in time, the earliest as the baseline, against it the latest.

        Args:
            sources: The meetings.
            left_out: What could not be had before, to be told with what can't be loaded.
            front: Whether the first source is the meeting in front, and so shown against the baseline.
        """
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
            self._tell(loaded, left_out, enough=comparison is not None)
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
            self._tell(items[-1], left_out, enough=True)
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
        job.failed.connect(self._context.messages.tell_error)

    def _tell(self, loaded: LoadedSides, left_out: Sequence[LeftOut], *, enough: bool) -> None:
        if loaded.trouble:
            self._context.messages.tell_error(loaded.trouble)
        if lost := (*left_out, *loaded.left_out):
            self._context.messages.tell(notice_of_left_out(lost, enough=enough))

    def _readings(self) -> dict[MeetingKind, DirectionReading]:
        return {kind: self._context.settings.direction_reading(kind.value) for kind in MeetingKind}
