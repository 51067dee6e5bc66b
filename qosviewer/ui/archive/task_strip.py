"""Runs one long task at a time: how far it is, a way to stop it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.services.storage import Step
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import notice_of
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import Job, JobRunner


@dataclass(frozen=True, slots=True)
class Task:
    """Something that takes a while.

    Attributes:
        steps: Yields `Step` and returns the outcome. Runs in a worker.
        words: Says how far it is.
        ended: Is told the outcome.
        stopped: What to say when it was stopped; empty where it can't be.
    """

    steps: Callable[[CancelToken], Generator[Any, None, Any]]
    words: Callable[[Step], str]
    ended: Callable[[Any], None]
    stopped: str = texts.STORAGE_STOPPED


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: object


class TaskStrip(QWidget):
    """The strip; it is empty while there is nothing to say.

    Signals:
        busy_changed: Whether a task is under way.
        failed: A task ended with this error, which is told.
    """

    busy_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, name: str, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._runner = runner
        self._job: Job | None = None
        self._words = plain_label(f"{name}.words")
        self._bar = ProgressLine()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setAccessibleName("Progress")
        self._stop = QPushButton("&Stop")
        self._stop.setObjectName(f"{name}.stop")
        self._stop.setAccessibleName("Stop")
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stop)
        self._list = QPlainTextEdit()
        self._list.setObjectName(f"{name}.list")
        self._list.setAccessibleName("Result")
        self._list.setReadOnly(True)
        self._list.setTabChangesFocus(True)
        self._list.setMinimumHeight(72)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(self._list)
        for widget in (self._bar, self._stop, self._list):
            widget.hide()

    @property
    def busy(self) -> bool:
        """Whether a task is under way."""
        return self._job is not None

    def say(self, words: str, lines: Sequence[str] = ()) -> None:
        """Say what came of something."""
        self._words.setText(words)
        self._list.setPlainText("\n".join(lines))
        self._list.setVisible(bool(lines))

    def read_lines(self) -> None:
        """Let the keyboard read the lines, from their beginning."""
        self._list.setFocus()

    def run(self, task: Task) -> None:
        """Begin a task."""

        def body(cancel: CancelToken) -> Iterator[object]:
            outcome = yield from task.steps(cancel)
            yield _Outcome(outcome)

        self.say(task.words(Step(0, 0)))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.setVisible(bool(task.stopped))
        job = self._job = self._runner.start(("archive task", id(self)), body)
        outcomes: list[object] = []
        job.progressed.connect(lambda events: self._take(task, events, outcomes))
        job.done.connect(lambda: self._end(lambda: task.ended(outcomes[-1])))
        job.failed.connect(lambda error: self._end(lambda: self._tell(error)))
        job.cancelled.connect(lambda: self._end(lambda: self.say(task.stopped)))
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Stop the task under way."""
        if self._job is not None:
            self._job.cancel()

    def _take(self, task: Task, events: Sequence[object], outcomes: list[object]) -> None:
        for event in events:
            if isinstance(event, _Outcome):
                outcomes.append(event.value)
            elif isinstance(event, Step):
                self._bar.setRange(0, max(event.total, 1))
                self._bar.setValue(event.done)
                self._words.setText(task.words(event))
            elif isinstance(event, str):
                self._words.setText(event)

    def _end(self, tell: Callable[[], None]) -> None:
        self._job = None
        self._bar.hide()
        self._stop.hide()
        self.busy_changed.emit(False)
        tell()

    def _tell(self, error: QosViewerError) -> None:
        notice = notice_of(error)
        self.say(f"{notice.message.title}. {notice.body}")
        self.failed.emit(error)
