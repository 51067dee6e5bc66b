"""An axis of pyqtgraph whose marks are ours."""

from __future__ import annotations

from html import escape

from pyqtgraph import AxisItem
from PySide6.QtGui import QFont, QFontMetricsF

from qosviewer.ui.chart.ticks import NumberTicks, Ticks
from qosviewer.ui.theme import Colors


class ChartAxis(AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows the marks of a `Ticks`, in the colours of the scheme."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=4, tickTextOffset=4, autoReduceTextSpace=False)
        self._ticks: Ticks = NumberTicks()
        self._words: dict[float, str] = {}
        self._title = ""
        self._font = QFont()

    def show_ticks(self, title: str, ticks: Ticks) -> None:
        """Use a title and marks from now on."""
        self._title, self._ticks = title, ticks
        self._forget()

    def dress(self, colors: Colors, font: QFont) -> None:
        """Use colours and a font from now on."""
        self._font = font
        self.setPen(colors.edge)
        self.setTextPen(colors.quiet)
        self.setTickFont(font)
        self.label.setFont(font)
        self.setLabel(escape(self._title), color=colors.text.name())

    def marks(self, low: float, high: float, length_px: float) -> list[tuple[float, str]]:
        """Return the marks of a part of the axis."""
        return self._ticks.between(low, high, length_px, QFontMetricsF(self._font))

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Tell pyqtgraph where marks are."""
        if not size > 0 or not maxVal > minVal:
            return []
        self._words = dict(self.marks(minVal, maxVal, size))
        return [(1.0, list(self._words))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Tell pyqtgraph what stands at the marks."""
        return [self._words[value] for value in values]

    def _forget(self) -> None:
        self.picture = None
        self.update()
