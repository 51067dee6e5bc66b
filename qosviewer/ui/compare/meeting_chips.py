"""The meetings of a comparison as chips: which is the baseline, and which is held against it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.how_many import FEWEST_SIDES
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.models.meeting_labels import MeetingLabel, meeting_labels, shared_topic
from qosviewer.ui.compare.chip_menu import AddButton, Do, chip_menu
from qosviewer.ui.library.flow_layout import FlowLayout
from qosviewer.ui.theme import GAP, scaled

_TITLE_LENGTH = 36


class _Chip(QToolButton):
    """One meeting.

    Signals:
        baseline_wanted: It is to be the baseline.
        removal_wanted: It is not to be compared any more.
    """

    baseline_wanted = Signal()
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make it the baseline by Enter; Space does what a click does; Delete removes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.baseline_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make it the baseline by one click with Ctrl; without, a click does what `QToolButton.clicked` says."""
        if self.isDown() and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setDown(False)
            if self.rect().contains(event.position().toPoint()):
                self.baseline_wanted.emit()
        else:
            super().mouseReleaseEvent(event)


class MeetingChips(QWidget):
    """The topic if they share one, the chips in the order of the meetings, and a button for one more.

    Signals:
        add_wanted: Another meeting is to be compared as well.
        removed: A meeting is compared no longer; carries its title, safe to show.
    """

    add_wanted = Signal()
    removed = Signal(str)

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__()
        self.setObjectName("compare.meetings")
        self.setAccessibleName("Meetings of the comparison")
        self._model = model
        self._chips: list[_Chip] = []
        self._flow = FlowLayout(GAP)
        self.setLayout(self._flow)
        self._topic = QLabel()
        self._topic.setObjectName("compare.topic")
        self._topic.setTextFormat(Qt.TextFormat.PlainText)
        self._topic.setFont(scaled(self.font(), 1.0, bold=True))
        self._flow.addWidget(self._topic)
        self._more = AddButton()
        self._more.clicked.connect(lambda _checked: self.add_wanted.emit())
        self._flow.addWidget(self._more)
        model.changed.connect(self.refresh)
        model.other_changed.connect(self.refresh)
        self.refresh()

    @property
    def chips(self) -> tuple[QToolButton, ...]:
        """One for each meeting, in their order."""
        return tuple(self._chips)

    def refresh(self) -> None:
        """Show what has become of the comparison."""
        comparison = self._model.comparison
        while len(self._chips) > len(comparison.sides):
            chip = self._chips.pop()
            if self.window().focusWidget() is chip:
                self._chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        while len(self._chips) < len(comparison.sides):
            self._add(len(self._chips))
        for chip, label in zip(self._chips, meeting_labels(comparison, self._model.other), strict=True):
            self._show(chip, label)
        self._show_topic(shared_topic(comparison))
        self._topic.setMinimumHeight(self._more.sizeHint().height())
        self._more.allow(len(comparison.sides))
        self._put_in_order()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the chips in order where they stand now: on the way into a window their order is lost."""
        super().showEvent(event)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let Tab go from chip to chip, then to the button: what is made later stands at the end of the whole page."""
        for before, after in pairwise((*self._chips, self._more)):
            self.setTabOrder(before, after)

    def _add(self, side: int) -> None:
        chip = _Chip()
        chip.setObjectName(f"compare.meeting.{side}")
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda _checked: self._point_at(side))
        chip.baseline_wanted.connect(lambda: self._model.set_baseline(side))
        chip.removal_wanted.connect(lambda: self.remove(side))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda place: self._show_menu(chip, side, place))
        self._flow.removeWidget(self._more)
        self._flow.addWidget(chip)
        self._flow.addWidget(self._more)
        self._chips.append(chip)

    def remove(self, side: int) -> None:
        """Compare a meeting no longer, unless there are only two."""
        sides = self._model.comparison.sides
        if len(self._model.sides) > FEWEST_SIDES:
            self._model.remove(side)
            self.removed.emit(plain.isolated(meeting_title(sides[side].data.info)))

    def _show_menu(self, chip: QToolButton, side: int, place: QPoint) -> None:
        menu = chip_menu(
            chip,
            Do(lambda: self._model.set_baseline(side), lambda: self._model.show_other(side), lambda: self.remove(side)),
            is_baseline=side == self._model.comparison.baseline,
            can_go=len(self._model.sides) > FEWEST_SIDES,
        )
        menu.popup(chip.mapToGlobal(place))

    def _point_at(self, side: int) -> None:
        self._model.point_at(side)
        # A click has turned the chip itself on or off.
        self.refresh()

    def _show(self, chip: _Chip, label: MeetingLabel) -> None:
        chip.setText(label.short.replace("&", "&&"))
        chip.setChecked(bool(label.role))
        font = chip.font()
        font.setBold(label.role == texts.COMPARE_IS_BASELINE)
        chip.setFont(font)
        chip.setToolTip(f"<span>{plain.escaped(label.full)}</span>")
        chip.setAccessibleName(label.name)
        chip.setAccessibleDescription(label.full)

    def _show_topic(self, topic: str) -> None:
        """Say once what all of them are called."""
        self._topic.setText(plain.isolated(plain.one_line(topic, _TITLE_LENGTH)))
        self._topic.setAccessibleName(plain.isolated(topic))
        self._topic.setToolTip(f"<span>{plain.escaped(plain.one_line(topic))}</span>")
        self._topic.setVisible(bool(topic))
