"""Whether it is worth trying the next meeting after others have failed."""

from __future__ import annotations

from typing import Final

from qosviewer.api.errors import DailyLimitReached, SignInTrouble
from qosviewer.domain.errors import ConnectionTrouble, LocalFileError, SetupError
from qosviewer.services.call_count import DailyShareUsed
from qosviewer.services.collecting.collected import Collected, Outcome

ENOUGH_FAILURES: Final = 5
"""So many in a row, for a reason that has nothing to do with the meeting, and the others are not tried."""

_NO_WAY_ON: Final = (SignInTrouble, DailyLimitReached, DailyShareUsed)
"""After one of these no call can work."""


class Prospects:
    """Follows how meetings end."""

    def __init__(self) -> None:
        self._failures = 0

    def are_nil_after(self, meeting: Collected) -> bool:
        """Take note of a meeting that is over; return whether trying others is of no use for now."""
        error = meeting.error
        if isinstance(error, SetupError | ConnectionTrouble | LocalFileError):
            self._failures += 1
        elif meeting.outcome is not Outcome.FAILED:
            self._failures = 0
        return isinstance(error, _NO_WAY_ON) or self._failures >= ENOUGH_FAILURES
