"""The table of comparisons of what is awkward to compare, without a view."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from qosviewer.domain.compare.remarks import notices
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.roster import RosterEntry
from qosviewer.export.comparison_view import By, Figure
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind
from tests.factories import stream
from tests.support.awkward import AWKWARD
from tests.support.compare_views import model_of
from tests.support.comparisons import START, compared, meeting, who

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
    assert told(table, "Anna", Kind.DELTA) == "▲ +2 … +5 pp worse"
    index = difference_index(table, 1)
    assert table.data(index, int(Qt.ItemDataRole.AccessibleTextRole)) == "+2 … +5 pp, worse"
    assert "all of it says the same" in table.data(index, int(Qt.ItemDataRole.ToolTipRole))
    table.set_least((FIELD["avg_loss"], 2.0))
    assert table.shown_count == 1
    table.set_least((FIELD["avg_loss"], 2.1))
    assert table.shown_count == 0


def tip_of(table: ComparisonTableModel, name: str, side: int, key: str) -> tuple[str, str]:
    """What a figure of somebody says, and its tooltip."""
    place = next(
        n
        for n, each in enumerate(table.columns)
        if each.kind is Kind.VALUE and each.side == side and each.figure and each.figure.key == key
    )
    index = table.index(lines(table).index(name), place)
    return str(index.data()), str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_figures_of_several_stays_say_how_they_were_put_together() -> None:
    def stays(minutes: tuple[int, ...], uuid: str):
        seats, entries, start = [], [], START
        for number, length in enumerate(minutes):
            sound = stream("audio_output", min_loss=number, avg_loss=2 * number + 1, max_loss=4 * number + 2)
            seats.append(who("Anna||u1", sound, pid=str(number)))
            until = start + timedelta(minutes=length)
            entries.append(RosterEntry(str(number), joined=start, left=until if length else None))
            start = until + timedelta(minutes=1)
        return meeting(*seats, uuid=uuid, roster=entries)

    comparison = compared(stays((30, 10), "a"), stays((30, 0), "b"))
    table = ComparisonTableModel(model_of(comparison))
    slot = comparison.pairs.slots[0]
    table.set_figures([Figure(FIELD[key], slot) for key in ("min_loss", "avg_loss", "max_loss")])
    (least, why_least), (greatest, why_greatest) = (
        tip_of(table, "Anna", 0, f"audio.downlink.{key}_loss_pct") for key in ("min", "max")
    )
    assert (least, greatest) == ("0 %", "6 %")
    assert "The least of several stays" in why_least and "The greatest of several stays" in why_greatest
    weighted, why_weighted = tip_of(table, "Anna", 0, AUDIO_LOSS)
    assert weighted == "1.5 %" and "weighted by how long it took" in why_weighted
    unknown, why_unknown = tip_of(table, "Anna", 1, AUDIO_LOSS)
    assert unknown == "1 … 3 %" and "no average is made of them" in why_unknown


def test_a_figure_of_the_web_gateway_says_so() -> None:
    table = awkward_table("gateway")
    value, tip = tip_of(table, "Anna Berg", 1, AUDIO_LOSS)
    assert value == "5 %" and "By the web gateway" in tip
    place = next(n for n, each in enumerate(table.columns) if each.kind is Kind.VALUE and each.side == 1)
    spoken = {
        table.data(table.index(row, place + 1), int(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(1, table.rowCount())
    }
    assert "5 % (web gateway)" in spoken
    assert "gateway" not in tip_of(table, "Anna Berg", 0, AUDIO_LOSS)[1]


def test_by_stream_the_row_names_both_kinds_of_client() -> None:
    table = awkward_table("gateway")
    table.set_by(By.STREAM)
    place = next(n for n, each in enumerate(table.columns) if each.kind is Kind.STREAM)
    streams = [
        table.data(table.index(row, place)) for row in range(table.rowCount()) if lines(table)[row] == "Anna Berg"
    ]
    assert "Audio downlink (client / web gateway)" in streams and "Video downlink" in streams


def test_a_room_system_is_not_compared_with_the_client() -> None:
    sound = {"avg_loss": "1%", "avg_bitrate": "40 kbps"}
    before = meeting(who("Room||u1", stream("audio_output", **sound)), uuid="a")
    after = meeting(who("Room||u1", stream("audio_device_to_crc", **sound)), uuid="b")
    comparison = compared(before, after)
    assert "came by the client in A and by the room connector in B" in " ".join(notices(comparison, 1))
    table = ComparisonTableModel(model_of(comparison))
    assert told(table, "Room", Kind.DELTA) == "not comparable"


def test_a_range_that_can_go_either_way_says_between_what():
    table = awkward_table("one-email")
    assert told(table, "Desk 3", Kind.DELTA) == "▼ −5.6 … −0.6 pp better"
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
        ("blank", ["Unclear who is who (17)"]),
        ("iphones", ["In both A and B (2)", "Unclear who is who (600)"]),
        ("one-email", ["In both A and B (2)", "Unclear who is who (4)"]),
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
