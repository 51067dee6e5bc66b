"""What an app in the Zoom App Marketplace needs: its scopes and events, declared once.

The set-up guide offers them for copying, the connection test holds the access token against them. Sources: zoom-api.md,
sections 1.7, 3.2 and 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import texts

MARKETPLACE_URL: Final = "https://marketplace.zoom.us/develop/create"


@dataclass(frozen=True, slots=True)
class Scope:
    """One permission of the app.

    Attributes:
        granular: Its name in an app made today.
        classic: Names in an older app, any one of which includes it.
        purpose: What we need it for, for people.
        needed: Whether nothing works without it; the others make things better.
    """

    granular: str
    classic: tuple[str, ...]
    purpose: str
    needed: bool = False

    @property
    def master(self) -> str:
        """Its name in an app of a master account."""
        return self.granular.replace(":admin", ":master")

    def name(self, *, sub_account: bool) -> str:
        """Return its name in an app made today: of an account, or of the master account of a sub-account."""
        return self.master if sub_account else self.granular

    def is_among(self, found: Iterable[str], *, sub_account: bool = False) -> bool:
        """Tell whether an access token with the scopes ``found`` has this one, under any of its names.

        Args:
            found: The scopes.
            sub_account: Whether it has to reach into a sub-account, which only the scopes of master accounts do.
        """
        names = {self.master, *self.classic, *(() if sub_account else (self.granular,))}
        if sub_account:
            names = {name for name in names if name.endswith(":master")}
        return not names.isdisjoint(found)


_MEETINGS: Final = ("dashboard_meetings:read:admin", "dashboard:read:admin", "dashboard:master")
_WEBINARS: Final = ("dashboard_webinars:read:admin", "dashboard:read:admin", "dashboard:master")

MEETING_SUMMARY: Final = Scope(
    "dashboard:read:list_meeting_participants_qos:admin", _MEETINGS, texts.SCOPE_MEETING_SUMMARY, needed=True
)
MEETING_ROSTER: Final = Scope("dashboard:read:list_meeting_participants:admin", _MEETINGS, texts.SCOPE_MEETING_ROSTER)
MEETING_MINUTES: Final = Scope("dashboard:read:meeting_participant_qos:admin", _MEETINGS, texts.SCOPE_MEETING_MINUTES)
MEETING_DETAIL: Final = Scope("dashboard:read:meeting:admin", _MEETINGS, texts.SCOPE_MEETING_DETAIL)
MEETING_LIST: Final = Scope("dashboard:read:list_meetings:admin", _MEETINGS, texts.SCOPE_MEETING_LIST)
PAST_MEETING: Final = Scope(
    "meeting:read:past_meeting:admin", ("meeting:read:admin", "meeting:master"), texts.SCOPE_PAST_MEETING
)
PAST_INSTANCES: Final = Scope(
    "meeting:read:list_past_instances:admin", ("meeting:read:admin", "meeting:master"), texts.SCOPE_PAST_INSTANCES
)
WEBINAR_SUMMARY: Final = Scope(
    "dashboard:read:list_webinar_participants_qos:admin", _WEBINARS, texts.SCOPE_WEBINAR_SUMMARY
)
WEBINAR_ROSTER: Final = Scope("dashboard:read:list_webinar_participants:admin", _WEBINARS, texts.SCOPE_WEBINAR_ROSTER)
WEBINAR_MINUTES: Final = Scope("dashboard:read:webinar_participant_qos:admin", _WEBINARS, texts.SCOPE_WEBINAR_MINUTES)
WEBINAR_DETAIL: Final = Scope("dashboard:read:webinar:admin", _WEBINARS, texts.SCOPE_WEBINAR_DETAIL)
WEBINAR_LIST: Final = Scope("dashboard:read:list_webinars:admin", _WEBINARS, texts.SCOPE_WEBINAR_LIST)
PAST_WEBINAR_INSTANCES: Final = Scope(
    "webinar:read:list_past_instances:admin", ("webinar:read:admin", "webinar:master"), texts.SCOPE_WEBINAR_INSTANCES
)

SCOPES: Final = (
    MEETING_SUMMARY,
    MEETING_DETAIL,
    MEETING_LIST,
    PAST_MEETING,
    PAST_INSTANCES,
    MEETING_ROSTER,
    MEETING_MINUTES,
    WEBINAR_SUMMARY,
    WEBINAR_DETAIL,
    WEBINAR_LIST,
    PAST_WEBINAR_INSTANCES,
    WEBINAR_ROSTER,
    WEBINAR_MINUTES,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One event that the app has to be subscribed to.

    Attributes:
        key: Its name in the API.
        title: Its name in the Marketplace.
        needed: Whether nothing works without it.
    """

    key: str
    title: str
    needed: bool = False


EVENTS: Final = (
    Event("meeting.participant_qos_summary", "Meeting Participant QoS Summary", needed=True),
    Event("webinar.participant_qos_summary", "Webinar Participant QoS Summary"),
)


def missing_scopes(found: Iterable[str], *, sub_account: bool = False) -> tuple[Scope, ...]:
    """Return the scopes that an access token with the scopes ``found`` lacks; arguments as in `Scope.is_among`."""
    scopes = frozenset(found)
    return tuple(scope for scope in SCOPES if not scope.is_among(scopes, sub_account=sub_account))
