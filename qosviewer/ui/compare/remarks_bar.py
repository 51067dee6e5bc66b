"""What has to be said about a comparison before anyone reads it, above all its views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.remarks import Remark
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import CORNER, GAP, UNCLASSIFIED, WIDE_GAP, colors_of

_AT_FIRST: Final = 2
_SHAPE: Final = "●"
_SHAPE_WIDTH: Final = 18


class RemarksBar(QWidget):
    """A strip with a line for each remark; of many the first few until the others are asked for.

    Signals:
        people_wanted: Whom a remark is about are to be shown; carries a tuple of rows of the pairing table.
    """

    people_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(texts.REMARKS_TITLE)
        self._remarks: tuple[Remark, ...] = ()
        self._lines: list[tuple[QLabel, QToolButton | None]] = []
        self._more = self._button("more")
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _on: self._fold())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GAP + _SHAPE_WIDTH, GAP // 2, GAP, GAP // 2)
        self._grid.setHorizontalSpacing(WIDE_GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def said(self) -> str:
        """What is said, one remark a line, with what can be tried."""
        return "\n".join(_whole(each) for each in self._remarks)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show remarks in place of those before."""
        if tuple(remarks) == self._remarks:
            return
        self._remarks = tuple(remarks)
        for label, button in self._lines:
            for old in filter(None, (label, button)):
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._grid.removeWidget(self._more)
        self._lines = [self._line(place, remark) for place, remark in enumerate(self._remarks)]
        self._grid.addWidget(self._more, len(self._lines), 0, alignment=Qt.AlignmentFlag.AlignLeft)
        self._more.setChecked(False)
        self._fold()
        self.setAccessibleDescription(self.said)
        self.setVisible(bool(self._remarks))

    def _line(self, place: int, remark: Remark) -> tuple[QLabel, QToolButton | None]:
        label = plain_label(f"{self.objectName()}.{place}", self)
        label.setText(_whole(remark))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, place, 0)
        if not remark.humans:
            return label, None
        button = self._button(f"show.{place}")
        button.setText(texts.REMARKS_SHOW.format(count=len(remark.humans)))
        button.setAccessibleName(texts.REMARKS_SHOW_WHOM.format(count=len(remark.humans), remark=remark.text))
        button.clicked.connect(lambda _checked, humans=remark.humans: self.people_wanted.emit(humans))
        self._grid.addWidget(button, place, 1, alignment=Qt.AlignmentFlag.AlignTop)
        return label, button

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _fold(self) -> None:
        hidden = len(self._lines) - _AT_FIRST
        is_open = self._more.isChecked()
        for place, line in enumerate(self._lines):
            for each in filter(None, line):
                each.setVisible(is_open or place < _AT_FIRST)
        title = texts.REMARKS_FEWER if is_open else texts.REMARKS_MORE.format(count=hidden)
        self._more.setText(title)
        self._more.setAccessibleName(title)
        self._more.setVisible(hidden > 0)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and a dot before each remark."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.tints[UNCLASSIFIED])
        painter.setPen(QPen(colors.line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.setPen(colors.states[UNCLASSIFIED])
        for label, _button in self._lines:
            if label.isVisible():
                height = label.fontMetrics().height()
                lines = label.heightForWidth(label.width())
                top = label.y() + max(label.height() - lines, 0) / 2
                line = QRectF(GAP, top, _SHAPE_WIDTH, height)
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _SHAPE)


def _whole(remark: Remark) -> str:
    return texts.REMARK_WITH_ADVICE.format(text=remark.text, advice=remark.advice) if remark.advice else remark.text
