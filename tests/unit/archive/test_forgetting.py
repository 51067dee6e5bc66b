"""After a person is forgotten, no file of the archive holds anything of them; the numbers stay."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qosviewer.api.wire import PERSONAL_KEYS, read_identities
from qosviewer.archive import (
    Archive,
    ArchiveBusy,
    ArchiveError,
    CompanionPage,
    KnownBy,
    Note,
    Person,
    Series,
    Wanted,
    Watched,
    WatchedKind,
)
from qosviewer.archive.blanking import Blanking
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity
from tests.support.archives import ACME, NOW, add, find, info, keep, pages_of, parse, person
from tests.unit.archive.test_upkeep import proof_of

NAME, EMAIL, USER_ID, ADDRESS = "Zoë Quisenberry", "zoe.q@example.com", "uZ0eQuisenberryId00000", "203.0.113.77"
ZOE = person(NAME, "1", EMAIL, USER_ID, department=f"Group of {NAME}")
BEN = person("Ben", "2", "ben@example.com", "uB")
ROSTER = {
    "participants": [
        {"user_name": NAME, "user_id": "1", "ip_address": ADDRESS, "internal_ip_addresses": ["10.9.8.7"]},
        {"user_name": "Ben", "user_id": "2", "ip_address": "198.51.100.1"},
    ]
}
EVERYTHING = Person(frozenset({USER_ID}), frozenset({EMAIL}), frozenset({NAME}))
TERMS = (NAME, "Quisenberry", EMAIL, USER_ID, ADDRESS, "10.9.8.7")


def fill(archive: Archive) -> int:
    """Put the person everywhere a person can be."""
    snapshot = keep(archive, [BEN, ZOE, ZOE | {"camera": NAME}], info(1, topic=f"{NAME}'s room", host=NAME))
    partial = archive.begin(info(2), ACME, at=NOW)
    add(partial, pages_of([ZOE, BEN, BEN])[:1])
    partial.fail(f"{NAME} hung up.")
    meeting = archive.kept(snapshot).meeting
    archive.notes.put(meeting, ("1", 0), Note(f"Called {NAME.upper()} back", (NAME, "vip"), f"for {EMAIL}"))
    archive.watch_list.add(Watched(WatchedKind.PERSON, KnownBy.EMAIL, EMAIL, NAME))
    archive.watch_list.add(Watched(WatchedKind.PERSON, KnownBy.EMAIL, "ben@example.com", "Ben"))
    roster = RawPage.pack(json.dumps(ROSTER).encode())
    archive.companions.put(
        Series("roster", snapshot=snapshot), CompanionPage(0, roster, NOW, tuple(read_identities(roster.body)))
    )
    archive.companions.put(
        Series("list", EMAIL, account=ACME), CompanionPage(0, RawPage.pack(f"<html>{EMAIL}".encode()), NOW)
    )
    return snapshot


def found(folder: Path, term: str) -> Iterator[str]:
    """Look at every byte of every file, and into everything that is compressed or escaped there."""
    ways = {term.casefold(), json.dumps(term)[1:-1].casefold()}
    for file in folder.iterdir():
        content = file.read_bytes()
        texts = [content]
        for start in range(len(content) - 1):
            if content[start] == 0x78 and content[start + 1] in (0x01, 0x5E, 0x9C, 0xDA):
                try:
                    texts.append(zlib.decompressobj().decompress(content[start:]))
                except zlib.error:
                    continue
        for text in texts:
            if any(way in text.decode("utf-8", "replace").casefold() for way in ways):
                yield f"{term} in {file.name}"


def test_the_search_of_these_tests_finds_what_is_there(archive: Archive, path):
    fill(archive)
    for term in (NAME, EMAIL, USER_ID, ADDRESS):
        assert list(found(path.parent, term)), term


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_of_a_forgotten_person_is_left(archive: Archive, path, closed: bool):
    fill(archive)
    assert archive.forget(EVERYTHING, PERSONAL_KEYS) == 2
    if closed:
        archive.close()
    for term in TERMS:
        assert list(found(path.parent, term)) == []


def test_whom_an_answer_names_is_forgotten_without_their_namesakes(archive: Archive):
    snapshot = keep(archive, [BEN])
    people = (
        Identity(user_id=USER_ID, name="Z. at home"),
        Identity(email="other@example.com", name=NAME),
        Identity(email=EMAIL, name=NAME),
    )
    archive.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, RawPage.pack(b"{}"), NOW, people))
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    with archive._database.reading() as connection:
        ((left,),) = connection.execute("SELECT people FROM companions").fetchall()
    assert json.loads(left) == [["", "", ""], ["", "", "other@example.com"], ["", "", ""]]
    assert len(archive.library(Wanted("other@example"))) == 1
    assert archive.library(Wanted("home")) == archive.library(Wanted(EMAIL)) == []


def test_what_was_deleted_or_sealed_before_leaves_no_trace_either(archive: Archive, path):
    archive.delete_snapshots([fill(archive)])
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    for term in TERMS:
        assert list(found(path.parent, term)) == []


def test_numbers_others_and_order_stay(archive: Archive):
    snapshot = fill(archive)
    before = archive.load(snapshot).table
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    after = archive.load(snapshot).table
    assert np.array_equal(after.values, before.values, equal_nan=True)
    assert (after.keys, after.parts.spans) == (before.keys, before.parts.spans)
    assert [one.user_name for one in after.participants] == ["Ben", "", ""]
    assert after.participants[0] == before.participants[0]
    assert proof_of(archive).sound
    assert archive.library()[1].info.topic == "'s room"
    assert [each.label for each in archive.watch_list.all()] == ["Ben"]
    (note,) = archive.notes.of(archive.kept(snapshot).meeting).values()
    assert (note.text, note.tags, note.ticket) == ("Called  back", ("vip",), "for ")
    (roster,) = archive.companions.pages(Series("roster", snapshot=snapshot))
    assert json.loads(roster.raw.body)["participants"][1] == ROSTER["participants"][1]
    assert len(find(archive, "ben")) == 2
    assert find(archive, "quisenberry") == find(archive, EMAIL) == []


def test_reading_the_answers_again_brings_nobody_back(archive: Archive, path):
    snapshot = fill(archive)
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    assert [each.error for each in archive.reparse(parse)] == [None, None]
    assert archive.load(snapshot).table.participant_count == 3
    for term in TERMS:
        assert list(found(path.parent, term)) == []


def test_the_act_is_recorded_without_the_name(archive: Archive):
    fill(archive)
    archive.forget(EVERYTHING)
    with archive._database.reading() as connection:
        rows = connection.execute("SELECT act, snapshots FROM acts").fetchall()
    assert rows == [("personal data of one person deleted", 2)]


def test_somebody_else_of_the_same_name_loses_the_name_alone(archive: Archive):
    """And a guest of that name, who may be the same human, everything."""
    other = person(NAME, "2", "other@example.com", "uOther", department="Sales")
    snapshot = keep(archive, [ZOE, other, person(NAME, "3", department="Sales")])
    partial = archive.begin(info(2), ACME, at=NOW)
    add(partial, pages_of([other, BEN, BEN])[:1])
    entries = [
        {"user_name": NAME, "email": "other@example.com", "ip_address": "198.51.100.7"},
        {"user_name": NAME, "email": "", "ip_address": "198.51.100.8"},
    ]
    body = RawPage.pack(json.dumps({"participants": entries}).encode())
    archive.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, body, NOW))
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    for number, place in ((snapshot, 1), (partial.snapshot, 0)):
        one = archive.load(number).table.participants[place]
        assert (one.user_id, one.user_name, one.email) == ("uOther", "", "other@example.com")
        assert one.extras == {"department": "Sales"}
    guest = archive.load(snapshot).table.participants[2]
    assert (guest.user_name, guest.extras) == ("", {})
    (page,) = archive.companions.pages(Series("roster", snapshot=snapshot))
    assert [each["ip_address"] for each in json.loads(page.raw.body)["participants"]] == ["198.51.100.7", ""]
    assert [each.error for each in archive.reparse(parse)] == [None, None]
    assert archive.load(snapshot).table.participants[1].email == "other@example.com"


@pytest.mark.parametrize("name", ["40", "1", "iPhone", "audio_input", "qos", "participants", "x"])
def test_whatever_people_call_themselves_no_reading_and_no_key_goes_with_them(archive: Archive, name: str):
    snapshot = keep(archive, [person(name, "16778240", EMAIL, USER_ID), person("Ben", "16779264")])
    partial = archive.begin(info(2), ACME, at=NOW)
    add(partial, pages_of([person(name, "16778240", EMAIL), BEN, BEN])[:1])
    ben = {"user_name": "Ben", "device": "iPhone", "ip_address": "198.51.100.7", "join_time": "2026-03-01T10:00:40Z"}
    body = RawPage.pack(json.dumps({"participants": [ben, {"user_name": name, "email": EMAIL}]}).encode())
    archive.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, body, NOW))
    before = [archive.load(number).table for number in (snapshot, partial.snapshot)]
    archive.forget(Person(emails=frozenset({EMAIL}), names=frozenset({name})), PERSONAL_KEYS)
    for _time in range(2):
        for number, table in zip((snapshot, partial.snapshot), before, strict=True):
            now = archive.load(number).table
            assert np.array_equal(now.values, table.values, equal_nan=True)
            assert (now.keys, now.type_names, now.odd_texts) == (table.keys, table.type_names, table.odd_texts)
            assert (now.participants[0].user_name, now.participants[1].user_name) == ("", "Ben")
        assert [each.error for each in archive.reparse(parse)] == [None, None]
    (page,) = archive.companions.pages(Series("roster", snapshot=snapshot))
    assert json.loads(page.raw.body)["participants"] == [ben, {"user_name": "", "email": ""}]


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("Zoë", '"ZO\\u00cb"'),
        ("Straße", '"STRASSE"'),
        ("Işık", '"IŞIK"'),
        ("IŞIK", '"ışık"'),
        ('Zoë "Z" Q', r'"Zoë \"z\" q"'),
        ("Zoë/Q", r'"zoë\/q"'),
        ("tab\there", r'"Tab\there"'),
        ("zoë", '"at \\ud83d Zoë"'),
        ("東京", '"東京"'),
    ],
)
def test_a_name_is_found_however_an_answer_writes_it(term: str, written: str):
    answer = f'{{"participants": [{{"user_name": {written}, "note": "\\n"}}, {{"user_name": "Ben"}}]}}'
    for body in (answer, answer.replace(', "note": "\\n"', "")):
        blanked = Blanking({term}, PERSONAL_KEYS).page(RawPage.pack(body.encode()))
        assert blanked is not None
        assert json.loads(blanked.body)["participants"][0]["user_name"] in ("", "at \ud83d ")
    assert Blanking({"nobody"}, PERSONAL_KEYS).page(RawPage.pack(answer.encode())) is None


def test_names_are_whole_words(archive: Archive):
    snapshot = keep(archive, [person("Al", "1"), person("Alma", "2"), person("Al Gore", "3")])
    archive.forget(Person(names=frozenset({"al"})))
    assert [one.user_name for one in archive.load(snapshot).table.participants] == ["", "Alma", " Gore"]


@pytest.mark.parametrize("charset", ["latin-1", "utf-8"])
def test_addresses_go_from_an_answer_in_whatever_encoding(archive: Archive, path, charset: str):
    """Also from one that calls itself by the wrong name."""
    snapshot = keep(archive, [BEN])
    people = [{"user_name": NAME, "email": EMAIL, "ip_address": ADDRESS}, {"user_name": "Ben"}]
    raw = RawPage.pack(json.dumps({"participants": people}, ensure_ascii=False).encode("latin-1"), charset)
    archive.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, raw, NOW))
    archive.forget(EVERYTHING, PERSONAL_KEYS)
    (page,) = archive.companions.pages(Series("roster", snapshot=snapshot))
    blank = {"user_name": "", "email": "", "ip_address": ""}
    assert json.loads(page.raw.body) == {"participants": [blank, {"user_name": "Ben"}]}


def test_somebody_has_to_be_named(archive: Archive):
    with pytest.raises(ArchiveError):
        archive.forget(Person(names=frozenset({" "})))


def test_a_reader_elsewhere_that_keeps_the_log_is_told_and_doing_it_again_helps(path):
    with Archive.open(path, patience_s=0.05) as archive, Archive.open(path) as elsewhere:
        fill(archive)
        with elsewhere._database.reading() as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM meetings").fetchall()
            with pytest.raises(ArchiveBusy):
                archive.forget(EVERYTHING, PERSONAL_KEYS)
        archive.forget(EVERYTHING, PERSONAL_KEYS)
        for term in TERMS:
            assert list(found(path.parent, term)) == []
