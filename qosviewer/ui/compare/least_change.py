"""From which size on changes are shown: a switch, a size in the unit of a metric, and the metric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from qosviewer.domain.compare.difference import difference_unit, smallest
from qosviewer.domain.metrics import METRIC, Field
from qosviewer.ui.theme import GAP

_MOST: Final = 1e9


class LeastChange(QWidget):
    """Asks for it.

    Signals:
        changed: Another size, metric, or whether at all, was chosen.
    """

    changed = Signal()

    def __init__(self, sizes: Mapping[str, float]) -> None:
        super().__init__()
        self.setObjectName("compare.leastChange")
        self._sizes = sizes
        self._fields: Sequence[Field] = ()
        self._only = QCheckBox("Only changes of at &least")
        self._only.setObjectName("compare.onlyChanges")
        self._only.setAccessibleName("Only changes of at least a size")
        self._size = QDoubleSpinBox()
        self._size.setObjectName("compare.least")
        self._size.setAccessibleName("From which size on")
        self._size.setRange(0.0, _MOST)
        self._size.setDecimals(1)
        self._metric = QComboBox()
        self._metric.setObjectName("compare.leastOf")
        self._metric.setAccessibleName("Of which figure")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self._only, self._size, self._metric):
            row.addWidget(widget)
        self._only.toggled.connect(lambda _on: self.changed.emit())
        self._size.valueChanged.connect(lambda _value: self.changed.emit())
        self._metric.currentIndexChanged.connect(lambda _index: self._chosen())

    @property
    def least(self) -> tuple[Field, float] | None:
        """The field, and the size in its unit; None where changes of any size are shown."""
        key = self._metric.currentData()
        field = next((field for field in self._fields if field.metric.key == key), None)
        return (field, self._size.value()) if field is not None and self._only.isChecked() else None

    def offer(self, fields: Sequence[Field]) -> None:
        """Let one of these be chosen, each of another metric; the one chosen stays if it is among them."""
        if [field.metric.key for field in fields] == [field.metric.key for field in self._fields]:
            return
        self._fields = fields
        chosen = self._metric.currentData()
        self._metric.blockSignals(True)
        self._metric.clear()
        for field in fields:
            self._metric.addItem(field.metric.title, field.metric.key)
        self._metric.setCurrentIndex(max(self._metric.findData(chosen), 0))
        self._metric.blockSignals(False)
        if chosen != self._metric.currentData():
            self._chosen()

    def clear(self) -> None:
        """Show changes of any size."""
        self._only.setChecked(False)

    def state(self) -> dict[str, Any]:
        """Return what `restore_state` takes."""
        return {"on": self._only.isChecked(), "size": self._size.value(), "metric": self._metric.currentData()}

    def restore_state(self, kept: object) -> None:
        """Ask for what was asked for before; whatever of it can't be used is left out."""
        known = kept if isinstance(kept, Mapping) else {}
        place = self._metric.findData(known.get("metric"))
        if place < 0:
            self.clear()
            return
        self._metric.setCurrentIndex(place)
        size = known.get("size")
        if isinstance(size, int | float):
            self._size.setValue(size)
        self._only.setChecked(known.get("on") is True)

    def _chosen(self) -> None:
        metric = METRIC.get(self._metric.currentData() or "")
        if metric is not None:
            unit = difference_unit(metric)
            self._size.setSuffix(f" {unit}" if unit else "")
            self._size.setValue(smallest(metric, self._sizes))
        self.changed.emit()
