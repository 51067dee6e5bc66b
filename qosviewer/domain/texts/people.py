"""Sentences about persons, their stays, who has no figures, and groups of participants."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

NOT_KNOWN: Final = "not known"
MAIN_ROOM: Final = "Main room"

WITHOUT_QOS: Final = "Without QoS ({count})"
WITHOUT_QOS_HELP: Final = "Zoom lists them as participants, but has no QoS summary of them."
STAY_FROM: Final = "{name}, from {joined}"
NAMELESS: Final = "No name"
WITHOUT_QOS_STATE: Final = "no QoS"
PROBLEMS_NOT_JUDGED: Final = "{problems}, {count} not judged"
PROBLEMS_NOT_JUDGED_HELP: Final = "Not judged, because there is not enough data: {count}."
PROBLEMS_WITH_ABSENT: Final = "{problems}, {count} more without QoS"
ABSENT_WAITING_ROOM: Final = "Stayed in the waiting room"
ABSENT_BREAKOUT: Final = "Breakout room with QoS of its own"
ABSENT_TELEPHONE: Final = "Dialled in by telephone"
ABSENT_ROOM_SYSTEM: Final = "Came by a room system (H.323 or SIP)"
ABSENT_SHORT: Final = "Stayed only {duration}"
ABSENT_UNKNOWN: Final = "Why is not known"
ABSENT_SELECTED_ONE: Final = "Zoom has no QoS of {name}."
ABSENT_SELECTED: Final = "Zoom has no QoS of the {count} selected."
NO_STREAMS: Final = "Zoom reported no streams. {reason}."

PERSON_TITLE: Final = "{name} · {count} stays"
PERSON_MOVED: Final = "{name} · {count} stays in {rooms} rooms"
PERSON_SHOWN: Final = "{name} · {shown} of {count} stays"
PERSON_SURE: Final = "One person ({sureness}), found by: {evidence}."
PERSON_AT_ONCE: Final = "Two devices at the same time."
PERSON_STAY: Final = "{span}: {reason}"
PERSON_GAP: Final = "Away for {duration}."
PERSON_CHANGED: Final = "{title}: {before} → {after}"
PERSON_RANGE: Final = (
    "Lowest and highest of all stays; the mark is the average of the worst stay. Averages of several stays are never "
    "averaged."
)
SPAN: Final = "{joined} – {left}"
SPAN_OPEN: Final = "{joined} – not known"
SPAN_LENGTH: Final = "{span} ({duration})"

HEADING_OPEN: Final = "{title}, expanded"
HEADING_CLOSED: Final = "{title}, collapsed"

GROUP_TITLE: Final = "{title} ({count})"
GROUP_SHOWN: Final = "{title} ({shown} of {count})"
GROUP_NOT_JUDGED: Final = "{group} · {count} not judged"
GROUP_SHARE: Final = "{bad} of {count}"
GROUP_SHARE_PERCENT: Final = "{bad} of {count} ({percent} %)"
GROUP_NO_DATA: Final = "not enough data"
GROUP_HELP: Final = "{bad} of {count} with problems: {percent} %, with 95 % certainty between {low} % and {high} %."
GROUP_FEW: Final = "{bad} of {count} with problems; too few for a percentage."

GROUP_BY_HELP: Final = (
    "Put participants under headings: each person over their stays, or who has the same network, device, version…"
)
REJOINED: Final = {True: "One person has several stays", False: "{count} persons have several stays"}
MOVED: Final = {True: "One person moved between rooms", False: "{count} persons moved between rooms"}
REJOINED_AND_MOVED: Final = "{rejoined}; {moved} moved between rooms"
REJOINED_HELP: Final = "Show each person as one row, with their stays beneath."

CONNECTION_UNKNOWN: Final = "Devices and networks are not fetched yet."
CONNECTION_WAITING: Final = "Fetching devices and networks…"
CONNECTION_PARTIAL: Final = "Only part of the list could be fetched. {reason}"
CONNECTION_TROUBLE: Final = "Devices and networks could not be fetched. {reason}"
CONNECTION_NO_ENTRY: Final = "Zoom's list of participants does not name {name}."
CONNECTION_SIDE_BY_SIDE: Final = "Showing {count} stays side by side"
CONNECTION_NOBODY: Final = "Zoom's list of participants is empty."
ROSTER_SCOPE: Final = Message(
    "The scope for the list of participants is missing",
    "The figures are not concerned. Devices, networks, times and rejoins come with the scope {scope}.",
    "Add it to the app in Zoom's Marketplace if you want them.",
)
PAIRING_NOT_KEPT: Final = Message(
    "The decision is not kept",
    "Which stays belong together holds until the meeting is closed, but could not be written to the archive: {reason}",
)

TICKET_STAYS: Final = "{name} was in the meeting {count} times: {spans}."
TICKET_CHANGES: Final = "Between the stays changed: {changes}."
TICKET_PERSON_SURE: Final = "That this is one person is {sureness}, by: {evidence}."
TICKET_CONNECTION: Final = "Connection: {facts}."
