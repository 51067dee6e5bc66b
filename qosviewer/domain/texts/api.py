"""Sentences about what Zoom answered, or why it did not."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

ADDRESS_NOT_UNDERSTOOD: Final = Message(
    "This is not an address",
    "The address has to look like https://api.zoom.us/v2.",
    "Check it for blanks and missing parts.",
)
ADDRESS_WITH_EXTRAS: Final = Message(
    "The address carries more than an address",
    "A name, a password, a “?” or a “#” has no place in it.",
    "Give the server and the path only.",
)
ADDRESS_NOT_HTTPS: Final = Message(
    "The address is not encrypted",
    "Plain http:// is accepted for this computer only, because the access token would travel in the open.",
    "Use https://.",
)
WRONG_SECRET: Final = Message(
    "Client ID or client secret is wrong",
    "Zoom does not know this pair of client ID and client secret.",
    "In the Zoom App Marketplace open Manage → your app → App Credentials, and copy both again. A regenerated "
    "secret makes the old one invalid.",
)
WRONG_ACCOUNT: Final = Message(
    "The account ID is wrong",
    "Zoom knows the app, but not for this account ID.",
    "In the Zoom App Marketplace open Manage → your app → App Credentials, and copy the account ID again. It is "
    "not the account number of the web portal.",
)
APP_DISABLED: Final = Message(
    "The app is switched off",
    "The app in the Zoom App Marketplace was deactivated, so it can't sign in.",
    "In the Zoom App Marketplace open Manage → your app → Activation, and activate it.",
)
WRONG_APP_TYPE: Final = Message(
    "The app is not a Server-to-Server OAuth app",
    "Zoom does not let this app sign in with an account ID. Its type is another one, or it was never activated.",
    "In the Zoom App Marketplace create a Server-to-Server OAuth app, or activate the one that you have.",
)
SIGN_IN_REFUSED: Final = Message(
    "Zoom refuses to sign in",
    "The account ID, client ID and client secret were not accepted.",
    "Zoom's own words say more. Check the three values and whether the app is activated.",
)
TOKEN_REFUSED: Final = Message(
    "Zoom does not accept the access token",
    "A new access token was refused as well.",
    "Check that the app is activated and that the API address belongs to the same Zoom cloud as the token address.",
)
SCOPE_MISSING: Final = Message(
    "The app lacks a scope",
    "Zoom asks for one of these scopes: {scopes}.",
    "In the Zoom App Marketplace open Manage → your app → Scopes, add it, and try again. An administrator's role "
    "has to allow it.",
)
EVENT_SUBSCRIPTION_MISSING: Final = Message(
    "The QoS summary event is not subscribed",
    "Zoom gives these numbers only to an app that is subscribed to the QoS summary event, on an account with the "
    "Quality of Service Subscription (QSS).",
    "In the Zoom App Marketplace open Manage → your app → Features → Event Subscriptions, add a subscription, "
    "and under Add events choose "
    "“Meeting Participant QoS Summary” (for webinars “Webinar Participant QoS Summary”). If the event is not "
    "offered, the account has no QSS: ask Zoom for it.",
)
PLAN_TOO_SMALL: Final = Message(
    "The account's plan does not include this",
    "These numbers need a Business plan or higher with the Dashboard feature switched on.",
    "Ask the owner of the Zoom account which plan it has, and whether the Dashboard is enabled.",
)
NO_PERMISSION: Final = Message(
    "Zoom does not allow this",
    "The app signed in, but it may not see these data.",
    "Check that the meeting belongs to this account, and that the role behind the app has the Dashboard permission.",
)
NOT_READY: Final = Message(
    "Zoom has no summary for this ID yet",
    "The meeting is still running, ended only minutes ago, or the ID is not right. Zoom's answer is the same for "
    "all three.",
    "If it ended a moment ago, try again in some minutes. Otherwise check the ID.",
)
IS_WEBINAR: Final = Message(
    "This is a webinar",
    "The ID belongs to a webinar, which has an endpoint of its own.",
    "Open it as a webinar.",
)
TOO_OLD: Final = Message(
    "The meeting is more than a year old",
    "Zoom keeps these numbers for one year.",
    "There is nothing to fetch any more.",
)
NO_DATA: Final = Message(
    "Zoom lists nobody for this meeting",
    "The answer is in order, but there is no participant in it.",
    "If the meeting ended a moment ago, try again in some minutes. A meeting with one participant has no summary.",
)
RATE_LIMITED: Final = Message(
    "Zoom asks for a slower pace",
    "The account made too many calls within a second; other apps of the account count as well.",
    "The fetch goes on by itself after a short wait. If this happens often, lower the calls per second in the "
    "settings.",
)
RATE_LIMITED_UNTIL: Final = Message(
    "Zoom asks for a pause",
    "The account made too many calls. Zoom takes the next one from {until} on.",
    "Continue then.",
)
DAILY_LIMIT_REACHED: Final = Message(
    "The account's calls of today are used up",
    "Zoom's daily limit is shared by all apps of the account. It takes calls again from {until} on.",
    "Continue then. What was fetched stays.",
)
PAGE_TOKEN_EXPIRED: Final = Message(
    "The list had to be started over",
    "The place in Zoom's list is valid for 15 minutes and has expired.",
    "What was fetched stays; nobody is listed twice.",
)
PAGE_TOKEN_EXPIRED_AGAIN: Final = Message(
    "Zoom's list does not hold still",
    "The place in the list expired a second time, right after starting over.",
    "What was fetched stays. Try again later.",
)
PAGE_TOKEN_REPEATED: Final = Message(
    "Zoom's list goes in circles",
    "A page leads back to one that was already fetched.",
    "What was fetched stays, but somebody may be missing. Try again later.",
)
PAGES_EMPTY: Final = Message(
    "Zoom's list brings nothing more",
    "Several pages in a row were empty, yet each promises another one.",
    "What was fetched stays, but somebody may be missing. Try again later.",
)
SERVER_FAILED: Final = Message(
    "The server has trouble",
    "It answered with an error of its own (HTTP {status}).",
    "Try again in some minutes. status.zoom.us says whether others are affected.",
)
REQUEST_REFUSED: Final = Message(
    "Zoom refuses the request",
    "It answered with HTTP {status}.",
    "Zoom's own words say more.",
)
NOT_THE_API: Final = Message(
    "This is not the API",
    "The server's answer (HTTP {status}) is not one of the Zoom API. It may be a sign-in page of the network, or "
    "another service.",
    "Check the API address, and open any web page to see whether the network asks for a sign-in.",
)
NOT_THE_TOKEN_ENDPOINT: Final = Message(
    "This is not the token endpoint",
    "The server's answer (HTTP {status}) is not one of Zoom's sign-in. It may be a sign-in page of the network, "
    "or another service.",
    "Check the token address, and open any web page to see whether the network asks for a sign-in.",
)
REDIRECTED: Final = Message(
    "The server points elsewhere",
    "It answered with a redirect (HTTP {status}), which is not followed: the access token goes to the configured "
    "server only.",
    "Check the API address, and open any web page to see whether the network asks for a sign-in.",
)
ANSWER_TOO_BIG: Final = Message(
    "The answer is far too big",
    "A page of the API has some hundred kilobytes; this one has more than {limit} MB and was not read to its end.",
    "Check the API address.",
)
ANSWER_DAMAGED: Final = Message(
    "The answer is damaged",
    "It begins like an answer of the API, but can't be read to its end.",
    "Try again. If it happens again, a proxy or firewall on the way may cut answers short.",
)
TIMED_OUT: Final = Message(
    "The server does not answer",
    "No answer from {host} within the time allowed.",
    "Check the network connection, and try again.",
)
CONNECTION_BROKEN: Final = Message(
    "The connection was cut",
    "The connection to {host} ended before the answer was complete.",
    "Check the network connection, and try again.",
)
HOST_NOT_FOUND: Final = Message(
    "The server's name has no address",
    "The name {host} could not be resolved.",
    "Check the network connection and the address in the account's settings.",
)
CONNECTION_REFUSED: Final = Message(
    "Nothing answers at this address",
    "The connection to {host} was refused, or there is no way to it.",
    "Check the network connection, the firewall and the address in the account's settings.",
)
TLS_FAILED: Final = Message(
    "No trustworthy encrypted connection",
    "The identity of {host} could not be verified: {reason}.",
    "If the network inspects encrypted traffic, its certificate has to be in the trust store of this computer. "
    "Verification is never switched off. Check the clock, too.",
)
PROXY_REFUSES: Final = Message(
    "The proxy refuses the connection",
    "The proxy {proxy} did not let the connection to {host} through.",
    "Check the proxy settings of the system, and its name and password.",
)
PROXY_NOT_USABLE: Final = Message(
    "The proxy can't be used",
    "The proxy {proxy} is of a kind that is not supported; http and https proxies are.",
    "Check the proxy settings of the system, or the variable HTTPS_PROXY.",
)
