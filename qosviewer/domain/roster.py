"""Who was in a meeting, and with what: the list beside the QoS summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from qosviewer.domain.errors import Message
from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One stay of somebody, as received. Every text may be empty, and is hostile.

    Attributes:
        participant_id: Number of the seat; the same as in the summary.
        user_id: Account-wide id of someone signed in.
        participant_uuid: The same for all stays of one human, within one meeting only.
        user_name: Display name.
        email: E-mail address.
        role: Host or attendee.
        status: In the meeting or in the waiting room.
        joined: When the stay began, aware, UTC.
        left: When it ended, aware, UTC.
        leave_reason: A phrase of Zoom's.
        device: Kind of device, e.g. ``Windows`` or ``Phone``.
        device_name: Make of the device.
        os: Operating system.
        os_version: Its version.
        browser: Name and version of the browser, of those who used one.
        client: Kind of client.
        version: Version of the client.
        computer: Name of the computer.
        ip_address: Public address.
        internal_ip_addresses: Private addresses.
        location: Where the public address is thought to be.
        network_type: E.g. ``Wired`` or ``Wifi``.
        connection_type: How the audio was carried, e.g. ``UDP``.
        video_connection_type: How the video was carried.
        share_connection_type: How shared screens were carried.
        data_center: Zoom's data centre.
        microphone: Microphone.
        speaker: Loudspeaker.
        camera: Camera.
        audio_quality: Zoom's own verdict, e.g. ``good``.
        video_quality: Likewise.
        share_quality: Likewise.
        breakout_uuid: UUID of the breakout room that the stay was in; empty for the main room.
        extras: Everything else that was received, as text by key.
    """

    participant_id: str
    user_id: str = ""
    participant_uuid: str = ""
    user_name: str = ""
    email: str = ""
    role: str = ""
    status: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    leave_reason: str = ""
    device: str = ""
    device_name: str = ""
    os: str = ""
    os_version: str = ""
    browser: str = ""
    client: str = ""
    version: str = ""
    computer: str = ""
    ip_address: str = ""
    internal_ip_addresses: tuple[str, ...] = ()
    location: str = ""
    network_type: str = ""
    connection_type: str = ""
    video_connection_type: str = ""
    share_connection_type: str = ""
    data_center: str = ""
    microphone: str = ""
    speaker: str = ""
    camera: str = ""
    audio_quality: str = ""
    video_quality: str = ""
    share_quality: str = ""
    breakout_uuid: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Roster:
    """Everybody who was listed.

    Attributes:
        entries: In the order received.
        complete: Whether that is all there is.
        trouble: Why there is no more, in words; None where nothing went wrong.
    """

    entries: tuple[RosterEntry, ...] = ()
    complete: bool = True
    trouble: Message | None = None

    @cached_property
    def by_key(self) -> Mapping[ParticipantKey, RosterEntry]:
        """The entries by the key that the same seat has in the table of the summary."""
        counts: dict[str, int] = {}
        found: dict[ParticipantKey, RosterEntry] = {}
        for entry in self.entries:
            count = counts.get(entry.participant_id, 0)
            counts[entry.participant_id] = count + 1
            found[entry.participant_id, count] = entry
        return found
