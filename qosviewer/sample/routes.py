"""Which path is which endpoint: its rate label, the scopes that open it, and the function that answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from qosviewer.sample.answers import lists, meetings, participants, summary
from qosviewer.sample.answers.call import Call
from qosviewer.sample.reply import ZoomError

Answer = Callable[[Call], dict[str, object] | bytes]


@dataclass(frozen=True, slots=True)
class Route:
    """An endpoint. In ``pattern``, ``{id}`` and ``{participant}`` stand for one segment each."""

    endpoint: str
    pattern: str
    label: str
    scopes: tuple[str, ...]
    answer: Answer
    webinar: bool = False

    @property
    def master_scopes(self) -> tuple[str, str]:
        """The scopes that open it for an account below the master account."""
        granular = self.scopes[0]
        return granular.replace(":admin", ":master"), f"{granular.partition(':')[0]}:master"


def _dashboard(endpoint: str, pattern: str, label: str, granular: str, answer: Answer) -> tuple[Route, Route]:
    """A dashboard endpoint in its meeting and its webinar form. ``{noun}`` and ``{nouns}`` are filled in for both."""
    return tuple(  # type: ignore[return-value]
        Route(
            endpoint,
            pattern.format(nouns=f"{noun}s", id="{id}", participant="{participant}"),
            label,
            (
                f"dashboard:read:{granular.format(noun=noun, nouns=f'{noun}s')}:admin",
                f"dashboard_{noun}s:read:admin",
                "dashboard:read:admin",
            ),
            answer,
            noun == "webinar",
        )
        for noun in ("meeting", "webinar")
    )


def _past(endpoint: str, noun: str, tail: str, label: str, granular: str, answer: Answer) -> Route:
    granular_scope = f"{noun}:read:{granular}"
    scopes = (f"{granular_scope}:admin", granular_scope, f"{noun}:read:admin", f"{noun}:read")
    return Route(endpoint, f"past_{noun}s/{{id}}{tail}", label, scopes, answer, noun == "webinar")


ROUTES: tuple[Route, ...] = (
    *_dashboard(
        "summary",
        "metrics/{nouns}/{id}/participants/qos_summary",
        "Heavy",
        "list_{noun}_participants_qos",
        summary.summary,
    ),
    *_dashboard("detail", "metrics/{nouns}/{id}", "Heavy", "{noun}", meetings.detail),
    *_dashboard("list", "metrics/{nouns}", "Resource-intensive", "list_{nouns}", lists.meetings),
    *_dashboard(
        "participants",
        "metrics/{nouns}/{id}/participants",
        "Heavy",
        "list_{noun}_participants",
        participants.participants,
    ),
    *_dashboard(
        "participants-qos",
        "metrics/{nouns}/{id}/participants/qos",
        "Heavy",
        "list_{noun}_participants_qos",
        participants.participants_qos,
    ),
    *_dashboard(
        "participant-qos",
        "metrics/{nouns}/{id}/participants/{participant}/qos",
        "Heavy",
        "{noun}_participant_qos",
        participants.participant_qos,
    ),
    Route(
        "quality",
        "metrics/quality",
        "Heavy",
        ("dashboard:read:meeting_quality_score:admin", "dashboard:read:admin"),
        lists.quality,
    ),
    _past(
        "past-participants",
        "meeting",
        "/participants",
        "Medium",
        "list_past_participants",
        participants.past_participants,
    ),
    _past(
        "past-participants",
        "webinar",
        "/participants",
        "Medium",
        "list_past_participants",
        participants.past_participants,
    ),
    _past("past-meeting", "meeting", "", "Light", "past_meeting", meetings.past_meeting),
    _past("instances", "meeting", "/instances", "Medium", "list_past_instances", meetings.instances),
    _past("instances", "webinar", "/instances", "Light", "list_past_instances", meetings.instances),
)

ALL_SCOPES = frozenset(route.scopes[0] for route in ROUTES)
MASTER_SCOPES = frozenset(route.master_scopes[0] for route in ROUTES)


@dataclass(frozen=True, slots=True)
class Match:
    """A route with the raw segments that took the place of its parameters; whose it is, if not the caller's own."""

    route: Route
    raw_id: str = ""
    raw_participant: str = ""
    account_id: str = ""


def match(segments: list[str], account_id: str, sub_account_ids: Collection[str] = ()) -> Match:
    """The endpoint of a path below ``/v2``; the master-account form is the same endpoint.

    Raises:
        ZoomError: 404 for a path that is no endpoint, or another account's.
    """
    whose = ""
    if segments[:1] == ["accounts"] and len(segments) > 2:
        if segments[1] in sub_account_ids:
            whose = segments[1]
        elif segments[1] not in (account_id, "me"):
            raise ZoomError(404, 2001, f"Account does not exist: {segments[1]}.")
        segments = segments[2:]
    for route in ROUTES:
        pattern = route.pattern.split("/")
        if len(pattern) == len(segments):
            pairs = list(zip(pattern, segments, strict=True))
            if all(wanted == given or (wanted.startswith("{") and given) for wanted, given in pairs):
                found = dict(pairs)
                return Match(route, found.get("{id}", ""), found.get("{participant}", ""), whose)
    raise ZoomError(404, 300, "This API endpoint is not recognized.")
