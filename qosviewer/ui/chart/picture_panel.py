"""What the panels of pictures share: their buttons, their banner, and working nothing out before they are seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from qosviewer.ui.banner import Banner
from qosviewer.ui.chart.picture_desk import PictureDesk, Sight

_REFRESH_MS: Final = 200
"""While pages arrive the picture is drawn anew no more often than this."""


class PicturePanel(QWidget):
    """Draws a meeting, and keeps up with it while somebody looks.

    Attributes:
        banner: Tells what became of pictures, and what went wrong.
        pictures: Copies and saves the picture.
        reset_action: Show all of it again.
    """

    def __init__(self, name: str, reset_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._is_stale = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self.banner = Banner(f"{name}.banner")
        self.pictures = PictureDesk(name, self, self.banner, self._sight)
        self.reset_action = QAction("Show all", self)
        self.reset_action.setObjectName(f"{name}.reset")
        self.reset_action.setToolTip(reset_tip)
        self.reset_action.setEnabled(False)

    @property
    def _actions(self) -> list[QAction]:
        return [self.reset_action, self.pictures.copy_action, self.pictures.save_action]

    def _refresh(self) -> None:
        """Draw what has become of the meeting; what is drawn is not stale then."""
        raise NotImplementedError

    def _catch_up(self) -> None:
        """Draw what was not drawn while nobody looked, as soon as the panel itself is painted."""
        self._expire_now()

    def _sight(self) -> Sight | None:
        """Return what is to be seen now; None for nothing."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def _expire(self) -> None:
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(_REFRESH_MS)

    def _expire_now(self) -> None:
        """Draw anew as soon as what was clicked is painted."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start(0)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.popup(at)
