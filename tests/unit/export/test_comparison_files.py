"""The files of a comparison, against golden ones and by what has to hold of any."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.metrics import FIELD
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_json import comparison_json
from qosviewer.export.comparison_text import comparison_markdown, comparison_text
from qosviewer.export.comparison_view import By, ComparisonView, Row
from qosviewer.export.document import Document
from tests.factories import stream
from tests.support.comparisons import curious_comparison, meeting, who

GOLDEN = Path(__file__).parents[2] / "golden"
FIELDS = tuple(FIELD[key] for key in ("avg_loss", "resolution", "avg_frame_rate"))


def view(by: By = By.PERSON, **more: Any) -> ComparisonView:
    return ComparisonView(curious_comparison(), by, FIELDS, **more)


def written(document: Document) -> bytes:
    return b"".join(document.pieces())


def rows(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(document).decode(), newline="")))


@pytest.mark.parametrize(
    ("name", "make", "by"),
    [
        ("comparison.person.csv", comparison_csv, By.PERSON),
        ("comparison.stream.csv", comparison_csv, By.STREAM),
        ("comparison.json", comparison_json, By.PERSON),
        ("comparison.txt", comparison_text, By.PERSON),
        ("comparison.md", comparison_markdown, By.PERSON),
    ],
)
def test_files_are_as_the_golden_ones(name: str, make: Callable[[ComparisonView], Document], by: By) -> None:
    assert written(make(view(by))) == (GOLDEN / name).read_bytes()


def test_the_csv_is_wide_and_has_both_figures_and_what_lies_between() -> None:
    by_id = {row["id"]: row for row in rows(comparison_csv(view()))}
    anna = by_id["u1"]
    assert (anna["audio.downlink.avg_loss_pct__A"], anna["audio.downlink.avg_loss_pct__B"]) == ("0.3", "6.05")
    assert (anna["audio.downlink.avg_loss_pct__delta"], anna["audio.downlink.avg_loss_pct__verdict"]) == (
        "5.75",
        "worse",
    )
    assert (anna["paired_by"], anna["pairing_certainty"]) == ("signed-in id", "certain")
    assert (anna["video.uplink.resolution__A"], anna["video.uplink.resolution__delta"]) == ("1280x720", "-691200")
    assert (anna["partial__A"], anna["partial__B"]) == ("false", "true")
    assert (by_id["u4"]["participant_id__A"], by_id["u4"]["audio.downlink.avg_loss_pct__A"]) == ("4; 5", "")
    assert "1 … 3 %" in by_id["u4"]["remarks"] and "no average is made" in by_id["u4"]["remarks"]
    assert by_id["u6"]["audio.downlink.avg_loss_pct__delta"] == ""
    assert "web gateway" in by_id["u6"]["remarks"]


def test_nobody_is_dropped_and_formulas_are_guarded() -> None:
    found = rows(comparison_csv(view()))
    assert len(found) == curious_comparison().pairing.count
    assert {row["present_in"] for row in found} == {"A B", "A", "B"}
    assert any(row["user_name"] == "'=SUM(A1)" for row in found)
    assert any(row["user_name"] == "=SUM(A1)" for row in rows(comparison_csv(view(), guard=False)))
    streams = rows(comparison_csv(view(By.STREAM)))
    assert {row["email"] for row in streams if not row["medium_and_direction"]} == {"only@example.com"}
    assert written(comparison_csv(view(), byte_order_mark=True)).startswith(b"\xef\xbb\xbfuser_name,")


def test_what_is_exported_is_what_is_chosen_in_its_order() -> None:
    some = view(chosen=[Row(3), Row(0)])
    assert [row["id"] for row in rows(comparison_csv(some))] == ["u4", "u1"]
    assert [each["person"] for each in json.loads(written(comparison_json(some)))["people"]] == [3, 0]


def test_of_more_than_two_each_has_a_difference_of_its_own() -> None:
    data = [meeting(who("Anna||u1", stream("audio_input", avg_loss=f"{n}%")), uuid=str(n)) for n in (1, 2, 4)]
    comparison = Comparison(labelled([Side(each) for each in data]), 1)
    (row,) = rows(comparison_csv(ComparisonView(comparison, By.STREAM, (FIELD["avg_loss"],))))
    assert {key: value for key, value in row.items() if "loss" in key} == {
        "avg_loss_pct__A": "1",
        "avg_loss_pct__B": "2",
        "avg_loss_pct__C": "4",
        "avg_loss_pct__delta_A": "-1",
        "avg_loss_pct__verdict_A": "better",
        "avg_loss_pct__delta_C": "2",
        "avg_loss_pct__verdict_C": "worse",
    }
    assert (row["paired_by_A"], row["paired_by_C"]) == ("signed-in id", "signed-in id")


def test_differences_are_written_without_the_noise_of_binary_numbers() -> None:
    data = [meeting(who("Anna||u1", stream("audio_input", avg_loss=f"{n}%")), uuid=str(n)) for n in (0.1, 0.3)]
    (row,) = rows(comparison_csv(ComparisonView(Comparison(labelled([Side(each) for each in data])), By.STREAM)))
    assert row["avg_loss_pct__delta"] == "0.2"


def test_the_json_says_what_it_rests_on() -> None:
    found = json.loads(written(comparison_json(view())))
    assert (found["schema"], found["complete"], found["baseline"]) == ("qosviewer.compare/1", False, "A")
    assert [side["complete"] for side in found["sides"]] == [True, False]
    (against,) = found["against"]
    assert against["partial"] and "Only a part of B is here" in against["notices"][0]
    spread = next(each for each in found["overview"] if each["what"] == "audio.downlink")
    assert spread["sides"]["B"]["partial"] and not spread["sides"]["A"]["partial"]
    assert spread["sides"]["A"]["beyond_limit"]["of"] == spread["sides"]["A"]["people"]
    dora = next(each for each in found["people"] if each["id"] == "u4")
    reading = dora["streams"][0]["readings"]["avg_loss_pct"]
    assert reading["A_range"] == [1, 3] and "A" not in reading
    assert reading["against"]["B"]["delta"] is None and reading["against"]["B"]["why"]


def test_text_to_be_pasted_holds_no_markup_of_others_and_no_line_breaks() -> None:
    markdown = written(comparison_markdown(view())).decode()
    assert r"Gina \| \*bold\*⏎www\.example\.com" in markdown
    plain = written(comparison_text(view())).decode()
    assert "Gina | *bold*⏎www.example.com" in " ".join(plain.split())
    assert "B (partial)" in plain and "B (partial)" in markdown
    assert "In A, not in the part of B that is here (1): Only Here" in plain


def test_a_comparison_without_anything_is_written_too() -> None:
    nothing = ComparisonView(Comparison(labelled([Side(meeting(uuid="a")), Side(meeting(uuid="b"))])))
    assert rows(comparison_csv(nothing)) == []
    assert json.loads(written(comparison_json(nothing)))["people"] == []
    assert b"Nobody was in both A and B" in written(comparison_text(nothing))
    assert b"Nobody was in both A and B" in written(comparison_markdown(nothing))
