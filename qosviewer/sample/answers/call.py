"""What an answer is made from: the account, the page tokens, the clock and the call itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from qosviewer.sample.account import Account
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.meeting_ids import meeting_id_in
from qosviewer.sample.paging import Page, PageSizes, PageTokens
from qosviewer.sample.reply import is_webinar, no_such_meeting


@dataclass(slots=True)
class Desk:
    """Everything that outlives one call. ``summary_calls`` counts how often a meeting's summary was asked for."""

    pages: PageTokens
    ready_after_calls: int
    summary_calls: Counter[str] = field(default_factory=Counter)

    def is_ready(self, meeting: Meeting) -> bool:
        """Whether a meeting that ended moments ago has its data yet."""
        return meeting.state != "processing" or self.summary_calls[meeting.uuid] > self.ready_after_calls


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whose meetings and which kind it is about, the raw path segments that name it, the query, the time."""

    desk: Desk
    account: Account
    webinar: bool
    raw_id: str
    raw_participant: str
    query: Mapping[str, str]
    now_s: float

    @property
    def wants_live(self) -> bool:
        """Whether the call asks for meetings under way, which is what leaving out ``type`` means."""
        return self.query.get("type", "live") == "live"

    def meeting(self) -> Meeting:
        """The meeting or webinar that the path names.

        Raises:
            ZoomError: 404/3001 for an id that the account doesn't have, or that isn't encoded by the rule; 400/300
                for a webinar asked for as a meeting.
        """
        meeting_id = meeting_id_in(self.raw_id)
        meeting = self.account.find(meeting_id) if meeting_id else None
        if meeting is None or (self.webinar and not meeting.webinar):
            raise no_such_meeting(meeting_id or self.raw_id, webinar=self.webinar)
        if meeting.webinar and not self.webinar:
            raise is_webinar(meeting_id or self.raw_id)
        return meeting

    def page(self, list_name: str, total: int, sizes: PageSizes) -> Page:
        """The page of a list that the query asks for."""
        return self.desk.pages.page(self.query, list_name, total, sizes, self.now_s)
