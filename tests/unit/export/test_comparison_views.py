"""The views of a comparison as files, against golden ones and by what has to hold of any."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.groups import standing
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.standings import standings
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.metrics import METRIC, main_field
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.export.comparison_document import Format, comparison_document
from qosviewer.export.comparison_view import ComparisonView
from qosviewer.export.text_layout import places
from tests.support.awkward import client_against_gateway
from tests.support.compared_series import AFFECTED, NAMES, series
from tests.support.comparisons import compared, curious_comparison, meeting

GOLDEN = Path(__file__).parents[2] / "golden"
SINCE = datetime(2026, 3, 23, tzinfo=UTC)
VIEWS = {
    "words": Choice(Shows.WORDS, others=(3,)),
    "overview": Choice(Shows.OVERVIEW, others=(3,)),
    "trend": Choice(Shows.TREND, since=SINCE, since_name="new access points", selected=(0, 1)),
    "groups": Choice(Shows.GROUPS, within=3, person=2),
}
SUFFIXES = {Format.CSV: "csv", Format.TEXT: "txt", Format.MARKDOWN: "md"}


def written(comparison: Comparison, choice: Choice, how: Format, **more: bool) -> str:
    view = ComparisonView(comparison, fields=[main_field(METRIC[key]) for key in ("loss", "jitter")])
    return b"".join(comparison_document(view, choice, how, **more).pieces()).decode()


def rows(comparison: Comparison, choice: Choice, **more: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(comparison, choice, Format.CSV, **more), newline="")))


@pytest.mark.parametrize("how", SUFFIXES)
@pytest.mark.parametrize("view", VIEWS)
def test_views_are_as_the_golden_files(view: str, how: Format) -> None:
    golden = (GOLDEN / f"comparison-{view}.{SUFFIXES[how]}").read_bytes().decode()
    assert written(series(), VIEWS[view], how) == golden


def test_the_json_holds_all_views_as_the_golden_file() -> None:
    found = written(series(), VIEWS["trend"], Format.JSON)
    assert found == (GOLDEN / "comparison-series.json").read_bytes().decode()
    document = json.loads(found)
    assert document["trend"]["order"] == list("ABCDEF") and document["trend"]["since"] == "2026-03-23T00:00:00Z"
    loss = next(each for each in document["trend"]["figures"] if each["what"] == "audio.uplink")
    since = next(each for each in loss["before_after"]["groups"] if each["who"] == "since")
    affected = {series().names.index(NAMES[place]) for place in AFFECTED}
    assert set(since["people"]) == affected and since["verdict"] == "worse"
    (wifi,) = [
        group
        for group in document["groups"]["figures"][0]["groups"]
        if (group["side"], group["group"]) == ("D", "Wifi")
    ]
    assert wifi["against_baseline"]["verdict"] and wifi["against_largest"] == {"verdict": "reference"}
    anna = document["people"][1]
    assert anna["recently"].keys() == {"bad", "with_problems", "of", "absent", "not_enough_data"}
    assert anna["streams"][0]["standing"]["avg_loss_pct"]["D"]["rank"] > 1


@pytest.mark.parametrize("view", VIEWS)
def test_text_fits_eighty_columns(view: str) -> None:
    for line in written(series(), VIEWS[view], Format.TEXT).splitlines():
        assert places(line) <= 80, line


def test_names_are_no_formulas_and_no_markup() -> None:
    people = rows(series(), VIEWS["trend"])
    assert "'=Cleo()" in {row["user_name"] for row in people}
    assert "=Cleo()" in {row["user_name"] for row in rows(series(), VIEWS["trend"], guard=False)}
    assert r"Kim \*x\*" in written(series(), VIEWS["trend"], Format.MARKDOWN)


def test_a_partial_meeting_is_marked_in_every_row_it_touches() -> None:
    for choice in (VIEWS["overview"], VIEWS["trend"], replace(VIEWS["groups"], within=None)):
        marked = {row["meeting"]: row["partial"] for row in rows(series(), choice) if row["meeting"]}
        assert marked["F"] == "true" and {marked[label] for label in "ABCDE"} == {"false"}
        assert "◐" in written(series(), choice, Format.TEXT)


def test_who_came_by_the_web_gateway_is_counted_in_groups_and_named_in_standings() -> None:
    comparison = client_against_gateway()
    for side in comparison.sides:
        entries = (RosterEntry(each.participant_id, device="Windows") for each in side.data.table.participants)
        side.data.companions.set_roster(Roster(tuple(entries)))
    choice = Choice(Shows.GROUPS, fact=FACT["device"], person=comparison.names.index("Anna Berg"))
    found = rows(comparison, choice)
    groups = [row for row in found if row["part"] == "groups"]
    by_gateway = {
        label: sum(int(row["people_by_web_gateway"]) for row in groups if row["meeting"] == label) for label in "AB"
    }
    assert by_gateway == {"A": 0, "B": 5}
    audio = [row for row in found if row["part"] == "standing" and row["what"] == "audio.downlink"]
    assert {(row["meeting"], row["path"]) for row in audio} == {("A", "client"), ("B", "web gateway")}
    text = " ".join(written(comparison, choice, Format.TEXT).split())
    assert "by web gateway" in text and "(web gateway)" in text


def test_groups_by_another_fact_across_meetings() -> None:
    choice = Choice(Shows.GROUPS, fact=FACT["version"], measure=next(measures(series())))
    found = rows(series(), choice)
    assert {row["group"] for row in found} == {"6.3.1", "6.4.0"}
    assert {row["verdict"] for row in found if row["group"] == "6.4.0"} == {"not in the baseline"}


def test_nothing_known_is_said() -> None:
    nothing = compared(meeting(uuid="a"), meeting(uuid="b"))
    for shows in (Shows.OVERVIEW, Shows.TREND, Shows.GROUPS):
        assert "None of these meetings has figures." in written(nothing, Choice(shows), Format.TEXT)
        assert "None of these meetings has figures." in written(nothing, Choice(shows), Format.MARKDOWN)
        rows(nothing, Choice(shows))
    without = written(curious_comparison(), Choice(Shows.GROUPS, person=8), Format.TEXT)
    assert "it comes with the list of participants" in without and "There are no figures of this person" in without


def test_everybody_stands_as_each_one_does() -> None:
    for comparison in (series(), curious_comparison()):
        for slot, metric in measures(comparison):
            field = main_field(metric)
            for side in range(len(comparison.sides)):
                found = standings(comparison, side, slot, field)
                for human in range(comparison.pairing.count):
                    alone = standing(comparison, side, human, slot, field)
                    if alone is None:
                        assert found.ranks[human] == 0 and np.isnan(found.medians[human])
                        continue
                    assert (found.ranks[human], found.count) == (alone.rank, alone.count)
                    np.testing.assert_equal(found.medians[human], alone.median)
