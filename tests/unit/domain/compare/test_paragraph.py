from __future__ import annotations

from qosviewer.domain.compare.paragraph import paragraph, paragraph_text
from qosviewer.domain.meeting_data import MeetingData
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who


def losses(uuid: str, **of: float) -> MeetingData:
    return meeting(
        *(who(f"{n}||{n}", stream("audio_output", avg_loss=f"{v}%", avg_bitrate="40 kbps")) for n, v in of.items()),
        uuid=uuid,
    )


def test_better_and_worse_are_told_with_names_and_figures() -> None:
    comparison = compared(
        losses("a", Anna=3.1, Bert=3.5, Cleo=0.2, Dora=0.1, Emil=1.0), losses("b", Anna=0.4, Bert=0.3, Cleo=6, Dora=0.3)
    )
    assert paragraph_text(comparison, 1) == (
        "4 people were in both A and B. One person was only in A. 2 of 5 had problems in A, 1 of 4 in B. "
        "Audio downlink packet loss got better, from beyond its limit, for 2 of the 4 who can be compared (median of "
        "these 3.3 % → 0.3 %). "
        "Audio downlink packet loss got worse, beyond its limit, for one of the 4 who can be compared (0.2 % "
        "→ 6 %). "
        "Worse for 1: Cleo (audio downlink packet loss 0.2 % → 6 %). "
        "Better for 2: Bert (audio downlink packet loss 3.5 % → 0.3 %); Anna (audio downlink packet loss 3.1 % → "
        "0.4 %). "
        "For the one other nothing moved that is or was beyond a limit."
    )


def test_each_clause_knows_whom_it_is_about() -> None:
    comparison = compared(losses("a", Anna=3.1, Bert=0.1), losses("b", Bert=9, Anna=0.4))
    clauses = {clause.text.split()[0]: clause for clause in paragraph(comparison, 1)}
    names = comparison.names
    assert [names[human] for human in clauses["Worse"].humans] == ["Bert"]
    assert [names[human] for human in clauses["Better"].humans] == ["Anna"]
    assert [names[int(comparison.pairs.human[row])] for row in clauses["Worse"].rows] == ["Bert"]
    assert sorted(names[human] for human in clauses["2"].humans) == ["Anna", "Bert"]


def test_small_changes_and_changes_within_limits_accuse_nobody() -> None:
    comparison = compared(losses("a", Anna=0.1, Bert=2.3), losses("b", Anna=1.9, Bert=2.6))
    assert paragraph_text(comparison, 1) == (
        "2 people were in both A and B. 1 of 2 had problems in A, 1 of 2 in B. "
        "Nobody has a figure that moved and is or was beyond a limit."
    )


def test_nobody_is_accused_of_a_stream_without_media() -> None:
    before, after = (
        meeting(who("Anna||u1", stream("audio_output", avg_loss=loss, avg_bitrate=rate)), uuid=loss)
        for loss, rate in (("0%", "40 kbps"), ("50%", "0 kbps"))
    )
    assert "Nobody has a figure that moved" in paragraph_text(compared(before, after), 1)


def test_more_than_a_few_are_counted() -> None:
    names = [f"P{n}" for n in range(8)]
    comparison = compared(losses("a", **dict.fromkeys(names, 0.1)), losses("b", **dict.fromkeys(names, 9)))
    text = paragraph_text(comparison, 1)
    assert "Worse for 8: P0 " in text and "; and 3 more." in text


def test_hostile_names_stay_on_one_line() -> None:
    evil = "Eve\n\u202e<b>"
    before, after = (
        meeting(who(f"{evil}||u1", stream("audio_output", avg_loss=loss, avg_bitrate=9)), uuid=loss)
        for loss in ("0%", "9%")
    )
    text = paragraph_text(compared(before, after), 1)
    assert "Eve⏎<b> (audio" in text and "\n" not in text and "\u202e" not in text


def test_namesakes_are_not_taken_for_one_another() -> None:
    def met(uuid: str, *losses: float) -> MeetingData:
        people = ("Sam|sam@a.org|u1", "Sam|sam@b.org|u2", "SAM||u3", "Anna|anna@a.org|u4")
        sounds = (stream("audio_output", avg_loss=f"{each}%", avg_bitrate="40 kbps") for each in losses)
        return meeting(*(who(*each) for each in zip(people, sounds, strict=True)), uuid=uuid)

    comparison = compared(met("a", 0.1, 0.1, 0.1, 0.1), met("b", 0.1, 9, 6, 5))
    assert comparison.called == ["Sam (sam@a.org)", "Sam (sam@b.org)", "SAM (u3)", "Anna"]
    text = paragraph_text(comparison, 1)
    assert "Worse for 3: Sam (sam@b.org) (audio" in text and "SAM (u3) (audio" in text and "; Anna (audio" in text
    assert "sam@a.org" not in text


def test_who_shares_an_address_is_told_apart_by_the_id() -> None:
    people = [who(f"Sam|desk@a.org|u{n}") for n in (1, 2)]
    assert compared(meeting(*people), meeting(*people, uuid="b")).called == ["Sam (u1)", "Sam (u2)"]
    assert compared(meeting(who("Sam"), who("Sam")), meeting(uuid="b")).called == ["Sam", "Sam"]


def test_who_could_be_who_is_said() -> None:
    before = meeting(who("Chris"), who("Chris"), uuid="a")
    text = paragraph_text(compared(before, meeting(who("Chris"), uuid="b")), 1)
    assert "Of 3 who could be one another it can't be told who is who" in text


def test_media_that_moved_alike_share_a_sentence() -> None:
    def met(uuid: str, loss: str) -> MeetingData:
        streams = [stream(kind, avg_loss=loss, avg_bitrate="40 kbps") for kind in ("audio_output", "video_output")]
        return meeting(who("Anna||u1", *streams), who("Bert||u2", *streams), uuid=uuid)

    comparison = compared(met("a", "0.1%"), met("b", "9%"))
    text = paragraph_text(comparison, 1)
    assert (
        "Downlink packet loss got worse, beyond its limit, for 2 of the 2 who can be compared "
        "(medians of these: audio 0.1 % → 9 %, video 0.1 % → 9 %)."
    ) in text
    (clause,) = [clause for clause in paragraph(comparison, 1) if clause.text.startswith("Downlink")]
    assert clause.humans == (0, 1) and len(clause.rows) == 4


def test_caveats_about_people_stand_last() -> None:
    sound = stream("audio_output", avg_loss="0.1%", avg_bitrate="40 kbps")
    before, after = (meeting(who("Anna||u1", sound), who(name, sound), uuid=name) for name in ("iPhone", "iPad"))
    clauses = paragraph(compared(before, after), 1)
    assert "no name of their own" in clauses[-1].text and clauses[0].text.startswith("One person was in both")


def stays(uuid: str, *losses: float, rate: str = "40 kbps") -> MeetingData:
    """Anna, who came several times."""
    sound = (stream("audio_output", avg_loss=f"{loss}%", avg_bitrate=rate) for loss in losses)
    return meeting(*(who("Anna||u1", each, pid=str(place)) for place, each in enumerate(sound)), uuid=uuid)


def test_who_is_named_by_a_range_is_not_one_without_figures() -> None:
    assert paragraph_text(compared(stays("a", 0.1, 0.2), stays("b", 6, 9)), 1) == (
        "One person was in both A and B. 0 of 1 had problems in A, 1 of 1 in B. Of several stays no more than a range "
        "is known, and all of it says: Anna worse (audio downlink packet loss 0.1 … 0.2 % → 6 … 9 %)."
    )


def test_a_range_that_stays_the_same_is_compared() -> None:
    text = paragraph_text(compared(stays("a", 0.1, 0.2), stays("b", 0.2, 0.3)), 1)
    assert text.endswith("Nobody has a figure that moved and is or was beyond a limit.")


def test_nobody_is_accused_by_a_range_without_media() -> None:
    assert "Anna" not in paragraph_text(compared(stays("a", 0.1, 0.2), stays("b", 6, 9, rate="0 kbps")), 1)
