"""The detail tabs: each built when it is first looked at."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from qosviewer.domain.filter import Expression
from qosviewer.domain.metrics import Field
from qosviewer.domain.streams import Medium
from qosviewer.export.csv_long import raw_text as as_text
from qosviewer.export.rows import Row
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.raw_texts import raw_details_of
from qosviewer.ui.details.raw_page import RawPageTab, RawText
from qosviewer.ui.details.streams_page import StreamsPage
from qosviewer.ui.tables.column_chooser import ColumnChooser
from qosviewer.ui.tables.column_table import ColumnTable

_TABS: Final = (
    ("audio", "Audio", Medium.AUDIO),
    ("video", "Video", Medium.VIDEO),
    ("share", "Screen share", Medium.SHARE),
    ("cpu", "CPU", Medium.CPU),
    ("all", "All streams", None),
)
_RAW: Final = "raw"


class DetailTabs(QTabWidget):
    """Audio, video, screen share, CPU, all streams, and the JSON as received.

    Signals:
        shown_changed: Another tab is shown.
    """

    shown_changed = Signal()

    def __init__(self, model: MeetingModel, raw_text: RawText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Details of the selected participants")
        self.setDocumentMode(True)
        self._model = model
        self._raw_text = raw_text
        self._raw_details = raw_details_of(model.data.table)
        self._filter: Expression | None = None
        self._kept: dict[str, Any] = {}
        self._pages: dict[str, StreamsPage | RawPageTab] = {}
        self._views: dict[str, ColumnTable | None] = {}
        self._holders: dict[str, QVBoxLayout] = {}
        self._columns = QPushButton("Columns…")
        self._columns.setObjectName("details.columns")
        self._columns.setAccessibleName("Columns of this tab")
        self._columns.clicked.connect(self.choose_columns)
        self.setCornerWidget(self._columns, Qt.Corner.TopRightCorner)
        for key, title in (*((key, title) for key, title, _ in _TABS), (_RAW, "Raw")):
            self._add_holder(key, title)
        self.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def add_view(self, key: str, title: str, view: QWidget, table: ColumnTable | None = None) -> None:
        """Add a tab that looks after itself, such as the chart; the columns of its table, if any, are chosen here."""
        self._views[key] = table
        if table is not None:
            table.columns_wanted.connect(self.choose_columns)
        self._add_holder(key, title).addWidget(view)
        self._let_the_tab_in_sight_decide()

    def shown_streams(self) -> list[int]:
        """Return the stream rows of the tab in sight, in the order shown; none for the raw text."""
        page = self._pages.get(self._key())
        return page.shown_streams() if isinstance(page, StreamsPage) else []

    def set_filter(self, expression: Expression | None) -> None:
        """Show only the streams that match; None for all."""
        self._filter = expression
        for page in self._pages.values():
            if isinstance(page, StreamsPage):
                page.set_filter(expression)

    def choose_columns(self) -> None:
        """Open the column chooser for the tab in sight."""
        table = self._tables().get(self._key())
        if table is not None:
            ColumnChooser(table, self).exec()

    def page(self, key: str) -> StreamsPage | RawPageTab:
        """Return the page of a tab (``audio``, ``video``, ``share``, ``cpu``, ``all``, ``raw``); build it if needed."""
        if key not in self._pages:
            self._pages[key] = self._build(key)
            self._holders[key].addWidget(self._pages[key])
            self._pages[key].show()
        return self._pages[key]

    def show_tab(self, key: str) -> None:
        """Bring a tab into sight."""
        self.setCurrentIndex(list(self._holders).index(key))

    def state(self) -> dict[str, Any]:
        """Return what is to be remembered: the columns of each tab, and which tab is in sight."""
        columns = {key: table.column_state() for key, table in self._tables().items()}
        return {"columns": {**self._kept, **columns}, "tab": self._key()}

    def restore_state(self, kept: object) -> None:
        """Take up what `state` returned, as far as it can be used."""
        known = kept if isinstance(kept, dict) else {}
        columns = known.get("columns")
        self._kept = dict(columns) if isinstance(columns, dict) else {}
        for key, table in self._tables().items():
            table.restore_columns(self._kept.get(key))
        if known.get("tab") in self._holders:
            self.show_tab(known["tab"])

    def _add_holder(self, key: str, title: str) -> QVBoxLayout:
        holder = QWidget()
        holder.setObjectName(f"details.{key}.holder")
        layout = self._holders[key] = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self.addTab(holder, title)
        return layout

    def _key(self) -> str:
        return list(self._holders)[self.currentIndex()]

    def _on_tab(self, _place: int) -> None:
        key = self._key()
        if key not in self._views:
            self.page(key)
        self._columns.setEnabled(key in self._tables())
        self._let_the_tab_in_sight_decide()
        self.shown_changed.emit()

    def _let_the_tab_in_sight_decide(self) -> None:
        """Let the other tabs have no say in how low the pane can be."""
        policy = QSizePolicy.Policy
        for place in range(self.count()):
            if holder := self.widget(place):
                height = policy.Preferred if place == self.currentIndex() else policy.Ignored
                holder.setSizePolicy(policy.Preferred, height)
        self.updateGeometry()

    def _tables(self) -> dict[str, ColumnTable]:
        """Return the tables there are, by tab."""
        built = {key: page.table for key, page in self._pages.items() if isinstance(page, StreamsPage)}
        return built | {key: table for key, table in self._views.items() if table is not None}

    def _build(self, key: str) -> StreamsPage | RawPageTab:
        if key == _RAW:
            return RawPageTab(self._model, self._raw_text)
        title, medium = next((title, medium) for name, title, medium in _TABS if name == key)
        page = StreamsPage(self._model, medium, f"{title}, one row per stream", self._received)
        page.table.columns_wanted.connect(self.choose_columns)
        page.table.restore_columns(self._kept.get(key))
        page.set_filter(self._filter)
        return page

    def _received(self, stream: int, field: Field) -> str:
        details = self._raw_details(Row(int(self._model.data.table.owner[stream]), stream))
        return as_text(details.get(field.key))
