"""The sample account: its meetings, its credentials' public half, and how a number or UUID finds a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from qosviewer.sample.meeting import Meeting
from qosviewer.sample.people import user_id
from qosviewer.sample.scenarios import SCENARIOS, Scenario

_SEED: Final = 1
SAMPLE_ACCOUNT_ID: Final = user_id("account", _SEED)
"""Of the account that the window offers."""


class SampleAccount:
    """All meetings of an invented company; the same seed and ``now`` give the same bytes.

    Meetings lie relative to the day of ``now`` (UTC; today by default), the running and the just ended one relative
    to its minute. ``participants`` sets the size of the first meeting.
    """

    def __init__(self, seed: int = _SEED, *, now: datetime | None = None, participants: int | None = None) -> None:
        self.seed = seed
        self.now = (now or datetime.now(UTC)).astimezone(UTC).replace(second=0, microsecond=0)
        self.account_id = user_id("account", seed)
        self.client_id = user_id("client", seed)
        self.meetings: list[Meeting] = [self._hold(scenario) for scenario in SCENARIOS]
        if participants is not None:
            self.meetings[0].size = participants

    def _hold(self, scenario: Scenario) -> Meeting:
        day = self.now.replace(hour=0, minute=0) - timedelta(days=scenario.days_ago)
        start = day.replace(hour=scenario.at[0], minute=scenario.at[1])
        if scenario.state == "running":
            start = self.now - timedelta(minutes=scenario.minutes // 2)
        elif scenario.state == "processing":
            start = self.now - timedelta(minutes=scenario.minutes)
        return Meeting(
            key=scenario.key,
            topic=scenario.topic,
            number=scenario.number,
            uuid=scenario.uuid,
            webinar=scenario.webinar,
            start=start,
            minutes=scenario.minutes,
            size=scenario.size,
            state=scenario.state,
            scenario=scenario,
            seed=self.seed,
        )

    def meeting(self, key: str) -> Meeting:
        """The meeting of a scenario.

        Raises:
            KeyError: no scenario has that key.
        """
        for meeting in self.meetings:
            if meeting.key == key:
                return meeting
        raise KeyError(key)

    def instances(self, number: int, *, webinar: bool) -> Sequence[Meeting]:
        """All instances under a number, newest first."""
        found = [meeting for meeting in self.meetings if meeting.number == number and meeting.webinar is webinar]
        return sorted(found, key=lambda meeting: meeting.start, reverse=True)

    def find(self, id_or_uuid: str) -> Meeting | None:
        """A number's latest ended instance (or the running one, if nothing ended yet), or exactly the UUID's."""
        if not id_or_uuid.isascii() or not id_or_uuid.isdigit():
            return next((meeting for meeting in self.meetings if meeting.uuid == id_or_uuid), None)
        found = [meeting for meeting in self.meetings if meeting.number == int(id_or_uuid)]
        return max(found, key=lambda meeting: (meeting.state != "running", meeting.start), default=None)
