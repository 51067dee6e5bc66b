"""The header of the table side by side: a band with the group of each column, and the title on two lines below it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOption, QStyleOptionHeaderV2, QTableView, QToolButton

from qosviewer.domain import plain, texts
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import IDENTITY, Group, Kind
from qosviewer.ui.theme import colors_of, scaled

_MARGIN: Final = 6
_ARROW_GAP: Final = 4
_SLACK: Final = 3
"""Fractions of pixels, and the line at the right."""
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINES: Final = 3
_FOCUS: Final = Qt.FocusReason.OtherFocusReason


class GroupButton(QToolButton):
    """The band over the columns of a group: a click puts them away, another brings them back.

    Only one of them can be reached by Tab; Left and Right go on from there.

    Signals:
        step_wanted: The keyboard is to go to the group before (-1) or after (1).
        focused: The keyboard has come.
    """

    step_wanted = Signal(int)
    focused = Signal()

    def __init__(self, group: Group, header: SideHeader) -> None:
        super().__init__(header.viewport())
        self.setObjectName(f"compare.group.{group.kind.value}.{group.side}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def describe(self, title: str, name: str, *, folded: bool) -> None:
        """Say which columns stand below."""
        self.setText(texts.SIDE_GROUP_CLOSED if folded else texts.SIDE_GROUP_OPEN.format(title=title))
        template = texts.SIDE_GROUP_NAME_CLOSED if folded else texts.SIDE_GROUP_NAME
        self.setAccessibleName(template.format(group=name))
        tip = (texts.SIDE_FOLDED_TIP if folded else texts.SIDE_GROUP_TIP).format(title=title, group=title)
        self.setToolTip(f"<span>{plain.escaped(tip)}</span>")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another group by Left and Right; press by Space and Enter."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the keyboard comes."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the title, as much of it as there is room for."""
        painter, colors = QPainter(self), colors_of(self.palette())
        painter.fillRect(self.rect(), colors.track if self.underMouse() else colors.heading)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colors.edge)
        painter.setFont(scaled(self.font(), 1.0, bold=True))
        painter.setPen(colors.text)
        room = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_LEFT), text)
        if self.hasFocus():
            painter.setPen(colors.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class SideHeader(QHeaderView):
    """The header of one half.

    Args:
        table: What is shown.
        has_groups: Whether there are bands; without, their room stays free so that both halves are as high.

    Attributes:
        is_held: Whether columns are being laid out: until they are, and `show_groups` is called, bands stay.
    """

    def __init__(self, view: QTableView, table: ComparisonTableModel, *, has_groups: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._table = table
        self._has_groups = has_groups
        self.is_held = False
        self._buttons: dict[Group, GroupButton] = {}
        self._ends: dict[Group, tuple[int, int]] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(2 * _MARGIN)
        if has_groups:
            self.sectionResized.connect(lambda *_sizes: self.place_groups())
            view.horizontalScrollBar().valueChanged.connect(lambda _value: self.place_groups())

    @property
    def buttons(self) -> dict[Group, GroupButton]:
        """The bands, by the group they stand over, from left to right."""
        return dict(self._buttons)

    def show_groups(self) -> None:
        """Have a band for each group of the table."""
        if not self._has_groups:
            return
        wanted, columns = self._table.groups, self._table.columns
        self._ends = {}
        for place, column in enumerate(columns):
            if place >= len(IDENTITY):
                self._ends[column.group] = self._ends.get(column.group, (place, place))[0], place
        for group in [group for group in self._buttons if group not in wanted]:
            self._buttons.pop(group).deleteLater()
        self._buttons = {group: self._buttons.get(group) or self._button(group) for group in wanted}
        titles, folded = self._table.titles, self._table.layout.folded
        for group, button in self._buttons.items():
            button.describe(titles.of_band(group), titles.of_group(group), folded=group in folded)
        if not any(button.focusPolicy() == Qt.FocusPolicy.TabFocus for button in self._buttons.values()):
            for button in list(self._buttons.values())[:1]:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.place_groups()

    def _button(self, group: Group) -> GroupButton:
        button = GroupButton(group, self)
        button.clicked.connect(lambda _on: self._table.fold(group, folded=group not in self._table.layout.folded))
        button.step_wanted.connect(lambda step: self._step(group, step))
        button.focused.connect(lambda: self._reach(group))
        return button

    def _reach(self, group: Group) -> None:
        """Let Tab come back to where the keyboard was."""
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == group else Qt.FocusPolicy.NoFocus)

    def _step(self, group: Group, step: int) -> None:
        groups = list(self._buttons)
        place = groups.index(group) + step
        if 0 <= place < len(groups):
            self.reveal(groups[place])
            self._buttons[groups[place]].setFocus(_FOCUS)

    def reveal(self, group: Group) -> None:
        """Bring the band of a group into sight."""
        first, _last = self._ends[group]
        begin, room = self.sectionPosition(first), self.viewport().width()
        bar = self._view.horizontalScrollBar()
        if not bar.value() <= begin < bar.value() + room - self.sectionSize(first):
            bar.setValue(begin)

    def place_groups(self) -> None:
        """Put each band over what is in sight of its columns."""
        if self.is_held:
            return
        for group, button in self._buttons.items():
            first, last = self._ends[group]
            begin = max(self.sectionViewportPosition(first), 0)
            end = min(self.sectionViewportPosition(last) + self.sectionSize(last), self.viewport().width())
            button.setGeometry(begin, 0, max(end - begin, 0), self._band())
            button.setVisible(end > begin)

    def resizeEvent(self, event: Any) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.place_groups()

    def sizeHint(self) -> QSize:
        """Return room for the band and two lines."""
        return QSize(super().sizeHint().width(), self._line() * _LINES + 2 * _MARGIN)

    def minimum_width(self, section: int) -> int:
        """Return the width that the title of a section needs."""
        column, metrics = self._table.columns[section], self.fontMetrics()
        first, second = self._table.titles.lines(column)
        arrow = 0 if column.kind is Kind.FOLDED else self._arrow() + _ARROW_GAP
        widest = max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second) + arrow)
        return widest + 2 * self._inset() + _SLACK

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one header."""
        if not rect.isValid() or section >= len(self._table.columns):
            return
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        # Not `initStyleOptionForIndex`: it asks whether whole columns are selected, cell by cell of all their rows.
        option.section = section
        option.rect = rect
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.restore()

        colors, column = colors_of(self.palette()), self._table.columns[section]
        line, top = self._line(), rect.top() + self._band() + _MARGIN // 2
        align = _RIGHT if column.is_number else _LEFT
        first, second = self._table.titles.lines(column)
        inner = QRect(rect.left() + self._inset(), top, rect.width() - 2 * self._inset(), line)
        painter.save()
        painter.setFont(self.font())
        painter.setPen(colors.text)
        metrics = painter.fontMetrics()
        painter.drawText(inner, int(align), metrics.elidedText(first, Qt.TextElideMode.ElideRight, inner.width()))
        inner.translate(0, line)
        self._paint_last(painter, inner, second, align, sorted_here=self.sortIndicatorSection() == section)
        painter.restore()

    def _paint_last(
        self, painter: QPainter, line: QRect, title: str, align: Qt.AlignmentFlag, *, sorted_here: bool
    ) -> None:
        """Paint the line that has the arrow beside it where rows are sorted by the column."""
        size = self._arrow()
        room = line.width() - (size + _ARROW_GAP if sorted_here else 0)
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(text)
        left = line.right() + 1 - width if align == _RIGHT else line.left()
        painter.drawText(QRect(left, line.top(), width + 1, line.height()), int(_LEFT), text)
        if not sorted_here:
            return
        at = left - size - _ARROW_GAP if align == _RIGHT else left + width + _ARROW_GAP
        option = QStyleOption()
        option.rect = QRect(at, line.center().y() - size // 2, size, size)
        option.palette = self.palette()
        accent = colors_of(self.palette()).accent
        option.palette.setColor(self.foregroundRole(), accent)
        painter.setPen(accent)
        element, up = QStyle.PrimitiveElement, self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrow = element.PE_IndicatorArrowUp if up else element.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)

    def _inset(self) -> int:
        """Return how much cells leave on either side of their text."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1

    def _line(self) -> int:
        return QFontMetrics(scaled(self.font(), 1.0, bold=True)).height()

    def _band(self) -> int:
        return self._line() + _MARGIN

    def _arrow(self) -> int:
        return round(self.fontMetrics().height() * 0.6)
