"""Says what fetching many meetings will cost, and asks what is wanted of each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.services.call_count import CallCount
from qosviewer.services.estimate import Wish, estimate_for
from qosviewer.services.settings import Settings
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.theme import BAD, GAP, WARNING, WIDE_GAP, scaled
from qosviewer.work.jobs import JobRunner

_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Purse:
    """What an estimate is made from.

    Attributes:
        open_session: Opens the account in a worker thread, yielding while it waits.
        settings: How many calls a day it may make.
        calls: How many it made.
    """

    open_session: Callable[[], Generator[None, None, Session]]
    settings: Settings
    calls: CallCount


class FetchDialog(QDialog):
    """The dialog. Accepted only when the account could be opened.

    Attributes:
        session: The account; None until it is open.
    """

    def __init__(
        self,
        infos: Sequence[MeetingInfo],
        wish: Wish,
        purse: Purse,
        runner: JobRunner,
        parent: QWidget | None = None,
        *,
        running: int = 0,
    ) -> None:
        """Begin to reckon.

        Args:
            infos: What is to be fetched.
            wish: What was wanted of each the last time.
            purse: What the estimate is made from.
            runner: Runs what opens the account.
            parent: The Qt parent.
            running: How many more were selected that are still running.
        """
        super().__init__(parent)
        self.setObjectName("fetchMany")
        self.session: Session | None = None
        self._infos = infos
        self._purse = purse
        title = texts.FETCH_MANY_TITLE_ONE if len(infos) == 1 else texts.FETCH_MANY_TITLE.format(count=len(infos))
        self.setWindowTitle(title)
        self._estimate = StateLabel("fetchMany.estimate")
        self._estimate.setWordWrap(True)
        self._estimate.setFont(scaled(self.font(), 1.05, bold=True))
        self._estimate.setMinimumHeight(self._estimate.fontMetrics().lineSpacing() * 3)
        self._roster = self._choice("roster", texts.FETCH_MANY_ROSTER, wish.roster)
        self._minutes = self._choice("minutes", texts.FETCH_MANY_MINUTES, wish.minutes)
        self._running = plain_label("fetchMany.running")
        self._running.setText(texts.FETCH_MANY_RUNNING[running == 1].format(count=running))
        self._running.setVisible(bool(running))
        self._help = plain_label("fetchMany.help")
        self._help.setText(texts.FETCH_MANY_HELP)
        self._help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = DialogButtons("fetchMany", dismiss="Cancel", accept="Fetch")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._allow(False)
        self._estimate.show_state(texts.FETCH_MANY_WORKING, None)
        self._job = runner.start(("estimate", id(self)), self._open, interval_ms=0)
        self._job.progressed.connect(self._take)
        self._job.failed.connect(self._explain)
        self.finished.connect(lambda _result: self._job.supersede())

    def _choice(self, name: str, title: str, checked: bool) -> QCheckBox:
        box = QCheckBox(title)
        box.setObjectName(f"fetchMany.{name}")
        box.setAccessibleName(title.replace("&", ""))
        box.setChecked(checked)
        box.toggled.connect(lambda _on: self._show())
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._estimate)
        column.addWidget(self._running)
        column.addWidget(self._roster)
        column.addWidget(self._minutes)
        column.addSpacing(GAP)
        column.addWidget(self._help)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH)

    @property
    def wish(self) -> Wish:
        """What is wanted beside the summaries."""
        return Wish(self._roster.isChecked(), self._minutes.isChecked())

    @property
    def estimate(self) -> str:
        """What is said of the cost."""
        return self._estimate.text()

    def _open(self, _cancel: CancelToken) -> Iterator[Session | None]:
        yield (yield from self._purse.open_session())

    def _take(self, news: Sequence[Session | None]) -> None:
        for session in filter(None, news):
            self.session = session
            self._allow(True)
            self._show()

    def _show(self) -> None:
        if self.session is None:
            return
        estimate = estimate_for(self.session, self._purse.settings, self._purse.calls, self._infos, self.wish)
        self._estimate.show_state(estimate.text, None if estimate.fits_today else WARNING)

    def _explain(self, error: QosViewerError) -> None:
        self._estimate.show_state(f"{error.title}. {error.detail} {error.advice}".strip(), BAD)

    def _allow(self, possible: bool) -> None:
        if self._buttons.go_on:
            self._buttons.go_on.setEnabled(possible)
