"""A meeting that is one click away."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.domain.meeting import MeetingRef


@dataclass(frozen=True, slots=True)
class OfferedMeeting:
    """A meeting that can be opened without typing.

    Attributes:
        ref: Which.
        topic: As received; hostile text.
        facts: What stands beside it, e.g. how many took part.
        account: Name of the account it belongs to.
    """

    ref: MeetingRef
    topic: str
    facts: str
    account: str
