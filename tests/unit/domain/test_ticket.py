from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.domain.ticket import ticket_text
from tests.factories import make_table, seat, stream

INFO = MeetingInfo(
    MeetingRef(MeetingKind.MEETING, "81234567890", "4444AAAiAAAAAiAiAiiAii=="),
    topic="Weekly <b>sync</b>\u202e",
    start=datetime(2026, 3, 1, 10, 15, tzinfo=UTC),
)
TABLE = make_table(
    seat(
        "Anna\nBad",
        stream("audio_input", avg_loss="8.1%", avg_jitter="12 ms", avg_bitrate="30 kbps"),
        stream("video_input", avg_loss="0.5 %", avg_frame_rate="5 fps", avg_bitrate="300 kbps"),
        stream("video_output", avg_loss="2.5 %", avg_frame_rate="12 fps", avg_bitrate="300 kbps"),
        email="anna@example.com",
    ),
    seat("Ben", stream("audio_input", avg_loss="0.1%", avg_bitrate="30 kbps")),
)


def test_a_ticket_says_who_when_and_what_was_over_which_limit() -> None:
    data = MeetingData(INFO, TABLE)
    assert ticket_text(data, [0], complete=True, zone=timezone(timedelta(hours=1))) == (
        "Meeting: Weekly <b>sync</b>\n"
        "Meeting number: 812 3456 7890\n"
        "Meeting UUID: 4444AAAiAAAAAiAiAiiAii==\n"
        "Start: Sun 1 Mar 2026, 11:15 (UTC+01:00)\n"
        "Directions are read as input = uplink (sent by the participant), output = downlink (received).\n"
        "Limits: “Zoom”.\n"
        "\n"
        "Participant: Anna⏎Bad <anna@example.com>\n"
        "State: bad\n"
        "- Audio uplink (audio_input): Packet loss avg 8.1 %; the limit is 2 %, and more than 5 % is bad\n"
        "- Video uplink (video_input): Frame rate avg 5 fps; at least 15 fps is expected, and less than 7 fps is bad\n"
        "- Video downlink (video_output): Packet loss avg 2.5 %; the limit is 2 %\n"
        "- Video downlink (video_output): Frame rate avg 12 fps; at least 15 fps is expected\n"
    )


def test_several_participants_follow_each_other_under_one_meeting() -> None:
    text = ticket_text(MeetingData(INFO, TABLE), [1, 0], complete=True)
    assert text.index("Participant: Ben") < text.index("Participant: Anna")
    assert text.count("Meeting:") == 1
    assert "Participant: Ben\nState: good\n- No reading over a limit.\n" in text


def test_the_reading_in_force_decides_the_words_and_the_raw_type_stays() -> None:
    text = ticket_text(MeetingData(INFO, TABLE, INPUT_IS_DOWNLINK), [0], complete=True)
    assert "Audio downlink (audio_input)" in text
    assert "Directions are read as input = downlink" in text


def test_a_name_from_right_to_left_leaves_the_line_as_it_is_read() -> None:
    table = make_table(
        seat("דנה", stream("audio_input", avg_loss="1%", avg_bitrate="30 kbps"), email="dana@example.com")
    )
    text = ticket_text(MeetingData(INFO, table), [0], complete=True)
    assert "Participant: \u2068דנה\u2069 <dana@example.com>\n" in text


def test_what_is_not_known_or_not_complete_is_said() -> None:
    text = ticket_text(
        MeetingData(MeetingInfo(MeetingRef(MeetingKind.WEBINAR, "812345678")), TABLE), [1], complete=False
    )
    assert "Meeting: 812345678\nMeeting number" not in text
    assert text.startswith(
        "Meeting: 812345678\nWebinar number: 812 345 678\nStart: not known\nThe list was not fetched"
    )
