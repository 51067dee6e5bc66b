"""The columnar table against a naive one, whatever pages come and however often the list is started over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import FIELD
from qosviewer.domain.table import QosTable
from tests.factories import SeatSpec, make_batch, make_batches, make_participant, make_table, seat, stream

LOSS, JITTER = FIELD["avg_loss"].index, FIELD["avg_jitter"].index


@dataclass
class NaiveRow:
    """One participant of the naive table."""

    spec: SeatSpec
    walk: int


class NaiveTable:
    """What `QosTable` is to do, in the plainest words."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], NaiveRow] = {}
        self.walk = 0
        self.repeats = 0
        self._counts: Counter[str] = Counter()
        self._seen: set[tuple[str, str]] = set()

    def append(self, specs: list[SeatSpec], walk: int) -> None:
        if walk != self.walk:
            self.walk = walk
            self._counts.clear()
            self._seen.clear()
        for spec in specs:
            mark = (spec.participant_id or "", repr(spec))
            if spec.participant_id and mark in self._seen:
                self.repeats += 1
                continue
            self._seen.add(mark)
            key = (spec.participant_id or "", self._counts[spec.participant_id or ""])
            self._counts[key[0]] += 1
            self.rows[key] = NaiveRow(spec, walk)


def streams_of(table: QosTable, row: int) -> list[tuple]:
    """Return the streams of a row as they can be compared: type, place, loss, jitter text, extra."""
    return [
        (
            table.stream_type_name(at),
            int(table.stream_index[at]),
            int(table.owner[at]),
            None if np.isnan(table.values[at, LOSS]) else float(table.values[at, LOSS]),
            table.odd_texts.get((at, JITTER)),
            table.extras.get("colour", {}).get(at),
        )
        for at in table.streams_of(row)
    ]


def expected_streams(spec: SeatSpec, row: int) -> list[tuple]:
    return [
        (
            one.type,
            index,
            row,
            one.readings.get("avg_loss"),
            one.readings.get("avg_jitter"),
            one.extras.get("colour"),
        )
        for index, one in enumerate(spec.streams)
    ]


def check(table: QosTable, naive: NaiveTable) -> None:
    assert table.keys == list(naive.rows)
    assert table.repeats == naive.repeats
    assert table.participant_count == len(naive.rows)
    assert table.stream_count == sum(len(row.spec.streams) for row in naive.rows.values())
    covered = sorted(at for row in range(table.participant_count) for at in table.streams_of(row))
    assert covered == list(range(table.stream_count))
    for row, (key, expected) in enumerate(naive.rows.items()):
        assert table.row_of(key) == row
        assert table.participants[row] == make_participant(expected.spec)
        assert streams_of(table, row) == expected_streams(expected.spec, row)
        assert table.only_in_aborted_walk(row) == (expected.walk < naive.walk)
    assert all(at < table.stream_count for at, _ in table.odd_texts)
    assert len(table.odd_texts) == (table.oddities != 0).sum()
    assert all(at < table.stream_count for texts in table.extras.values() for at in texts)


streams = st.builds(
    lambda kind, loss, odd, colour: stream(
        kind,
        **({"avg_loss": loss} if loss is not None else {}),
        **({"avg_jitter": odd} if odd else {}),
        extras={"colour": colour} if colour else None,
    ),
    st.sampled_from(["audio_input", "video_output", "cpu_usage", "new_type"]),
    st.none() | st.integers(0, 99).map(float),
    st.sampled_from(["", "", "rubbish", "3 parsecs"]),
    st.sampled_from(["", "", "red", "blue"]),
)
seats = st.builds(
    lambda name, participant_id, kinds: seat(name, *kinds, participant_id=participant_id),
    st.sampled_from(["Anna", "Bo", ""]),
    st.sampled_from(["", "1", "2", "3", "4"]),
    st.lists(streams, max_size=3),
)
pages = st.lists(seats, max_size=4)
walks = st.lists(st.lists(pages, min_size=1, max_size=4), min_size=1, max_size=3)


@given(walks)
def test_any_walks_leave_what_the_naive_table_holds(walks):
    table, naive = QosTable(), NaiveTable()
    for walk, walk_pages in enumerate(walks):
        for page, specs in enumerate(walk_pages):
            before = table.version
            rows = table.participant_count
            growth = table.append(make_batch(*specs, walk=walk, page=page))
            naive.append(specs, walk)
            assert table.version > before
            assert growth.added == table.participant_count - rows
            assert growth.added + len(growth.replaced) + growth.dropped == len(specs)
            assert all(row < rows for row in growth.replaced)
            check(table, naive)


@given(st.lists(seats, max_size=12), st.integers(1, 12))
def test_any_split_into_pages_gives_the_same_table(specs, page_size):
    whole, split = QosTable(), QosTable()
    whole.append(make_batch(*specs))
    for batch in make_batches(specs, page_size=page_size):
        split.append(batch)
    assert split.participants == whole.participants
    assert split.keys == whole.keys
    assert split.type_names == whole.type_names
    assert split.odd_texts == whole.odd_texts
    assert split.extras == whole.extras
    for name in ("values", "oddities", "owner", "stream_index", "type_codes"):
        np.testing.assert_array_equal(getattr(split, name), getattr(whole, name))


def audio(loss: float):
    return stream("audio_input", avg_loss=loss)


def losses(table: QosTable, row: int) -> list[float]:
    return table.values[table.streams_of(row), LOSS].tolist()


def test_a_rejoin_is_a_new_participant():
    table = make_table(
        seat("Anna", audio(1), participant_id="7"), seat("Anna", audio(2), participant_id="7"), seat("Bo", audio(3))
    )
    assert table.keys[:2] == [("7", 0), ("7", 1)]
    assert [losses(table, row) for row in range(3)] == [[1], [2], [3]]


def test_an_exact_repeat_is_dropped_and_counted_but_never_one_without_an_id():
    anna, guest = seat("Anna", audio(1), participant_id="7"), seat("", audio(2), participant_id="")
    table = QosTable()
    table.append(make_batch(anna, guest, page=0))
    growth = table.append(make_batch(anna, guest, page=1))
    assert (growth.added, growth.dropped, table.repeats) == (1, 1, 1)
    assert table.keys == [("7", 0), ("", 0), ("", 1)]


def test_a_restarted_walk_replaces_the_kth_row_of_an_id_and_marks_what_it_did_not_bring_again():
    first = [seat("Anna", audio(1), participant_id="7"), seat("Bo", audio(2), participant_id="8")]
    table = QosTable()
    table.append(make_batch(*first, seat("Anna", audio(3), participant_id="7")))
    growth = table.append(make_batch(seat("Anna", audio(10), participant_id="7"), walk=1))
    assert growth.replaced == (0,)
    assert [losses(table, row) for row in range(3)] == [[10], [2], [3]]
    assert [table.only_in_aborted_walk(row) for row in range(3)] == [False, True, True]
    table.append(make_batch(seat("Anna", audio(30), participant_id="7"), walk=1, page=1))
    assert losses(table, 2) == [30]
    assert [table.only_in_aborted_walk(row) for row in range(3)] == [False, True, False]
    assert table.walk == 1


@pytest.mark.parametrize("now", [0, 1, 2, 5])
@pytest.mark.parametrize("row", [0, 1, 2])
def test_another_number_of_streams_leaves_every_other_row_as_it_was(row, now):
    def spec(each: int, values: list[int]):
        return seat(
            f"P{each}",
            *(stream("audio_input", avg_loss=v, avg_jitter=f"odd {v}") for v in values),
            participant_id=str(each),
        )

    table = QosTable()
    table.append(make_batch(*(spec(each, [10 * each, 10 * each + 1]) for each in range(3))))
    new = [90 + index for index in range(now)]
    table.append(make_batch(spec(row, new), walk=1))
    for each in range(3):
        wanted = new if each == row else [10 * each, 10 * each + 1]
        assert losses(table, each) == wanted
        assert [table.odd_texts[at, JITTER] for at in table.streams_of(each)] == [f"odd {value}" for value in wanted]
        assert table.owner[table.streams_of(each)].tolist() == [each] * len(wanted)
    assert table.stream_count == 4 + now


def test_the_source_of_a_row_is_the_page_it_was_last_read_from():
    table = QosTable()
    table.append(make_batch(seat("Anna", participant_id="7"), seat("Bo", participant_id="8"), body=b"page one"))
    table.append(make_batch(seat("Bo", audio(1), participant_id="8"), walk=1, body=b"page two"))
    assert [(table.pages[source.page].body, source.place) for source in table.sources] == [
        (b"page one", 0),
        (b"page two", 0),
    ]


def test_growing_holds_not_much_more_than_it_needs():
    table = make_table(*(seat(str(number), *(audio(index) for index in range(12))) for number in range(1000)))
    assert table.stream_count == 12_000
    assert table.values.base is not None
    assert table.values.base.nbytes <= 1.5 * table.values.nbytes + 256 * table.values.itemsize * table.values.shape[1]
    assert losses(table, 999) == list(range(12))


def test_an_empty_page_changes_nothing_but_is_kept():
    table = make_table(seat("Anna", audio(1)))
    growth = table.append(make_batch(page=1))
    assert (growth.added, growth.replaced, growth.dropped) == (0, (), 0)
    assert len(table.pages) == 2
    assert table.row_of(("nobody", 0)) is None
