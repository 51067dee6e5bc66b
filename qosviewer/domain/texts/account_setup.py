"""Sentences of the set-up guide and of the connection test."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

SCOPE_MEETING_SUMMARY: Final = "Quality of each participant of a meeting"
SCOPE_MEETING_DETAIL: Final = "Title, time and instance of a meeting"
SCOPE_MEETING_LIST: Final = "List of past meetings"
SCOPE_PAST_MEETING: Final = "Title and time of a meeting without the dashboard"
SCOPE_PAST_INSTANCES: Final = "Earlier instances of a meeting number"
SCOPE_MEETING_ROSTER: Final = "Who was in a meeting, with which device and network"
SCOPE_MEETING_MINUTES: Final = "Quality of one participant of a meeting, minute by minute"
SCOPE_WEBINAR_SUMMARY: Final = "Quality of each participant of a webinar"
SCOPE_WEBINAR_DETAIL: Final = "Title, time and instance of a webinar"
SCOPE_WEBINAR_LIST: Final = "List of past webinars"
SCOPE_WEBINAR_INSTANCES: Final = "Earlier instances of a webinar number"
SCOPE_WEBINAR_ROSTER: Final = "Who was in a webinar, with which device and network"
SCOPE_WEBINAR_MINUTES: Final = "Quality of one participant of a webinar, minute by minute"
STEP_SIGN_IN: Final = "Signing in"
STEP_SCOPES: Final = "Scopes of the app"
SIGNED_IN: Final = Message("Zoom gave an access token")
NOT_SIGNED_IN: Final = Message("Not signed in")
SCOPES_ALL_FOUND: Final = Message("All {count} found")
SCOPES_FOUND_IN_PART: Final = Message(
    "{found} of {count} found",
    "Missing: {missing}.",
    "Add them in the Marketplace under Scopes, where they are of use to you.",
)
SCOPES_NOT_TOLD: Final = Message("Zoom did not say", "The access token came without a list of scopes.")
LIST_ANSWERED: Final = Message("It answered")
LIST_EMPTY: Final = Message("It answered", "There was none within the last month.")
ENDPOINT_ANSWERED: Final = Message("It answered for {meeting}")
NO_MEETING_TO_TRY: Final = Message(
    "There is no past meeting to try it on", "", "Give the number of a past meeting and test again."
)
ONE_MEETING_TO_TRY: Final = Message("One meeting only", "The test tries one meeting.", "Give one number or UUID.")
VERDICTS: Final = {
    "works": "This account works.",
    "fails": "This account does not work yet.",
    "can't tell": "Whether this account works could not be told: no meeting's quality was asked for with success.",
}
TEST_BEFORE: Final = "The test signs in, looks at the scopes, and makes one small call to each endpoint."
TEST_RUNNING: Final = "… Testing"
TEST_STOPPED: Final = "– The test was stopped."
TEST_MEETING_HINT: Final = "number of a past meeting; empty means the newest"
GUIDE_BEFORE: Final = (
    "Once for each Zoom account. You need a Business plan or higher with the Quality of Service Subscription (QSS), "
    "and a role that may build apps and see the Dashboard."
)
GUIDE_CREATE: Final = "In the Zoom App Marketplace choose Develop → Build App, and create a Server-to-Server OAuth app."
GUIDE_CREDENTIALS: Final = "From App Credentials copy the account ID, client ID and client secret into the form."
GUIDE_INFORMATION: Final = "Under Information fill in what is asked for; without it the app can't be activated."
GUIDE_EVENTS: Final = (
    "Under Feature switch on Event Subscriptions and add one. As its method WebSocket will do, "
    "which needs no server of yours. With Add Events choose:"
)
GUIDE_SCOPES: Final = "Under Scopes add these. Leave out those of webinars if there are none:"
GUIDE_ACTIVATE: Final = "Under Activation activate the app. Then come back and test the connection."
GUIDE_NEEDED: Final = "{purpose} (needed)"
GUIDE_OPTIONAL: Final = "{purpose}"
NO_NUMBER_TO_TRY: Final = Message("There is no number to try it on", "Only the UUID of the meeting is known.")
