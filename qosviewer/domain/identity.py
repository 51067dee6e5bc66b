"""What an answer calls somebody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody as one entry of an answer names them. Every text may be empty, and is hostile.

    Attributes:
        seat: Number of the seat, the same in every answer about one meeting.
        user_id: Account-wide id.
        email: E-mail address.
        name: Display name.
        human: The same for all stays of one human, within one meeting only.
    """

    seat: str = ""
    user_id: str = ""
    email: str = ""
    name: str = ""
    human: str = ""


@dataclass(frozen=True, slots=True)
class PersonalKeys:
    """Which keys of an answer are personal.

    Attributes:
        identities: Those whose value belongs to one human alone: account-wide ids and e-mail addresses.
        blanked: Those that name somebody, their devices or where they were.
    """

    identities: frozenset[str] = frozenset()
    blanked: frozenset[str] = frozenset()
