"""The views of a comparison in a window of their own."""

from __future__ import annotations

from typing import Any

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.models.comparison_model import ComparisonModel, prepared
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.work.jobs import JobRunner

PATIENCE_MS = 10_000


def model_of(comparison: Comparison) -> ComparisonModel:
    """A model that works everything out at once."""
    other = next(iter(comparison.others), comparison.baseline)
    return ComparisonModel(prepared(comparison, other), lambda work, then: then(work()))


def shown(qtbot, kind: type[Any], comparison: Comparison) -> Any:
    """A view of a comparison, computed."""
    runner = JobRunner()
    view = kind(model_of(comparison), runner)
    runner.setParent(view)
    qtbot.addWidget(view, before_close_func=lambda _view: runner.shutdown(PATIENCE_MS))
    view.resize(1100, 640)
    view.show()
    until_current(qtbot, view)
    return view


def until_current(qtbot, view: ComparedView[Any]) -> None:
    """Wait until a view shows the comparison as it is."""
    qtbot.waitUntil(lambda: view.is_current, timeout=PATIENCE_MS)
