"""The widgets of the accounts window and where they stand: accounts, form, and beside it guide and test."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import InputError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.meeting_ids import one_meeting
from qosviewer.services.connection_test import Step, Verdict, planned_steps, verdict
from qosviewer.ui.accounts.account_form import AccountForm
from qosviewer.ui.accounts.setup_guide import SetupGuide
from qosviewer.ui.accounts.step_list import StepList
from qosviewer.ui.accounts.waiting_strip import WaitingStrip
from qosviewer.ui.banner import Banner
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.theme import BAD, GAP, GOOD, WIDE_GAP, scaled

_LIST_WIDTH = 190
_SIZE = (1000, 640)
_VERDICTS = {Verdict.WORKS: ("✓", GOOD), Verdict.FAILS: ("✗", BAD), Verdict.CANT_TELL: ("–", None)}


class AccountsLayout:
    """Builds the widgets into a dialog."""

    def __init__(self, dialog: QDialog) -> None:
        dialog.setObjectName("accounts")
        dialog.setWindowTitle("Accounts")
        self.list = QListWidget()
        self.list.setObjectName("accounts.list")
        self.list.setAccessibleName("Accounts")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new = push_button("accounts.new", "Ne&w", spoken="New account")
        self.delete = push_button("accounts.delete", "&Delete…", spoken="Delete this account")
        self.form = AccountForm()
        self.waiting = WaitingStrip("accounts.waiting")
        self.banner = Banner("accounts.banner")
        # In a narrow column its sentences need more height than at their best width.
        self.banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.save = push_button("accounts.save", "Sa&ve", spoken="Save this account")
        self.save.setDefault(True)
        self.test = push_button("accounts.test", "&Test connection", spoken="Test the connection of this account")
        self.steps = StepList()
        self.guide = SetupGuide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("accounts.tabs")
        self.tabs.setAccessibleName("Set-up guide and connection test")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("accounts.close")
        close.setAccessibleName("Close")
        close.setAutoDefault(False)
        close.setIcon(QIcon())
        self._meeting = QLineEdit()
        self._meeting.setObjectName("accounts.meeting")
        self._meeting.setAccessibleName("Meeting to try it on")
        self._meeting.setPlaceholderText(texts.TEST_MEETING_HINT)
        self._verdict = StateLabel("accounts.verdict")
        self._verdict.setWordWrap(True)
        self._ended: dict[str, Step] = {}
        self._arrange(dialog)
        dialog.resize(*_SIZE)
        self.show_untested()

    def _arrange(self, dialog: QDialog) -> None:
        self.tabs.addTab(self.guide, "Set-&up guide")
        self.tabs.addTab(self._test_page(), "Connection t&est")
        columns = QHBoxLayout()
        columns.setSpacing(WIDE_GAP)
        columns.addLayout(self._left())
        columns.addLayout(self._middle(), 6)
        columns.addWidget(self.tabs, 7)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        whole.setSpacing(WIDE_GAP)
        whole.addLayout(columns, 1)
        whole.addWidget(self.buttons)

    def _left(self) -> QVBoxLayout:
        title = QLabel("Acc&ounts")
        title.setObjectName("accounts.listTitle")
        title.setBuddy(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.new)
        buttons.addWidget(self.delete)
        self.list.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        return column

    def _middle(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.save)
        buttons.addWidget(self.test)
        buttons.addStretch(1)
        promise = plain_label("accounts.promise")
        promise.setText(texts.ACCOUNTS_PROMISE)
        promise.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout()
        column.setSpacing(WIDE_GAP)
        column.addWidget(self.form)
        column.addWidget(promise)
        column.addLayout(buttons)
        column.addWidget(self.waiting)
        column.addWidget(self.banner)
        column.addStretch(1)
        return column

    def _test_page(self) -> QWidget:
        title = QLabel("&Meeting to try it on")
        title.setObjectName("accounts.meetingTitle")
        title.setBuddy(self._meeting)
        page = QWidget()
        page.setObjectName("accounts.testPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, WIDE_GAP, 0, 0)
        column.setSpacing(GAP)
        for widget in (title, self._meeting, self._verdict):
            inset = QHBoxLayout()
            inset.setContentsMargins(WIDE_GAP, 0, WIDE_GAP, 0)
            inset.addWidget(widget)
            column.addLayout(inset)
        column.addWidget(self.steps, 1)
        return page

    def show_names(self, names: Sequence[str]) -> None:
        """List the accounts."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in names:
                item = QListWidgetItem(name)
                # An escaped tooltip is shown as plain text, and wrapped.
                item.setToolTip(f"<span>{plain.escaped(name)}</span>")
                item.setSizeHint(QSize(0, self.list.fontMetrics().lineSpacing() + GAP))
                self.list.addItem(item)

    def meeting_to_try(self) -> MeetingRef | None:
        """Return the meeting that was typed, None for none.

        Raises:
            InputError: It can't be understood, or there are several.
        """
        text = self._meeting.text().strip()
        return one_meeting(text) if text else None

    def show_meeting_mistake(self, mistake: InputError) -> None:
        """Show what is wrong with the meeting, and go there."""
        self._show_test()
        self._say(f"■ {mistake.title}. {mistake.detail} {mistake.advice}", BAD)
        self._meeting.setFocus()

    def show_untested(self) -> None:
        """Show every step as not tested."""
        self._ended = {}
        self.steps.show_steps(planned_steps())
        self._say(texts.TEST_BEFORE, None)

    def show_testing(self) -> None:
        """Show that the test goes on, and bring it into view."""
        self.show_untested()
        self._say(texts.TEST_RUNNING, None)
        self._show_test()

    def show_step(self, step: Step) -> None:
        """Show what became of a step."""
        self._ended[step.key] = step
        self.steps.update_step(step)

    def show_verdict(self) -> None:
        """Show what all steps together say."""
        outcome = verdict(self._ended.values())
        shape, severity = _VERDICTS[outcome]
        self.steps.show_worst()
        self._say(f"{shape} {texts.VERDICTS[outcome.value]}", severity)

    def show_stopped(self) -> None:
        """Show that the test did not come to its end."""
        self._say(texts.TEST_STOPPED, None)

    def _say(self, text: str, severity: int | None) -> None:
        self._verdict.setFont(scaled(self.list.font(), 1.0, bold=severity is not None))
        self._verdict.show_state(text, severity)

    def _show_test(self) -> None:
        self.tabs.setCurrentIndex(1)
