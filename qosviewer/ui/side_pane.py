"""The left side of the window: there when it has something to show and there is room, or when somebody asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from qosviewer.ui.window_state import WindowState

_KEY: Final = "window/side"
_FIRST_WIDTH: Final = 320
_LEAST_WIDTH: Final = 240
_MOST_WIDTH: Final = 640
_ROOM_FOR_BOTH: Final = 1100
"""Windows that are narrower show the side only if asked to."""


class SidePane(QSplitter):
    """A side and the rest of the window, with a handle between them.

    Signals:
        shown_changed: Whether the side is on show now.
    """

    shown_changed = Signal(bool)

    def __init__(self, rest: QWidget, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("window.side")
        self._state = state
        self._side = QWidget()
        self._side.setMinimumWidth(_LEAST_WIDTH)
        self._side.setMaximumWidth(_MOST_WIDTH)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self._side)
        self.addWidget(rest)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        kept = state.load_choices(_KEY)
        known = kept if isinstance(kept, dict) else {}
        chosen, width = known.get("shown"), known.get("width")
        self._chosen = chosen if isinstance(chosen, bool) else None
        self._filled = self._filled_next_time = known.get("filled") is True
        self._width = width if isinstance(width, int) and _LEAST_WIDTH <= width <= _MOST_WIDTH else _FIRST_WIDTH
        self._asked_while_narrow = False
        self._narrow = False
        self._side.setVisible(self._wanted)
        self.splitterMoved.connect(self._moved)

    @property
    def shown(self) -> bool:
        """Whether the side is on show."""
        return not self._side.isHidden()

    @property
    def _wanted(self) -> bool:
        if self._narrow:
            return self._asked_while_narrow
        return self._filled if self._chosen is None else self._chosen

    def set_side(self, widget: QWidget) -> None:
        """Put a widget into the side."""
        layout = self._side.layout()
        assert layout is not None  # noqa: S101  # made above
        layout.addWidget(widget)

    def fill(self, filled: bool, *, next_time: bool) -> None:
        """Tell whether the side has anything to show: until somebody chooses, it comes with the first of it.

        Args:
            filled: Whether it has.
            next_time: Whether it probably will when the next window opens.
        """
        if next_time != self._filled_next_time:
            self._filled_next_time = next_time
            self._keep()
        self._filled = filled
        self._show_or_hide()

    def ask(self, shown: bool) -> None:
        """Show the side, or hide it, from now on; in a narrow window for as long as that is narrow."""
        if self._narrow:
            self._asked_while_narrow = shown
        else:
            self._chosen = shown
            self._keep()
        self._show_or_hide()

    def reset(self) -> None:
        """Lay out as on the first day."""
        self._chosen, self._width = None, _FIRST_WIDTH
        self._keep()
        self._show_or_hide()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the side where there is no room for both."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM_FOR_BOTH
        if narrow != self._narrow:
            self._narrow, self._asked_while_narrow = narrow, False
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        if self._wanted != self.shown:
            self._side.setVisible(self._wanted)
            self._share_room()
            self.shown_changed.emit(self.shown)

    def _share_room(self) -> None:
        if self.shown:
            self.setSizes([self._width, max(self.width() - self._width, 1)])

    def showEvent(self, event: QShowEvent) -> None:
        """Give the side its width."""
        super().showEvent(event)
        self._share_room()

    def _moved(self) -> None:
        self._width = self.sizes()[0]
        self._keep()

    def _keep(self) -> None:
        self._state.save_choices(_KEY, {"shown": self._chosen, "filled": self._filled_next_time, "width": self._width})
