"""What can go wrong between us and the API, as people are told. Which sentence: ``domain/texts/api.py``."""

from __future__ import annotations

from qosviewer.domain.errors import ConnectionTrouble, MeetingUnavailable, SetupError


class SignInTrouble(SetupError):
    """The account can't sign in at all: no call can work."""


class WrongSecret(SignInTrouble):
    """Client id or client secret are not right."""


class WrongAccount(SignInTrouble):
    """The account id is not right."""


class AppDisabled(SignInTrouble):
    """The app in the Marketplace is switched off."""


class WrongAppType(SignInTrouble):
    """The app is not a Server-to-Server OAuth app, or was never activated."""


class SignInRefused(SignInTrouble):
    """Signing in is refused for another reason; Zoom's own words say more."""


class ScopeMissing(SetupError):
    """The app lacks a scope.

    Attributes:
        scopes: The scopes that Zoom names; any one of them suffices.
    """

    scopes: tuple[str, ...] = ()


class EventSubscriptionMissing(SetupError):
    """The app is not subscribed to the QoS summary event, or the account has no QSS."""


class PlanTooSmall(SetupError):
    """The account's plan has no Dashboard."""


class NoPermission(SetupError):
    """The role behind the app may not see this."""


class NotReady(MeetingUnavailable):
    """Not found, still running, or ended moments ago: Zoom's answer is the same for all three."""


class IsWebinar(MeetingUnavailable):
    """The ID belongs to a webinar, but was asked for as a meeting."""


class TooOld(MeetingUnavailable):
    """Older than a year."""


class NoData(MeetingUnavailable):
    """Zoom has the meeting, but lists nobody."""


class RateLimited(ConnectionTrouble):
    """The account made too many calls; goes on after a short wait (see `retry_at`)."""


class DailyLimitReached(ConnectionTrouble):
    """The account's calls of today are used up; `retry_at` says until when."""


class PageTokenExpired(ConnectionTrouble):
    """The token of the next page is not valid any more: the list has to be started over."""


class WalkBroken(ConnectionTrouble):
    """The pages lead nowhere: a token comes again, or page after page is empty."""


class ServerFailed(ConnectionTrouble):
    """The server failed (5xx)."""


class RequestRefused(ConnectionTrouble):
    """The API refused the request for a reason that we know no better words for."""


class NotTheApi(ConnectionTrouble):
    """The answer is not one of the API: a sign-in page, another service, or far too big."""


class AnswerDamaged(NotTheApi):
    """The answer begins like one of the API and ends too early."""


class NetworkTrouble(ConnectionTrouble):
    """The server can't be reached at all."""


class TimedOut(NetworkTrouble):
    """No answer in time."""


class ConnectionBroken(NetworkTrouble):
    """The connection was cut."""


class ServerUnreachable(NetworkTrouble):
    """The name has no address, or nothing listens there."""


class TlsFailed(NetworkTrouble):
    """No trustworthy encrypted connection."""


class ProxyTrouble(NetworkTrouble):
    """The proxy of this computer refuses or can't be used."""
