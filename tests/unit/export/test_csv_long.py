"""The CSV contract, checked against golden files and by reading back whatever was written."""

from __future__ import annotations

import codecs
import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.order import stable_order
from qosviewer.domain.stream_columns import FIELD_COLUMNS
from qosviewer.export.csv_long import CsvOptions, csv_document, guarded, raw_text
from qosviewer.export.rows import Row, participant_rows
from tests.support.exports import (
    INFO,
    NUMBER,
    TESTS,
    cells,
    column,
    content,
    fixture_pages,
    meeting_of,
    page_of,
    records,
    selection_of,
)

CONTRACT = """
    meeting, meeting_uuid, meeting_start_utc, position, participant_id, id, user_name, email, stream, stream_index,
    min_bitrate_kbps, avg_bitrate_kbps, max_bitrate_kbps, min_latency_ms, avg_latency_ms, max_latency_ms,
    min_jitter_ms, avg_jitter_ms, max_jitter_ms, min_loss_pct, avg_loss_pct, max_loss_pct, resolution,
    min_frame_rate_fps, avg_frame_rate_fps, max_frame_rate_fps, zoom_min_cpu_usage_pct, zoom_avg_cpu_usage_pct,
    zoom_max_cpu_usage_pct, system_max_cpu_usage_pct, system_min_cpu_pressure_level,
    system_avg_cpu_pressure_level, system_max_cpu_pressure_level
""".replace(",", " ").split()
MACHINES = CsvOptions(guard=False)
PEOPLE = CsvOptions()


def export(pages, options=PEOPLE, **how):
    return content(csv_document([selection_of(meeting_of(pages), **how)], options))


def one_stream(details, name="Ann", type="audio_input"):
    return page_of({"participant_id": "1", "user_name": name, "qos": [{"type": type, "details": details}]})


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("meetings_qos_summary.csv", CsvOptions()),
        ("meetings_qos_summary.raw-no-guard.csv", CsvOptions(raw=True, guard=False)),
    ],
)
def test_the_fixture_comes_out_as_the_golden_file(name, options):
    assert export(fixture_pages(), options) == (TESTS / "golden" / name).read_bytes()


def test_the_columns_of_the_contract_come_first_in_its_order():
    header = cells(export([page_of()]))[0]
    assert header[: len(CONTRACT)] == CONTRACT
    assert header[len(CONTRACT) :] == ["direction", "direction_reading", "remarks", "source"]


def test_unknown_keys_come_last_and_raw_texts_before_them():
    header = cells(export(fixture_pages(), CsvOptions(raw=True)))[0]
    known = len(CONTRACT) + 4
    assert header[known : known + len(FIELDS)] == [f"raw.{field.key}" for field in FIELDS]
    assert header[known + len(FIELDS) :] == [
        "x.quality", "x.+quality_score", "x.min_rssi", "x.depth", "x.device", "x.groups",
    ]  # fmt: skip


def test_every_value_of_an_entry_with_all_keys_has_its_cell():
    details = fixture_pages()[0]["participants"][0]["qos"][0]["details"]
    assert details.keys() == {field.key for field in FIELDS}
    (row,) = records(export([one_stream(details)]))
    for field in FIELDS:
        expected = re.sub(r"(kbps| ms|ms|%| fps)$", "", details[field.key]).replace("*", "x")
        number = re.fullmatch(r"\d+\.\d+", expected)
        assert row[field.column_key] == (str(float(expected)).removesuffix(".0") if number else expected)


def test_a_participant_without_streams_has_one_row_with_an_empty_stream():
    rows = records(export([page_of({"participant_id": "7", "user_name": "Bo", "email": "b@example.com", "seat": 3})]))
    (row,) = rows
    assert (row["meeting"], row["position"], row["participant_id"], row["user_name"]) == (NUMBER, "0", "7", "Bo")
    assert (row["stream"], row["stream_index"], row["avg_loss_pct"], row["x.seat"]) == ("", "", "", "3")
    assert row["direction_reading"] == "input-is-uplink"


def test_the_same_type_twice_is_two_rows():
    twice = [{"type": "video_output", "details": {"avg_loss": f"{loss}%"}} for loss in (1, 2)]
    rows = records(export([page_of({"participant_id": "1", "qos": twice})]))
    assert column(rows, "stream_index") == ["0", "1"]
    assert column(rows, "avg_loss_pct") == ["1", "2"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "\r"])
def test_text_that_a_spreadsheet_would_run_is_guarded_unless_told_otherwise(start):
    hostile = f"{start}1+1"
    page = page_of(
        {
            "participant_id": hostile,
            "id": hostile,
            "user_name": hostile,
            "email": hostile,
            "own": hostile,
            "qos": [{"type": hostile, "details": {"other": hostile, "avg_loss": hostile}}],
        }
    )
    texts = ("participant_id", "id", "user_name", "email", "stream", "x.own", "x.other", "raw.avg_loss")
    (row,) = records(export([page], CsvOptions(raw=True)))
    assert [row[name] for name in texts] == [f"'{hostile}"] * len(texts)
    (row,) = records(export([page], CsvOptions(raw=True, guard=False)))
    assert [row[name] for name in texts] == [hostile] * len(texts)


def test_the_uuid_is_guarded_and_numbers_never_are():
    (row,) = records(export([one_stream({"avg_loss": "-3%", "avg_latency": "+4 ms"})]))
    assert row["meeting_uuid"] == f"'{INFO.ref.uuid}"
    assert (row["avg_loss_pct"], row["avg_latency_ms"]) == ("-3", "4")
    assert row["remarks"] == "odd:avg_loss_pct"


def test_headers_of_unknown_keys_are_cells_like_others():
    header = cells(export([one_stream({'=cmd|"a",b\n': "1", "plain": "2"})]))[0]
    assert header[-2:] == ['x.=cmd|"a",b\n', "x.plain"]


def test_a_participant_key_that_streams_know_too_gets_a_column_of_its_own():
    page = page_of(
        {
            "participant_id": "1",
            "quality": "of the person",
            "qos": [{"type": "a", "details": {"quality": "of the stream", "participant.quality": "odd"}}],
        }
    )
    (row,) = records(export([page]))
    assert (row["x.quality"], row["x.participant.quality"]) == ("of the stream", "odd")
    assert row["x.participant.participant.quality"] == "of the person"


def test_several_meetings_share_one_header_with_all_unknown_keys():
    selections = [
        selection_of(meeting_of([one_stream({"first": "1", "both": "2"})])),
        selection_of(meeting_of([one_stream({"both": "3", "second": "4"})])),
    ]
    rows = records(content(csv_document(selections)))
    assert column(rows, "x.first") == ["1", ""]
    assert column(rows, "x.both") == ["2", "3"]
    assert column(rows, "x.second") == ["", "4"]


def test_the_rows_asked_for_come_in_the_order_asked_for():
    data = meeting_of(fixture_pages())
    descending = stable_order(FIELD_COLUMNS["avg_bitrate"].keys(data), descending=True)
    chosen = [Row(int(data.table.owner[stream]), int(stream)) for stream in descending[:5]]
    rows = records(content(csv_document([selection_of(data, chosen)])))
    assert column(rows, "avg_bitrate_kbps") == ["391", "31.75", "31.75", "31.75", "27.15"]

    rows = records(content(csv_document([selection_of(data, participant_rows(data.table, [3, 0]))])))
    assert column(rows, "position") == ["3", "0"]


def test_lines_end_as_the_standard_says_and_the_mark_is_by_choice():
    plain, marked = (export([one_stream({})], CsvOptions(byte_order_mark=mark)) for mark in (False, True))
    assert plain.startswith(b"meeting,")
    assert plain.endswith(b"\r\n") and plain.count(b"\n") == plain.count(b"\r\n") == 2
    assert marked == codecs.BOM_UTF8 + plain


def test_half_a_surrogate_pair_does_not_stop_the_export():
    (row,) = records(
        export([one_stream({"avg_loss": "\ud83d", "\udc00": "\ud83d"}, name="a\ud83d")], CsvOptions(raw=True))
    )
    assert row["user_name"] == row["raw.avg_loss"].join(["a", ""]) == "a\ufffd"


def test_raw_values_that_are_no_text_are_written_as_json():
    assert [raw_text(value) for value in ("x", None, 0.1, True, ["é"])] == ["x", "", "0.1", "true", '["é"]']


hostile_texts = st.text(
    st.sampled_from("=+-@\t\r\n,;\"' aé田🙂\0\x1b\u202e") | st.characters(exclude_categories=["Cs"]), max_size=12
)


@given(names=st.lists(hostile_texts, max_size=4), key=hostile_texts, value=hostile_texts)
def test_texts_survive_the_way_to_a_file_and_back(names, key, value):
    page = page_of(
        *(
            {"participant_id": str(place), "user_name": name, "qos": [{"type": "a", "details": {f"k{key}": value}}]}
            for place, name in enumerate(names)
        )
    )
    rows = records(export([page], MACHINES))
    assert column(rows, "user_name") == names
    assert all(row[f"x.k{key}"] == value for row in rows)
    guarded_rows = records(export([page]))
    assert column(guarded_rows, "user_name") == [guarded(name) for name in names]


numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20)


@given(st.lists(numbers, min_size=1, max_size=5))
def test_numbers_survive_the_way_to_a_file_and_back(values):
    page = page_of(
        {"participant_id": "1", "qos": [{"type": "audio_input", "details": {"avg_latency": value}} for value in values]}
    )
    texts = column(records(export([page])), "avg_latency_ms")
    assert [float(text) for text in texts] == [float(value) for value in values]
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", text) for text in texts)


@given(hostile_texts)
def test_the_guard_leaves_no_formula_and_can_be_undone(text):
    safe = guarded(text)
    assert safe[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert safe in (text, f"'{text}")


def test_missing_is_an_empty_cell_however_it_is_spelled():
    spellings = ["", "-", "--", "n/a", None, "null", " "]
    page = page_of({"participant_id": "1", "qos": [{"type": "a", "details": {"avg_loss": raw}} for raw in spellings]})
    rows = records(export([page], CsvOptions(raw=True)))
    assert column(rows, "avg_loss_pct") == [""] * len(spellings)
    assert column(rows, "remarks") == [""] * len(spellings)
    assert column(rows, "raw.avg_loss") == ["" if raw is None else guarded(raw) for raw in spellings]


def test_what_can_not_be_read_is_empty_and_said():
    values = ["soon", "3 parsecs", True, [1], math.inf]
    page = json.loads(
        json.dumps(page_of({"participant_id": "1", "qos": [{"type": "a", "details": {"avg_loss": v}} for v in values]}))
    )
    rows = records(export([page], CsvOptions(raw=True)))
    assert column(rows, "avg_loss_pct") == [""] * len(values)
    assert column(rows, "remarks") == ["odd:avg_loss_pct"] * len(values)
    assert column(rows, "raw.avg_loss") == ["soon", "3 parsecs", "true", "[1]", "Infinity"]
