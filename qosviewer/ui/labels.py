"""Labels for text that may be hostile: always plain, never cut without a trace."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from qosviewer.domain import plain
from qosviewer.ui.theme import colors_of


def plain_label(name: str, parent: QWidget | None = None) -> QLabel:
    """Return a label that shows any text as it is, and wraps."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class ElidedLabel(QLabel):
    """A line of plain text that is cut where there is no room, and whole in its tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Qt would move a text that is written from right to left to the other end of the line.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        self._whole = ""

    def setText(self, text: str) -> None:
        """Show a line."""
        self._whole = text
        self.setAccessibleName(text)
        # An escaped tooltip is shown as plain text, and wrapped.
        self.setToolTip(f"<span>{plain.escaped(text)}</span>")
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        super().setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class StateLabel(QLabel):
    """Plain text in the colour of a state, in whatever scheme is in force."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._severity: int | None = None

    def show_state(self, text: str, severity: int | None) -> None:
        """Show a text in the colour of a `quality.State`; quiet for None."""
        self._severity = severity
        self.setText(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        _colour_text(self, QPalette.ColorRole.WindowText, self._severity)


class StateButton(QToolButton):
    """A flat button that can be held down, its text in the colour of a state."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._severity: int | None = None

    def show_state(self, text: str, severity: int) -> None:
        """Show a text in the colour of a `quality.State`."""
        self._severity = severity
        self.setText(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        _colour_text(self, QPalette.ColorRole.ButtonText, self._severity)


def _colour_text(widget: QWidget, role: QPalette.ColorRole, severity: int | None) -> None:
    palette = widget.palette()
    colors = colors_of(palette)
    color = colors.quiet if severity is None else colors.states[severity]
    # Setting a palette is itself a change of palette: only what differs is set.
    if palette.color(role) != color:
        palette.setColor(role, color)
        widget.setPalette(palette)
