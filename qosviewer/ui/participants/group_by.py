"""Chooses what participants stand under."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qosviewer.domain import texts
from qosviewer.domain.grouping import GROUPINGS, NOBODY, PERSON
from qosviewer.ui.participants.selector import Selector


class GroupBy(Selector):
    """Nothing, person, or anything that is known of a stay.

    Signals:
        chosen: Carries the key of the grouping.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("participants.group_by")
        self.setAccessibleName("Group participants by")
        self.setToolTip(texts.GROUP_BY_HELP)
        self.addItem("Nothing", NOBODY)
        self.addItem("Person", PERSON)
        self.insertSeparator(self.count())
        for grouping in GROUPINGS:
            self.addItem(grouping.title, grouping.key)
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.view().setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.currentIndexChanged.connect(lambda: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.currentData() or NOBODY)

    def choose(self, key: str) -> None:
        """Choose by key; an unknown one is left alone."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)
