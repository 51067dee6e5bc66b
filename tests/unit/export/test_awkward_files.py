"""What is awkward to compare, written to files: the word is in each that has room for one."""

from __future__ import annotations

import csv
import io
import json

import pytest

from qosviewer.domain.compare.remarks import notices, said_of_meetings
from qosviewer.domain.metrics import FIELD
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_document import Format, comparison_document
from qosviewer.export.comparison_json import comparison_json
from qosviewer.export.comparison_text import comparison_markdown, comparison_text
from qosviewer.export.comparison_view import By, ComparisonView
from qosviewer.export.document import Document
from tests.support.awkward import AWKWARD


def written(document: Document) -> str:
    return b"".join(document.pieces()).decode()


@pytest.fixture(params=AWKWARD)
def case(request) -> str:
    return request.param


def test_text_and_markdown_say_it(case: str) -> None:
    view = ComparisonView(AWKWARD[case]())
    said = notices(view.comparison, 1)
    # Lines are broken in the one, and what would be markup is escaped in the other.
    text = " ".join(written(comparison_text(view)).split())
    markdown = written(comparison_markdown(view)).replace("\\", "")
    for words in said:
        assert words in text and words in markdown


@pytest.mark.parametrize("shows", [Shows.OVERVIEW, Shows.TREND, Shows.GROUPS, Shows.WORDS])
def test_every_view_says_what_has_to_be_known_of_the_meetings_once(case: str, shows: Shows) -> None:
    view = ComparisonView(AWKWARD[case](), fields=[FIELD["avg_loss"]])
    text = " ".join(written(comparison_document(view, Choice(shows), Format.TEXT)).split())
    markdown = written(comparison_document(view, Choice(shows), Format.MARKDOWN)).replace("\\", "")
    for words in said_of_meetings(view.comparison):
        assert text.count(words) == 1 and markdown.count(words) == 1


def test_hundreds_of_one_name_are_one_word_and_not_called_missing() -> None:
    text = written(comparison_text(ComparisonView(AWKWARD["iphones"]())))
    assert "Unclear who is who (600): iPhone (600)" in text and "Only in" not in text
    text = written(comparison_text(ComparisonView(AWKWARD["blank"]())))
    assert "Unclear who is who (17): No name (17)" in text
    text = written(comparison_text(ComparisonView(AWKWARD["partial"]())))
    assert "In A, not in the part of B that is here (4): Goran Horvat" in text


def test_json_says_it_and_has_everybody(case: str) -> None:
    comparison = AWKWARD[case]()
    found = json.loads(written(comparison_json(ComparisonView(comparison))))
    assert found["against"][0]["notices"] == notices(comparison, 1)
    assert len(found["people"]) == comparison.pairing.count
    assert found["complete"] is all(side.complete for side in comparison.sides)


@pytest.mark.parametrize("by", By)
def test_csv_has_everybody_and_marks_what_is_partial(case: str, by: By) -> None:
    comparison = AWKWARD[case]()
    rows = list(csv.DictReader(io.StringIO(written(comparison_csv(ComparisonView(comparison, by))), newline="")))
    assert len(rows) >= comparison.pairing.count
    for side in comparison.sides:
        marks = {row[f"partial__{side.label}"] for row in rows} - {""}
        assert marks == {"false" if side.complete else "true"}


def test_what_is_not_compared_says_why_in_the_remarks() -> None:
    for case, why in (("minutes", "computed from minutes"), ("gateway", "through the web gateway")):
        rows = csv.DictReader(io.StringIO(written(comparison_csv(ComparisonView(AWKWARD[case]()))), newline=""))
        remarks = [row["remarks"] for row in rows if row["user_name"] == "Anna Berg"]
        assert all(why in remark for remark in remarks)


def test_a_range_has_a_verdict_and_says_within_what() -> None:
    view = ComparisonView(AWKWARD["one-email"]())
    rows = {row["user_name"]: row for row in csv.DictReader(io.StringIO(written(comparison_csv(view)), newline=""))}
    desk = rows["Desk 3"]
    assert desk["audio.downlink.avg_loss_pct__delta"] == ""
    assert desk["audio.downlink.avg_loss_pct__verdict"] == "better"
    assert "all of it says the same. (" in desk["remarks"]
    assert "audio.downlink.avg_loss_pct__delta −5.6 … −0.6 pp" in desk["remarks"]
    (line,) = [
        line for line in written(comparison_text(view)).splitlines() if line.startswith("Desk 3") and "loss" in line
    ]
    assert "1 … 6 %" in line and "−5.6 … −0.6 pp" in line and line.endswith("better")
    people = {each["user_name"]: each for each in json.loads(written(comparison_json(view)))["people"]}
    (sound,) = [each for each in people["Desk 3"]["streams"] if each["what"] == "audio.downlink"]
    against = sound["readings"]["avg_loss_pct"]["against"]["B"]
    assert against == {"delta": None, "delta_range": [-5.6, -0.6], "verdict": "better", "why": against["why"]}
