"""The views beside the table of a comparison."""

from __future__ import annotations

from typing import Any, NamedTuple

from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.overview_view import OverviewView
from qosviewer.ui.compare.paragraph_view import ParagraphView
from qosviewer.ui.compare.roster_offer import RosterSource
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.work.jobs import JobRunner


class View(NamedTuple):
    """One view.

    Attributes:
        key: Name in code.
        title: Name for people, with its key.
        widget: The view.
    """

    key: str
    title: str
    widget: ComparedView[Any]


def make_views(model: ComparisonModel, runner: JobRunner, rosters: RosterSource | None = None) -> list[View]:
    """Return the views, in their order; each computes what it shows once it is seen.

    Args:
        model: What is compared.
        runner: Where it is computed.
        rosters: Where lists of participants come from that are missing.
    """
    return [
        View("paragraph", "In words", ParagraphView(model, runner)),
        View("overview", "Overview", OverviewView(model, runner)),
        View("trend", "Trend", TrendView(model, runner)),
        View("groups", "Groups", GroupsView(model, runner, rosters)),
    ]
