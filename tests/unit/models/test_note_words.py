"""Notes in words, tags as typed, and whom the watch list means."""

from __future__ import annotations

from qosviewer.archive import KnownBy, Note, Watched, WatchedKind
from qosviewer.models.note_words import Known, as_watched, combined, is_watched, tags_of, words_of


def test_a_note_on_one_line():
    assert words_of(Note("Bad Wi-Fi", ("wifi", "vienna"), "INC-1")) == "Bad Wi-Fi · #wifi #vienna · ticket INC-1"
    assert words_of(Note(tags=("wifi",))) == "#wifi"


def test_tags_are_told_apart_by_commas_each_once():
    assert tags_of(" #wifi, room 3 ;wifi,, #") == ("wifi", "room 3")


def test_writing_several_at_once_takes_nothing_away():
    assert combined(Note("old", ("a",), "1"), Note("", ("a", "b"), "")) == Note("old", ("a", "b"), "1")
    assert combined(Note("old", ("a",), "1"), Note("new", (), "2")) == Note("new", ("a",), "2")


def test_people_are_watched_by_what_changes_least():
    anna = Known(("7", 0), "id-1", "anna@example.com", "Anna")
    assert as_watched(anna) == Watched(WatchedKind.PERSON, KnownBy.ID, "id-1", "Anna")
    guest = Known(("8", 0), "", "", " Guest ")
    assert as_watched(guest) == Watched(WatchedKind.PERSON, KnownBy.NAME, "Guest", "Guest")
    assert as_watched(Known(("9", 0), "", "", "  ")) is None
    room = as_watched(Known(("5", 0), "", "room@example.com", "Room", is_room=True))
    assert room is not None and room.kind is WatchedKind.ROOM


def test_a_new_name_is_still_recognised():
    anna = as_watched(Known(("7", 0), "", "anna@example.com", "Anna"))
    assert anna is not None
    assert is_watched(Known(("1", 3), "x", "Anna@Example.com", "A. Berg"), [anna])
    assert not is_watched(Known(("1", 3), "x", "", "Anna"), [anna])
