"""What is written of a comparison is what its table shows: these rows, in this order, and these columns."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.filter import parse
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.streams import Direction, Medium
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_view import By, Figure, slot_key
from qosviewer.models.compared_rows import Section
from qosviewer.models.side_columns import Group, Kind
from qosviewer.ui.compare.side_table import SideTable
from tests.factories import stream
from tests.support.compare_views import model_of
from tests.support.comparisons import meeting, who


def three() -> Comparison:
    """Three meetings in which people come, go and change."""

    def sound(loss: float, jitter: int) -> list[object]:
        return [
            stream(kind, avg_loss=f"{loss}%", max_loss=f"{loss + 1}%", avg_jitter=f"{jitter} ms")
            for kind in ("audio_input", "audio_output", "video_input")
        ]

    losses = {"Anna": (0.1, 9, 0.2), "Bert": (3, 3.1, 0.1), "Cleo": (1, 6, 1), "=Dora()": (0.5, 0.5, 12)}
    sides = []
    for number in range(3):
        there = [who(f"{name}||{name}", *sound(own[number], 10 * number + 5)) for name, own in losses.items()]
        there.append(who(f"Guest {number}||g{number}", *sound(number, 8)))
        sides.append(Side(meeting(*there, uuid=str(number), weeks=number), complete=number != 2))
    return Comparison(labelled(sides))


@pytest.fixture
def table(qtbot) -> SideTable:
    made = SideTable(model_of(three()))
    qtbot.addWidget(made)
    made.resize(1400, 600)
    made.show()
    return made


def written(table: SideTable) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(
        io.StringIO(b"".join(comparison_csv(table.shown, guard=False).pieces()).decode(), newline="")
    )
    rows = list(reader)
    return list(reader.fieldnames or ()), rows


def shown_columns(table: SideTable) -> list[str]:
    """The names that the visible columns of figures have in a file."""
    labels = [side.label for side in table.model.comparison.sides]
    names = []
    for place, column in enumerate(table.table.columns):
        if column.figure is None or column.kind is Kind.CHART or table.views.figures.isColumnHidden(place):
            continue
        names.append(f"{column.figure.key}__{labels[column.side] if column.kind is Kind.VALUE else 'delta'}")
    return names


def shown_people(table: SideTable) -> list[str]:
    names = table.model.comparison.names
    humans = (table.table.human_at(position) for position in range(table.table.rowCount()))
    return [names[human] for human in humans if human >= 0]


def check(table: SideTable) -> list[dict[str, str]]:
    header, rows = written(table)
    identity = {"participant_id", "partial", "state", "stream"}
    figures = [name for name in header if "__" in name and name.partition("__")[0] not in identity]
    assert sorted(name for name in figures if "__verdict" not in name) == sorted(shown_columns(table))
    assert [row["user_name"] for row in rows] == shown_people(table)
    return rows


def test_as_it_opens_two_meetings_stand_in_it(table) -> None:
    rows = check(table)
    assert "state__C" not in rows[0] and {row["present_in"] for row in rows} >= {"A B", "A", "B"}


def test_of_all_meetings_the_figures_of_each_and_the_difference_in_front(table) -> None:
    table.table.show_all_sides(True)
    rows = check(table)
    assert {"state__C", "paired_by_B", "paired_by_C"} <= rows[0].keys()
    assert not [name for name in rows[0] if name.endswith("__delta_C")]


def test_another_meeting_in_front(table) -> None:
    table.model.show_other(2)
    rows = check(table)
    dora = next(row for row in rows if row["user_name"] == "=Dora()")
    assert dora["audio.uplink.avg_loss_pct__delta"] == "11.5" and dora["partial__C"] == "true"


def test_hand_picked_figures_of_one_medium_and_direction_each(table) -> None:
    down, up = Slot(Medium.AUDIO, Direction.DOWNLINK), Slot(Medium.VIDEO, Direction.UPLINK)
    table.table.set_figures([Figure(FIELD["max_loss"], down), Figure(FIELD["avg_jitter"], up)])
    rows = check(table)
    assert slot_key(down) + ".max_loss_pct__A" in rows[0]
    assert not [name for name in rows[0] if name.startswith(("video.uplink.max_loss", "audio.downlink.avg_jitter"))]


def test_filter_size_order_and_sections(table) -> None:
    place = next(place for place, column in enumerate(table.table.columns) if column.kind is Kind.DELTA)
    table.table.sort(place, Qt.SortOrder.DescendingOrder)
    assert [row["user_name"] for row in check(table)][:2] == ["Anna", "Cleo"]
    table.table.set_least((FIELD["avg_loss"], 5.0))
    assert [row["user_name"] for row in check(table)] == ["Anna", "Cleo"]
    table.table.set_filter(parse("name:anna"))
    assert [row["user_name"] for row in check(table)] == ["Anna"]


def test_a_row_for_each_stream(table) -> None:
    table.table.set_by(By.STREAM)
    rows = check(table)
    assert len({row["medium_and_direction"] for row in rows}) == 3


def test_columns_that_are_put_away_are_not_written(table) -> None:
    table.table.fold(Group(Kind.VALUE, 0), folded=True)
    rows = check(table)
    assert "audio.downlink.avg_loss_pct__A" not in rows[0] and "state__A" in rows[0]
    table.table.fold(Group(Kind.DELTA), folded=True)
    assert not [name for name in check(table)[0] if "delta" in name or "verdict" in name]


def test_a_closed_section_is_written_as_a_closed_heading_of_participants_is(table) -> None:
    before = written(table)
    table.table.toggle(Section.BOTH)
    assert written(table) == before


def test_copied_names_are_no_formulas(table) -> None:
    table.model.select([table.model.comparison.names.index("=Dora()")])
    table.reveal_selected()
    table.views.copy()
    assert "\n'=Dora()\t" in QGuiApplication.clipboard().text()
