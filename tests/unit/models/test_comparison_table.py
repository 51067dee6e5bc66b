"""The table of a comparison, without a view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.filter import parse
from qosviewer.domain.metrics import FIELD
from qosviewer.export.comparison_view import By
from qosviewer.models.compared_rows import Section
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.figure_choice import known_figures
from qosviewer.models.side_columns import FIRST_SORT, Kind
from tests.factories import stream
from tests.support.comparisons import curious_comparison, meeting, who


def model_of(comparison: Comparison) -> ComparisonModel:
    return ComparisonModel(comparison, lambda work, take: take(work()))


@pytest.fixture
def model(qapp) -> ComparisonModel:
    return model_of(curious_comparison())


@pytest.fixture
def table(model: ComparisonModel) -> ComparisonTableModel:
    made = ComparisonTableModel(model)
    made.sort(-1)
    return made


def lines(table: ComparisonTableModel, kind: Kind = Kind.PERSON) -> list[str]:
    place = next(place for place, column in enumerate(table.columns) if column.kind is kind)
    return [table.data(table.index(row, place)) for row in range(table.rowCount())]


def column(table: ComparisonTableModel, kind: Kind, figure: str = "") -> int:
    return next(
        place
        for place, each in enumerate(table.columns)
        if each.kind is kind and (not figure or (each.figure and each.figure.key == figure))
    )


AUDIO_LOSS = "audio.downlink.avg_loss_pct"


def test_sections_say_who_was_where(table):
    headings = [table.section_title(number) for number in range(len(table.lines.heading_positions()))]

    assert headings == [
        "In both A and B (7)",
        "Unclear who is who (1)",
        "In A, not in the part of B that is here (1)",
        "Only in B (1)",
    ]
    assert table.shown_count == 10


def test_a_difference_is_a_number_an_arrow_and_a_word(table):
    place = column(table, Kind.DELTA, AUDIO_LOSS)
    said = dict(
        zip(lines(table), (table.data(table.index(row, place)) for row in range(table.rowCount())), strict=True)
    )

    assert said["Anna Berg"] == "◐ ▲ +5.75 pp worse"
    assert said["=SUM(A1)"] == "◐ ▼ −6.7 pp better"
    assert said["Cleo (she/her)"] == "◐ ▲ +0.2 pp same"
    assert said["Fritz"] == said["Emil"] == said["Dora"] == "not comparable"
    assert said["Only Here"] == "–"


def test_what_is_not_compared_says_why(table):
    place = column(table, Kind.DELTA, AUDIO_LOSS)
    row = lines(table).index("Fritz")

    assert "web gateway" in table.data(table.index(row, place), Qt.ItemDataRole.ToolTipRole)
    assert "web gateway" in table.data(table.index(row, place), Qt.ItemDataRole.AccessibleTextRole)


def test_every_figure_of_a_part_is_marked(table):
    shown = [place for place, each in enumerate(table.columns) if each.kind is Kind.VALUE and each.side == 1]
    written = [table.data(table.index(row, place)) for place in shown for row in range(table.rowCount())]

    assert all(text in (None, "–") or text.startswith("◐ ") for text in written)


def test_who_changed_most_stands_on_top_until_somebody_sorts(model):
    table = ComparisonTableModel(model)
    assert lines(table)[1] == "Gina | *bold*⏎www.example.com"
    assert table.sorted_by == FIRST_SORT


def test_what_changed_most_is_said_in_words_and_numbers(table):
    place = column(table, Kind.CHANGE)
    said = dict(zip(lines(table), lines(table, Kind.CHANGE), strict=True))
    assert said["Anna Berg"] == "◐ 1 worse · audio ↓ loss 0.3 → 6.05 %"
    assert said["=SUM(A1)"] == "◐ 1 better · audio ↓ loss 7.1 → 0.4 %"
    assert said["Cleo (she/her)"] == "same"

    index = table.index(lines(table).index("Anna Berg"), place)
    whole = "1 worse. Changed most: Audio downlink: Packet loss avg, from 0.3 % in A to 6.05 % in B: +5.75 pp, worse."
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == whole
    tip = table.data(index, Qt.ItemDataRole.ToolTipRole)
    assert whole in tip and "Only a part of B is here" in tip


def test_by_what_they_were_paired_is_short_in_the_cell_and_whole_in_its_tip(table):
    place = column(table, Kind.PAIRED)
    index = table.index(lines(table).index("Anna Berg"), place)
    assert table.data(index) == "id, certain"
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == "signed-in id, certain"
    assert "signed-in id, certain" in table.data(index, Qt.ItemDataRole.ToolTipRole)


def test_of_changes_of_one_size_the_one_for_the_worse_stands_first(qapp):
    def people(*losses: float):
        return meeting(
            *(who(f"{number}||{number}", stream("audio_output", avg_loss=loss)) for number, loss in enumerate(losses)),
            uuid=str(losses[0]),
        )

    comparison = Comparison(labelled([Side(people(9, 1, 2, 0, 1)), Side(people(1, 9, 2, 0.2, 11))]))
    table = ComparisonTableModel(model_of(comparison))
    assert lines(table)[1:] == ["4", "1", "0", "3", "2"]


def test_sorting_by_a_difference_goes_by_its_size_within_the_sections(table):
    table.sort(column(table, Kind.DELTA, AUDIO_LOSS), Qt.SortOrder.DescendingOrder)

    assert lines(table)[:4] == ["▾ In both A and B (7)", "Gina | *bold*⏎www.example.com", "=SUM(A1)", "Anna Berg"]
    assert lines(table)[8] == "▾ Unclear who is who (1)"


def test_sorting_by_a_chart_goes_from_worst_to_best(table):
    table.sort(column(table, Kind.CHART, AUDIO_LOSS), Qt.SortOrder.DescendingOrder)

    assert lines(table)[1:5] == ["Anna Berg", "Cleo (she/her)", "=SUM(A1)", "Gina | *bold*⏎www.example.com"]


def test_both_bars_of_a_chart_are_drawn_on_one_scale_and_said(table):
    place = column(table, Kind.CHART, AUDIO_LOSS)
    figure, row = table.columns[place].figure, lines(table).index("Anna Berg")
    drawn = table.cells.figures.bars_cell(table.row_at(row), figure)
    bars = table.cells.figures.bars(figure)
    assert (drawn.before[1], drawn.after[1]) == (0.3, 6.05)
    everything = [value for side in (bars.before, bars.after) for part in side for value in part if value == value]
    # Impossible values don't stretch it: 140 % is beyond.
    assert 9 <= bars.scale.top < max(everything)
    assert bars.limit is not None and bars.limit.warning < bars.scale.top
    assert table.data(table.index(row, place)) == ""
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert "A: 0.3 % on average" in table.data(table.index(row, place), role)
        assert "B: 6.05 % on average" in table.data(table.index(row, place), role)
    assert "one scale" in table.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)


def test_every_cell_says_something_to_a_screen_reader(table):
    for row in range(table.rowCount()):
        for place in range(1 if table.row_at(row) < 0 else len(table.columns)):
            said = table.data(table.index(row, place), Qt.ItemDataRole.AccessibleTextRole)
            assert said or table.columns[place].kind is Kind.PAIRED, (row, place)


def test_the_filter_of_participants_holds_on_either_side(table):
    table.set_filter(parse("audio.loss > 7"))
    assert lines(table)[1:3] == ["=SUM(A1)", "Emil"]

    table.set_filter(parse("anna"))
    assert lines(table)[1] == "Anna Berg"
    assert table.shown_count == 1
    assert "1 shown" in table.section_title(0)


def test_only_changes_of_a_size(table):
    table.set_least((FIELD["avg_loss"], 6.0))
    assert {text for text in lines(table) if not text.startswith("▾")} == {"=SUM(A1)", "Gina | *bold*⏎www.example.com"}

    table.set_least(None)
    assert table.shown_count == 10


def test_sections_close_and_open(table):
    table.toggle(Section.BOTH)
    assert table.rowCount() == 7
    assert table.shown_count == 10

    table.open_for([0])
    assert table.rowCount() == 14


def test_differences_are_walked_in_reading_order_and_round_the_end(table):
    place = column(table, Kind.DELTA, AUDIO_LOSS)
    names, at = [], (-1, -1)
    for _ in range(4):
        row, where, wrapped = table.next_difference(*at, 1)
        at = (row, where)
        names.append((lines(table)[row], wrapped))
    assert where == place
    assert names == [
        ("Anna Berg", False),
        ("=SUM(A1)", False),
        ("Gina | *bold*⏎www.example.com", False),
        ("Anna Berg", True),
    ]
    assert table.next_difference(*at, -1)[2]


def test_a_row_per_stream_names_what_was_carried_and_how(table):
    table.set_by(By.STREAM)
    rows = list(zip(lines(table), lines(table, Kind.STREAM), strict=True))

    assert ("Anna Berg", "Audio downlink") in rows
    assert ("Fritz", "Audio downlink (web gateway)") in rows or (
        "Fritz",
        "Audio downlink (client / web gateway)",
    ) in rows


def test_other_figures_are_other_columns(table):
    chosen = [each for each in known_figures(table.comparison.comparison, By.PERSON) if "jitter" in each.key][:1]
    table.set_figures(chosen)

    assert [each.figure for each in table.columns if each.figure] == chosen * 4
    assert [field.key for field in table.view.fields] == [chosen[0].field.key]


def test_another_baseline_turns_every_difference(model, table):
    place = column(table, Kind.DELTA, AUDIO_LOSS)
    model.set_baseline(1)

    row = lines(table).index("Anna B.") if "Anna B." in lines(table) else lines(table).index("Anna Berg")
    assert table.data(table.index(row, place)) == "◐ ▼ −5.75 pp better"
    assert table.headerData(place, Qt.Orientation.Horizontal).startswith("A against B")


def test_what_is_shown_is_what_is_exported(table):
    table.set_filter(parse("anna"))
    assert [row.human for row in table.view.rows] == [table.human_at(1)]


def test_people_of_the_other_meetings_have_a_section_when_all_meetings_are_compared(qapp):
    sound = stream("audio_output", avg_loss="1%")
    one, two, three = (
        meeting(who(f"{name}|{name}@example.com", sound), uuid=name) for name in ("anna", "bert", "cleo")
    )
    table = ComparisonTableModel(model_of(Comparison(labelled([Side(one), Side(two), Side(three)]))))

    assert [table.section_title(n) for n in range(3)] == [
        "Only in A (1)",
        "Only in B (1)",
        "In neither A nor B (1)",
    ]


def test_parted_people_become_two_and_stay_selected(model):
    decided = []
    model.decided.connect(decided.append)
    human = model.comparison.names.index("Anna Berg")
    model.select([human])
    before = model.comparison.pairing.count

    model.part(human, 1)

    assert model.comparison.pairing.count == before + 1
    assert len(decided[0]) == 1
    assert not decided[0][0].joined
    assert len(model.selected) == 2

    model.join(*model.selected)
    assert model.comparison.pairing.count == before
    assert decided[1][0].joined


def test_an_unsure_pair_has_a_section_of_its_own(qapp):
    sound = stream("audio_output", avg_loss="1%")
    one = meeting(who("Sam", sound, pid="1"), who("Sam", sound, pid="2"), uuid="one")
    two = meeting(who("Sam", sound, pid="1"), who("Sam", sound, pid="2"), uuid="two")
    table = ComparisonTableModel(model_of(Comparison(labelled([Side(one), Side(two)]))))

    assert table.section_title(0) == "Unclear who is who (4)"
