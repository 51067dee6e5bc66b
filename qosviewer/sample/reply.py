"""What the server sends back, and Zoom's error bodies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Delivery(Enum):
    """How an answer reaches the client, or fails to."""

    WHOLE = auto()
    UNTIL_CLOSE = auto()
    TRICKLE = auto()
    CUT = auto()
    STALL = auto()
    SILENCE = auto()
    RESET = auto()


@dataclass(slots=True)
class Reply:
    """One HTTP answer. ``delay_s`` passes before its first byte, or between its pieces when it trickles."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json;charset=UTF-8"
    delivery: Delivery = Delivery.WHOLE
    delay_s: float = 0.0

    @classmethod
    def json(cls, body: object, status: int = 200) -> Reply:
        """An answer with a JSON body."""
        return cls(status, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())


class ZoomError(Exception):
    """An answer with Zoom's ``code`` and ``message`` in place of data."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        errors: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.errors, self.headers = dict(errors or {}), dict(headers or {})

    def reply(self) -> Reply:
        """The HTTP answer that carries the error."""
        body: dict[str, object] = {"code": self.code, "message": self.message}
        if self.errors:
            body["errors"] = [{"field": field, "message": text} for field, text in self.errors.items()]
        reply = Reply.json(body, self.status)
        reply.headers.update(self.headers)
        return reply


def not_available() -> ZoomError:
    """The detail of a meeting that Zoom doesn't have, or not yet."""
    return ZoomError(404, 3001, "This meeting's detail info is not available.")


def not_ended() -> ZoomError:
    """A wrong ID, or a meeting that still runs."""
    return ZoomError(404, 3001, "The Meeting ID is not valid or the meeting has not ended yet.")


def no_such_meeting(meeting_id: str, *, webinar: bool = False) -> ZoomError:
    """A meeting or webinar that the account doesn't have."""
    return ZoomError(404, 3001, f"{'Webinar' if webinar else 'Meeting'} does not exist: {meeting_id}.")


def too_old(*, webinar: bool = False) -> ZoomError:
    """A meeting that Zoom no longer answers for."""
    return ZoomError(400, 12702, f"Can not access a {'webinar' if webinar else 'meeting'} a year ago.")


def is_webinar(webinar_id: str) -> ZoomError:
    """A webinar asked for as a meeting."""
    return ZoomError(400, 300, f"Can not access webinar info, {webinar_id}.")


def bad_page_token() -> ZoomError:
    """A page token that is unknown, spent or belongs to another list."""
    return ZoomError(400, 300, "The next page token is invalid or expired.")


def bad_parameter(**errors: str) -> ZoomError:
    """A query that doesn't validate; one message per field."""
    return ZoomError(400, 300, "Validation Failed.", errors)


def bad_access_token(message: str = "Invalid access token.") -> ZoomError:
    """A bearer token that is missing, unknown, expired or revoked."""
    return ZoomError(401, 124, message)


def missing_scopes(scopes: list[str]) -> ZoomError:
    """A token without any of the scopes that would do."""
    return ZoomError(400, 4711, f"Invalid access token, does not contain scopes:[{', '.join(scopes)}].")


def no_event_subscription() -> ZoomError:
    """The calling app isn't subscribed to the summary event; Zoom says Webinar on the meeting endpoint too."""
    return ZoomError(
        400,
        200,
        "Event subscription not found. Subscribe to the Webinar Participant QoS Summary event in your Marketplace app "
        "to get access to this API.",
    )


def wrong_plan() -> ZoomError:
    """The account's plan has no dashboard."""
    return ZoomError(
        400,
        200,
        "This API is only available for ZMP and Business or higher accounts that have enabled the Dashboard feature.",
    )
