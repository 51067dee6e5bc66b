"""Asks which meetings to open: anything pasted, or one of those on offer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.meeting_ids import Understood, understand
from qosviewer.ui.account_choice import AccountChoice
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.meeting_list import MeetingList
from qosviewer.ui.offered_meeting import OfferedMeeting
from qosviewer.ui.theme import BAD, GAP, GOOD, WIDE_GAP

_ROWS_SHOWN = 3
_WIDTH = 600


class OpenMeetingDialog(QDialog):
    """The dialog. Accepted only with at least one meeting understood and an account chosen.

    Signals:
        accounts_wanted: Set up an account first.
    """

    accounts_wanted = Signal()

    def __init__(
        self,
        accounts: Sequence[str],
        account: str = "",
        offered: Sequence[OfferedMeeting] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("openMeeting")
        self.setWindowTitle("Open meeting")
        self._offered = tuple(offered)
        self._can_open = False
        self._picked: OfferedMeeting | None = None
        self._what = IdField()
        self._kinds = {kind: QRadioButton(kind.value.capitalize()) for kind in MeetingKind}
        group = QButtonGroup(self)
        for kind, button in self._kinds.items():
            button.setObjectName(f"openMeeting.{kind.value}")
            button.setAccessibleName(f"A number means a {kind.value}")
            button.toggled.connect(self._understand)
            group.addButton(button)
        self._accounts = AccountChoice("openMeeting", accounts, account, texts.OPEN_NO_ACCOUNT)
        self._accounts.changed.connect(self._account_changed)
        self._accounts.accounts_wanted.connect(self.accounts_wanted)
        self._accounts.accounts_wanted.connect(self.reject)
        self._verdict = StateLabel("openMeeting.verdict")
        self._verdict.setWordWrap(True)
        self._verdict.setMinimumHeight(self._verdict.fontMetrics().lineSpacing() * 2)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._pick = plain_label("openMeeting.pick")
        self._pick.setText(texts.OPEN_PICK)
        self._list = MeetingList("openMeeting.meetings", texts.START_SAMPLE_MEETINGS)
        self._list.pointed.connect(self._point)
        self._list.chosen.connect(self._choose)
        self._buttons = DialogButtons("openMeeting", dismiss="Cancel", accept="Open")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._what.textChanged.connect(self._understand)
        self._what.entered.connect(self._enter)
        self._lay_out()
        self._kinds[MeetingKind.MEETING].setChecked(True)
        self._account_changed()

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        for button in self._kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        hint = plain_label("openMeeting.hint")
        hint.setText(texts.OPEN_HINT)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        form.addRow("&Meeting", self._what)
        form.addRow("", self._verdict)
        form.addRow("A number is a", kinds)
        form.addRow("&Account", self._accounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addWidget(self._pick)
        column.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH)

    @property
    def understood(self) -> Understood:
        """What the text in the field means."""
        return understand(self._what.toPlainText(), self._kind)

    @property
    def refs(self) -> tuple[MeetingRef, ...]:
        """The meetings to open: exactly the held one that was picked from the list, else what the text means."""
        return (self._picked.ref,) if self._picked else self.understood.refs

    @property
    def account(self) -> str:
        """Name of the chosen account; empty where there is none."""
        return self._accounts.account

    @property
    def _kind(self) -> MeetingKind:
        return next((kind for kind, button in self._kinds.items() if button.isChecked()), MeetingKind.MEETING)

    def _understand(self) -> None:
        self._picked = None
        understood = self.understood
        problems = [" ".join((f"{problem.title}.", problem.advice)).strip() for problem in understood.problems]
        lines = [*problems, understood.summary] if understood.refs else problems or [understood.summary]
        self._verdict.show_state("\n".join(lines), BAD if problems else GOOD if understood.refs else None)
        self._can_open = bool(understood.refs) and not problems and bool(self.account)
        if self._buttons.go_on:
            self._buttons.go_on.setEnabled(self._can_open)

    def _enter(self) -> None:
        if self._can_open:
            self.accept()

    def _account_changed(self) -> None:
        meetings = [meeting for meeting in self._offered if meeting.account == self.account]
        self._list.show_meetings(meetings)
        for widget in (self._pick, self._list):
            widget.setVisible(bool(meetings))
        self._understand()
        self.adjustSize()

    def _point(self, meeting: OfferedMeeting) -> None:
        if self._list.hasFocus():
            self._show(meeting)

    def _choose(self, meeting: OfferedMeeting) -> None:
        self._show(meeting)
        self.accept()

    def _show(self, meeting: OfferedMeeting) -> None:
        self._kinds[meeting.ref.kind].setChecked(True)
        self._what.setPlainText(meeting.ref.text)
        self._what.moveCursor(QTextCursor.MoveOperation.End)
        self._picked = meeting


class IdField(QPlainTextEdit):
    """A few lines for numbers, links or an invitation.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("openMeeting.what")
        self.setAccessibleName("Meeting number, UUID, join link or invitation")
        self.setPlaceholderText(texts.IDS_EMPTY)
        self.setTabChangesFocus(True)
        margins = int(2 * (self.document().documentMargin() + self.frameWidth()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _ROWS_SHOWN + margins)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open and Shift+Enter begin a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)
