"""Chooses the figure that the views of a comparison look at."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox, QSizePolicy

from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.overview import measures
from qosviewer.models.comparison_model import ComparisonModel

_LEAST_CHARACTERS: Final = 14
_MOST_CHARACTERS: Final = 42


class MeasureChoice(QComboBox):
    """Every figure of every medium and direction; the one in front of the model is chosen."""

    def __init__(self, model: ComparisonModel, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Figure")
        # As wide as its longest title where there is room, and narrower where there is none.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _MOST_CHARACTERS)
        self._model = model
        self._known = list(measures(model.comparison))
        self.activated.connect(lambda place: model.set_measure(*self._known[place]))
        model.changed.connect(self._list)
        model.measure_changed.connect(self._show)
        self._list()

    def _list(self) -> None:
        self._known = list(measures(self._model.comparison))
        self.clear()
        self.addItems([measure_title(*each) for each in self._known])
        self._show()

    def _show(self) -> None:
        measure = self._model.measure
        if measure is not None:
            self.setCurrentIndex(self._known.index((measure.slot, measure.metric)))
