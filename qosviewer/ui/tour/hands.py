"""Eyes and hands of the tour: find a widget by its name, wait until something holds, take a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qosviewer.ui.theme import colors_of

PATIENCE_S: Final = 30.0
_LOOK_EVERY_MS: Final = 20

Kind = TypeVar("Kind", bound=QObject)


class StepFailed(Exception):
    """A step of the tour did not hold; says what was expected."""


def check(holds: bool, expected: str) -> None:
    """Do nothing if something holds.

    Raises:
        StepFailed: It does not.
    """
    if not holds:
        raise StepFailed(expected)


def find(parent: QObject, kind: type[Kind], name: str) -> Kind:
    """Return the widget of that name.

    Raises:
        StepFailed: There is none.
    """
    found: Kind | None = parent.findChild(kind, name)
    if found is None:
        raise StepFailed(f"There should be a {kind.__name__} named {name}.")
    return found


def until(holds: Callable[[], bool], expected: str) -> None:
    """Let the window live until something holds.

    Raises:
        StepFailed: It does not, for far longer than it should take.
    """
    deadline = monotonic() + PATIENCE_S
    loop = QEventLoop()
    timer = QTimer(loop)
    timer.timeout.connect(lambda: loop.quit() if holds() or monotonic() > deadline else None)
    timer.start(_LOOK_EVERY_MS)
    if not holds():
        loop.exec()
    timer.stop()
    check(holds(), expected)


def settle() -> None:
    """Let everything be laid out and painted that is due."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def open_dialog(window: QWidget, name: str) -> QDialog:
    """Return the dialog of that name once it is on screen.

    Raises:
        StepFailed: It does not come up.
    """

    def shown() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each.objectName() == name and each.isVisible()]

    until(lambda: bool(shown()), f"The dialog {name} should open.")
    return shown()[0]


def take_picture(window: QWidget, path: Path) -> None:
    """Save what the window looks like, with the dialog above it if there is one.

    Raises:
        StepFailed: The picture can't be saved.
    """
    settle()
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            middle = window.rect().center() - dialog.rect().center()
            painter.setOpacity(0.35)
            painter.fillRect(window.rect(), Qt.GlobalColor.black)
            painter.setOpacity(1.0)
            painter.drawPixmap(middle, dialog.grab())
            painter.setPen(colors_of(dialog.palette()).edge)
            painter.drawRect(QRect(middle, dialog.size()))
    painter.end()
    check(picture.save(str(path)), f"The picture {path.name} should be saved.")
