"""What was fetched comes back as it was; nothing doubles, nothing changes once it is whole."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import MutableSequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.archive import FILE, Account, Archive, ChecksumWrong, SnapshotNotThere, SnapshotWentOn
from qosviewer.archive.blocks import FIELD_KEYS, pack_batch, pack_numbers, unpack_batch, unpack_numbers
from qosviewer.archive.sealing import Sealed
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.metrics import FIELD_COUNT
from qosviewer.domain.place import Place
from qosviewer.domain.table import QosTable
from tests.support.archives import ACME, NOW, add, exported, info, keep, pages_of, person, place_after, table_of

PEOPLE = [
    person("Anna", "16", "anna@example.com", "u1"),
    person("=cmd|' /C calc'!A0", "17", extra={"a": [1, "\u202e"]}),
    person("", "", qos=[]),
    person(
        "李明 \x00 \ud83d", "18", "li@example.com", qos=["no stream", {"type": "new_type", "details": None, "z": 1}]
    ),
    person("Anna", "16", "anna@example.com", "u1", camera="second seat"),
]


def test_a_complete_snapshot_is_the_live_table_byte_for_byte(archive: Archive):
    batches = pages_of(PEOPLE)
    live = table_of(batches)
    writer = archive.begin(info(), ACME, at=NOW)
    add(writer, batches)
    writer.complete()
    loaded = archive.load(writer.snapshot)
    assert exported(loaded.table, loaded.kept.info) == exported(live, info())
    assert (loaded.kept.info, loaded.kept.complete, loaded.kept.account) == (info(), True, ACME)
    assert [page.body for page in loaded.table.pages] == [batch.raw.body for batch in batches]
    assert_same(loaded.table, live)


def test_a_partial_snapshot_is_the_live_table_so_far_and_says_where_to_go_on(archive: Archive):
    batches = pages_of(PEOPLE)[:2]
    writer = archive.begin(info(), ACME, at=NOW)
    add(writer, batches)
    loaded = archive.load(writer.snapshot)
    assert not loaded.kept.complete
    assert loaded.kept.place == place_after(batches[-1], info()) == Place(info(), 0, 2, "t2", NOW)
    assert_same(loaded.table, table_of(batches))


def test_going_on_from_the_kept_place_doubles_nothing(archive: Archive):
    batches = pages_of(PEOPLE)
    first = archive.begin(info(), ACME, at=NOW)
    add(first, batches[:1])
    first.fail("The network went away.")
    assert archive.kept(first.snapshot).reason == "The network went away."
    second = archive.resume(first.snapshot)
    assert second.place == first.place
    add(second, batches[1:])
    second.complete()
    assert_same(archive.load(first.snapshot).table, table_of(batches))
    assert archive.kept(first.snapshot).reason == ""


def test_going_on_with_a_new_walk_doubles_nothing(archive: Archive):
    before, anew = pages_of(PEOPLE)[:2], pages_of(PEOPLE, walk=1)
    writer = archive.begin(info(), ACME, at=NOW)
    add(writer, [*before, *anew])
    writer.complete()
    loaded = archive.load(writer.snapshot).table
    assert_same(loaded, table_of([*before, *anew]))
    assert loaded.participant_count == len(PEOPLE)


def test_a_restored_table_grows_on_as_the_live_one_does():
    batches = pages_of(PEOPLE)
    live, half = table_of(batches), table_of(batches[:2])
    restored = QosTable.restored(half.parts)
    restored.append(batches[2])
    assert_same(restored, live)
    for each in pages_of(PEOPLE[::-1], walk=1):
        restored.append(each)
        live.append(each)
    assert_same(restored, live)


def test_fetching_again_makes_a_new_snapshot_and_the_old_stays(archive: Archive):
    old = keep(archive, PEOPLE)
    new = keep(archive, PEOPLE[:1])
    assert archive.snapshots_of(archive.kept(old).meeting) == [new, old]
    assert archive.kept(new).meeting == archive.kept(old).meeting
    assert_same(archive.load(old).table, table_of(pages_of(PEOPLE)))


def test_an_instance_that_is_not_known_is_never_merged(archive: Archive):
    unknown = MeetingInfo(MeetingRef(MeetingKind.MEETING, "81234567890"))
    first, second = (archive.kept(keep(archive, PEOPLE[:1], unknown)) for _ in range(2))
    assert first.meeting != second.meeting
    assert len(archive.library()) == 2


def test_nobody_writes_into_what_is_whole_or_went_on_elsewhere(archive: Archive, path):
    batches = pages_of(PEOPLE)
    writer = archive.begin(info(), ACME, at=NOW)
    add(writer, batches[:1])
    with Archive.open(path) as elsewhere:
        other = elsewhere.resume(writer.snapshot)
        add(other, batches[1:])
        with pytest.raises(SnapshotWentOn):
            add(writer, batches[1:])
        other.complete()
        late = (writer.complete, other.complete, lambda: other.fail("x"), lambda: archive.resume(other.snapshot))
        for attempt in late:
            with pytest.raises(SnapshotWentOn):
                attempt()
    assert_same(archive.load(writer.snapshot).table, table_of(batches))


def test_what_is_not_there_is_said(archive: Archive):
    with pytest.raises(SnapshotNotThere) as caught:
        archive.load(7)
    assert "7" in caught.value.detail


@pytest.mark.parametrize("change", ["numbers = zeroblob(length(numbers))", "texts = replace(texts, 'Anna', 'Anne')"])
def test_numbers_that_were_changed_are_not_shown(archive: Archive, change: str):
    snapshot = keep(archive, PEOPLE)
    with archive._database.writing() as connection:
        connection.execute(f"UPDATE blocks SET {change}")
    with pytest.raises(ChecksumWrong):
        archive.load(snapshot)


def test_the_clock_may_be_set_back(archive: Archive):
    writer = archive.begin(info(), ACME, at=NOW)
    for page, batch in enumerate(pages_of(PEOPLE)):
        back = NOW - timedelta(days=page)
        writer.add(batch, Place(info(), 0, page + 1, batch.next_page_token, back))
    writer.complete()
    assert archive.load(writer.snapshot).table.participant_count == len(PEOPLE)
    earlier = archive.begin(info(), ACME, at=NOW - timedelta(days=400))
    assert archive.latest(info().ref).snapshot == writer.snapshot
    assert archive.snapshots_of(writer.meeting)[0] == earlier.snapshot


def test_raw_pages_are_read_when_asked_for_and_missed_when_deleted_meanwhile(archive: Archive):
    first, second = keep(archive, PEOPLE), keep(archive, PEOPLE)
    looked_at, not_looked_at = archive.load(first).table, archive.load(second).table
    bodies = [page.body for page in looked_at.pages]
    archive.delete_snapshots([first, second])
    assert [page.body for page in looked_at.pages] == bodies == [batch.raw.body for batch in pages_of(PEOPLE)]
    assert len(not_looked_at.pages) == 3
    with pytest.raises(SnapshotNotThere):
        not_looked_at.pages[0]


def test_several_threads_write_at_once(archive: Archive):
    def fetch(number: int) -> None:
        keep(archive, PEOPLE, info(number))

    threads = [threading.Thread(target=fetch, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = archive.library()
    assert len(rows) == 8
    for row in rows:
        assert_same(archive.load(row.snapshot).table, table_of(pages_of(PEOPLE)))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_the_files(archive: Archive, path):
    keep(archive, PEOPLE)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert len(list(path.parent.iterdir())) == 3


def test_moments_and_accounts_come_back(archive: Archive):
    meeting = MeetingInfo(
        MeetingRef(MeetingKind.WEBINAR, "93201235621", "/a+b=="),
        "Topic",
        "host@example.com",
        datetime(2026, 1, 2, 3, 4, 5, 678901, UTC),
        datetime(2026, 1, 2, 4, 4, 5, tzinfo=UTC),
        14,
    )
    keep(archive, PEOPLE, meeting, account=Account("", ""), source=FILE)
    (row,) = archive.library()
    assert archive.load(row.snapshot).kept.info == row.info == meeting
    assert (row.account, row.source) == (Account("", ""), FILE)
    keep(archive, PEOPLE, meeting, account=Account("", "renamed"))
    assert archive.library()[0].account.name == "renamed"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
people = st.lists(st.builds(person, texts, st.sampled_from(["1", "2", ""]), texts, texts), max_size=8)


@given(people, st.integers(1, 3))
def test_any_page_survives_packing(everyone, size):
    for batch in pages_of(everyone, size=size):
        known = {"walk": batch.walk, "page": batch.page, "next_page_token": batch.next_page_token, "raw": batch.raw}
        again = unpack_batch(*pack_batch(batch), FIELD_KEYS, **known)
        assert_same(table_of([again]), table_of([batch]))


@given(st.lists(st.floats(width=64), min_size=FIELD_COUNT, max_size=FIELD_COUNT))
def test_any_number_survives_packing(row):
    values = np.array([row, row[::-1]])
    ints = np.array([3, -4], np.int32)
    again = unpack_numbers(pack_numbers(values, ints, ints + 1, ints + 2), 2, FIELD_KEYS)
    assert np.array_equal(again.values, values, equal_nan=True)
    assert [again.owner.tolist(), again.stream_index.tolist(), again.type_codes.tolist()] == [[3, -4], [4, -3], [5, -2]]


def test_columns_of_another_version_find_their_place():
    values = np.array([[1.0, 2.0, np.nan]])
    none = np.zeros(1, np.int32)
    block = pack_numbers(values, none, none, none)
    again = unpack_numbers(block, 1, ["avg_loss", "a_reading_of_tomorrow", "max_loss"]).values
    assert np.nansum(again) == again[0, FIELD_KEYS.index("avg_loss")] == 1.0


def test_a_block_takes_no_more_room_than_its_readings():
    table = table_of(pages_of(PEOPLE * 20, size=10))
    filled = int((~np.isnan(table.values)).sum())
    assert len(Sealed.of(table).numbers) < filled * 8 + table.stream_count * (12 + FIELD_COUNT) + len(PEOPLE) * 20 * 20


def list_or_it(value: object) -> object:
    return list(value) if isinstance(value, MutableSequence) else value


def assert_same(one: QosTable, other: QosTable) -> None:
    assert one.participants == other.participants
    mine, theirs = one.parts, other.parts
    for name in ("keys", "sources", "walks", "spans", "pages", "type_names", "odd_texts", "repeats", "walk"):
        assert list_or_it(getattr(mine, name)) == list_or_it(getattr(theirs, name)), name
    assert {key: texts for key, texts in mine.extras.items() if texts} == {
        key: texts for key, texts in theirs.extras.items() if texts
    }
    for name in ("values", "oddities", "owner", "stream_index", "type_codes"):
        assert np.array_equal(getattr(mine, name), getattr(theirs, name), equal_nan=name == "values"), name
        assert getattr(mine, name).dtype == getattr(theirs, name).dtype, name
