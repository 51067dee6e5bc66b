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
