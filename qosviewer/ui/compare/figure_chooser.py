"""Which figures are compared; every change shows at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from qosviewer.domain import plain, texts
from qosviewer.export.comparison_view import By, Figure
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.figure_choice import known_figures
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FigureChooser(QDialog):
    """Lists every figure there is, by what was carried which way."""

    def __init__(self, table: ComparisonTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self.setWindowTitle(texts.METRICS_TITLE)
        self._table = table
        self._known = known_figures(table.comparison.comparison, table.by)
        self._items: list[QTreeWidgetItem] = []
        self._help = plain_label("figures.help")
        self._help.setText(texts.METRICS_HELP)
        self._tree = QTreeWidget()
        self._tree.setObjectName("figures.tree")
        self._tree.setAccessibleName(texts.METRICS_LIST if table.by is By.PERSON else texts.METRICS_LIST_STREAM)
        self._tree.setHeaderHidden(True)
        self._buttons = DialogButtons("figures", dismiss="Close")
        self._buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        for widget in (self._help, self._tree, self._buttons):
            column.addWidget(widget)
        self._fill()
        self._tree.itemChanged.connect(lambda _item, _column: self._apply())
        characters = self.fontMetrics().averageCharWidth()
        self.resize(characters * 56, self.fontMetrics().height() * 28)

    def _fill(self) -> None:
        shown, groups = set(self._table.figures), dict.fromkeys(figure.slot for figure in self._known)
        for slot in groups:
            parent: QTreeWidget | QTreeWidgetItem = self._tree
            if slot is not None:
                parent = QTreeWidgetItem(self._tree, [plain.one_line(slot.title)])
                parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            chosen_here = False
            for figure in self._known:
                if figure.slot == slot:
                    item = QTreeWidgetItem(parent, [figure.field.title])
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(0, _CHECKED if figure in shown else _UNCHECKED)
                    item.setToolTip(0, f"<span>{plain.escaped(figure.field.metric.help)}</span>")
                    self._items.append(item)
                    chosen_here = chosen_here or figure in shown
            if isinstance(parent, QTreeWidgetItem):
                parent.setExpanded(chosen_here)
        self._tree.setCurrentIndex(self._tree.model().index(0, 0))

    def _apply(self) -> None:
        chosen = [
            figure for figure, item in zip(self._ordered(), self._items, strict=True) if item.checkState(0) == _CHECKED
        ]
        # With none at all there would be no table: the last one stays until another is chosen.
        if chosen:
            self._table.set_figures(chosen)

    def _ordered(self) -> list[Figure]:
        groups = dict.fromkeys(figure.slot for figure in self._known)
        return [figure for slot in groups for figure in self._known if figure.slot == slot]
