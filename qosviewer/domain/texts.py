"""The sentences people read, in one file, so that they can be reviewed and translated.

Whole sentences with named places.
A `Message` is an error or a banner (title, what happened, what to do); a plain string is everything else. Sections
follow the rooms.
"""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

# --- readings -------------------------------------------------------------------------------------------------------

ODDITY: Final = {
    1: "Received as “{raw}”, which is not a value of this kind. It is left out of the score.",
    2: "Received as “{raw}”: negative, so impossible. It is left out of the score.",
    3: "Received as “{raw}”: more than 100 %, so impossible. It is left out of the score.",
    4: "Received as “{raw}”: minimum, average and maximum contradict each other. They are left out of the score.",
}
OVER_LIMIT: Final = {
    2: "Beyond the “{profile}” limit of {limit}.",
    3: "Far beyond the “{profile}” limit of {limit}: bad is beyond {bad}.",
}
NO_PICTURE_REPORTED: Final = "0 fps without a picture size means that Zoom reported nothing. It counts as no reading."
SPIKE: Final = "A spike: the highest value is more than three times the average. One peak proves little."
STOPPED_WALK: Final = "Seen only before the list had to be started over; the newer list did not bring it again."
WORST_READING: Final = "{direction} {medium} {metric} {value}"
WORST_READING_WITHOUT_DIRECTION: Final = "{metric} {value}"

# --- files of the app and settings ----------------------------------------------------------------------------------

FOLDER_NOT_MADE: Final = Message(
    "A folder of QoS Viewer can't be made",
    "“{folder}” could not be made: {reason}.",
    "Check who may write there, or name another folder in the environment variable QOSVIEWER_HOME.",
)
FILE_NOT_READ: Final = Message(
    "A file of QoS Viewer can't be read",
    "“{path}” could not be read: {reason}.",
    "Check who may read it.",
)
FILE_NOT_WRITTEN: Final = Message(
    "A file of QoS Viewer can't be written",
    "“{path}” could not be written: {reason}. What stood there before is unchanged.",
    "Check who may write there and whether the disk is full.",
)
FILE_BUSY: Final = Message(
    "Another window is busy with the same file",
    "“{path}” stayed locked by another window of QoS Viewer.",
    "Try again; if it stays so, close the other windows.",
)
SETTINGS_SET_ASIDE: Final = Message(
    "The settings file was damaged",
    "“{path}” could not be understood: {reason}. It was set aside as “{aside}”, and the defaults are in use.",
    "Mend the file that was set aside and put it back, or set up accounts and settings anew. "
    "No secret is lost: those are in the keyring.",
)
SETTINGS_DAMAGED_IN_PLACE: Final = Message(
    "The settings file is damaged",
    "“{path}” could not be understood ({reason}), nor set aside.",
    "Mend it, or move it away; nothing is written to it as long as it is damaged.",
)
SETTING_NOT_ACCEPTED: Final = Message(
    "A setting has a value that can't be used",
    "“{key}” is “{value}”, but has to be {accepts}.",
    "Correct it in the settings; until then the default is in use.",
)
SETTING_REQUESTS_PER_SECOND: Final = (
    "How many requests a second are sent for one account, by all fetches together; "
    "Zoom's limit is 10 on Pro and 40 on Business and up."
)
SETTING_CALLS_PER_DAY: Final = (
    "How many calls a day are made for one account; "
    "Zoom's allowance of 30 000 (Pro) or 60 000 (Business and up) is shared by all apps."
)
SETTING_DIRECTION: Final = (
    "What “input” and “output” mean in the {endpoint} summary, about which Zoom's own texts contradict each other."
)
SETTING_LATENCY_MEANS: Final = "Whether latency is taken as the way there and back, or as one way only."
SETTING_THEME: Final = "Whether the window is light, dark, or as the system."
SETTING_CSV_BYTE_ORDER_MARK: Final = (
    "Whether CSV files begin with a byte order mark, by which Excel recognises names in other scripts."
)
SETTING_CHART_METRIC: Final = "Which metric the chart shows first."
SETTING_LAST_ACCOUNT: Final = "The account that was used last, which is chosen where none is named."
DAILY_SHARE_USED: Final = Message(
    "Today's share of API calls is used up",
    "{used} calls were made today for this account, which is the share that the settings allow.",
    "Go on at {until}, when Zoom's next day begins, or allow more calls a day in the settings.",
)

# --- accounts and credentials ---------------------------------------------------------------------------------------

NO_KEYRING: Final = Message(
    "There is no keyring to keep the secret in",
    "This computer has no keyring service, or none is running in this session.",
    "Start one (GNOME Keyring, KWallet, KeePassXC) and try again, or use the secret for this run only.",
)
KEYRING_UNSAFE: Final = Message(
    "The keyring is not safe enough",
    "The keyring set up here is “{keyring}”, which stores plain text or nothing, or is not known. It was not used.",
    "Set up the keyring of the system, or use the secret for this run only.",
)
KEYRING_NOT_LOADED: Final = Message(
    "The keyring that is set up can't be loaded",
    "Loading it failed: {reason}.",
    "Correct the keyring configuration (PYTHON_KEYRING_BACKEND or keyringrc.cfg), or use the secret for this run only.",
)
KEYRING_LOCKED: Final = Message(
    "The keyring is locked",
    "{keyring} is locked and was not unlocked.",
    "Unlock it and try again, or use the secret for this run only.",
)
KEYRING_REFUSED_TO_STORE: Final = Message(
    "The keyring did not store the secret",
    "{keyring} refused to store it.",
    "Check whether you may add entries to it, or use the secret for this run only.",
)
KEYRING_LOST_SECRET: Final = Message(
    "The keyring did not keep the secret",
    "{keyring} took the secret but gives back something else.",
    "Check the keyring, or use the secret for this run only.",
)
KEYRING_REFUSED_TO_DELETE: Final = Message(
    "The keyring did not delete the secret",
    "{keyring} still holds it.",
    "Delete the entry “qosviewer” with the keyring's own program.",
)
KEYRING_FAILED: Final = Message(
    "The keyring failed",
    "{keyring} stopped in the middle or answered something unknown ({kind}).",
    "Try again; if it stays so, use the secret for this run only.",
)
KEYRING_OR_ENVIRONMENT: Final = (
    "Set up or unlock the keyring of the system, or give the credentials in the environment: "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET."
)
SECRET_NOT_STORED: Final = Message(
    "The client secret is missing",
    "No client secret is stored for the account “{profile}”.",
    "Enter it in the accounts window.",
)
ACCOUNT_ID_TITLE: Final = "Account ID"
CLIENT_ID_TITLE: Final = "Client ID"
CLIENT_SECRET_TITLE: Final = "Client secret"  # noqa: S105
PROFILE_NAME_NOT_USABLE: Final = Message(
    "The account needs a name",
    "A name has 1 to {longest} letters, without control characters.",
    "Call it what you call the account, such as “Head office”.",
)
PROFILE_NAME_TAKEN: Final = Message(
    "This name is taken",
    "There is an account named “{name}” already; upper and lower case make no difference.",
    "Choose another name.",
)
FIELD_EMPTY: Final = Message(
    "{field} is missing",
    "{field} stands on the page “App Credentials” of your app in the Zoom Marketplace.",
    "Copy it from there.",
)
FIELD_NOT_COPIED_WELL: Final = Message(
    "{field} was not copied well",
    "It consists of letters, digits and signs without a blank or line break.",
    "Copy it again from the page “App Credentials” of your app in the Zoom Marketplace.",
)
ACCOUNT_UNKNOWN: Final = Message(
    "There is no such account",
    "No account is named “{name}”. These are set up: {known}.",
    "Choose one of them, or set up another.",
)
NO_ACCOUNT_YET: Final = Message(
    "No account is set up",
    "No account is named “{name}”, nor any other.",
    "Set one up in the accounts window, or give the environment variables "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ACCOUNT_GONE: Final = Message(
    "The account is gone",
    "“{name}” was deleted or renamed in another window.",
    "Set it up again, or choose another.",
)
NO_ACCOUNT: Final = Message(
    "No account is set up",
    "There is no account to ask.",
    "Set one up in the accounts window, or give the environment variables "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ENVIRONMENT_INCOMPLETE: Final = Message(
    "The credentials in the environment are not complete",
    "Missing: {missing}. They count only all three together, and no account is set up.",
    "Set all three of QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ACCOUNT_NOT_CHOSEN: Final = Message(
    "Which account?",
    "Several accounts are set up: {known}.",
    "Name one of them with --account.",
)
SCOPE_MEETING_SUMMARY: Final = "Quality of each participant of a meeting"
SCOPE_MEETING_DETAIL: Final = "Title, time and instance of a meeting"
SCOPE_MEETING_LIST: Final = "List of past meetings"
SCOPE_PAST_MEETING: Final = "Title and time of a meeting without the dashboard"
SCOPE_PAST_INSTANCES: Final = "Earlier instances of a meeting number"
SCOPE_WEBINAR_SUMMARY: Final = "Quality of each participant of a webinar"
SCOPE_WEBINAR_DETAIL: Final = "Title, time and instance of a webinar"
SCOPE_WEBINAR_LIST: Final = "List of past webinars"
SCOPE_WEBINAR_INSTANCES: Final = "Earlier instances of a webinar number"
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
FORM_NAME_HINT: Final = "such as Head office"
FORM_TOKEN_HINT: Final = "only if it is not on the same server"  # noqa: S105
SECRET_LOOKING: Final = "asking the keyring…"  # noqa: S105
SECRET_STORED: Final = "stored in {keyring}"  # noqa: S105
SECRET_THIS_RUN: Final = "kept for this run only"  # noqa: S105
SECRET_NOT_YET: Final = "not stored yet"  # noqa: S105
SECRET_NOT_KNOWN: Final = "the keyring can't be asked"  # noqa: S105
ACCOUNT_NEW: Final = "New account"
ACCOUNTS_PROMISE: Final = "The secret stays in the keyring, never in a file."
ACCOUNTS_WAITING: Final = {
    "look": "Asking the keyring. It may want its password, in a window of its own.",
    "save": "Saving. The keyring may want its password, in a window of its own.",
    "delete": "Deleting. The keyring may want its password, in a window of its own.",
    "test": "Testing the connection…",
}
ACCOUNT_SAVED: Final = Message("“{name}” is saved", "Its secret is {where}.")
SAVING_GIVEN_UP: Final = Message(
    "Saving was given up",
    "The keyring did not answer yet. It may still store the secret when it is unlocked.",
    "Try again, or use the secret for this run only.",
)
DELETING_GIVEN_UP: Final = Message(
    "Deleting was given up",
    "The keyring did not answer yet.",
    "Try again, or delete the account and leave its secret in the keyring.",
)
ACCOUNT_DELETE_QUESTION: Final = Message(
    "Delete the account “{name}”?", "Its secret is deleted from the keyring, too. Meetings that were fetched stay."
)
ACCOUNT_DISCARD_QUESTION: Final = Message("Discard what you typed?", "The changes to “{name}” are not saved.")
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

# --- what was typed or pasted as a meeting --------------------------------------------------------------------------

IDS_EMPTY: Final = "A number, a UUID, a join link or a whole invitation; several at once are fine."
IDS_NOT_UNDERSTOOD: Final = "No meeting recognised in this yet."
IDS_ONE_NUMBER: Final = {
    "meeting": "Meeting {number}, the latest time it was held.",
    "webinar": "Webinar {number}, the latest time it was held.",
}
IDS_ONE_INSTANCE: Final = {
    "meeting": "Exactly one held meeting, given by its UUID.",
    "webinar": "Exactly one held webinar, given by its UUID.",
}
IDS_SEVERAL: Final = {"meeting": "{count} meetings.", "webinar": "{count} webinars."}
IDS_SEVERAL_OF_BOTH: Final = "Meetings: {meetings}. Webinars: {webinars}."
IDS_NOTHING_GIVEN: Final = Message(
    "There is no meeting in this", "", "Give a meeting number, a UUID, a join link or a whole invitation."
)
IDS_TOO_LONG: Final = Message(
    "This text is too long to look for meetings in", "", "Paste only the invitation or the list of numbers."
)
IDS_UNKNOWN: Final = Message(
    "“{text}” is not a meeting",
    "A meeting is a number of 9 to 12 digits, a UUID of 24 characters that ends in “==”, or a join link.",
    "Check that it was copied whole.",
)
IDS_WRONG_LENGTH: Final = Message(
    "“{text}” is not a meeting number",
    "It has {count} digits; meeting numbers have 9 to 12.",
    "Check that it was copied whole. Between two numbers, put a comma or a new line.",
)
IDS_TELEPHONE: Final = Message(
    "“{text}” looks like a telephone number", "", "Use the meeting number from the line “Meeting ID”."
)
IDS_PERSONAL_LINK: Final = Message(
    "“{link}” is a personal link, and holds no meeting number",
    "Zoom gives quality data by number or UUID only.",
    "Use the number from the line “Meeting ID” of the invitation, or the host's Personal Meeting ID.",
)
IDS_LINK_WITHOUT_MEETING: Final = Message(
    "There is no meeting number in the link “{link}”",
    "A join link looks like https://zoom.us/j/81234567890.",
    "Use the join link, or the number from the line “Meeting ID”.",
)
IDS_MORE_UNKNOWN: Final = Message("{count} more pieces of the text are not meetings either")

# --- exported files -------------------------------------------------------------------------------------------------

FILE_NOT_EXPORTED: Final = Message(
    "The file can't be written",
    "“{path}” could not be written: {reason}. If there was such a file before, it is as it was.",
    "Check who may write there, or choose another place.",
)
EXPORT_DISK_FULL: Final = Message(
    "There is no room for the file",
    "“{path}” could not be written: {reason}. If there was such a file before, it is as it was.",
    "Make room on the disk, or choose another place.",
)
EXPORT_TARGET_IS_FOLDER: Final = Message(
    "This is a folder, not a file", "“{path}” is a folder.", "Give the name of a file in it."
)
EXPORT_TARGET_READ_ONLY: Final = Message(
    "The file is write-protected", "“{path}” may not be changed; it is as it was.", "Choose another name."
)
EXPORT_TARGET_IN_USE: Final = Message(
    "The file is open in another program",
    "“{path}” could not be replaced: {reason}. It is as it was.",
    "Close it there, or choose another name.",
)
EXPORT_FOLDER_MISSING: Final = Message(
    "The folder does not exist", "“{path}” could not be written: {reason}.", "Make the folder, or choose another place."
)

# --- the API --------------------------------------------------------------------------------------------------------

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

# --- filters --------------------------------------------------------------------------------------------------------

FILTER_DID_YOU_MEAN: Final = "Did you mean “{name}”?"
FILTER_UNKNOWN_METRIC: Final = Message(
    "“{name}” is not a metric", "", "Put a metric before the comparison, such as loss, jitter, latency or fps."
)
FILTER_NAME_TWICE: Final = Message(
    "“{name}” is one name too many",
    "Before a comparison stand one metric and at most one medium, one direction and one of min, avg, max.",
)
FILTER_NO_METRIC: Final = Message(
    "“{path}” names no metric", "", "Add one, such as loss, jitter, latency or fps: “{path}.loss”."
)
FILTER_NO_SUCH_STATISTIC: Final = Message("Zoom does not report {stat} of {metric}", "It reports {known}.")
FILTER_COLUMN_WITH_STATISTIC: Final = Message(
    "“{name}” already says which of min, avg and max is meant", "", "Leave out one of the two."
)
FILTER_NOTHING_TO_COMPARE: Final = Message(
    "Nothing stands before “{operator}”", "", "Put a metric before it, such as loss, jitter, latency or fps."
)
FILTER_QUOTED_METRIC: Final = Message("A metric stands without quotation marks", "", "Remove the quotation marks.")
FILTER_VALUE_MISSING: Final = Message(
    "A value is missing after “{operator}”", "", "Write what {metric} is compared with."
)
FILTER_BAD_VALUE_WITH_UNIT: Final = Message(
    "“{value}” can't be compared with {metric}", "", "Write a number; without a unit it is taken as {unit}."
)
FILTER_BAD_VALUE: Final = Message(
    "“{value}” can't be compared with {metric}", "", "Write width and height, such as 640x360."
)
FILTER_UNKNOWN_LEVEL: Final = Message("“{value}” is not a level of {metric}", "The levels are {known}.")
FILTER_TERM_MISSING: Final = Message("Something is missing here", "", "Add a word or a comparison such as “loss > 2”.")
FILTER_QUOTE_NOT_CLOSED: Final = Message("This quotation mark is not closed", "", "Add the closing one.")
FILTER_QUOTES_EMPTY: Final = Message(
    "Nothing stands between the quotation marks", "", 'To find blank names, write name:"".'
)
FILTER_BRACKET_NOT_CLOSED: Final = Message("This bracket is not closed", "", "Add “)”.")
FILTER_BRACKET_NOT_OPENED: Final = Message("This bracket was never opened", "", "Remove it, or put “(” before.")
FILTER_TEXT_MISSING: Final = Message("A text is missing after “{prefix}:”", "", "Write what is looked for.")
FILTER_UNKNOWN_PREFIX: Final = Message(
    "“{prefix}:” is not known", "", "To look for the text itself, put it between quotation marks."
)
FILTER_UNKNOWN_STATE: Final = Message("“{state}” is not a state", "The states are {known}.")
FILTER_TOO_LONG: Final = Message("This filter has too many parts", "", "Use fewer words and comparisons.")
FILTER_TOO_DEEP: Final = Message("This filter has too many brackets within brackets", "", "Use fewer of them.")

FILTER_HELP_METRIC_WITH_UNIT: Final = "{metric} in {unit}"
FILTER_HELP_MEDIUM: Final = "Only streams of this kind: {medium}"
FILTER_HELP_DIRECTIONS: Final = {"uplink": "Only what the participant sent", "downlink": "Only what they received"}
FILTER_HELP_STATISTICS: Final = {
    "min": "The lowest of the meeting",
    "avg": "The average of the meeting",
    "max": "The highest of the meeting",
}
FILTER_HELP_OPERATORS: Final = {
    ">": "{metric} is more than …",
    ">=": "{metric} is at least …",
    "<": "{metric} is less than …",
    "<=": "{metric} is at most …",
    "=": "{metric} is exactly …",
    "!=": "{metric} is anything but …",
}
FILTER_HELP_PREFIXES: Final = {
    "name": 'The name contains this text; name:"" finds blank names',
    "email": "The e-mail address contains this text",
    "id": "The participant or user ID contains this text",
    "type": "A stream of this type, as Zoom names it",
    "state": "How the participant fared: good, warning, bad or unclassified",
}
FILTER_HELP_STATES: Final = {
    "unclassified": "Not enough data for a verdict",
    "good": "All within the limits",
    "warning": "Beyond a limit",
    "bad": "Far beyond a limit",
}
FILTER_HELP_LEVEL: Final = "A level of {metric}"
FILTER_HELP_TYPE: Final = "A stream type"
FILTER_HELP_WORDS: Final = {
    "and": "Both must hold",
    "or": "One must hold",
    "not": "The opposite of what follows",
}

FILTER_REFERENCE_HEAD: Final = """\
# Filters

One language for the filter field, the command line and checks. `loss > 2` keeps everyone with a stream that lost more
than 2 % on average. In a table of streams it keeps exactly those streams.

A comparison is a metric, an operator (`=`, `!=`, `<`, `<=`, `>`, `>=`) and a value. The average is meant unless `min`
or `max` is named. A medium (`audio`, `video`, `share`, `cpu`) and a direction (`uplink`, `downlink`) narrow it, joined
by dots: `video.downlink.loss.max > 5`. The names of columns of a CSV file work too: `max_loss_pct > 5`.
A missing value never matches, not even `!=`.
"""
FILTER_REFERENCE_TEXTS: Final = """\
Other units are converted: `latency > 0.3 s`, `bitrate < 1 Mbps`. Picture sizes are compared by their number of pixels.

A plain word is looked for in names and e-mail addresses, in any case, with or without accents. Put a text between
quotation marks when it holds blanks or signs: `"Anna (guest)"`.
"""
FILTER_REFERENCE_TAIL: Final = """\
`and`, `or`, `not` and brackets combine them; between two parts without a word stands an unwritten `and`; `-anna` is
short for `not anna`. `not` binds closest, then `and`, then `or`. For a participant, `not loss > 2` means that none of
the streams lost more than 2 %.
"""

# --- the large chart ------------------------------------------------------------------------------------------------

CHART_TITLES: Final = {
    (False, False): "{metric}",
    (True, False): "{metric} ({medium})",
    (False, True): "{metric} ({direction})",
    (True, True): "{metric} ({medium} {direction})",
}
"""Title of a chart, by whether it is narrowed to a medium and to a direction."""
CHART_PIXELS: Final = "{count} pixels"
CHART_NOBODY: Final = "{title}: no participant has a reading."
CHART_COUNTS: Final = "{title}: participants with a reading {count}, without {without}."
CHART_ODD: Final = "Impossible readings, left out of these figures: {odd}."
CHART_MIDDLE: Final = {
    10: "The median is {median}, the 10th percentile {percentile}.",
    90: "The median is {median}, the 90th percentile {percentile}.",
}
CHART_NAMED: Final = "{name} ({value})"
CHART_WORST: Final = "Worst: {names}."
CHART_HIGHEST: Final = "Highest: {names}."
CHART_ONLY: Final = "The only one: {reading}."
CHART_ABOVE: Final = {
    False: "Above the limit of {limit}: {over} of {count}.",
    True: "Above the limit of {limit}: {over} of {count}, {share} % (95 % interval {low} to {high} %).",
}
CHART_BELOW: Final = {
    False: "Below the limit of {limit}: {over} of {count}.",
    True: "Below the limit of {limit}: {over} of {count}, {share} % (95 % interval {low} to {high} %).",
}
CHART_AXIS_WITH_UNIT: Final = "{title} ({unit})"
CHART_RANKS_WORST: Final = "Participants, worst first"
CHART_RANKS_HIGHEST: Final = "Participants, highest first"
CHART_COUNT_AXIS: Final = "Participants"
CHART_READING: Final = "{metric}: {values}"
CHART_STREAM: Final = "{stream} ({type})"
CHART_RANK: Final = "Rank {rank} of {count}"
CHART_BIN: Final = "{metric} from {low} to {high}"
CHART_BIN_WORD: Final = "{metric}: {word}"
CHART_BIN_COUNT: Final = "Participants: {count}"
CHART_BIN_SELECTED: Final = "Of them selected: {count}"
CHART_LIMIT_ABOVE: Final = ("▲ warning above {limit}", "■ bad above {limit}")
CHART_LIMIT_BELOW: Final = ("▲ warning below {limit}", "■ bad below {limit}")
CHART_SELECTED_ONE: Final = "{name} ({value}, rank {rank} of {count})"
CHART_SELECTED: Final = "Selected: {names}."
CHART_SELECTED_MORE: Final = "Selected: {names} and {more} more."
CHART_SELECTED_NONE: Final = "Nobody who is selected has such a reading."
CHART_LEGEND_RANGES: Final = "Bar: minimum to maximum. Mark: average."
CHART_LEGEND_MARKS: Final = "Mark: the reading."
CHART_LEGEND_STATES: Final = "● within the limits ▲ warning ■ bad ○ no limit applies"
CHART_LEGEND_CUT: Final = "An arrow at the upper edge: the bar goes on. Zoom out to see its end."
CHART_LEGEND_ODD: Final = "✕ an impossible reading, drawn as received."
CHART_LEGEND_HISTOGRAM: Final = "Each bar counts participants by their average. A click selects them."
CHART_MEETING: Final = "{title}, {start}"
CHART_NO_STREAMS: Final = "Nobody has streams that could carry “{metric}” in this meeting."
CHART_NO_DIRECTION: Final = "Nobody has streams of this kind in the direction “{direction}”."
CHART_NOT_REPORTED: Final = "{title}: there are such streams, but Zoom reported no number for any of them."
CHART_HINT: Final = (
    "Click or Enter selects, Ctrl adds, Shift and drag selects a stretch. Drag or the wheel zooms, a double click or "
    "Home shows all. Left and right go from one to the next."
)
CHART_NAME: Final = "Chart: {title}"
CHART_COPIED: Final = Message("Copied", "The clipboard holds the picture, and the summary as text.")
CHART_SAVED: Final = Message("Picture saved", "“{path}” was written.")
CHART_FILE_NAME: Final = "{metric} {meeting}"
CHART_PREPARING: Final = "Preparing the chart…"

# --- tables ---------------------------------------------------------------------------------------------------------

CELL_RECEIVED: Final = "Received as “{raw}”."
CELL_SPOKEN_WITH_NOTE: Final = "{value}. {note}"
RANGE_ALL: Final = "{middle} on average, from {low} to {high}"
RANGE_MIDDLE: Final = "{middle} on average"
RANGE_ENDS: Final = "from {low} to {high}"
RANGE_UP_TO: Final = "up to {high}"
RANGE_NOTHING: Final = "not reported"
RANGE_CLIPPED: Final = "The bar ends at the edge of the scale; the value lies beyond it."
RANGE_LEGEND: Final = "The bar goes from minimum to maximum, the mark is the average."
RANGE_LEGEND_LIMIT: Final = (
    "The bar goes from minimum to maximum, the mark is the average, the tick the limit of {limit}."
)
PARTICIPANTS_SHOWN: Final = "Participants: {shown} of {total} shown"
PARTICIPANTS_ALL: Final = "Participants: {total}"
STREAMS_SHOWN: Final = "Streams: {shown} of {total} shown"
STREAMS_ALL: Final = "Streams: {total}"
SHOWING_EVERYONE: Final = "Showing everyone"
SHOWING_ONE: Final = "Showing {name}"
SHOWING_SELECTED: Final = "Showing {count} selected participants"
FILTER_HINT: Final = "Filter: a name, or a comparison such as loss > 2"
FILTER_PLACE: Final = "Filter, character {place}: {title}."
FILTER_PLACE_WITH_DETAIL: Final = "Filter, character {place}: {title}. {detail}"
EMPTY_NO_PARTICIPANTS: Final = "No participants yet."
EMPTY_FILTERED: Final = "No participant matches this filter."
EMPTY_FILTERED_PROBLEMS: Final = "No participant with problems matches this filter."
EMPTY_NO_PROBLEMS: Final = "No participant with problems: no reading is over a limit."
EMPTY_STREAMS_FILTERED: Final = "No stream matches the filter."
EMPTY_MEDIUM_ONE: Final = {
    "audio": "Zoom reported no audio of {name} in this meeting.",
    "video": "Zoom reported no video of {name} in this meeting.",
    "share": "{name} never shared or watched a screen in this meeting.",
    "cpu": "{name} reported no CPU data.",
    "all": "Zoom reported no streams of {name}.",
}
EMPTY_MEDIUM_SEVERAL: Final = {
    "audio": "Zoom reported no audio of the {count} selected participants in this meeting.",
    "video": "Zoom reported no video of the {count} selected participants in this meeting.",
    "share": "None of the {count} selected participants shared or watched a screen in this meeting.",
    "cpu": "None of the {count} selected participants reported CPU data.",
    "all": "Zoom reported no streams of the {count} selected participants.",
}
EMPTY_MEDIUM_EVERYONE: Final = {
    "audio": "Zoom reported no audio in this meeting.",
    "video": "Zoom reported no video in this meeting.",
    "share": "Nobody shared a screen in this meeting.",
    "cpu": "Nobody reported CPU data.",
    "all": "Zoom reported no streams in this meeting.",
}
RAW_CUT: Final = "Only the first {shown} of {total} participants are shown here. Select those that matter."
RAW_NOT_FOUND: Final = "Not found."

# --- the command line -----------------------------------------------------------------------------------------------

INTERRUPTED: Final = "qosviewer: Interrupted."
PARTICIPANTS: Final = "participants"
WAITING: Final = "{meeting}: {title}. Trying again in {seconds} s."
STARTED_OVER: Final = "{meeting}: {title}."
PARTIAL_WRITTEN: Final = (
    "qosviewer: The result is not complete: it was written to “{partial}”, and “{path}” was not touched."
)
OWN_MISTAKE: Final = Message(
    "QoS Viewer made a mistake",
    "It is a mistake in the program itself ({kind}), not in what you did.",
    "Run the command again with -vv, and report what it says.",
)
STDOUT_FAILED: Final = Message(
    "The results can't be written to standard output", "It failed: {reason}.", "Write them to a file with -o."
)
TWO_FORMATS: Final = Message(
    "Which format?", "--json and --format csv contradict each other.", "Leave one of them out."
)
STOPPED_BEFORE_ITS_END: Final = Message(
    "The fetch was stopped before its end", "What was fetched until then is here.", "Fetch the meeting again."
)
FAULT_NOT_UNDERSTOOD: Final = Message("There is no such fault", "The sample server can't do it: {reason}.")
PORT_NOT_FREE: Final = Message(
    "The sample server can't use this port", "Port {port} can't be listened on: {reason}.", "Leave --port out."
)

# --- the window -----------------------------------------------------------------------------------------------------

START_TITLE: Final = "Who had trouble in the meeting, and where did it come from?"
START_SUBTITLE: Final = (
    "QoS Viewer reads what Zoom measured for every participant, on every stream and in both directions, "
    "and shows who stands out."
)
START_SAMPLE: Final = "An invented company with meetings that each went wrong in their own way. Needs no Zoom account."
START_CONNECT: Final = (
    "Set up once, with a guide for every step in Zoom's Marketplace. The secret goes into the keyring of this computer."
)
START_OPEN: Final = "Paste a meeting number, a join link or a whole invitation. Several at once are fine."
START_SAMPLE_STARTING: Final = "The sample account is starting…"
START_SAMPLE_MEETINGS: Final = "Meetings of the sample account"
START_RECENT_MEETINGS: Final = "Opened lately"
START_LIST_HINT: Final = "Enter or a double click opens a meeting."

OPEN_HINT: Final = "Enter opens, Shift+Enter begins a new line."
OPEN_PICK: Final = "Or choose one of the sample account:"
OPEN_NO_ACCOUNT: Final = "No account is set up yet."

MEETING_NUMBER: Final = {"meeting": "Meeting {number}", "webinar": "Webinar {number}"}
MEETING_UUID: Final = {"meeting": "Meeting {uuid}", "webinar": "Webinar {uuid}"}
MEETING_MINUTES: Final = "{minutes} min"
MEETING_HOST: Final = "Host: {host}"
MEETING_INSTANCE_UNKNOWN: Final = "instance not known"
MEETING_INSTANCE_UNKNOWN_HELP: Final = (
    "The account's scopes do not tell which held meeting of this number this is. It is the latest one that Zoom has."
)
PARTICIPANT_COUNT: Final = "{count} participants"
PROBLEMS_FILTER: Final = "{problems}: list only these participants"
PROBLEMS_FILTER_HELP: Final = "List only the participants with problems, or everyone again."
PROBLEMS_FOUND: Final = "{bad} of {count} participants with problems"
PROBLEMS_NONE: Final = "None of {count} participants with problems"
PROBLEMS_UNKNOWN: Final = "No participants yet"
DIRECTIONS_READ_AS: Final = "Directions: {reading}"
DIRECTIONS_HELP: Final = (
    "Zoom's own texts contradict each other about what input and output mean. This is the reading in force; "
    "it can be switched, and one participant's minutes can confirm it."
)
DIRECTION_SHORT: Final = {"input-is-uplink": "input = uplink", "input-is-downlink": "input = downlink"}

FETCH_OPENING: Final = "Opening the account…"
FETCH_RESOLVING: Final = "Looking up the meeting…"
FETCH_RUNNING: Final = "Participants so far: {participants}. Pages: {pages}."
FETCH_RUNNING_OF: Final = "Participants so far: {participants} of about {expected}. Pages: {pages}."
FETCH_RUNNING_LEFT: Final = (
    "Participants so far: {participants} of about {expected}. Pages: {pages}. About {left} left."
)
FETCH_WAITING: Final = "Waiting until {until}, as Zoom asks. Participants so far: {participants}."
FETCH_WATCHING: Final = "Not ready yet. Looking again at {until}."
FETCH_COMPLETE: Final = "Complete at {time}. Participants: {participants}. Pages: {pages}."
FETCH_COMPLETE_STARTED_OVER: Final = (
    "Complete at {time}, after the list had to be started over. Participants: {participants}. Pages: {pages}."
)
FETCH_CANCELLING: Final = "Cancelling…"
FETCH_STOPPED: Final = "Not complete. Participants so far: {participants}."
FETCH_STOPPED_OF: Final = "Not complete. Participants so far: {participants} of about {expected}."
FETCH_CANCELLED: Final = Message(
    "The fetch was cancelled",
    "What was fetched stays on screen.",
    "Continue goes on from the last page, or starts over where Zoom has forgotten the place; nobody is listed twice.",
)
FETCH_FAILED_IN_THE_MIDDLE: Final = "{detail} What was fetched so far stays on screen."
FETCH_READY: Final = Message("The meeting is ready", "“{title}” can be looked at now.")
ZOOM_SAYS: Final = "Zoom's own words: {words}"
ZOOM_SAYS_WITH_CODE: Final = "Zoom's own words (code {code}): {words}"
ZOOM_CODE_ONLY: Final = "Zoom's code: {code}"
HTTP_STATUS: Final = "HTTP status: {status}"
SECONDS_LEFT: Final = "{seconds} s"
MINUTES_LEFT: Final = "{minutes} min"
INTERNAL_ERROR: Final = Message(
    "Something in QoS Viewer went wrong",
    "A part of the program stopped with an error of its own ({kind}).",
    "What is on screen stays. Please report it with the steps that led here.",
)

SAMPLE_NOT_STARTED: Final = Message(
    "The sample account did not start",
    "The program that serves it ended or did not answer: {reason}.",
    "Try again; if it stays so, this installation may not be whole.",
)

CALLS_TODAY: Final = "Calls today: {calls}"
ACCOUNT_OF_ENVIRONMENT: Final = "From the environment"
ACCOUNT_IN_USE: Final = "Account: {name}"
NO_ACCOUNT_IN_USE: Final = "No account set up"
COPIED_TICKET: Final = "Copied for a ticket. Participants: {count}."
NOTHING_TO_COPY: Final = "Select a participant first."

TICKET_MEETING: Final = "Meeting: {title}"
TICKET_NUMBER: Final = {"meeting": "Meeting number: {number}", "webinar": "Webinar number: {number}"}
TICKET_UUID: Final = "Meeting UUID: {uuid}"
TICKET_START: Final = "Start: {start}"
TICKET_START_UNKNOWN: Final = "Start: not known"
TICKET_READING: Final = "Directions are read as {reading}."
TICKET_LIMITS: Final = "Limits: “{profile}”."
TICKET_WHO: Final = "Participant: {name}"
TICKET_WHO_WITH_EMAIL: Final = "Participant: {name} <{email}>"
TICKET_STATE: Final = "State: {state}"
TICKET_OVER: Final = "{stream} ({type}): {metric} {value}; the limit is {limit}"
TICKET_FAR_OVER: Final = "{stream} ({type}): {metric} {value}; the limit is {limit}, and more than {bad} is bad"
TICKET_UNDER: Final = "{stream} ({type}): {metric} {value}; at least {limit} is expected"
TICKET_FAR_UNDER: Final = (
    "{stream} ({type}): {metric} {value}; at least {limit} is expected, and less than {bad} is bad"
)
TICKET_NOTHING_OVER: Final = "No reading over a limit."
TICKET_PARTIAL: Final = "The list was not fetched completely."

EXPORT_EVERYTHING: Final = "Everything. Participants: {participants}, rows: {rows}."
EXPORT_SHOWN: Final = "Exactly who is shown, in that order. Participants: {participants}, rows: {rows}."
EXPORT_BYTE_ORDER_MARK: Final = "Byte order mark, so that Excel shows names in other scripts"
EXPORT_RAW: Final = "Add the text as received beside each number"
EXPORT_PARTIAL: Final = Message("The fetch is not complete", "The file will hold what is here so far.")
EXPORT_RUNNING: Final = "Writing: {rows} of {total} rows"
EXPORT_DONE: Final = "Written: {rows} rows to {path}."
EXPORT_WILL_REPLACE: Final = "This file exists and will be replaced."
EXPORT_FETCH_RUNNING: Final = "The fetch is under way; export when it is complete, or cancel it first."
EXPORT_CANCELLED: Final = Message("The export was cancelled", "No file was written; an older one is as it was.")

SHORTCUTS_HINT: Final = "Every command with its keys; all of them are in the menus too."
ABOUT: Final = "Zoom meeting quality, participant by participant. Version {version}."
TOUR_STEP_HELD: Final = "{number:2} {step}: {holds}"
TOUR_STEP_FAILED: Final = "{number:2} {step}: did not hold. {expected}"
