"""What takes something out of the archive: by age, by account, by person. Nothing goes without a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGroupBox, QLabel, QPushButton, QWidget

from qosviewer.domain import plain, texts
from qosviewer.services import storage
from qosviewer.services.storage import Doomed
from qosviewer.ui.archive.archive_tasks import ArchiveTasks, grid_in, once, push_button
from qosviewer.ui.archive.archive_words import account_text
from qosviewer.ui.archive.question import ask

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive


class DeletingBox(QGroupBox):
    """The box.

    Signals:
        deleted: Something is gone; carries what to say once the archive was looked at anew.
        forget_wanted: The personal data of somebody are to be deleted.
    """

    deleted = Signal(str)
    forget_wanted = Signal()

    def __init__(self, tasks: ArchiveTasks, parent: QWidget | None = None) -> None:
        super().__init__("Delete", parent)
        self._tasks = tasks
        self._before = QDateEdit(QDate.currentDate().addYears(-1))
        self._before.setObjectName("archive.before")
        self._before.setAccessibleName("Delete meetings that began before this day")
        self._before.setCalendarPopup(True)
        self._before.setDisplayFormat("d MMM yyyy")
        self._accounts = QComboBox()
        self._accounts.setObjectName("archive.accounts")
        self._accounts.setAccessibleName("Delete everything of this account")
        self._accounts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._accounts.setMinimumContentsLength(18)
        self._delete_account = push_button("deleteAccount", "Delete…", self._ask_about_account)
        grid = grid_in(self)
        rows: Sequence[tuple[str, QWidget, QPushButton]] = (
            ("Meetings that began bef&ore", self._before, push_button("deleteOlder", "Delete…", self._ask_about_old)),
            ("Everything of an acco&unt", self._accounts, self._delete_account),
        )
        for row, (title, field, button) in enumerate(rows):
            label = QLabel(title)
            label.setBuddy(field)
            button.setAccessibleName(f"Delete {title.replace('&', '').lower()}")
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(button, row, 2)
        forget = push_button("forget", "Personal data of one &person…", lambda: self.forget_wanted.emit())
        grid.addWidget(forget, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these accounts; the one that is chosen stays so."""
        chosen = self._accounts.currentData()
        self._accounts.clear()
        for account in accounts:
            self._accounts.addItem(account_text(account), account.key)
        self._accounts.setCurrentIndex(max(0, self._accounts.findData(chosen)))
        self._accounts.setEnabled(bool(accounts))
        self._delete_account.setEnabled(bool(accounts))

    def _ask_about_old(self) -> None:
        day = self._before.date()
        moment = datetime(day.year(), day.month(), day.day()).astimezone()

        def ended(doomed: Doomed) -> None:
            question = texts.STORAGE_DELETE_OLDER.format(
                day=self._before.text(), meetings=doomed.meetings, snapshots=doomed.snapshots
            )
            self._ask(
                doomed, texts.STORAGE_DELETE_OLDER_TITLE, question, lambda archive: archive.delete_older_than(moment)
            )

        self._tasks.run(
            lambda archive, _cancel: once(lambda: storage.older_than(archive, moment)),
            ended,
            texts.STORAGE_DELETE_COUNTING,
        )

    def _ask_about_account(self) -> None:
        key, name = str(self._accounts.currentData()), self._accounts.currentText()

        def ended(doomed: Doomed) -> None:
            question = texts.STORAGE_DELETE_ACCOUNT.format(
                account=plain.isolated(name), meetings=doomed.meetings, snapshots=doomed.snapshots
            )
            self._ask(doomed, texts.STORAGE_DELETE_ACCOUNT_TITLE, question, lambda archive: archive.delete_account(key))

        self._tasks.run(
            lambda archive, _cancel: once(lambda: storage.of_account(archive, key)),
            ended,
            texts.STORAGE_DELETE_COUNTING,
        )

    def _ask(self, doomed: Doomed, title: str, question: str, delete: Callable[[Archive], int]) -> None:
        if not doomed.snapshots:
            self._tasks.say(texts.STORAGE_DELETE_NOTHING)
            return
        self._tasks.say("")
        ask(self, title, question, "Delete", lambda: self._delete(delete))

    def _delete(self, delete: Callable[[Archive], int]) -> None:
        def ended(count: int) -> None:
            self.deleted.emit(texts.STORAGE_DELETE_DONE.format(count=count))

        self._tasks.run(
            lambda archive, _cancel: once(lambda: delete(archive)), ended, texts.STORAGE_DELETE_RUNNING, stopped=""
        )
