"""``/metrics/meetings``, ``/metrics/webinars`` and ``/metrics/quality``: what there was in a stretch of days."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from statistics import median_low

from qosviewer.sample.answers.call import Call
from qosviewer.sample.answers.meetings import row
from qosviewer.sample.answers.participants import VERDICT_BOUNDS_PCT, verdict
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.paging import LIST_SIZES
from qosviewer.sample.reply import bad_parameter

LONGEST_SPAN = timedelta(days=31)
LISTED_FOR = timedelta(days=184)
# So many participants stand for all of a meeting in a list.
ASKED_AT_MOST = 40
VERDICTS = (*(word for word, _ in VERDICT_BOUNDS_PCT), "bad")


def meetings(call: Call) -> dict[str, object]:
    """A page of the list of meetings or webinars, newest first."""
    begin, end = _span(call)
    chosen = [meeting for meeting in call.account.meetings if _is_listed(call, meeting, begin, end)]
    chosen.sort(key=lambda meeting: meeting.start, reverse=True)
    list_name = f"list/{call.account.account_id}/{call.webinar}/{call.query.get('type')}/{begin}/{end}"
    page = call.page(list_name, len(chosen), LIST_SIZES)
    return {
        "from": f"{begin:%Y-%m-%d}",
        "to": f"{end:%Y-%m-%d}",
        "next_page_token": page.next_token,
        "page_count": -(-len(chosen) // page.size),
        "page_size": page.size,
        "total_records": len(chosen),
        "webinars" if call.webinar else "meetings": [
            row(meeting) | _verdicts(meeting) for meeting in chosen[page.offset : page.offset + page.size]
        ],
    }


def quality(call: Call) -> dict[str, object]:
    """``/metrics/quality``: how many participants, or meetings by their middle participant, earned which verdict."""
    begin, end = _span(call)
    chosen = [
        meeting
        for meeting in call.account.meetings
        if not meeting.webinar and meeting.state == "ended" and begin <= meeting.start <= end
    ]
    counts: Counter[str] = Counter()
    for meeting in chosen:
        seats = [meeting.seat(index) for index in range(0 if meeting.given_pages else meeting.size)]
        ranks = [VERDICTS.index(verdict(seat.down)) for seat in seats if seat.qos == "listed"]
        if call.query.get("type", "meeting") == "meeting":
            ranks = [median_low(ranks)] if ranks else []
        counts.update(VERDICTS[rank] for rank in ranks)
    words = {word: counts[word] for word in VERDICTS}
    return {
        "from": f"{begin:%Y-%m-%d}",
        "to": f"{end:%Y-%m-%d}",
        "quality": {"audio": words, "video": words, "screen_share": words},
    }


def _verdicts(meeting: Meeting) -> dict[str, object]:
    """Zoom's words for a meeting as a whole: what a quarter of its people fared no better than; none without data."""
    seats = [meeting.seat(index) for index in range(0 if meeting.given_pages else min(meeting.size, ASKED_AT_MOST))]
    ranks = sorted(VERDICTS.index(verdict(seat.down)) for seat in seats if seat.qos == "listed")
    if not ranks or meeting.state == "running":
        return {}
    return dict.fromkeys(
        ("audio_quality", "video_quality", "screen_share_quality"), VERDICTS[ranks[len(ranks) * 3 // 4]]
    )


def _is_listed(call: Call, meeting: Meeting, begin: datetime, end: datetime) -> bool:
    if meeting.webinar is not call.webinar or not begin <= meeting.start <= end:
        return False
    if call.wants_live:
        return meeting.state == "running"
    if meeting.state == "running" or not call.desk.is_ready(meeting):
        return False
    return meeting.webinar or (meeting.people_count == 1) == (call.query["type"] == "pastOne")


def _span(call: Call) -> tuple[datetime, datetime]:
    """The days asked for, ends included.

    Raises:
        ZoomError: 400/300 for days that are missing, malformed, reversed, more than a month, or over half a year ago.
    """
    begin, _ = _moment(call, "from")
    end, is_day = _moment(call, "to")
    if is_day:
        end += timedelta(days=1, seconds=-1)
    if end < begin or end - begin > LONGEST_SPAN + timedelta(days=1):
        raise bad_parameter(to="The span from 'from' to 'to' should be one month at most.")
    if begin < call.account.now - LISTED_FOR - timedelta(days=1):
        raise bad_parameter(**{"from": "The month should fall within the last six months."})
    return begin, end


def _moment(call: Call, name: str) -> tuple[datetime, bool]:
    """A day, or a day with a time, in UTC; and whether it was only a day."""
    text = call.query.get(name, "")
    for pattern in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=UTC), pattern.endswith("%d")
        except ValueError:
            continue
    raise bad_parameter(**{name: "Invalid field."})
