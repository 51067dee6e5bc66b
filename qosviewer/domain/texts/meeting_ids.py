"""Sentences about what was typed or pasted as a meeting."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

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
