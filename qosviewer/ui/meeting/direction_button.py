"""How directions are read, the other way to read them, and what fetched minutes say about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qosviewer.domain import texts
from qosviewer.domain.direction_evidence import direction_evidence
from qosviewer.domain.streams import READINGS
from qosviewer.models.meeting_model import MeetingModel


class DirectionButton(QToolButton):
    """Names the reading in force and offers all of them. What the minutes say is worked out when somebody asks.

    Signals:
        reading_wanted: A `DirectionReading` was chosen.
    """

    reading_wanted = Signal(object)

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("meetingHeader.reading")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.setObjectName("meetingHeader.readingMenu")
        self._readings = QActionGroup(menu)
        for reading in READINGS.values():
            action = menu.addAction(reading.title)
            action.setObjectName(f"reading.{reading.key}")
            action.setCheckable(True)
            action.setData(reading.key)
            action.triggered.connect(lambda _checked, chosen=reading: self.reading_wanted.emit(chosen))
            self._readings.addAction(action)
        self._evidence = menu.addAction("")
        self._evidence.setObjectName("reading.evidence")
        self._evidence.setEnabled(False)
        menu.aboutToShow.connect(self._tell)
        self.setMenu(menu)
        model.reading_changed.connect(self._show_reading)
        self._show_reading()
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Ask the minutes before anything is told."""
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.FocusIn):
            self._tell()
        return super().event(event)

    def _show_reading(self) -> None:
        reading = self._model.data.reading
        named = texts.DIRECTIONS_READ_AS.format(reading=texts.DIRECTION_SHORT[reading.key])
        self.setText(f"{named}  ▾")
        self.setAccessibleName(named)
        for action in self._readings.actions():
            action.setChecked(action.data() == reading.key)

    def _tell(self) -> None:
        found = direction_evidence(self._model.data)
        help_text = texts.DIRECTIONS_HELP
        self._evidence.setVisible(found is not None)
        if found is not None:
            counts = {"agreeing": found.agreeing, "compared": found.compared}
            short = texts.DIRECTION_SHORT[found.reading.key]
            self._evidence.setText(texts.DIRECTION_EVIDENCE.format(reading=short, **counts))
            help_text = texts.DIRECTION_EVIDENCE_HELP[found.reading.key].format(**counts)
        self.setToolTip(help_text)
        self.setAccessibleDescription(help_text)
