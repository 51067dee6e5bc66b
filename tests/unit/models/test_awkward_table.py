"""The table of comparisons of what is awkward to compare, without a view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qosviewer.domain.metrics import FIELD
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind
from tests.factories import stream
from tests.support.awkward import AWKWARD
from tests.support.compare_views import model_of
from tests.support.comparisons import compared, meeting, who

pytestmark = pytest.mark.usefixtures("qapp")
AUDIO_LOSS = "audio.downlink.avg_loss_pct"


def lines(table: ComparisonTableModel) -> list[str]:
    return [table.data(table.index(row, 0)) for row in range(table.rowCount())]


def told(table: ComparisonTableModel, name: str, kind: Kind) -> str:
    place = next(
        place
        for place, each in enumerate(table.columns)
        if each.kind is kind and (each.figure is None or each.figure.key == AUDIO_LOSS)
    )
    return str(table.data(table.index(lines(table).index(name), place)))


def difference_index(table: ComparisonTableModel, row: int):
    place = next(
        n for n, e in enumerate(table.columns) if e.kind is Kind.DELTA and e.figure and e.figure.key == AUDIO_LOSS
    )
    return table.index(row, place)


def awkward_table(case: str) -> ComparisonTableModel:
    comparison = AWKWARD[case]()
    return ComparisonTableModel(model_of(comparison))


def test_a_difference_of_ranges_is_a_range_where_its_direction_is_certain():
    sound = [who("Anna||u1", stream("audio_output", avg_loss=loss)) for loss in (1, 2, 4, 6)]
    comparison = compared(meeting(*sound[:2], uuid="a"), meeting(*sound[2:], uuid="b"))
    table = ComparisonTableModel(model_of(comparison))
    assert told(table, "Anna", Kind.DELTA) == "▲ +2 … +5 % worse"
    index = difference_index(table, 1)
    assert table.data(index, int(Qt.ItemDataRole.AccessibleTextRole)) == "+2 … +5 %, worse"
    assert "all of it says the same" in table.data(index, int(Qt.ItemDataRole.ToolTipRole))
    table.set_least((FIELD["avg_loss"], 2.0))
    assert table.shown_count == 1
    table.set_least((FIELD["avg_loss"], 2.1))
    assert table.shown_count == 0


def test_a_range_that_can_go_either_way_says_between_what():
    table = awkward_table("one-email")
    assert told(table, "Desk 3", Kind.DELTA) == "▼ −5.6 … −0.6 % better"
    table = awkward_table("gateway")
    assert told(table, "Anna Berg", Kind.DELTA) == "not comparable"
    assert told(table, "Anna Berg", Kind.CHANGE) == "same, 2 not comparable"


@pytest.mark.parametrize(
    ("case", "headings"),
    [
        ("nobody", ["Only in A (10)", "Only in B (7)"]),
        ("same-twice", ["In both A and B (10)"]),
        ("partial", ["In both A and B (6)", "In A, not in the part of B that is here (4)"]),
        ("no-qos", ["In both A and B (10)"]),
        ("blank", ["Who is who can't be told (17)"]),
        ("iphones", ["In both A and B (2)", "Who is who can't be told (600)"]),
        ("one-email", ["In both A and B (2)", "Who is who can't be told (4)"]),
        ("webinar", ["In both A and B (10)"]),
        ("minutes", ["In both A and B (10)"]),
    ],
)
def test_awkward_meetings_have_their_sections_and_every_row_a_name(case, headings):
    table = awkward_table(case)
    assert [table.section_title(number) for number in range(len(headings))] == headings
    assert all(lines(table))
    place = next(place for place, each in enumerate(table.columns) if each.kind is Kind.CHANGE)
    changes = {table.data(table.index(row, place)) for row in range(table.rowCount()) if table.row_at(row) >= 0}
    expected = {
        "minutes": {"4 not comparable"},
        "same-twice": {"same"},
        "no-qos": {"–"},
        "nobody": {"–"},
        "blank": {"–"},
    }
    assert changes == expected.get(case, changes)
