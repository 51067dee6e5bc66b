"""What is collected, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qosviewer.domain.source import QSS

if TYPE_CHECKING:
    from qosviewer.api.retry import Waiting
    from qosviewer.domain.errors import Message, QosViewerError
    from qosviewer.domain.meeting import MeetingInfo
    from qosviewer.services.minutes import MinutesInstead


class Outcome(Enum):
    """What came of one meeting."""

    NOT_TRIED = "not tried"
    KEPT = "kept already"
    FETCHED = "fetched"
    PARTIAL = "partial"
    WITHOUT_DATA = "without data yet"
    GIVEN_UP = "no longer asked for"
    FAILED = "failed"


class Beside(Enum):
    """What may be fetched beside a summary."""

    ROSTER = "roster"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is collected.

    Attributes:
        new_only: Only meetings of which the archive has nothing; partial ones are not continued, nothing is added.
        roster: Who was there, beside each summary.
        minutes: The minutes of everybody, beside each summary.
        from_minutes: Where a summary is refused for want of QSS, what can be computed from the minutes.
    """

    new_only: bool = False
    roster: bool = False
    minutes: bool = False
    from_minutes: bool = False


@dataclass(slots=True)
class Collected:
    """One meeting, and how far it is.

    Attributes:
        info: What Zoom's list says about it.
        outcome: What came of it so far.
        snapshot: Its number in the archive; None where nothing is kept.
        source: What the numbers are made from.
        participants: How many came in this run.
        before: How many the archive had of it already.
        error: Why it failed, or has no data yet.
        without_roster: Why who was there is not kept beside it, where that was wanted.
        without_minutes: Why its minutes are not, likewise.
    """

    info: MeetingInfo
    outcome: Outcome = Outcome.NOT_TRIED
    snapshot: int | None = None
    source: str = QSS
    participants: int = 0
    before: int = 0
    error: QosViewerError | None = None
    without_roster: Message | None = None
    without_minutes: Message | None = None

    @property
    def falls_short(self) -> bool:
        """Whether something is missing that waiting for Zoom alone does not bring."""
        unfinished = self.outcome in (Outcome.FAILED, Outcome.PARTIAL, Outcome.NOT_TRIED)
        return unfinished or self.without_roster is not None or self.without_minutes is not None


@dataclass(frozen=True, slots=True)
class CollectNews:
    """Something happened to one of the meetings.

    Attributes:
        meeting: Which.
        waiting: The pause that begins; None where something else happened.
        instead: The summary is refused, and the minutes are taken; None where something else happened.
        beside: What is fetched from now on beside the summary; None where something else happened.
        over: Whether this was all of it.
    """

    meeting: Collected
    waiting: Waiting | None = None
    instead: MinutesInstead | None = None
    beside: Beside | None = None
    over: bool = False
