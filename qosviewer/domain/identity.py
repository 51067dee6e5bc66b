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
        seats: Those of the number of a seat.
        blanked: Those that name somebody, their devices or where they were.
        facts: Those under which never anything personal stands, whatever people call themselves: somebody named "1"
            or "iPhone" takes no reading and no device of others along.
    """

    identities: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    blanked: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
