"""Fetching what is not kept yet, for a scheduler: resumable, and one at a time."""

from qosviewer.services.collecting.collected import Collected, CollectNews, Outcome, Wanted
from qosviewer.services.collecting.collecting import Collecting
from qosviewer.services.collecting.lock import CollectorRuns, collector

__all__ = ["CollectNews", "Collected", "Collecting", "CollectorRuns", "Outcome", "Wanted", "collector"]
