"""The meetings of a comparison as chips: which is the baseline, and which is held against it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolButton, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.models.comparison_model import FEWEST_SIDES, ComparisonModel
from qosviewer.ui.compare.chip_menu import AddButton, Do, chip_menu
from qosviewer.ui.library.flow_layout import FlowLayout
from qosviewer.ui.theme import GAP

_TITLE_LENGTH = 36


class _Chip(QToolButton):
    """One meeting.

    Signals:
        baseline_wanted: It is to be the baseline.
        removal_wanted: It is not to be compared any more.
    """

    baseline_wanted = Signal()
    removal_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Make it the baseline."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.baseline_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make it the baseline by Enter; Space, as a click, compares it; Delete removes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.baseline_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class MeetingChips(QWidget):
    """The chips, in the order of the meetings, and a button for one more.

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
        for side, chip in enumerate(self._chips):
            self._show(chip, side, comparison)
        self._more.allow(len(comparison.sides))

    def _add(self, side: int) -> None:
        chip = _Chip()
        chip.setObjectName(f"compare.meeting.{side}")
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda _checked: self._compare(side))
        chip.baseline_wanted.connect(lambda: self._model.set_baseline(side))
        chip.removal_wanted.connect(lambda: self.remove(side))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda place: self._show_menu(chip, side, place))
        self._flow.removeWidget(self._more)
        self._flow.addWidget(chip)
        self._flow.addWidget(self._more)
        if self._chips:
            # What is made later would stand at the end of the whole page.
            self.setTabOrder(self._chips[-1], chip)
        self.setTabOrder(chip, self._more)
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
            Do(lambda: self._model.set_baseline(side), lambda: self._compare(side), lambda: self.remove(side)),
            is_baseline=side == self._model.comparison.baseline,
            can_go=len(self._model.sides) > FEWEST_SIDES,
        )
        menu.popup(chip.mapToGlobal(place))

    def _compare(self, side: int) -> None:
        if side != self._model.comparison.baseline:
            self._model.show_other(side)
        self.refresh()

    def _show(self, chip: _Chip, side: int, comparison: Comparison) -> None:
        of, info = comparison.sides[side], comparison.sides[side].data.info
        title = meeting_title(info)
        start = local_text(info.start) if info.start else texts.COMPARED_START_UNKNOWN
        role = ""
        if side == comparison.baseline:
            role = texts.COMPARE_IS_BASELINE
        elif side == self._model.other:
            role = texts.COMPARE_IS_OTHER
        titles = {meeting_title(each.data.info) for each in comparison.sides}
        is_said = len(titles) > 1 or side == comparison.baseline
        parts = [plain.isolated(plain.one_line(title, _TITLE_LENGTH))] if is_said else []
        parts.append(start)
        parts += [] if of.complete else [texts.SIDE_PARTIAL_SIGN.format(value=texts.COMPARE_PART)]
        parts += [role.upper()] if role else []
        shown = texts.COMPARE_CHIP.format(label=of.label, title="  ·  ".join(parts))
        chip.setText(shown.replace("&", "&&"))
        chip.setChecked(bool(role))
        font = chip.font()
        font.setBold(side == comparison.baseline)
        chip.setFont(font)
        words = texts.COMPARE_CHIP_TIP.format(
            label=of.label,
            title=plain.isolated(title),
            start=start,
            people=len(of.persons),
            source=texts.COMPARE_SOURCES.get(of.source, of.source),
        )
        chip.setToolTip(f"<span>{plain.escaped(words)}</span>")
        chip.setAccessibleName(
            ", ".join(filter(None, (of.label, title, start, role, "" if of.complete else texts.COMPARE_PART)))
        )
        chip.setAccessibleDescription(words)
