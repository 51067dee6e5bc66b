"""One detail tab: the streams of one medium, or all."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.columns import Column
from qosviewer.domain.filter import Expression
from qosviewer.domain.filter.evaluation import stream_mask
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.stream_columns import stream_columns
from qosviewer.domain.streams import Medium
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import STREAM_ROWS, RowMask
from qosviewer.models.table_cells import Received
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.details.who import who_is_shown, why_nothing
from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.tables.empty_state import TableOrReason
from qosviewer.ui.theme import GAP


class StreamsPage(QWidget):
    """Shows the streams of the selected participants, or of everyone. Follows the meeting only while it is in sight."""

    def __init__(
        self, model: MeetingModel, medium: Medium | None, title: str, received: Received, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._medium = medium
        self._filter: Expression | None = None
        self._is_stale = True
        key = medium.value if medium else "all"
        self.setObjectName(f"details.{key}")
        self._rows = ColumnTableModel(
            STREAM_ROWS, model.data, self._columns(), medium=medium, received=received, parent=self
        )
        self.table = ColumnTable(self._rows, name=f"details.{key}.table", title=title)
        self._stack = TableOrReason(self.table)
        self._who = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._who.setObjectName(f"details.{key}.who")
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._count.setObjectName(f"details.{key}.count")
        above = QHBoxLayout()
        above.addWidget(self._who, 1)
        above.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP // 2, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)
        # Growth is followed one step later, so that the participants are painted before the details take their time.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_change)
        model.changed.connect(self._grow)
        model.reading_changed.connect(self._on_change)
        model.selection_changed.connect(self._on_change)

    @property
    def reason(self) -> str:
        """Why nothing is shown; empty where something is."""
        return "" if self._rows.rowCount() else self._stack.empty.reason

    def shown_streams(self) -> list[int]:
        """Return the stream rows in the order shown."""
        self._catch_up()
        return self._rows.shown_rows()

    def set_filter(self, expression: Expression | None) -> None:
        """Show only the streams that match, as long as nobody is selected: whoever is selected is wanted whole."""
        self._filter = expression
        self._on_change()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the meeting."""
        super().showEvent(event)
        self._catch_up()

    def _grow(self) -> None:
        self._is_stale = True
        self._later.start()

    def _on_change(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        if self._rows.meeting is not self._model.data:
            self._rows.set_meeting(self._model.data)
        self._rows.refresh()
        columns = self._columns()
        if [column.key for column in columns] != [column.key for column in self._rows.columns]:
            self._rows.set_columns(columns)
        self._rows.set_selector(self._wanted)
        self._describe()

    def _columns(self) -> tuple[Column, ...]:
        return stream_columns(self._model.data, self._medium)

    def _of_medium(self, data: MeetingData) -> RowMask:
        if self._medium is None:
            return np.ones(data.table.stream_count, np.bool_)
        # Zoom lists streams that carried nothing, too; here they would only be rows of dashes.
        return data.streams_mask(self._medium) & data.reported

    def _of_selected(self, data: MeetingData) -> RowMask:
        mask = self._of_medium(data)
        # Whoever has no summary has no row: their selection shows nothing, not everyone.
        return mask & np.isin(data.table.owner, self._model.selected_rows) if self._model.selected else mask

    def _wanted(self, data: MeetingData) -> RowMask:
        mask = self._of_selected(data)
        if self._filter is None or self._model.selected:
            return mask
        return mask & stream_mask(self._filter, data)

    def _describe(self) -> None:
        data = self._model.data
        shown, total = self._rows.rowCount(), int(np.count_nonzero(self._of_selected(data)))
        template = texts.STREAMS_ALL if shown == total else texts.STREAMS_SHOWN
        self._who.setText(who_is_shown(self._model))
        self._count.setText(template.format(shown=shown, total=total))
        if shown:
            self._stack.show_table()
        else:
            self._stack.show_reason(texts.EMPTY_STREAMS_FILTERED if total else why_nothing(self._model, self._medium))
