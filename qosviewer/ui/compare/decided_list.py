"""What was decided by hand of who is who, to be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.decisions import CrossPairing, StayRef
from qosviewer.domain.compare.pairing import meeting_keys
from qosviewer.domain.compare.questions import stay_name
from qosviewer.ui.theme import GAP

_DATA = Qt.ItemDataRole.UserRole
_LINES = 4


class DecidedList(QWidget):
    """The decisions about people of these meetings; hidden while there are none.

    Signals:
        back_wanted: A decision is to hold no more; carries a `CrossPairing`.
    """

    back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setObjectName("pairing.decidedTitle")
        self._list = QListWidget()
        self._list.setObjectName("pairing.decided")
        self._list.setAccessibleName(texts.PAIR_DECIDED_LIST)
        self._list.setAlternatingRowColors(True)
        self._back = QPushButton(texts.PAIR_BACK)
        self._back.setObjectName("pairing.back")
        self._back.setAccessibleName(texts.PAIR_BACK.replace("&", ""))
        self._back.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._list, 1)
        row.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self._title)
        column.addLayout(row)
        self._back.clicked.connect(lambda _checked: self._take_back())
        self._list.currentRowChanged.connect(lambda row: self._back.setEnabled(row >= 0))

    def show_decisions(self, comparison: Comparison) -> None:
        """Show the decisions of a comparison, the newest first."""
        names = _names(comparison)
        self._list.clear()
        for decision in reversed(comparison.decisions):
            if decision.first in names and decision.second in names:
                template = texts.PAIR_JOINED_WORDS if decision.joined else texts.PAIR_APART_WORDS
                item = QListWidgetItem(template.format(one=names[decision.first], other=names[decision.second]))
                item.setData(_DATA, decision)
                self._list.addItem(item)
        self._title.setText(texts.PAIR_DECIDED.format(count=self._list.count()))
        lines = min(max(self._list.count(), 1), _LINES)
        self._list.setFixedHeight(lines * max(self._list.sizeHintForRow(0), 18) + 2 * self._list.frameWidth() + 2)
        self._back.setEnabled(False)
        self.setVisible(bool(self._list.count()))

    def _take_back(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            decision: CrossPairing = item.data(_DATA)
            self.back_wanted.emit(decision)


def _names(comparison: Comparison) -> dict[StayRef, str]:
    """Return how those about whom something was decided are called."""
    wanted = {stay for each in comparison.decisions for stay in (each.first, each.second)}
    meetings = {stay.meeting for stay in wanted}
    found: dict[StayRef, str] = {}
    for meeting, side in zip(meeting_keys(comparison.sides), comparison.sides, strict=True):
        if meeting in meetings:
            for stay in side.stays:
                if (ref := StayRef(meeting, stay.key)) in wanted:
                    found[ref] = texts.PAIR_WHO.format(name=stay_name(stay), where=side.label)
    return found
