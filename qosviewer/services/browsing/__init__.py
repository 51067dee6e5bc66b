"""What is at Zoom: its lists of past and running meetings, asked for politely and kept."""

from qosviewer.api.retry import Waiting
from qosviewer.services.browsing.browsing import BOTH, Stretch, browse
from qosviewer.services.browsing.catalogue import Catalogue
from qosviewer.services.browsing.events import BrowseEvent, CutShort, Listing, NotKept, Refused

__all__ = [
    "BOTH",
    "BrowseEvent",
    "Catalogue",
    "CutShort",
    "Listing",
    "NotKept",
    "Refused",
    "Stretch",
    "Waiting",
    "browse",
]
