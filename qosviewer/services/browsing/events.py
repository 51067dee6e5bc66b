"""What happens while a list is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qosviewer.api.retry import Waiting
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.listing import Listed
from qosviewer.domain.meeting import MeetingKind


@dataclass(frozen=True, slots=True)
class CutShort:
    """Zoom's lists do not reach as far back as was asked for.

    Attributes:
        message: In words.
    """

    message: Message


@dataclass(frozen=True, slots=True)
class Listing:
    """Meetings, some of which may have come before: a later one takes the place of an earlier one of its UUID.

    Attributes:
        meetings: The meetings, in Zoom's order.
        kind: Meetings or webinars.
        at: When Zoom said so.
        kept: Whether that was an earlier time, and no call was made for it.
        page: Of how many pages of its window this is the last so far; 0 where it was kept.
        total: How many meetings its window has, where Zoom says so.
        window: Which of the windows that are asked for this is, from 1; 0 where it was kept.
        windows: How many are asked for.
    """

    meetings: tuple[Listed, ...]
    kind: MeetingKind
    at: datetime
    kept: bool = False
    page: int = 0
    total: int | None = None
    window: int = 0
    windows: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The lists of one kind can't be had; what there is of the other is still good.

    Attributes:
        kind: Which.
        error: Why.
    """

    kind: MeetingKind
    error: QosViewerError


@dataclass(frozen=True, slots=True)
class NotKept:
    """The list is here, but could not be kept, or what was kept could not be read. Said once.

    Attributes:
        error: Why.
    """

    error: QosViewerError


BrowseEvent = CutShort | Listing | Refused | NotKept | Waiting
