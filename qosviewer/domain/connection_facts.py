"""What is known of a stay beside its numbers, declared once: device, network, gear, times, Zoom's own verdicts.

A `Fact` serves the Connection tab, the optional columns of the participants table, grouping, and what changed between
two stays of a person. To add one, add it to `FACTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.columns import Align, Column
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.moments import clock_text, duration_text
from qosviewer.domain.order import text_ranks
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import entry_of, span_s

_SOMEBODY: Final = "$name"
"""Stands for the name in Zoom's phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact about a stay.

    Attributes:
        key: Name in settings; never changes.
        title: Name for people.
        help: What it is, in a sentence.
        text: What is shown, on one line and safe to show; empty where it is not known.
        number: What it is sorted by, where that is not its text; NaN where it is not known.
        groups: Whether participants can be grouped by it.
        otherwise: Name of the group of those whose entry leaves it blank, where blank says something.
        changes: Whether another value in the next stay of a person is worth mentioning.
    """

    key: str
    title: str
    help: str
    text: Callable[[RosterEntry], str]
    number: Callable[[RosterEntry], float] | None = None
    groups: bool = False
    otherwise: str = ""
    changes: bool = False

    @property
    def column_key(self) -> str:
        """The key of its column in the participants table."""
        return f"roster.{self.key}"


def _received(attribute: str) -> Callable[[RosterEntry], str]:
    return lambda entry: plain.one_line(getattr(entry, attribute))


def _fact(attribute: str, title: str, help_text: str, *, groups: bool = True, changes: bool = False) -> Fact:
    return Fact(key=attribute, title=title, help=help_text, text=_received(attribute), groups=groups, changes=changes)


def _joined(*attributes: str) -> Callable[[RosterEntry], str]:
    """Return a getter of several texts, one after the other, of which some may be blank."""
    return lambda entry: plain.one_line(" ".join(text for name in attributes if (text := getattr(entry, name).strip())))


def _client(entry: RosterEntry) -> str:
    return plain.one_line(" ".join(text.strip() for text in (entry.client or entry.browser, entry.version) if text))


def _joined_s(entry: RosterEntry) -> float:
    return entry.joined.timestamp() if entry.joined else float("nan")


def _left_s(entry: RosterEntry) -> float:
    return entry.left.timestamp() if entry.left else float("nan")


def _stayed_s(entry: RosterEntry) -> float:
    span = span_s(entry)
    return span[1] - span[0] if span else float("nan")


def _stayed(entry: RosterEntry) -> str:
    span = span_s(entry)
    return duration_text(span[1] - span[0]) if span else ""


def leave_reason(entry: RosterEntry) -> str:
    """Return why a stay ended, in Zoom's words, without the place that it leaves for a name."""
    reason = plain.one_line(entry.leave_reason)
    if reason.startswith(_SOMEBODY):
        reason = reason.removeprefix(_SOMEBODY).strip()
        return reason[:1].upper() + reason[1:]
    return reason


def _verdict(attribute: str, title: str, medium: str) -> Fact:
    return _fact(attribute, title, f"Zoom's own verdict on the {medium} of this stay: good, fair, poor or bad.")


FACTS: Final = (
    _fact("device", "Device", "Kind of device, as Zoom names it.", changes=True),
    Fact(
        key="device_name",
        title="Device name",
        help="Make or name of the device or computer; only known of the account's own people.",
        text=lambda entry: plain.one_line(entry.device_name or entry.computer),
    ),
    Fact(
        key="os",
        title="System",
        help="Operating system and its version.",
        text=_joined("os", "os_version"),
        groups=True,
        changes=True,
    ),
    Fact(
        key="version",
        title="Client version",
        help="Version of the Zoom client, or the browser.",
        text=_client,
        groups=True,
        changes=True,
    ),
    _fact("network_type", "Network", "How the device was connected: wired, Wi-Fi, cellular.", changes=True),
    _fact("connection_type", "Audio connection", "How the audio was carried; UDP is best.", changes=True),
    _fact("video_connection_type", "Video connection", "How the video was carried; UDP is best.", changes=True),
    _fact("share_connection_type", "Share connection", "How shared screens were carried; UDP is best."),
    _fact("ip_address", "Public address", "Address under which Zoom saw the device.", changes=True),
    Fact(
        key="internal_ip_addresses",
        title="Private address",
        help="Addresses of the device in its own network.",
        text=lambda entry: plain.one_line(", ".join(entry.internal_ip_addresses)),
    ),
    _fact("location", "Location", "Where the public address is thought to be.", changes=True),
    _fact("data_center", "Data centre", "The data centre of Zoom that the stay went through.", changes=True),
    _fact("microphone", "Microphone", "Microphone in use; only known of the account's own people.", changes=True),
    _fact("speaker", "Speaker", "Loudspeaker in use; only known of the account's own people."),
    _fact("camera", "Camera", "Camera in use; only known of the account's own people."),
    Fact(
        key="joined",
        title="Joined",
        help="When the stay began, by the clock of this computer.",
        text=lambda entry: clock_text(entry.joined) if entry.joined else "",
        number=_joined_s,
    ),
    Fact(
        key="left",
        title="Left",
        help="When the stay ended, by the clock of this computer.",
        text=lambda entry: clock_text(entry.left) if entry.left else "",
        number=_left_s,
    ),
    Fact(key="duration", title="Duration", help="How long the stay took.", text=_stayed, number=_stayed_s),
    Fact(
        key="leave_reason",
        title="Leave reason",
        help="Why the stay ended, in Zoom's words.",
        text=leave_reason,
        groups=True,
    ),
    _verdict("audio_quality", "Audio, by Zoom", "audio"),
    _verdict("video_quality", "Video, by Zoom", "video"),
    _verdict("share_quality", "Share, by Zoom", "shared screen"),
    _fact("role", "Role", "Host or attendee."),
    _fact("status", "Status", "In the meeting, or in the waiting room."),
    Fact(
        key="breakout",
        title="Breakout room",
        help="The breakout room that the stay was in, by its UUID; open it for its own figures.",
        text=_received("breakout_uuid"),
        groups=True,
        otherwise=texts.MAIN_ROOM,
    ),
)
FACT: Final = {fact.key: fact for fact in FACTS}


def fact_text(data: MeetingData, row: int, fact: Fact) -> str:
    """Return a fact about a participant row; empty where it is not known."""
    entry = entry_of(data, row)
    return fact.text(entry) if entry else ""


def fact_keys(data: MeetingData, fact: Fact) -> Floats:
    """Return float64[participants]: what a fact is sorted by, NaN where it is not known."""
    return data.derived_from_people(("fact keys", fact.key), lambda: _fact_keys(data, fact))


def _fact_keys(data: MeetingData, fact: Fact) -> Floats:
    if fact.number is None:
        return text_ranks([fact_text(data, row, fact) for row in range(data.table.participant_count)])
    entries = (entry_of(data, row) for row in range(data.table.participant_count))
    return np.array([fact.number(entry) if entry else np.nan for entry in entries], np.float64)


def fact_column(fact: Fact, *, shown: bool = False) -> Column:
    """Return a fact as a column of the participants table; for the eye only, files get what they declare."""
    return Column(
        key=fact.column_key,
        title=fact.title,
        help=fact.help,
        text=lambda data, row: fact_text(data, row, fact) or NOTHING,
        keys=lambda data: fact_keys(data, fact),
        align=Align.RIGHT if fact.number else Align.LEFT,
        shown=shown,
    )


FACT_COLUMNS: Final = tuple(fact_column(fact) for fact in FACTS)
FACT_OF_COLUMN: Final = {fact.column_key: fact for fact in FACTS}
