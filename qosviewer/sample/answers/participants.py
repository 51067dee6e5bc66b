"""``…/participants``, ``…/participants/qos`` and ``/past_…/{id}/participants``: people, devices, minutes."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from qosviewer.sample.answers.call import Call
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.minutes import minutes_of
from qosviewer.sample.network import Link
from qosviewer.sample.paging import LIST_SIZES, SUMMARY_SIZES, Page
from qosviewer.sample.people import DOMAIN, digest
from qosviewer.sample.reply import ZoomError, not_available, too_old
from qosviewer.sample.seat import Seat
from qosviewer.sample.times import zoom_time

DEVICES = {"windows": "Windows", "mac": "Mac", "ios": "iOS", "android": "Android"}
SYSTEMS = {"windows": ("Windows", "11"), "mac": ("macOS", "15.2"), "ios": ("iOS", "18.1"), "android": ("Android", "15")}
# Telephones don't tell their names.
COMPUTER_NAMES = {"windows": "PC", "mac": "MacBook"}
HIDDEN_IN_WEBINARS = ("status", "camera", "total_jointime_cost")
# Whoever leaves so many seconds before the end leaves with it.
END_S = 30
# Upper bounds of loss, in percent, of Zoom's verdicts better than ``bad``.
VERDICT_BOUNDS_PCT = (("good", 1.5), ("fair", 3.0), ("poor", 7.0))


def participants(call: Call) -> dict[str, object]:
    """``/metrics/…/participants``: who was there, with what device, on what network."""
    meeting = _asked_for(call)
    stays = meeting.stays
    page = call.page(f"participants/{meeting.uuid}", len(stays), LIST_SIZES)
    rows = [
        _facts(place, index) | _told(place, _gear(place.seat(index))) | _verdicts(place.seat(index)) | _room(place)
        for place, index in stays[page.offset : page.offset + page.size]
    ]
    return _envelope(page, meeting, len(stays)) | {"participants": rows}


def participants_qos(call: Call) -> dict[str, object]:
    """``/metrics/…/participants/qos``: the same people minute by minute."""
    meeting = _asked_for(call)
    page = call.page(f"minutes/{meeting.uuid}", meeting.size, SUMMARY_SIZES)
    rows = range(page.offset, min(page.offset + page.size, meeting.size))
    return _envelope(page, meeting, meeting.size) | {"participants": [_with_minutes(meeting, index) for index in rows]}


def participant_qos(call: Call) -> dict[str, object]:
    """``/metrics/…/participants/{participantId}/qos``: one of them."""
    meeting = _asked_for(call)
    index = meeting.index_of(call.raw_participant)
    if index is None:
        raise ZoomError(404, 1001, f"User does not exist: {call.raw_participant}.")
    gear = {} if meeting.webinar else _gear(meeting.seat(index))
    return _with_minutes(meeting, index) | gear


def past_participants(call: Call) -> dict[str, object]:
    """``/past_meetings/{id}/participants`` or the webinar form: joins and leaves."""
    meeting = _asked_for(call, always_past=True)
    stays = meeting.stays
    page = call.page(f"past-participants/{meeting.uuid}", len(stays), LIST_SIZES)
    rows = []
    for place, index in stays[page.offset : page.offset + page.size]:
        seat = place.seat(index)
        rows.append(
            {
                "id": seat.person.user_id,
                "name": seat.person.name,
                "user_id": seat.participant_id,
                "registrant_id": "",
                "user_email": seat.person.email,
                "join_time": _join_time(place, seat),
                "leave_time": _leave_time(place, seat),
                "duration": seat.stayed_s,
                "failover": False,
                "status": "in_waiting_room" if seat.waits else "in_meeting",
                "internal_user": bool(seat.person.email),
            }
        )
    envelope = _envelope(page, meeting, len(stays))
    envelope.pop("meeting_number", None)
    return envelope | {"participants": rows}


def verdict(link: Link) -> str:
    """Zoom's word for a line: ``good``, ``fair``, ``poor`` or ``bad``."""
    return next((word for word, bound in VERDICT_BOUNDS_PCT if link.loss_pct < bound), "bad")


def _asked_for(call: Call, *, always_past: bool = False) -> Meeting:
    meeting = call.meeting()
    if meeting.state == "forgotten":
        raise too_old(webinar=meeting.webinar)
    wants_live = call.wants_live and not always_past
    is_there = not meeting.given_pages and call.desk.is_ready(meeting)
    if wants_live != (meeting.state == "running") or not is_there:
        raise not_available()
    return meeting


def _envelope(page: Page, meeting: Meeting, total: int) -> dict[str, object]:
    envelope: dict[str, object] = {
        "next_page_token": page.next_token,
        "page_count": -(-total // page.size),
        "page_size": page.size,
        "total_records": total,
    }
    return envelope if meeting.webinar else envelope | {"meeting_number": str(meeting.number)}


def _join_time(meeting: Meeting, seat: Seat) -> str:
    return zoom_time(meeting.start + timedelta(seconds=seat.joined_s))


def _leave_time(meeting: Meeting, seat: Seat) -> str:
    return zoom_time(meeting.start + timedelta(seconds=seat.joined_s + seat.stayed_s))


def _facts(meeting: Meeting, index: int) -> dict[str, object]:
    """Identity, times, device and network of a participant; of an outsider only what Zoom tells."""
    seat = meeting.seat(index)
    person = seat.person
    # One machine of a kind for one person, so that two stays of the same person show the same.
    machine = digest("machine", person.user_id or person.name, seat.gear)
    facts: dict[str, object] = {
        "user_id": seat.participant_id,
        "participant_user_id": person.user_id,
        "participant_uuid": str(UUID(bytes=digest("participant", *meeting.human(index))[:16])).upper(),
        "id": person.user_id,
        "user_name": person.name,
        "email": person.email,
        "role": "host" if seat.host else "attendee",
        "status": "in_waiting_room" if seat.waits else "in_meeting",
        "join_time": _join_time(meeting, seat),
        "ip_address": seat.site.ip_address,
        "internal_ip_addresses": [f"10.20.{machine[0]}.{machine[1]}"],
        "location": seat.site.location,
        "network_type": seat.network_type,
        "connection_type": "UDP",
        "video_connection_type": "UDP",
        "as_connection_type": "UDP",
        "data_center": seat.site.data_center,
        "full_data_center": f"{seat.site.data_center};",
        "version": meeting.client_version,
        "share_application": seat.media.shares,
        "share_desktop": seat.media.shares,
        "share_whiteboard": False,
        "recording": False,
        "has_archiving": False,
        "optional_archiving": "no optional archiving",
        "total_jointime_cost": 2 + machine[2] / 64,
    }
    if meeting.state != "running":
        facts["leave_time"] = _leave_time(meeting, seat)
        facts["leave_reason"] = seat.leave_reason or _leave_reason(meeting, seat)
    return _told(meeting, facts | _device(seat, machine))


def _leave_reason(meeting: Meeting, seat: Seat) -> str:
    if seat.waits:
        return "Leave waiting room."
    stayed_to_the_end = meeting.minutes * 60 - seat.joined_s - seat.stayed_s <= END_S and not seat.host
    return f"Host ended the {meeting.noun}." if stayed_to_the_end else f"$name left the {meeting.noun}."


def _room(place: Meeting) -> dict[str, object]:
    """The breakout room that a stay was in; the key is there for none but them."""
    return {"bo_mtg_id": place.uuid} if place.main else {}


def _told(meeting: Meeting, facts: dict[str, object]) -> dict[str, object]:
    """The facts that Zoom tells of this kind of meeting."""
    hidden = HIDDEN_IN_WEBINARS if meeting.webinar else ()
    return {key: value for key, value in facts.items() if key not in hidden}


def _device(seat: Seat, machine: bytes) -> dict[str, object]:
    if seat.kind == "phone":
        call = {"call_number": seat.person.name, "call_type": "call-in", "zoom_number": "+1 (202) 555-0100"}
        return {"device": "Phone", "audio_call": [call]}
    if seat.kind == "room":
        return {"device": "H.323/SIP", "device_name": seat.person.name, "in_room_participants": 1 + machine[3] % 5}
    system, version = SYSTEMS[seat.gear]
    facts: dict[str, object] = {"device": DEVICES[seat.gear], "os": system, "os_version": version}
    if seat.kind == "browser":
        return facts | {"client": "Web Client", "browser_name": "Firefox", "browser_version": "133"}
    if seat.person.email and seat.gear in COMPUTER_NAMES:
        facts |= {
            "pc_name": f"{COMPUTER_NAMES[seat.gear]}-{machine[4:8].hex().upper()}",
            "domain": DOMAIN,
            "mac_addr": machine[8:14].hex("-", 2),
            "harddisk_id": machine[14:20].hex(),
        }
    return facts


def _gear(seat: Seat) -> dict[str, object]:
    """Microphone, speaker and camera; blank for outsiders and for whoever brings no computer of their own."""
    is_known = bool(seat.person.email) and seat.kind in ("desktop", "mobile")
    return {
        "microphone": "Headset microphone" if is_known else "",
        "speaker": "Headset speaker" if is_known else "",
        "camera": "Integrated camera" if is_known and seat.media.camera else "",
    }


def _verdicts(seat: Seat) -> dict[str, object]:
    """Zoom's own words for what a participant received; blank where nothing flowed."""
    word = verdict(max(seat.up, seat.down, key=lambda link: link.loss_pct)) if seat.qos == "listed" else ""
    media = seat.media
    return {
        "audio_quality": word if media.mic or media.hears else "",
        "video_quality": word if media.camera or media.sees else "",
        "screen_share_quality": word if media.shares or media.sees_share else "",
    }


def _with_minutes(meeting: Meeting, index: int) -> dict[str, object]:
    seat = meeting.seat(index)
    facts = _facts(meeting, index)
    for key in ("participant_user_id", "role", "status", "leave_reason", "in_room_participants", "audio_call"):
        facts.pop(key, None)
    is_bad = verdict(seat.up) == "bad" or verdict(seat.down) == "bad"
    return facts | {
        "health": "Critical" if is_bad else "Good",
        "issue_list": ["audio", "video"] if is_bad else [],
        "user_qos": minutes_of(meeting, index) if seat.qos == "listed" else [],
    }
