"""How far a fetch has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qosviewer.domain.meeting import MeetingInfo


@dataclass(frozen=True, slots=True)
class Place:
    """How far a fetch has come: enough to continue.

    Attributes:
        info: The meeting, resolved.
        walk: Which walk over the pages this is.
        page: Index of the next page.
        token: Token of the next page; empty before the first and after the last.
        token_at: When the token was received (aware, UTC).
    """

    info: MeetingInfo
    walk: int
    page: int
    token: str
    token_at: datetime

    @property
    def complete(self) -> bool:
        """Whether every page is there."""
        return self.page > 0 and not self.token
