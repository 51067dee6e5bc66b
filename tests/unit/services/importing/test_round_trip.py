"""What was exported and is opened again, is exported as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.archive import Archive
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.source import FILE, QSS
from qosviewer.domain.table import QosTable
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.export.json_document import json_document
from qosviewer.services.importing.json_documents import JsonDocument
from qosviewer.services.importing.own_csv import read_own_csv
from qosviewer.services.importing.own_json import read_own_json
from tests.support.archives import body, parse, person, table_of
from tests.support.exports import INFO, content, fixture_pages, meeting_of, page_of, selection_of
from tests.support.imports import csv_of, open_files, write

BARE, RAW = CsvOptions(), CsvOptions(raw=True)
FORMS = [BARE, RAW, CsvOptions(guard=False, raw=True), CsvOptions(byte_order_mark=True)]

TEXTS = st.text(max_size=12) | st.sampled_from(["=1+1", "'=1", "-3", "@x", "\t\r\n", 'a,"b";c', "\x00", "é", "李"])
READINGS = st.one_of(
    st.sampled_from(
        ["27.15 kbps", "0.03%", "126ms", "1280*720", "0*0", "normal", "", "-", "x", "-3 ms", "120 %", "1,024 kbps"]
    ),
    st.floats(),
    st.integers(),
    st.none(),
    TEXTS,
)
DETAILS = st.dictionaries(st.sampled_from(sorted(FIELD)), READINGS, max_size=6)
UNKNOWN = st.dictionaries(st.sampled_from(["quality", "min_rssi", "=key", "participant.a"]), READINGS, max_size=2)
STREAMS = st.builds(
    lambda kind, details, unknown: {"type": kind, "details": {**details, **unknown}},
    st.sampled_from(["audio_input", "video_output", "cpu_usage", "", "new_type"]) | TEXTS,
    DETAILS,
    UNKNOWN,
)
SEATS = st.fixed_dictionaries(
    {"user_name": TEXTS, "email": TEXTS, "id": TEXTS, "qos": st.lists(STREAMS, max_size=3)},
    optional={"quality": READINGS, "camera": TEXTS, "a": TEXTS},
)


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def written(data: MeetingData, options: CsvOptions | None, source: str = QSS) -> bytes:
    data.table.source = source
    document = json_document([selection_of(data)]) if options is None else csv_document([selection_of(data)], options)
    return content(document)


@pytest.mark.parametrize("options", [None, *FORMS])
def test_a_fetch_that_was_exported_and_opened_is_exported_as_it_was(archive, tmp_path, options) -> None:
    data = meeting_of(fixture_pages())
    file = write(tmp_path / "some name", written(data, options))
    loaded = archive.load(open_files(archive, file).only.snapshot)
    assert csv_of(loaded) == written(data, BARE, FILE)
    if options is None or options.raw:
        assert csv_of(loaded, RAW) == written(data, RAW, FILE)
    assert loaded.kept.info.ref == INFO.ref
    assert loaded.kept.info.start == INFO.start
    if options is None:
        assert loaded.kept.info == INFO
        assert content(json_document([selection_of(MeetingData(INFO, loaded.table))])) == written(data, None, FILE)


@pytest.mark.parametrize("options", [None, BARE])
def test_rows_that_a_restarted_list_did_not_bring_again_stay_marked(archive, tmp_path, options) -> None:
    table = QosTable()
    first, again = [person("Anna", "1"), person("Gone", "2"), person("Ben", "3")], [person("Anna", "1", "new@mail")]
    table.append(parse(body(first), 0, 0, ""))
    table.append(parse(body([*again, person("Ben", "3"), person("Late", "4")]), 1, 0, ""))
    data = MeetingData(INFO, table)
    loaded = archive.load(open_files(archive, write(tmp_path / "file", written(data, options))).only.snapshot)
    assert csv_of(loaded) == written(data, BARE, FILE)
    assert b"only-before-restart" in csv_of(loaded)


@given(seats=st.lists(SEATS, min_size=1, max_size=4), options=st.sampled_from([None, *FORMS]))
@settings(max_examples=80)
def test_whatever_was_received_comes_back(seats, options) -> None:
    # Ids of their own: rows that only the text as received told apart would be one.
    people = [{**seat, "participant_id": str(number)} for number, seat in enumerate(seats)]
    data = meeting_of([page_of(*people)])
    text = written(data, options).decode("utf-8-sig")
    (found,) = read_own_csv(text) if options else read_own_json(JsonDocument(json.loads(text), text, 1))
    back = MeetingData(INFO, table_of(parse(page.body, page.walk, 0, "") for page in found.pages))
    # Guarded again: without a guard, "'=x" can't be told from a guarded "=x".
    assert written(back, BARE) == written(data, BARE)
    if options is None or options.raw:
        assert written(back, FORMS[1]) == written(data, FORMS[1])


def test_a_filtered_file_in_another_order_is_read_in_zooms(archive, tmp_path) -> None:
    data = meeting_of([page_of(person("Anna", "1"), person("Ben", "2"), person("Cleo", "3"))])
    rows = [row for owner in (2, 0) for row in zip([owner] * 2, data.table.streams_of(owner), strict=True)]
    from qosviewer.export.rows import Row

    document = csv_document([selection_of(data, [Row(*row) for row in rows])])
    loaded = archive.load(open_files(archive, write(tmp_path / "f.csv", content(document))).only.snapshot)
    assert [one.user_name for one in loaded.table.participants] == ["Anna", "Cleo"]


def test_several_meetings_in_one_file_are_several_snapshots(archive, tmp_path) -> None:
    from dataclasses import replace

    from qosviewer.domain.meeting import MeetingKind, MeetingRef

    first = meeting_of([page_of(person("Anna", "1", camera="x"))])
    second = MeetingData(
        replace(INFO, ref=MeetingRef(MeetingKind.WEBINAR, "99", "other=="), topic="Second", host="Host"), first.table
    )
    for name, document in (
        ("f.json", json_document([selection_of(first), selection_of(second)], [{"meeting": "3", "error": {}}])),
        ("f.csv", csv_document([selection_of(first), selection_of(second)])),
    ):
        opened = open_files(archive, write(tmp_path / name, content(document)))
        assert [one.info.ref.uuid for one in opened.imported] == [INFO.ref.uuid, "other=="]
        assert [csv_of(archive.load(one.snapshot)) for one in opened.imported] == [
            written(first, BARE, FILE),
            written(second, BARE, FILE),
        ]
        notes = [one.notes for one in opened.imported]
        assert notes == [(opened.imported[0].notes)] * 2 if name == "f.json" else [(), ()]


def test_a_spreadsheet_may_save_it_with_semicolons_and_decimal_commas(archive, tmp_path) -> None:
    header = "position;participant_id;user_name;stream;avg_loss_pct;min_bitrate_kbps;id"
    file = write(tmp_path / "f.csv", f"\ufeff{header}\r\n0;7;Anna;audio_input;8,1;27,15;1,5\r\n")
    loaded = archive.load(open_files(archive, file).only.snapshot)
    assert sorted(loaded.table.values[0][loaded.table.values[0] == loaded.table.values[0]]) == [8.1, 27.15]
    assert loaded.table.participants[0].user_id == "1,5"


def test_json_without_details_is_read_from_its_readings(archive, tmp_path) -> None:
    stream = {"stream": "audio_input", "readings": {"avg_loss_pct": 8.1, "resolution": "1280x720", "other": 1}}
    seat = {"user_name": "Anna", "streams": [stream]}
    file = {"schema": "qosviewer.fetch/1", "meetings": [{"meeting": "8123", "participants": [seat]}]}
    loaded = archive.load(open_files(archive, write(tmp_path / "f", file)).only.snapshot)
    row = json.loads(content(json_document([selection_of(MeetingData(INFO, loaded.table))])))
    (back,) = row["meetings"][0]["participants"][0]["streams"]
    assert back["readings"] == {"avg_loss_pct": 8.1, "resolution": "1280x720"}
