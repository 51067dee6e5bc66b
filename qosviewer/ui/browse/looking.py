"""How far a look at Zoom's lists is, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from qosviewer.domain import texts


class Phase(Enum):
    """What is going on."""

    ASKING = "asking"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Looking:
    """Where it stands.

    Attributes:
        phase: What is going on.
        count: How many meetings are listed.
        share: How much of the way is behind, 0 to 1; None where nobody knows.
        reason: Why it waits; empty where it does not.
        until: Until when it waits.
    """

    phase: Phase = Phase.ASKING
    count: int = 0
    share: float | None = None
    reason: str = ""
    until: datetime | None = None

    @property
    def busy(self) -> bool:
        """Whether Zoom is being asked."""
        return self.phase is Phase.ASKING

    def brief(self) -> str:
        """Return it in so few words that they fit beside buttons; empty where it takes a sentence."""
        return texts.BROWSE_DONE_BRIEFLY.format(count=self.count) if self.phase is Phase.DONE and self.count else ""

    def sentence(self, now: datetime) -> str:
        """Return it in words."""
        match self.phase:
            case Phase.CANCELLED:
                return texts.BROWSE_CANCELLED.format(count=self.count)
            case Phase.FAILED:
                return texts.BROWSE_FAILED.format(count=self.count)
            case Phase.DONE:
                template = {0: texts.BROWSE_DONE_NOTHING, 1: texts.BROWSE_DONE_ONE}.get(self.count, texts.BROWSE_DONE)
                return template.format(count=self.count)
        if self.until is not None and (seconds := round((self.until - now).total_seconds())) > 0:
            return texts.BROWSE_WAITING.format(title=self.reason, seconds=seconds, count=self.count)
        return texts.BROWSE_ASKING_SO_FAR.format(count=self.count) if self.count else texts.BROWSE_ASKING
