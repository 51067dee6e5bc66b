"""Says of which meetings nothing is known beside the figures, and offers to fetch it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.services.compared_rosters import RosterFetched
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import Job, JobRunner


class RosterSource(Protocol):
    """Where lists of participants come from; see `ComparedRosters`."""

    def hindrance(self, side: Side) -> str:
        """Return why the list of a meeting can't be fetched; empty where it can."""

    def fetch(self, sides: Sequence[Side], cancel: CancelToken) -> Iterator[RosterFetched | None]:
        """Fetch lists."""


@dataclass(frozen=True, slots=True)
class MissingRosters:
    """What is missing.

    Attributes:
        sides: The meetings whose list is not here, or not whole.
        fetchable: Those of them whose list can be fetched.
        hindrances: Why the others can't.
        is_all: Whether it is that of all meetings.
    """

    sides: tuple[Side, ...] = ()
    fetchable: tuple[Side, ...] = ()
    hindrances: tuple[str, ...] = ()
    is_all: bool = False


def missing_rosters(comparison: Comparison, source: RosterSource | None) -> MissingRosters:
    """Return which lists are missing. For worker threads."""
    missing = [side for side in comparison.sides if _lacks(side)]
    reasons = {side.label: source.hindrance(side) for side in missing} if source else {}
    return MissingRosters(
        tuple(missing),
        tuple(side for side in missing if reasons.get(side.label) == ""),
        tuple(reason for reason in reasons.values() if reason),
        len(missing) == len(comparison.sides) > 1,
    )


def _lacks(side: Side) -> bool:
    roster = side.data.companions.roster
    return roster is None or not roster.complete


class RosterOffer(QWidget):
    """The strip. It is hidden where nothing is missing.

    Signals:
        here: A list is here; carries the `Side` and the `Roster`.
    """

    here = Signal(object, object)

    def __init__(self, source: RosterSource | None, runner: JobRunner, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._source = source
        self._runner = runner
        self._missing = MissingRosters()
        self._job: Job | None = None
        self._troubles: dict[str, str] = {}
        self._words = plain_label(f"{name}.words")
        self.button = QPushButton()
        self.button.setObjectName(f"{name}.fetch")
        self.button.clicked.connect(lambda _checked: self.fetch())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        self.hide()

    def show_missing(self, missing: MissingRosters) -> None:
        """Say what is missing now."""
        self._missing = missing
        self._describe()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    @property
    def is_fetching(self) -> bool:
        """Whether lists are being fetched."""
        return self._job is not None

    def fetch(self) -> None:
        """Fetch what can be."""
        source, sides = self._source, self._missing.fetchable
        if source is None or not sides or self._job is not None:
            return
        self._troubles.clear()
        self._job = self._runner.start(("rosters", id(self)), lambda cancel: source.fetch(sides, cancel))
        self._job.progressed.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.done.connect(self._end)
        self._describe()

    def _take(self, events: tuple[RosterFetched | None, ...]) -> None:
        for event in filter(None, events):
            if event.roster.trouble is not None:
                self._troubles[event.side.label] = _in_words(event.side, event.roster.trouble)
            if event.roster.complete:
                self.here.emit(event.side, event.roster)

    def _fail(self, error: QosViewerError) -> None:
        for side in self._missing.fetchable:
            self._troubles[side.label] = _in_words(side, error.message)
        self._end()

    def _end(self) -> None:
        self._job = None
        self._describe()

    def _describe(self) -> None:
        count = len(self._missing.fetchable)
        labels = ", ".join(side.label for side in self._missing.sides)
        template = texts.ROSTERS_MISSING_ONE if len(self._missing.sides) == 1 else texts.ROSTERS_MISSING
        if self._missing.is_all:
            template = texts.ROSTERS_MISSING_ALL
        said = texts.ROSTERS_FETCHING if self.is_fetching else template.format(labels=labels)
        self._words.setText(" ".join((said, *self._missing.hindrances, *self._troubles.values())))
        title = texts.ROSTERS_FETCH.format(count=count or len(self._missing.sides))
        self.button.setText(title)
        self.button.setAccessibleName(title.replace("&", ""))
        self.button.setEnabled(bool(count) and not self.is_fetching)
        self.button.setToolTip(" ".join(self._missing.hindrances))
        self.button.setVisible(self._source is not None)
        self.setVisible(bool(self._missing.sides))


def _in_words(side: Side, message: Message) -> str:
    title = message.title if message.title.endswith(".") else f"{message.title}."
    reason = " ".join(part for part in (title, message.detail, message.advice) if part)
    return texts.ROSTERS_TROUBLE.format(label=side.label, reason=reason)
