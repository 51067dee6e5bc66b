"""By what the same human is known in two meetings, and how sure that is."""

from __future__ import annotations

from enum import IntEnum


class Tie(IntEnum):
    """By what two persons of two meetings were paired, the surer being greater; 0 stands for no pair."""

    NAME = 1
    EMAIL = 2
    USER_ID = 3
    BY_HAND = 4
    SAME_STAY = 5

    @property
    def word(self) -> str:
        """What it is, for people."""
        return ("name", "e-mail address", "signed-in id", "decision by hand", "same stay")[self - 1]

    @property
    def short(self) -> str:
        """The same for a narrow column."""
        return ("name", "e-mail", "id", "by hand", "same stay")[self - 1]

    @property
    def sureness(self) -> str:
        """How sure it is: certain, likely or perhaps."""
        return ("perhaps", "likely", "certain", "certain", "certain")[self - 1]
