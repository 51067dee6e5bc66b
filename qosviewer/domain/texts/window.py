"""Sentences of the window around the meetings."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

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
MEETING_IS_OPEN: Final = "This meeting was open already."
MEETING_MINUTES: Final = "{minutes} min"
MEETING_HOST: Final = "Host: {host}"
MEETING_INSTANCE_UNKNOWN: Final = "instance not known"
MEETING_INSTANCE_UNKNOWN_HELP: Final = (
    "The account's scopes do not tell which held meeting of this number this is. It is the latest one that Zoom has."
)
PARTICIPANT_COUNT: Final = {True: "1 participant", False: "{count:,} participants"}
"""By whether it is one."""
SAMPLE_MEETING_FACTS: Final = "{participants} · {day}"
PROBLEMS_FILTER: Final = "{problems}: list only these participants"
PROBLEMS_FILTER_HELP: Final = "List only the participants with problems, or everyone again."
PROBLEMS_FOUND: Final = "{bad} of {count} participants with problems"
PROBLEMS_NONE: Final = "None of {count} participants with problems"
PROBLEMS_ONE: Final = {True: "The one participant has problems", False: "The one participant has no problems"}
PROBLEMS_NO_DATA: Final = "Not enough data to tell of problems"
PROBLEMS_UNKNOWN: Final = "No participants yet"
DIRECTIONS_READ_AS: Final = "Directions: {reading}"
DIRECTIONS_HELP: Final = (
    "Zoom's own texts contradict each other about what input and output mean. This is the reading in force; "
    "it can be switched, and one participant's minutes can confirm it."
)
DIRECTION_EVIDENCE: Final = "The minutes speak for {reading} ({agreeing} of {compared} pairs of streams)"
DIRECTION_EVIDENCE_HELP: Final = {
    "input-is-uplink": (
        "Zoom's own texts contradict each other about what input and output mean in the summary. Of {compared} pairs "
        "of audio or video streams, {agreeing} go by the same names in the minutes, where Zoom says that input is what "
        "the participant sent. That speaks for input = uplink."
    ),
    "input-is-downlink": (
        "Zoom's own texts contradict each other about what input and output mean in the summary. Of {compared} pairs "
        "of audio or video streams, {agreeing} have their names the other way round in the minutes, where Zoom says "
        "that input is what the participant sent. That speaks for input = downlink in the summary."
    ),
}
DIRECTION_SHORT: Final = {"input-is-uplink": "input = uplink", "input-is-downlink": "input = downlink"}
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

SHORTCUTS_HINT: Final = "Every command with its keys; all of them are in the menus too."
ABOUT: Final = "Zoom meeting quality, participant by participant. Version {version}."
TOUR_STEP_HELD: Final = "{number:2} {step}: {holds}"
TOUR_STEP_FAILED: Final = "{number:2} {step}: did not hold. {expected}"
