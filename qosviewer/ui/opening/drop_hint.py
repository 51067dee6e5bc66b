"""Files and folders can be dropped onto the window; a hint covers it, or a part of it, while something hovers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qosviewer.domain import texts
from qosviewer.ui.theme import CORNER, GAP, TITLE_SCALE, WIDE_GAP, colors_of, scaled

_SIGN_WIDTH, _SIGN_HEIGHT = 560, 110


class DropTarget(QObject):
    """Lets a window take files.

    Signals:
        dropped: A tuple of paths.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hint = DropHint(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dragged over the window."""
        if watched is self._window:
            if isinstance(event, QDragEnterEvent) and paths_of(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._hint.cover()
                return True
            if event.type() == QEvent.Type.DragLeave:
                self._hint.hide()
            elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
                self._hint.hide()
                if paths := paths_of(event.mimeData()):
                    event.setDropAction(Qt.DropAction.CopyAction)
                    event.accept()
                    self.dropped.emit(paths)
                    return True
        return super().eventFilter(watched, event)


class DropHint(QWidget):
    """Says over the window, or a part of it, what dropping would do."""

    def __init__(self, window: QWidget, name: str = "dropHint") -> None:
        super().__init__(window)
        self._window = window
        self._possible = True
        self.setObjectName(name)
        self.say(texts.OPEN_FILES_DROP, texts.OPEN_FILES_DROP_KINDS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def title(self) -> str:
        """What it says above."""
        return self._title

    @property
    def detail(self) -> str:
        """What it says below that."""
        return self._detail

    def say(self, title: str, detail: str, *, possible: bool = True) -> None:
        """Say something else; with ``possible`` False, that nothing would come of it."""
        self._title, self._detail, self._possible = title, detail, possible
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.update()

    def cover(self, part: QWidget | None = None) -> None:
        """Show over all of the window, or over a part of it."""
        over = self._window if part is None else part
        self.setGeometry(QRect(over.mapTo(self._window, QPoint()), over.size()))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil with an edge, and two lines in its middle."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.92)
        painter.fillRect(self.rect(), colors.window)
        painter.setOpacity(1)
        inside = QRectF(self.rect()).adjusted(WIDE_GAP, WIDE_GAP, -WIDE_GAP, -WIDE_GAP)
        painter.setPen(QPen(colors.accent if self._possible else colors.quiet, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(inside, CORNER, CORNER)
        sign = QRectF(0, 0, min(_SIGN_WIDTH, inside.width()), _SIGN_HEIGHT)
        sign.moveCenter(inside.center())
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.base)
        painter.drawRoundedRect(sign, CORNER, CORNER)
        painter.setPen(colors.text if self._possible else colors.quiet)
        font = scaled(self.font(), TITLE_SCALE, bold=True)
        title = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, sign.width() - 2 * WIDE_GAP)
        painter.setFont(font)
        middle = inside.center().y()
        upper = QRectF(inside.left(), inside.top(), inside.width(), middle - inside.top() - GAP / 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, title)
        painter.setPen(colors.quiet)
        painter.setFont(self.font())
        lower = QRectF(inside.left(), middle + GAP / 2, inside.width(), inside.bottom() - middle)
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._detail)


def paths_of(dragged: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders of this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
