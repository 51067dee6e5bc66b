"""``…/participants/qos_summary``: the numbers of a past meeting, ten participants at a time."""

from __future__ import annotations

import json

from qosviewer.sample.answers.call import Call
from qosviewer.sample.meeting import Body, Meeting
from qosviewer.sample.paging import SUMMARY_SIZES, Page
from qosviewer.sample.reply import no_event_subscription, not_available, not_ended, too_old


def summary(call: Call) -> bytes:
    """One page of the summary."""
    meeting = call.meeting()
    call.desk.summary_calls[meeting.uuid] += 1
    if meeting.state == "running":
        raise not_ended()
    if meeting.state == "forgotten":
        raise too_old(webinar=meeting.webinar)
    if not call.desk.is_ready(meeting):
        raise not_available()
    if not meeting.has_qss:
        raise no_event_subscription()
    if meeting.given_pages:
        return _given_page(call, meeting)
    page = call.page(f"summary/{meeting.uuid}", meeting.size, SUMMARY_SIZES)
    rows = range(page.offset, min(page.offset + page.size, meeting.size))
    return _envelope(page, b",".join(meeting.summary(index) for index in rows))


def _envelope(page: Page, participants: bytes) -> bytes:
    head = json.dumps({"next_page_token": page.next_token, "page_size": page.size}, separators=(",", ":"))
    return head[:-1].encode() + b',"participants":[' + participants + b"]}"


def _given_page(call: Call, meeting: Meeting) -> bytes:
    """A body that a test laid down, whatever the page size: each given body is one page."""
    query = {**call.query, "page_size": "1"}
    page = call.desk.pages.page(query, f"given/{meeting.uuid}", len(meeting.given_pages), SUMMARY_SIZES, call.now_s)
    body: Body = meeting.given_pages[page.offset]
    if isinstance(body, bytes):
        return body
    return json.dumps({**body, "next_page_token": page.next_token}, ensure_ascii=False).encode()
