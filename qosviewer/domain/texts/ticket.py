"""Sentences of what is copied for a ticket."""

from __future__ import annotations

from typing import Final

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
