"""``/metrics/meetings/{id}`` and ``/past_meetings/…``: what a meeting was, apart from its numbers."""

from __future__ import annotations

from qosviewer.sample.answers.call import Call
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.meeting_ids import meeting_id_in
from qosviewer.sample.people import user_id
from qosviewer.sample.reply import no_such_meeting, not_available, too_old
from qosviewer.sample.times import clock_duration, zoom_time

# Instances are listed for 15 months.
INSTANCES_KEPT_DAYS = 456


def detail(call: Call) -> dict[str, object]:
    """``/metrics/meetings/{id}`` or the webinar form."""
    meeting = call.meeting()
    if meeting.state == "forgotten":
        raise too_old(webinar=meeting.webinar)
    is_live = meeting.state == "running"
    if is_live != call.wants_live or not call.desk.is_ready(meeting):
        raise not_available()
    is_alone = meeting.people_count == 1 and not meeting.given_pages
    if not meeting.webinar and not is_live and is_alone != (call.query.get("type") == "pastOne"):
        raise not_available()
    return row(meeting)


def row(meeting: Meeting) -> dict[str, object]:
    """A meeting as the dashboard's lists and details describe it."""
    facts: dict[str, object] = {
        "uuid": meeting.uuid,
        "id": meeting.number,
        "topic": meeting.topic,
        "host": meeting.host.name,
        "email": meeting.host.email,
        "dept": "Operations",
        "user_type": "Licensed",
        "start_time": zoom_time(meeting.start),
        "participants": meeting.people_count,
        "has_pstn": False,
        "has_voip": True,
        "has_3rd_party_audio": False,
        "has_video": True,
        "has_screen_share": True,
        "has_recording": False,
        "has_sip": False,
        "has_archiving": False,
        "has_poll": False,
        "has_survey": False,
        "custom_keys": [],
    }
    if meeting.state != "running":
        facts |= {"end_time": zoom_time(meeting.end), "duration": clock_duration(meeting.minutes * 60)}
    if not meeting.webinar:
        facts |= {"has_qa": False, "avg_jointime_cost": 3.5}
    return facts


def past_meeting(call: Call) -> dict[str, object]:
    """``/past_meetings/{id}``."""
    meeting = call.meeting()
    if meeting.state == "forgotten":
        raise too_old()
    if meeting.state == "running":
        raise no_such_meeting(meeting_id_in(call.raw_id) or call.raw_id)
    return {
        "id": meeting.number,
        "uuid": meeting.uuid,
        "topic": meeting.topic,
        "type": 8 if len(call.account.instances(meeting.number, webinar=False)) > 1 else 2,
        "host_id": meeting.host.user_id or user_id(meeting.number),
        "user_name": meeting.host.name,
        "user_email": meeting.host.email,
        "start_time": zoom_time(meeting.start),
        "end_time": zoom_time(meeting.end),
        "duration": meeting.minutes,
        "total_minutes": meeting.minutes * meeting.people_count,
        "participants_count": meeting.people_count,
        "dept": "Operations",
        "source": "Zoom",
        "has_meeting_summary": False,
    }


def instances(call: Call) -> dict[str, object]:
    """``/past_meetings/{number}/instances`` or the webinar form: ended instances only, in no promised order."""
    number = call.raw_id
    account = call.account
    known = account.instances(int(number), webinar=call.webinar) if number.isascii() and number.isdigit() else []
    ended = [
        {"uuid": meeting.uuid, "start_time": zoom_time(meeting.start)}
        for meeting in known
        if meeting.state != "running" and (account.now - meeting.start).days <= INSTANCES_KEPT_DAYS
    ]
    if not known:
        raise no_such_meeting(number, webinar=call.webinar)
    return {"webinars" if call.webinar else "meetings": sorted(ended, key=lambda entry: entry["uuid"])}
