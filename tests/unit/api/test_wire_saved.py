"""Saved answers and webhook bodies, told apart and read."""

import json

import pytest

from qosviewer.api.wire import Saved, SavedKind, Seat, compose_page, raw_details, raw_entry, read_page, recognise
from qosviewer.domain.meeting import MeetingKind

SEAT = {"participant_id": "7", "id": "u", "user_name": "Anna", "email": "a@example.com"}
STREAM = {"type": "audio_input", "details": {"avg_loss": "8.1%", "quality": "good"}}


def webhook(event="meeting.participant_qos_summary", key="participant", seat=None, **subject):
    body = {key: {**SEAT, "qos": [STREAM]} if seat is None else seat, **subject}
    return {"event": event, "event_ts": 1, "payload": {"account_id": "A", "object": body}}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"participants": [{"participant_id": "1"}]}, SavedKind.PAGE),
        ({"participants": []}, SavedKind.PAGE),
        ({"users": [{"name": "a", "qos": []}]}, SavedKind.PAGE),
        ({"participants": [{"user_id": "1", "device": "Mac"}]}, SavedKind.OTHER_LIST),
        ({"participants": [{"user_id": "1", "user_qos": []}]}, SavedKind.OTHER_LIST),
        (webhook(), SavedKind.WEBHOOK),
        (webhook(event="meeting.participant_qos"), SavedKind.OTHER_WEBHOOK),
        (webhook(seat="nobody"), SavedKind.OTHER_WEBHOOK),
        (webhook(event="phone.call_qos_summary"), SavedKind.OTHER_WEBHOOK),
        ({"event": 5, "payload": None}, SavedKind.OTHER_WEBHOOK),
        ({"code": 3001, "message": "no"}, SavedKind.REFUSAL),
        ({}, SavedKind.UNKNOWN),
        ([], SavedKind.UNKNOWN),
        (5, SavedKind.UNKNOWN),
        (None, SavedKind.UNKNOWN),
        ({"participants": {"participant_id": "1"}}, SavedKind.UNKNOWN),
    ],
)
def test_kinds_are_told_apart_by_content(value, kind) -> None:
    assert recognise(value).kind is kind


def test_a_webhook_says_which_meeting_it_is_of() -> None:
    ref = recognise(webhook("webinar.participant_qos_summary", uuid="abc==", id="812")).info.ref
    assert (ref.kind, ref.number, ref.uuid) == (MeetingKind.WEBINAR, "812", "abc==")
    saved: Saved = recognise(webhook("session.user_qos_summary", "user", session_id="s", session_name="Lesson"))
    assert (saved.info.ref.uuid, saved.info.topic) == ("s", "Lesson")
    assert recognise(webhook(id="123ABC")).info.ref.number == ""


@pytest.mark.parametrize(
    ("token", "is_last", "promises_more"), [("", True, False), ("t", False, True), (None, False, False)]
)
def test_a_page_says_whether_another_one_follows(token, is_last, promises_more) -> None:
    saved = recognise({"participants": [], "next_page_token": token})
    assert (saved.is_last, saved.promises_more) == (is_last, promises_more)


@pytest.mark.parametrize("many", [False, True])
def test_webhook_bodies_are_read_like_pages(many) -> None:
    other = webhook("session.user_qos_summary", "user", seat={"id": "8", "name": "Ben", "user_key": "k"})
    body = json.dumps([webhook(), other] if many else webhook()).encode()
    batch = read_page(body, walk=0, page=0)
    assert [one.user_name for one in batch.participants] == (["Anna", "Ben"] if many else ["Anna"])
    assert batch.stream_types == ("audio_input",)
    assert batch.extras == {"quality": {0: "good"}}
    assert raw_details(batch.raw)[0] == [STREAM["details"]]
    assert json.loads(raw_entry(batch.raw, 0)) == {**SEAT, "qos": [STREAM]}
    assert dict(batch.participants[-1].extras) == ({"user_key": "k"} if many else {})


def test_what_is_composed_is_read_back() -> None:
    seats = [
        Seat("7", "u", "Anna", "a@example.com", {"key": "x"}, [("audio_input", {"avg_loss": 8.1, "quality": "good"})]),
        Seat(extras={"qos": "none", "user_name": "not theirs"}),
    ]
    batch = read_page(compose_page(seats, is_last=True), walk=0, page=0)
    anna, nobody = batch.participants
    assert (anna.participant_id, anna.user_id, anna.user_name, anna.email) == ("7", "u", "Anna", "a@example.com")
    assert (dict(anna.extras), dict(nobody.extras), nobody.user_name) == ({"key": "x"}, {"qos": "none"}, "")
    assert batch.stream_types == ("audio_input",)
    assert 8.1 in batch.values
