"""Room for the chips of a comparison: as many lines as they need, up to two; what is more is scrolled to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from qosviewer.ui.compare.meeting_chips import MeetingChips
from qosviewer.ui.theme import GAP

_LINES: Final = 2


class ChipsArea(QScrollArea):
    """Shows `MeetingChips`, those of the two meetings that are compared in sight."""

    def __init__(self, chips: MeetingChips) -> None:
        super().__init__()
        self._chips = chips
        self.setObjectName("compare.meetings.area")
        self.setAccessibleName("Meetings of the comparison")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(chips)
        # The page shows through.
        self.viewport().setAutoFillBackground(False)
        chips.setAutoFillBackground(False)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the chips need."""
        if watched is self._chips and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            for chip in self._chips.chips:
                if chip.isChecked():
                    self.ensureWidgetVisible(chip, 0, 0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = max((chip.sizeHint().height() for chip in self._chips.chips), default=0)
        needed = self._chips.heightForWidth(max(self.width(), 1))
        self.setFixedHeight(min(max(needed, line), _LINES * line + (_LINES - 1) * GAP))
        self.verticalScrollBar().setSingleStep(line + GAP)
