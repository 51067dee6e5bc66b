"""A strip that tells what happened, what is still here and what to try, without being in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from qosviewer.domain import plain
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import BAD, CORNER, GAP, UNCLASSIFIED, WARNING, WIDE_GAP, colors_of, scaled

_SHAPES = {UNCLASSIFIED: "●", WARNING: "▲", BAD: "■"}
_SHAPE_WIDTH = 28
_OWN_WORDS = "Show Zoom's own words"
_BRIEF_BUTTONS = 2
_BRIEF_BODY = 240


class Banner(QWidget):
    """Shows one notice with buttons; hidden while there is none.

    Signals:
        dismissed: The person closed it.
    """

    dismissed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Message")
        self._notice: Notice | None = None
        self._title = plain_label(f"{name}.title")
        self._title.setFont(scaled(self.font(), 1.0, bold=True))
        self._body = plain_label(f"{name}.body")
        self._details = plain_label(f"{name}.details")
        self._details.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._details_button = QPushButton("Details")
        self._details_button.setObjectName(f"{name}.detailsButton")
        self._details_button.setAccessibleName(_OWN_WORDS)
        self._details_button.setCheckable(True)
        self._details_button.toggled.connect(lambda _on: self._show_words())
        self._close = QToolButton()
        self._close.setObjectName(f"{name}.close")
        self._close.setAccessibleName("Dismiss this message")
        self._close.setToolTip("Dismiss")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self._dismiss)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        self._action_buttons: list[QPushButton] = []
        self._is_low = False
        self._is_one_line = False
        self._is_brief = True
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._body)
        words.addWidget(self._details)
        self._buttons.addWidget(self._details_button)
        self._buttons.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(WIDE_GAP + _SHAPE_WIDTH, GAP, GAP, GAP)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(words, 0, 0)
        self._grid.addWidget(self._close, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._place_buttons()

    def _place_buttons(self) -> None:
        self._grid.removeItem(self._buttons)
        if self._is_low and self._is_brief:
            self._buttons.setContentsMargins(GAP, 0, 0, 0)
            self._grid.addLayout(self._buttons, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._buttons.setContentsMargins(0, GAP // 2 + 2, 0, 0)
            self._grid.addLayout(self._buttons, 1, 0, 1, 2)

    def set_low(self, is_low: bool, *, is_one_line: bool = False) -> None:
        """Take less height.

        Args:
            is_low: Put the buttons beside the words where there is little to say, else below them.
            is_one_line: Show the title alone; what else is said comes with the button for details, and in the tooltip.
        """
        if (is_low, is_one_line) != (self._is_low, self._is_one_line):
            self._is_low, self._is_one_line = is_low, is_one_line
            margin = GAP // 2 if is_one_line else GAP
            self._grid.setContentsMargins(WIDE_GAP + _SHAPE_WIDTH, margin, margin, margin)
            self._show_words()

    def _show_words(self) -> None:
        """Show of the notice what there is room for, or was asked for."""
        notice = self._notice
        if notice is None:
            return
        is_open = self._details_button.isChecked()
        more = bool(notice.details) or (self._is_one_line and bool(notice.body))
        self._body.setVisible(bool(notice.body) and (is_open or not self._is_one_line))
        self._details.setVisible(bool(notice.details) and is_open)
        self._details_button.setVisible(more)
        self._details_button.setAccessibleName("Show the whole message" if self._is_one_line else _OWN_WORDS)
        self._title.setToolTip(f"<span>{plain.escaped(notice.body)}</span>" if self._is_one_line else "")
        buttons = len(self._action_buttons) + more
        few = buttons <= _BRIEF_BUTTONS + self._is_one_line
        self._is_brief = few and (self._is_one_line or len(notice.body) <= _BRIEF_BODY)
        self._place_buttons()

    @property
    def notice(self) -> Notice | None:
        """What is shown, None while hidden."""
        return self._notice

    def show_notice(self, notice: Notice, actions: Sequence[QAction] = ()) -> None:
        """Show a notice in place of the one before, with one button per action, the first being the main one."""
        self._notice = notice
        self._title.setText(plain.one_line(notice.message.title))
        self._body.setText(notice.body)
        self._details.setText(notice.details)
        self._details_button.setChecked(False)
        for old in self._action_buttons:
            self._buttons.removeWidget(old)
            old.deleteLater()
        self._action_buttons = [self._button_for(action) for action in actions]
        for place, button in enumerate(self._action_buttons):
            self._buttons.insertWidget(place, button)
        self._show_words()
        # Late, as all that no window needs before it is painted.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self.setAccessibleDescription(notice.as_text)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_focus(self) -> None:
        """Put the keyboard on the main way on; where there is none, on the one out."""
        main = self._action_buttons[0] if self._action_buttons else self._close
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hide."""
        self._notice = None
        self.hide()

    def _button_for(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setObjectName(f"{self.objectName()}.{action.objectName()}")
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and the shape that tells the severity without colour."""
        if self._notice is None:
            return
        colors, severity = colors_of(self.palette()), self._notice.severity
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.tints[severity])
        painter.setPen(QPen(colors.states[severity], 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.setPen(colors.states[severity])
        painter.setFont(scaled(self.font(), 1.1))
        place = QRectF(WIDE_GAP, self._title.y(), _SHAPE_WIDTH, self._title.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _SHAPES.get(severity, "✓"))
