"""Keeps decisions who is who, in the order they were made; what can't be kept now can be tried again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.ui.context import Context
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import GOOD, WARNING

if TYPE_CHECKING:
    from qosviewer.domain.compare.decisions import CrossPairing, StayRef


@dataclass(frozen=True, slots=True)
class _Act:
    """What was decided, or taken back, at once; whether it is tried again, and somebody waits to hear of it."""

    decisions: tuple[CrossPairing, ...]
    keep: bool
    again: bool = False
    aloud: bool = False


class DecisionKeeper(QObject):
    """Keeps decisions of all open comparisons: one act after another, so that none overtakes one before it.

    What the archive can't take now holds in the open comparison meanwhile. It is kept when somebody tries again, or
    once the archive is another one.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[_Act] = []
        self._not_kept: list[_Act] = []
        self._is_at_work = False
        self._again = QAction("&Try again", self)
        self._again.setObjectName("keepDecisions")
        self._again.triggered.connect(lambda: self._try_again(aloud=True))
        # What came of a rescue is told by then, and not to be talked over.
        context.archive_trouble.over.connect(lambda: self._try_again(aloud=False))

    def keep(self, decided: Sequence[CrossPairing]) -> None:
        """Keep decisions, in place of earlier ones about the same stays."""
        self._add(_Act(tuple(decided), keep=True))

    def take_back(self, decided: Sequence[CrossPairing]) -> None:
        """Keep these decisions no longer."""
        self._add(_Act(tuple(decided), keep=False))

    def _try_again(self, *, aloud: bool) -> None:
        waiting, self._not_kept = self._not_kept, []
        self._waiting += [_Act(act.decisions, act.keep, again=True, aloud=aloud) for act in waiting]
        self._go_on()

    def _add(self, act: _Act) -> None:
        # What was decided anew is no longer to be kept as it was decided before.
        stays = {_stays(each) for each in act.decisions}
        rests = (
            _Act(tuple(each for each in before.decisions if _stays(each) not in stays), before.keep)
            for before in self._not_kept
        )
        self._not_kept = [rest for rest in rests if rest.decisions]
        self._waiting.append(act)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_at_work or not self._waiting:
            return
        self._is_at_work = True
        act = self._waiting.pop(0)
        door = self._context.archive

        def body(_cancel: CancelToken) -> Iterator[None]:
            from qosviewer.services.cross_pairings import write_decisions

            if act.again and door.opened is None:
                # It remembers what does not go away by itself.
                door.try_again()
            write_decisions(door, act.decisions, keep=act.keep)
            yield None

        job = self._context.runner.start(("compare", "decided", id(self)), body)
        job.done.connect(lambda: self._kept(act))
        job.failed.connect(lambda error: self._failed(act, error))

    def _kept(self, act: _Act) -> None:
        self._is_at_work = False
        if act.aloud and not (self._waiting or self._not_kept):
            self._context.messages.tell(Notice(texts.DECISIONS_KEPT, GOOD))
        self._go_on()

    def _failed(self, act: _Act, error: QosViewerError) -> None:
        from qosviewer.archive import ArchiveDamaged, MeetingNotThere

        self._is_at_work = False
        if isinstance(error, MeetingNotThere):
            self._context.messages.tell(Notice(error.message, WARNING))
        else:
            self._not_kept.append(act)
            if isinstance(error, ArchiveDamaged):
                self._context.archive_trouble.tell(error)
            else:
                self._context.messages.tell(Notice(error.message, WARNING, ways=(self._again,)))
        self._go_on()


def _stays(decision: CrossPairing) -> tuple[StayRef, StayRef]:
    return decision.first, decision.second
