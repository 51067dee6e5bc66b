"""Which meeting this is about, and how much of it is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class MeetingKind(Enum):
    """Which family of endpoints a meeting belongs to."""

    MEETING = "meeting"
    WEBINAR = "webinar"


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """What was asked for: a number (its latest instance) or a UUID (exactly that instance).

    Attributes:
        kind: Meeting or webinar.
        number: Digits only, or empty.
        uuid: Decoded UUID, or empty. Stands above the number where both are known.
    """

    kind: MeetingKind
    number: str = ""
    uuid: str = ""

    @property
    def text(self) -> str:
        """The number, else the decoded UUID: the ``meeting`` column of an export and a title of last resort."""
        return self.number or self.uuid


@dataclass(frozen=True, slots=True)
class MeetingInfo:
    """What is known about one held instance; everything but `ref` may be missing.

    Attributes:
        ref: Number and UUID. A ref without UUID means "instance not known": never merged with another.
        topic: As received; hostile text.
        host: Display name or address of the host, as received.
        start: Start of the instance, aware, UTC.
        end: End of the instance, aware, UTC.
        expected_participants: How many Zoom says took part. It may count people, not stays, so it is only ever "of
            about".
    """

    ref: MeetingRef
    topic: str = ""
    host: str = ""
    start: datetime | None = None
    end: datetime | None = None
    expected_participants: int | None = None

    @property
    def title(self) -> str:
        """The topic, else the number or UUID."""
        return self.topic.strip() or self.ref.text

    @property
    def instance_known(self) -> bool:
        """Whether the held instance is pinned by its UUID."""
        return bool(self.ref.uuid)

    @property
    def instance_key(self) -> str:
        """By what decisions by hand know the instance: its UUID; where that is not known, its number and start."""
        return self.ref.uuid or f"{self.ref.number} {self.start_utc_text}".strip()

    @property
    def start_utc_text(self) -> str:
        """Start as ``2026-03-01T10:15:14Z``; empty where not known."""
        return self.start.strftime("%Y-%m-%dT%H:%M:%SZ") if self.start else ""
