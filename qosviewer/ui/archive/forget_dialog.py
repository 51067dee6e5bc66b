"""Deletes the personal data of one person: found first, shown, and only then blanked."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.services import storage
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.ui.archive.question import ask
from qosviewer.ui.archive.task_strip import Task, TaskStrip
from qosviewer.ui.banner import Banner
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import GAP, GOOD, WARNING, WIDE_GAP
from qosviewer.work.jobs import JobRunner

if TYPE_CHECKING:
    from qosviewer.archive import Person, Traces

_MOST_SHOWN = 20
_Steps = Generator[Any, None, Any]


class ForgetDialog(QDialog):
    """The dialog.

    Signals:
        forgotten: Personal data were deleted.
    """

    forgotten = Signal()

    def __init__(self, door: ArchiveDoor, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forget")
        self.setWindowTitle(texts.STORAGE_FORGET_TITLE)
        self._door = door
        self._traces: Traces | None = None
        self._banner = Banner("forgetBanner")
        self._strip = TaskStrip("forget.task", runner)
        self._strip.busy_changed.connect(self._set_busy)
        self._strip.failed.connect(self._failed)
        self._fields = QWidget()
        self._email = self._field("email", "E-mail address")
        self._name = self._field("name", "Name")
        self._id = self._field("id", "User id")
        self._typed_into = (self._email, self._name, self._id)
        self._asked_from = self._email
        self._buttons = DialogButtons("forget", dismiss="Close", accept="F&ind")
        self._buttons.accepted.connect(self._search)
        self._buttons.rejected.connect(self.reject)
        self._forget = QPushButton("&Delete these personal data…")
        self._forget.setObjectName("forget.delete")
        self._forget.setAccessibleName("Delete these personal data")
        self._forget.setAutoDefault(False)
        self._forget.setEnabled(False)
        self._forget.clicked.connect(self._confirm)
        self._buttons.addButton(self._forget, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()

    def _field(self, name: str, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"forget.{name}")
        field.setAccessibleName(title)
        field.textChanged.connect(self._changed)
        return field

    def _lay_out(self) -> None:
        intro = plain_label("forget.intro")
        intro.setText(texts.STORAGE_FORGET_INTRO)
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        for title, field in (("&E-mail address", self._email), ("&Name", self._name), ("&User id", self._id)):
            label = QLabel(title)
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(intro)
        column.addWidget(self._banner)
        column.addWidget(self._fields)
        column.addWidget(self._strip, 1)
        column.addWidget(self._buttons)
        self.resize(580, 460)

    @property
    def person(self) -> Person:
        """Who was typed."""
        from qosviewer.archive import Person

        email, name, user_id = (field.text().strip() for field in self._typed_into)
        return Person(*(frozenset({each} - {""}) for each in (user_id, email, name)))

    def _changed(self) -> None:
        # What was found is of somebody else now.
        self._traces = None
        self._forget.setEnabled(False)
        self._banner.clear()
        self._strip.say("")

    def _set_busy(self, busy: bool) -> None:
        self._fields.setEnabled(not busy)
        if find := self._buttons.go_on:
            find.setEnabled(not busy)
        self._forget.setEnabled(not busy and self._traces is not None)
        if not busy:
            # Disabled fields and hidden buttons lost the keyboard: whoever was looked for can be named otherwise.
            self._asked_from.setFocus()

    def _search(self) -> None:
        person = self.person
        if not person.terms:
            self._strip.say(texts.STORAGE_FORGET_NOBODY_NAMED)
            self._email.setFocus()
            return

        def steps(_cancel: CancelToken) -> _Steps:
            yield texts.STORAGE_FORGET_SEARCHING
            return storage.traces(self._door.open(), person)

        in_order = sorted(self._typed_into, key=lambda field: (not field.hasFocus(), not field.text().strip()))
        self._asked_from = in_order[0]
        self._strip.run(Task(steps, lambda _step: texts.STORAGE_FORGET_SEARCHING, self._found))

    def _found(self, traces: Traces) -> None:
        self._traces = traces
        found = texts.STORAGE_FORGET_FOUND.format(stays=traces.stays, snapshots=traces.snapshots)
        known = traces.person
        lines = [
            pattern.format(**{key: _listed(group)})
            for pattern, key, group in (
                (texts.STORAGE_FORGET_NAMES, "names", known.names),
                (texts.STORAGE_FORGET_EMAILS, "emails", known.emails),
                (texts.STORAGE_FORGET_IDS, "ids", known.user_ids),
            )
            if group
        ]
        self._strip.say(found if traces.stays else texts.STORAGE_FORGET_FOUND_NOT, lines)
        if traces.namesakes:
            message = texts.STORAGE_FORGET_NAMESAKES.fill(others=_listed(traces.namesakes))
            self._banner.show_notice(Notice(message, WARNING))
        self._forget.setEnabled(True)
        if traces.stays:
            self._strip.read_lines()
        else:
            self._asked_from.selectAll()

    def _confirm(self) -> None:
        traces = self._traces
        if traces is not None:
            question = texts.STORAGE_FORGET_SURE.format(snapshots=traces.snapshots)
            ask(self, texts.STORAGE_FORGET_SURE_TITLE, question, "Delete", lambda: self._do(traces))

    def _do(self, traces: Traces) -> None:
        def steps(cancel: CancelToken) -> _Steps:
            yield texts.STORAGE_FORGET_RUNNING
            for _busy in storage.forget(self._door.open(), traces.person, cancel):
                yield texts.STORAGE_FORGET_AGAIN

        def ended(_nothing: None) -> None:
            for field in self._typed_into:
                field.clear()
            self._email.setFocus()
            self._banner.show_notice(Notice(texts.STORAGE_FORGET_DONE.fill(snapshots=traces.snapshots), GOOD))
            self.forgotten.emit()

        self._strip.run(Task(steps, lambda _step: texts.STORAGE_FORGET_RUNNING, ended, stopped=""))

    def _failed(self, error: QosViewerError) -> None:
        from qosviewer.archive import ArchiveBusy

        if isinstance(error, ArchiveBusy):
            # Everything may be blanked by then: only the log could not be emptied.
            self.forgotten.emit()
        if find := self._buttons.go_on:
            find.setFocus()


def _listed(terms: frozenset[str]) -> str:
    shown = [plain.isolated(term) for term in sorted(terms)]
    return ", ".join(shown[:_MOST_SHOWN]) + ("…" if len(shown) > _MOST_SHOWN else "")
