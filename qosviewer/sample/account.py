"""The sample account: its meetings, its credentials' public half, and how a number or UUID finds a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from qosviewer.sample.meeting import Meeting
from qosviewer.sample.meeting_ids import days_before, uuid_on
from qosviewer.sample.people import user_id
from qosviewer.sample.scenarios import BRANCHES, SCENARIOS, Scenario

_SEED: Final = 1
_DAYS_REMEMBERED: Final = 400


class Account:
    """Meetings that belong together. They lie relative to the day of ``now``, running ones relative to its minute.

    The meetings of every day have UUIDs of their own. Those of days gone by are still found by theirs.
    """

    def __init__(self, account_id: str, scenarios: Iterable[Scenario], seed: int, now: datetime) -> None:
        self.account_id = account_id
        self.seed = seed
        self.now = now
        self._scenarios = tuple(scenarios)
        self._gone_by: dict[int, Account] = {}
        self.meetings: list[Meeting] = [self._hold(scenario) for scenario in self._scenarios]
        for meeting in self.meetings:
            if meeting.scenario and meeting.scenario.room_of:
                meeting.main = self.meeting(meeting.scenario.room_of)
                meeting.main.rooms.append(meeting)

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
            uuid=uuid_on(scenario.uuid, self.now.date()),
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
        """All instances under a number, newest first; breakout rooms are none."""
        found = [meeting for meeting in self._under(number) if meeting.webinar is webinar]
        return sorted(found, key=lambda meeting: meeting.start, reverse=True)

    def find(self, id_or_uuid: str) -> Meeting | None:
        """A number's latest ended instance (or the running one, if nothing ended yet), or exactly the UUID's."""
        if not id_or_uuid.isascii() or not id_or_uuid.isdigit():
            mine = next((meeting for meeting in self.meetings if meeting.uuid == id_or_uuid), None)
            return mine or self._find_gone_by(id_or_uuid)
        found = self._under(int(id_or_uuid))
        return max(found, key=lambda meeting: (meeting.state != "running", meeting.start), default=None)

    def _find_gone_by(self, uuid: str) -> Meeting | None:
        """Find a meeting of an earlier day, of which somebody may have kept the UUID."""
        for scenario, now in zip(self._scenarios, self.meetings, strict=False):
            days = days_before(self.now.date(), scenario.uuid, uuid)
            if days is not None and 0 < days <= _DAYS_REMEMBERED:
                if days not in self._gone_by:
                    then = self.now - timedelta(days=days)
                    self._gone_by[days] = Account(self.account_id, self._scenarios, self.seed, then)
                held = self._gone_by[days].meeting(scenario.key)
                held.size = now.size
                return held
        return None

    def _under(self, number: int) -> list[Meeting]:
        return [meeting for meeting in self.meetings if meeting.number == number and meeting.main is None]


class SubAccount(Account):
    """A branch of the company, reached through the master account only."""

    def __init__(self, key: str, name: str, scenarios: Iterable[Scenario], seed: int, now: datetime) -> None:
        super().__init__(user_id("account", seed, key), scenarios, seed, now)
        self.name = name


class SampleAccount(Account):
    """All meetings of an invented company; the same seed and ``now`` give the same bytes.

    ``now`` is UTC; today by default. ``participants`` sets the size of the first meeting. It is a master account.
    """

    def __init__(self, seed: int = _SEED, *, now: datetime | None = None, participants: int | None = None) -> None:
        moment = (now or datetime.now(UTC)).astimezone(UTC).replace(second=0, microsecond=0)
        super().__init__(user_id("account", seed), SCENARIOS, seed, moment)
        self.client_id = user_id("client", seed)
        self.sub_accounts = tuple(
            SubAccount(branch.key, branch.name, branch.scenarios, seed, moment) for branch in BRANCHES
        )
        if participants is not None:
            self.meetings[0].size = participants


def sample_account_ids() -> frozenset[str]:
    """Return the ids of the account that the window offers, and of its branches."""
    branches = (user_id("account", _SEED, branch.key) for branch in BRANCHES)
    return frozenset({user_id("account", _SEED), *branches})
