"""Fetching what is not kept yet, for a scheduler: resumable, and one at a time."""

from qosviewer.services.collecting.collected import Beside, Collected, CollectNews, Outcome, Wanted
from qosviewer.services.collecting.collecting import Collecting
from qosviewer.services.collecting.job import Collector
from qosviewer.services.collecting.lock import CollectorRuns, collector
from qosviewer.services.collecting.prospects import Prospects

__all__ = [
    "Beside",
    "CollectNews",
    "Collected",
    "Collecting",
    "Collector",
    "CollectorRuns",
    "Outcome",
    "Prospects",
    "Wanted",
    "collector",
]
