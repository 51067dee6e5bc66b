"""Which figures of a comparison can be shown, and which are until somebody chooses. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.metrics import FIELDS, METRIC, METRICS, Field, main_field
from qosviewer.domain.streams import Direction, Medium
from qosviewer.export.comparison_view import By, ComparisonView, Figure

_FIRST_METRICS: Final = ("loss", "latency", "jitter")


def known_figures(comparison: Comparison, by: By) -> list[Figure]:
    """Return every figure that somebody may have."""
    return list(ComparisonView(comparison, by, FIELDS).figures)


def first_figures(comparison: Comparison, by: By) -> list[Figure]:
    """Return the figures that are shown before anybody chose: few, and those that people ask for first."""
    known = ComparisonView(comparison, by).figures
    if by is By.STREAM:
        return [figure for figure in known if figure.field.metric.key in _FIRST_METRICS]
    first = [
        figure
        for figure in known
        if figure.slot
        and figure.field.metric is METRIC["loss"]
        and figure.slot.medium in (Medium.AUDIO, Medium.VIDEO)
        and figure.slot.direction is not Direction.NONE
    ]
    return first or list(known[:4])


def metrics_of(figures: Sequence[Figure]) -> list[Field]:
    """Return the fields of figures, each once, in the order of the metrics."""
    shown = {figure.field.metric.key for figure in figures}
    return [main_field(metric) for metric in METRICS if metric.key in shown]
