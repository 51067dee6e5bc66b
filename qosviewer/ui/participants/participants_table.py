"""The participants table with headings that open and close."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from qosviewer.domain.participant_columns import NAME, STATE, WATCHED
from qosviewer.domain.presence import STAYS_COLUMN
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.participants.stay_delegate import IndentDelegate, StayDelegate
from qosviewer.ui.tables.column_table import ColumnTable

_NO_ROOM_FOR_TITLES: Final = (STATE.key, WATCHED.key, STAYS_COLUMN.key)
"""What headings show there is not to be missed."""


class ParticipantsTable(ColumnTable):
    """Shows participants, under headings where there are any.

    Signals:
        toggle_wanted: A heading is to be opened or closed; carries its position.
    """

    toggle_wanted = Signal(int)

    def __init__(self, model: ColumnTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, name="participants.table", title="Participants", whole_rows=True, parent=parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._toggle_at)
        self.horizontalHeader().sectionMoved.connect(self._place_titles)

    def _assign_delegates(self) -> None:
        super()._assign_delegates()
        for key, delegate in ((STAYS_COLUMN.key, self._stays), (self.table.title_key, self._indent)):
            self.setItemDelegateForColumn(self.table.section(key), delegate)

    def set_column_visible(self, key: str, visible: bool) -> None:
        """Show or hide a column; titles of headings are never hidden with it."""
        super().set_column_visible(key, visible)
        self._place_titles()

    def reset_columns(self) -> None:
        """Show the columns as they are declared."""
        super().reset_columns()
        self._place_titles()

    def restore_columns(self, kept: object) -> None:
        """Take up what `column_state` returned."""
        super().restore_columns(kept)
        self._place_titles()

    def _place_titles(self) -> None:
        """Write titles of headings into the column of names; while that is hidden, into the first that has room."""
        columns = [self.table.column(section) for section in self.visible_sections()]
        texts = [each.key for each in columns if not each.chart and each.key not in _NO_ROOM_FOR_TITLES]
        key = NAME.key if self.is_column_visible(NAME.key) or not columns else (texts or [columns[0].key])[0]
        if key != self.table.title_key:
            self.table.set_title_column(key)
            self._assign_delegates()

    @cached_property
    def _stays(self) -> StayDelegate:
        return StayDelegate(self)

    @cached_property
    def _indent(self) -> IndentDelegate:
        return IndentDelegate(self)

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Leave in sight what is, with the heading it comes to stand under, while other headings are made.

        A table that stands at its top stays there, as long as the current row of a selection can be seen.
        """
        at_top = not self.verticalScrollBar().value()
        current = self.currentIndex().row()
        was_seen = current >= 0 and 0 <= self.rowViewportPosition(current) < self.viewport().height()
        yield
        if at_top:
            self.scrollToTop()
        position = self.currentIndex().row()
        if position < 0 or not was_seen or not self.selectionModel().hasSelection():
            position = -1 if at_top else self.rowAt(0)
        if position >= 0:
            self._show_with_heading(position)

    def _show_with_heading(self, position: int) -> None:
        """Scroll no further than it takes to show a line, and where both have room, the heading above it."""
        height = self.verticalHeader().defaultSectionSize()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        lowest = (position + 1) * height - room
        above = self._heading_above(position)
        highest = (above if above * height >= lowest and above >= 0 else position) * height
        bar.setValue(min(max(bar.value(), lowest), highest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a heading by Right, close it by Left, either by Enter; Left goes from what is beneath to its heading."""
        position = self.currentIndex().row()
        heading = self.table.heading_at(position)
        is_open = heading.is_open if heading else None
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        key = event.key()
        toggles = {
            None: (),
            False: (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right),
            True: (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Left),
        }
        if is_plain and key in toggles[is_open]:
            self.toggle_wanted.emit(position)
        elif (
            is_plain and key == Qt.Key.Key_Left and self._is_at_left() and (above := self._heading_above(position)) >= 0
        ):
            self.setCurrentIndex(self.table.index(above, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close the heading whose sign is clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_sign(index, event.position().x()):
            self.toggle_wanted.emit(index.row())
            return
        super().mousePressEvent(event)

    def _is_on_sign(self, index: QModelIndex, x: float) -> bool:
        heading = self.table.heading_at(index.row()) if index.isValid() else None
        if heading is None or heading.is_open is None or self.table.column(index.column()).key != self.table.title_key:
            return False
        return x - self.visualRect(index).left() <= 3 * self.fontMetrics().averageCharWidth()

    def _toggle_at(self, index: QModelIndex) -> None:
        heading = self.table.heading_at(index.row())
        if heading is not None and heading.is_open is not None:
            self.toggle_wanted.emit(index.row())

    def _is_at_left(self) -> bool:
        return self.currentIndex().column() == next(iter(self.visible_sections()), -1)

    def _heading_above(self, position: int) -> int:
        """Return the position of the heading that a line stands under, -1 where it stands under none."""
        if position < 0 or not self.table.depth_at(position):
            return -1
        while self.table.depth_at(position):
            position -= 1
        return position
