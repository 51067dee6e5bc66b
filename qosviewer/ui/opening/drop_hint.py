"""Files and folders can be dropped onto the window; a hint covers it while they hover."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
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
    """Says over the whole window what dropping would do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropHint")
        self.setAccessibleName(texts.OPEN_FILES_DROP)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show over all of the window."""
        self.setGeometry(self._window.rect())
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
        painter.setPen(QPen(colors.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(inside, CORNER, CORNER)
        sign = QRectF(0, 0, min(_SIGN_WIDTH, inside.width()), _SIGN_HEIGHT)
        sign.moveCenter(inside.center())
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.base)
        painter.drawRoundedRect(sign, CORNER, CORNER)
        painter.setPen(colors.text)
        painter.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        middle = inside.center().y()
        upper = QRectF(inside.left(), inside.top(), inside.width(), middle - inside.top() - GAP / 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, texts.OPEN_FILES_DROP)
        painter.setPen(colors.quiet)
        painter.setFont(self.font())
        lower = QRectF(inside.left(), middle + GAP / 2, inside.width(), inside.bottom() - middle)
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, texts.OPEN_FILES_DROP_KINDS)


def paths_of(dragged: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders of this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
