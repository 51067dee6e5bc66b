"""Where in a cell a range chart stands: one measure for the cells and for the scale in the header."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetrics

from qosviewer.domain.metrics import Metric


class Track(NamedTuple):
    """Measures of the cells of one chart column, in device-independent pixels.

    Attributes:
        number_width: Width of the number that stands left of the chart, right-aligned.
        padding: Space at both ends of a cell, and between number and chart.
    """

    number_width: int
    padding: int

    def span(self, left: int, width: int) -> tuple[int, int]:
        """Return where the chart begins in a cell, and how wide it is; 0 where there is no room for one."""
        begin = left + self.number_width + 2 * self.padding
        return begin, max(0, left + width - self.padding - begin)


def track_of(metric: Metric, top: float, font: QFont) -> Track:
    """Return the measures for a metric whose scale ends at ``top``; wide enough for bold numbers with a sign."""
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    widest = max(metrics.horizontalAdvance(f"■ {text}") for text in ("888.88", metric.kind.text(top)))
    return Track(widest, metrics.averageCharWidth())


def preferred_width(track: Track) -> int:
    """Return a width at which a chart is easily read."""
    return track.number_width + (3 + 10) * track.padding
