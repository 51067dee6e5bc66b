"""What people paste becomes meetings, and nothing that looks like a passcode comes along."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_USAGE
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.meeting_ids import LONGEST_TEXT, MOST_PROBLEMS, MeetingIdError, one_meeting, understand
from qosviewer.domain.meeting_numbers import spaced

NUMBER = "81234567890"
UUIDS = ["4444AAAiAAAAAiAiAiiAii==", "ab/c+dEfGhIjKlMnOpQrSg==", "/abcDEF//ghiJKLmnoPQRg==", "+149695050259kLmNoPqrS=="]

INVITATION = """Anna is inviting you to a scheduled Zoom meeting.

Topic: Weekly, 2026
Time: Mar 3, 2026 10:00 AM Berlin

Join Zoom Meeting
https://us02web.zoom.us/j/81234567890?pwd=S3cretPasscode.1

Meeting ID: 812 3456 7890
Passcode: 1234567890

One tap mobile
+13017158592,,81234567890#,,,,*123456# US (Washington DC)
+13126266799,,81234567890#,,,,*123456# US (Chicago)

Dial by your location
        +1 301 715 8592 US (Washington DC)
        +49 695 050 2596 Germany
Find your local number: https://us02web.zoom.us/u/kabcdef

Join by SIP
81234567890.123456@zoomcrc.com

Join by H.323
162.255.37.11 (US West)
"""


def texts_of(text: str, kind: MeetingKind = MeetingKind.MEETING) -> list[str]:
    return [ref.text for ref in understand(text, kind).refs]


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "812 3456 7890",
        "812-3456-7890",
        "812‑3456–7890",
        "812\u00a03456\u00a07890",
        "\u200e812 3456 7890\u200e",
        "81 23456 7890",
        "(812 3456 7890).",
        "٨١٢ ٣٤٥٦ ٧٨٩٠",
        "８１２３４５６７８９０",
        "https://x.zoom.us/j/81234567890?pwd=abc",
        "https://us02web.zoom.us/j/81234567890#success",
        "zoom.us/j/81234567890",
        "https://agency.zoomgov.com/j/81234567890",
        "<https://zoom.us/s/81234567890>",
        "https://zoom.us/wc/join/81234567890",
        "https://zoom.us/wc/81234567890/join",
        "https://zoom.us/meeting/81234567890",
        "zoommtg://zoom.us/join?action=join&confno=81234567890&pwd=abc",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F81234567890%3Fpwd%3Dx",
        "81234567890@zoomcrc.com",
        "81234567890.4711@zoomcrc.com",
        "Meeting 812 3456 7890 was bad yesterday",
        "ID de réunion : 812 3456 7890",
        "ミーティングID: 812 3456 7890",
        "会议号：812 3456 7890",
        "+13017158592,,81234567890#,,,,*123456# US",
        INVITATION,
    ],
)
def test_every_form_of_one_number_is_that_number(text):
    understood = understand(text)
    assert understood.refs == (MeetingRef(MeetingKind.MEETING, NUMBER),)
    assert understood.problems == ()
    assert understood.summary == "Meeting 812 3456 7890, the latest time it was held."


@pytest.mark.parametrize("uuid", UUIDS)
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_a_uuid_is_decoded_until_it_is_plain(uuid, times):
    text = uuid
    for _ in range(times):
        text = quote(text, safe="")
    assert understand(text).refs == (MeetingRef(MeetingKind.MEETING, uuid=uuid),)
    assert texts_of(f"https://api.zoom.us/v2/metrics/meetings/{quote(text, safe='')}/participants") == [uuid]
    assert understand(text).summary == "Exactly one held meeting, given by its UUID."


@pytest.mark.parametrize("length", range(1, 16))
def test_a_number_has_9_to_12_digits(length):
    text = ("8" + "1234567890" * 2)[:length]
    understood = understand(text)
    if 9 <= length <= 12:
        assert texts_of(text) == [text]
    else:
        assert understood.refs == ()
        assert understood.problems[0].title == f"“{text}” is not a meeting number"
        assert f"It has {length} digits" in understood.problems[0].detail


@pytest.mark.parametrize("between", ["\n", ",", ", ", ";", "\r\n", "\n\n", " ", "\t", " | ", "、"])
def test_several_at_once(between):
    parts = ["812 3456 7890", "912-345-6789", UUIDS[1], "https://zoom.us/j/93456789012?pwd=x", "812 3456 7890"]
    understood = understand(between.join(parts))
    assert [ref.text for ref in understood.refs] == ["81234567890", "9123456789", UUIDS[1], "93456789012"]
    assert understood.problems == ()
    assert understood.summary == "4 meetings."


def test_webinars_are_told_by_their_link_or_label_or_by_the_caller():
    assert understand("https://zoom.us/w/81234567890?tk=x").refs[0].kind is MeetingKind.WEBINAR
    assert understand("Webinar ID: 812 3456 7890").refs[0].kind is MeetingKind.WEBINAR
    assert understand(NUMBER, MeetingKind.WEBINAR).refs[0].kind is MeetingKind.WEBINAR
    mixed = understand("Webinar ID: 812 3456 7890\nhttps://zoom.us/j/81234567890\nhttps://zoom.us/j/91234567890")
    assert [(ref.kind, ref.number) for ref in mixed.refs] == [
        (MeetingKind.WEBINAR, "81234567890"),
        (MeetingKind.MEETING, "91234567890"),
    ]
    assert mixed.summary == "Meetings: 1. Webinars: 1."


def test_a_personal_link_holds_no_number():
    understood = understand("https://zoom.us/my/anna?pwd=S3cret")
    assert understood.refs == ()
    assert understood.problems[0].title == "“https://zoom.us/my/anna” is a personal link, and holds no meeting number"
    with pytest.raises(MeetingIdError) as caught:
        one_meeting("https://zoom.us/my/anna")
    assert caught.value.exit_code == EXIT_USAGE
    assert texts_of("https://zoom.us/my/anna\nMeeting ID: 812 3456 7890") == [NUMBER]
    assert understand("https://zoom.us/my/anna\nMeeting ID: 812 3456 7890").problems == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("hello", "“hello” is not a meeting"),
        ("+1 301 715 8592 US", "“+1 301 715 8592 US” looks like a telephone number"),
        ("https://zoom.us/rec/share/abc", "There is no meeting number in the link “https://zoom.us/rec/share/abc”"),
        ("4444AAAiAAAAAiAiAiiAii", "“4444AAAiAAAAAiAiAiiAii” is not a meeting"),
        ("Passcode: 1234567890", "“Pass…” is not a meeting"),
        ("\x1b[31m\u202eevil", "“[31mevil” is not a meeting"),
        ("http://[::1", "There is no meeting number in the link “http://[::1”"),
    ],
)
def test_what_is_not_a_meeting_is_said_plainly(text, title):
    understood = understand(text)
    assert understood.refs == ()
    assert [problem.title for problem in understood.problems] == [title]
    assert understood.summary == "No meeting recognised in this yet."


def test_one_bad_piece_of_a_list_does_not_hide_the_good_ones():
    understood = understand("812 3456 7890, 4711\nhello\n9123456789")
    assert [ref.text for ref in understood.refs] == [NUMBER, "9123456789"]
    assert [problem.title for problem in understood.problems] == [
        "“4711” is not a meeting number",
        "“hello” is not a meeting",
    ]
    with pytest.raises(MeetingIdError, match="4711"):
        one_meeting("812 3456 7890, 4711")


def test_many_bad_pieces_are_counted_rather_than_listed():
    problems = understand("\n".join(f"word{number}" for number in range(40))).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].title == "35 more pieces of the text are not meetings either"


def test_nothing_is_no_problem_until_somebody_insists():
    assert understand(" \n ").problems == ()
    assert understand("").summary.startswith("A number, a UUID, a join link")
    with pytest.raises(MeetingIdError, match="There is no meeting in this"):
        one_meeting(" ")


def test_one_meeting_is_one():
    assert one_meeting(" 812 3456 7890 ").number == NUMBER
    with pytest.raises(MeetingIdError) as caught:
        one_meeting("81234567890, 91234567890")
    assert caught.value.message == texts.ONE_MEETING_TO_TRY


def test_a_passcode_never_leaves():
    for text in (INVITATION, "https://zoom.us/my/anna?pwd=S3cretPasscode", "Join https://zoom.us/x?pwd=S3cretPasscode"):
        assert "S3cret" not in repr(understand(text))
    assert "1234567890" not in [ref.text for ref in understand(INVITATION).refs]


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "%25", "a,", "https://", "-", "id ", "812 ", "+,,", "zoom.", "Meeting 123 ", "/j/", "@zoomcrc"]
)
def test_a_huge_hostile_text_is_read_to_its_end(unit):
    understand(unit * (LONGEST_TEXT // len(unit)))
    assert understand(unit * LONGEST_TEXT + "x").problems != ()


@given(st.text())
def test_never_raises(text):
    understood = understand(text)
    assert len(set(understood.refs)) == len(understood.refs)
    assert all(ref.uuid or 9 <= len(ref.number) <= 12 for ref in understood.refs)


@given(st.lists(st.text("0123456789 -,;\n%=/+?abj:.zoomus@#", max_size=40), max_size=6).map("".join))
def test_near_misses_never_raise(text):
    understand(text)


@given(st.lists(st.integers(10**8, 10**12 - 1).map(str), min_size=1, max_size=6, unique=True), st.sampled_from(",;\n"))
def test_numbers_survive_being_written_as_zoom_shows_them(numbers, between):
    assert texts_of(between.join(map(spaced, numbers))) == numbers
    assert texts_of(" ".join(numbers)) == numbers


BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
uuids = st.text(BASE64, min_size=22, max_size=22).map(lambda text: text + "==")


@given(st.lists(uuids, min_size=1, max_size=4, unique=True), st.sampled_from([" ", ",", "\n", "; "]), st.integers(0, 3))
def test_any_uuids_are_understood_raw_or_encoded(wanted, between, times):
    written = wanted
    for _ in range(times):
        written = [quote(text, safe="") for text in written]
    assert [ref.uuid for ref in understand(between.join(written)).refs] == wanted
