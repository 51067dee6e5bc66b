from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtTest import QAbstractItemModelTester

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.domain.stream_columns import stream_columns
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, Medium
from qosviewer.domain.table import QosTable
from qosviewer.models.rows import PARTICIPANT_ROWS, STREAM_ROWS
from qosviewer.models.table_cells import MARK_ROLE, RANGE_ROLE, SORT_ROLE, Received
from qosviewer.models.table_model import ColumnTableModel
from tests.factories import SeatSpec, make_batch, make_batches, make_table, seat, stream

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
TOOLTIP, ACCESSIBLE = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
LOSS = METRIC["loss"]


def meeting(*seats: SeatSpec) -> MeetingData:
    return MeetingData(MeetingInfo(MeetingRef(MeetingKind.MEETING, "123456789")), make_table(*seats))


def talker(name: str, loss: str | None = None, **more: str) -> SeatSpec:
    readings = {"avg_bitrate": "27 kbps", "max_bitrate": "40 kbps", **more}
    if loss is not None:
        readings["avg_loss"] = loss
    return seat(name, stream("audio_input", **readings))


def participants(data: MeetingData, metric=LOSS) -> ColumnTableModel:
    return ColumnTableModel(PARTICIPANT_ROWS, data, participant_columns(metric))


def streams(data: MeetingData, medium: Medium | None = None, received: Received | None = None) -> ColumnTableModel:
    return ColumnTableModel(STREAM_ROWS, data, stream_columns(data, medium), medium=medium, received=received)


def texts(model: ColumnTableModel, key: str) -> list[str]:
    section = model.section(key)
    return [model.index(row, section).data() for row in range(model.rowCount())]


def names(model: ColumnTableModel) -> list[str]:
    return texts(model, "user_name")


def sort(model: ColumnTableModel, key: str, order: Qt.SortOrder) -> None:
    model.sort(model.section(key), order)


@pytest.fixture
def five() -> MeetingData:
    return meeting(
        talker("Anna", "1.0%"), talker("Bo", "8.1%"), talker("Cy"), talker("Dee", "1.0%"), talker("Eve", "3%")
    )


def test_rows_stand_in_the_order_received_until_somebody_sorts(five) -> None:
    assert names(participants(five)) == ["Anna", "Bo", "Cy", "Dee", "Eve"]


def test_sorting_is_stable_and_leaves_missing_values_last_in_both_directions(five) -> None:
    model = participants(five)
    sort(model, "audio.uplink", ASCENDING)
    assert names(model) == ["Anna", "Dee", "Eve", "Bo", "Cy"]
    sort(model, "audio.uplink", DESCENDING)
    assert names(model) == ["Bo", "Eve", "Anna", "Dee", "Cy"]
    model.sort(-1)
    assert names(model) == ["Anna", "Bo", "Cy", "Dee", "Eve"]


def test_a_selector_keeps_the_order(five) -> None:
    model = participants(five)
    sort(model, "audio.uplink", DESCENDING)
    model.set_selector(lambda data: np.array([True, False, True, True, False]))
    assert names(model) == ["Anna", "Dee", "Cy"]
    model.set_selector(None)
    assert names(model) == ["Bo", "Eve", "Anna", "Dee", "Cy"]


def test_a_marked_value_stands_out_by_sign_weight_and_ink(five) -> None:
    model = participants(five)
    inks = [QBrush(QColor(name)) for name in ("gray", "green", "orange", "red")]
    model.set_inks(inks)
    section = model.section("audio.uplink")
    cell = model.index(1, section)
    assert cell.data() == "■ 8.1"
    assert cell.data(Qt.ItemDataRole.FontRole).bold()
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == inks[3]
    assert cell.data(MARK_ROLE).severity == 3
    calm = model.index(0, section)
    assert calm.data() == "1"
    assert calm.data(Qt.ItemDataRole.FontRole) is None
    assert calm.data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_missing_value_is_a_dash_and_no_number(five) -> None:
    model = participants(five)
    cell = model.index(2, model.section("audio.uplink"))
    assert cell.data() == "–"
    assert cell.data(SORT_ROLE) is None
    assert cell.data(ACCESSIBLE) == "not reported"


def test_a_range_chart_has_its_numbers_and_its_words() -> None:
    data = meeting(talker("Anna", "2.5%", min_loss="0%", max_loss="30%"))
    model = participants(data)
    cell = model.index(0, model.section("audio.uplink"))
    shown = cell.data(RANGE_ROLE)
    assert (shown.text, shown.low, shown.middle, shown.high) == ("▲ 2.5", 0.0, 2.5, 30.0)
    assert cell.data(ACCESSIBLE).startswith("2.5 % on average, from 0 % to 30 %. Beyond")
    assert model.index(0, model.section("user_name")).data(RANGE_ROLE) is None


def test_tooltips_say_value_note_text_as_received_and_definition() -> None:
    data = meeting(talker("Anna", "-3%"), talker("Bo", "2.50 %"))
    model = streams(data, received=lambda row, field: f"{field.key} of {row}")
    section = model.section("avg_loss_pct")
    assert "Received as “-3%”: negative" in model.index(0, section).data(TOOLTIP)
    calm = model.index(1, section).data(TOOLTIP)
    assert "Packet loss avg (%): 2.5" in calm
    assert "Received as “avg_loss of 1”" in calm
    assert "Share of packets that never arrived" in calm


def test_foreign_text_is_escaped_in_tooltips_and_shown_as_it_is_in_cells() -> None:
    data = meeting(talker("<img src=x> & <b>co</b>"))
    model = participants(data)
    cell = model.index(0, model.section("user_name"))
    assert cell.data() == "<img src=x> & <b>co</b>"
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;co" in cell.data(TOOLTIP)
    assert "<img" not in cell.data(TOOLTIP)


def test_headers_name_the_metric_and_the_unit_and_explain_the_chart(five) -> None:
    model = participants(five)
    section = model.section("audio.uplink")
    header = lambda role=Qt.ItemDataRole.DisplayRole: model.headerData(section, Qt.Orientation.Horizontal, role)  # noqa: E731
    assert header() == "Audio ↑ loss (%)"
    assert "the tick the limit of 2 %" in header(TOOLTIP)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_first_click_brings_the_worst_to_the_top(five) -> None:
    def first(model: ColumnTableModel, key: str) -> Qt.SortOrder:
        role = Qt.ItemDataRole.InitialSortOrderRole
        return model.headerData(model.section(key), Qt.Orientation.Horizontal, role)

    model = streams(five)
    assert first(model, "avg_loss_pct") == DESCENDING
    assert first(model, "chart.loss") == DESCENDING
    assert first(model, "avg_frame_rate_fps") == ASCENDING
    assert first(model, "user_name") == ASCENDING
    assert first(participants(five), "state") == DESCENDING


def test_what_is_pasted_elsewhere_has_no_signs(five) -> None:
    model = participants(five)
    section = model.section("audio.uplink")
    assert model.plain_text(1, section) == "8.1"
    assert model.plain_text(2, section) == ""


def test_pages_in_the_order_received_are_inserted_at_the_end() -> None:
    data = MeetingData(meeting().info, QosTable())
    model = participants(data)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.rearranging.connect(lambda: pytest.fail("nothing has to move"))
    for batch in make_batches([talker(f"P{n}", "1%") for n in range(25)]):
        data.table.append(batch)
        model.refresh()
    assert inserted == [(0, 9), (10, 19), (20, 24)]
    model.refresh()
    assert len(inserted) == 3


def test_a_row_keeps_its_index_wherever_it_goes(five) -> None:
    model = participants(five)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    dee, bo = (QPersistentModelIndex(model.index(row, 1)) for row in (3, 1))
    sort(model, "audio.uplink", DESCENDING)
    assert (dee.row(), dee.data()) == (3, "Dee")
    assert (bo.row(), bo.data()) == (0, "Bo")
    model.set_selector(lambda data: np.array([True, False, True, True, True]))
    assert not bo.isValid()
    assert (dee.row(), dee.data()) == (2, "Dee")


def test_a_page_that_sorts_in_between_moves_rows_but_not_their_identity(five) -> None:
    model = participants(five)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    sort(model, "audio.uplink", DESCENDING)
    eve = QPersistentModelIndex(model.index(1, 1))
    five.table.append(make_batch(talker("Fay", "5%"), page=1))
    model.refresh()
    assert names(model) == ["Bo", "Fay", "Eve", "Anna", "Dee", "Cy"]
    assert (eve.row(), eve.data()) == (2, "Eve")


def test_a_restarted_walk_shows_its_own_values_in_place(five) -> None:
    model = participants(five)
    changed: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(first))
    assert texts(model, "audio.uplink")[0] == "1"
    five.table.append(make_batch(talker("Anna", "9%"), walk=1))
    model.refresh()
    assert texts(model, "audio.uplink")[0] == "■ 9"
    assert changed


def test_streams_keep_their_identity_when_a_restarted_walk_moves_them() -> None:
    two = [seat("Anna", stream("audio_input", avg_loss="1%")), seat("Bo", stream("audio_input", avg_loss="2%"))]
    data = meeting(*two)
    model = streams(data)
    sort(model, "avg_loss_pct", DESCENDING)
    bo = QPersistentModelIndex(model.index(0, model.section("user_name")))
    anna = QPersistentModelIndex(model.index(1, model.section("user_name")))
    data.table.append(make_batch(seat("Anna", stream("audio_input", avg_loss="3%"), stream("cpu_usage")), walk=1))
    model.refresh()
    assert names(model) == ["Anna", "Bo", "Anna"]
    assert (bo.row(), anna.row()) == (1, 0)


def test_another_reading_moves_ranges_to_the_other_direction(five) -> None:
    model = participants(five)
    model.set_meeting(MeetingData(five.info, five.table, INPUT_IS_DOWNLINK))
    assert set(texts(model, "audio.uplink")) == {"–"}
    assert texts(model, "audio.downlink")[1] == "■ 8.1"


def test_another_metric_keeps_columns_and_sorts_anew() -> None:
    data = meeting(talker("Anna", "8%", avg_jitter="5 ms"), talker("Bo", "1%", avg_jitter="90 ms"))
    model = participants(data)
    sort(model, "audio.uplink", DESCENDING)
    assert names(model) == ["Anna", "Bo"]
    model.set_columns(participant_columns(METRIC["jitter"]))
    assert names(model) == ["Bo", "Anna"]
    assert texts(model, "audio.uplink") == ["■ 90", "5"]


def test_columns_of_unknown_keys_come_in_between_without_a_reset() -> None:
    data = meeting(talker("Anna"))
    model = streams(data)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.modelReset.connect(lambda: pytest.fail("columns would lose their place"))
    inserted: list[str] = []
    model.columnsInserted.connect(lambda _parent, first, _last: inserted.append(model.column(first).key))
    data.table.append(make_batch(seat("Bo", stream("audio_input", extras={"wobble": "=1+1"})), page=1))
    model.refresh()
    model.set_columns(stream_columns(data))
    assert inserted == ["x.wobble"]
    assert texts(model, "x.wobble") == ["–", "=1+1"]


def test_a_wider_scale_is_announced_to_the_header_and_the_column(five) -> None:
    model = participants(five)
    section = model.section("audio.uplink")
    assert model.ranges(section).scale.top == 10
    headers: list[int] = []
    model.headerDataChanged.connect(lambda _side, first, _last: headers.append(first))
    five.table.append(make_batch(talker("Fay", "19%"), page=1))
    model.refresh()
    assert headers == [section]
    assert model.ranges(section).scale.top == 20


def test_a_limit_that_concerns_only_some_media_is_no_tick_in_a_table_of_all() -> None:
    data = meeting(talker("Anna"))
    everything, video = streams(data), streams(data, Medium.VIDEO)
    assert everything.ranges(everything.section("chart.frame_rate")).limit is None
    assert video.ranges(video.section("chart.frame_rate")).limit.warning == 15
    assert everything.ranges(everything.section("chart.loss")).limit.warning == 2


@given(
    losses=st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=12),
    sorts=st.lists(st.sampled_from([(None, ASCENDING), ("audio.uplink", ASCENDING), ("audio.uplink", DESCENDING)])),
    wanted=st.lists(st.booleans(), min_size=12, max_size=12),
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_positions_rows_and_identities_agree(losses, sorts, wanted) -> None:
    data = MeetingData(meeting().info, QosTable())
    model = participants(data)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    seats = [talker(f"P{n}", None if loss is None else f"{loss}%") for n, loss in enumerate(losses)]
    model.set_selector(lambda data: np.array(wanted[: data.table.participant_count], bool))
    for batch, (key, order) in zip(make_batches(seats, page_size=3), _cycle(sorts), strict=False):
        data.table.append(batch)
        model.refresh()
        model.sort(model.section(key) if key else -1, order)
        shown = model.shown_rows()
        assert sorted(shown) == [row for row in range(data.table.participant_count) if wanted[row]]
        ids = model.identities(0, len(shown) - 1)
        assert model.positions(ids).tolist() == list(range(len(shown)))
        hidden = [row for row in range(data.table.participant_count) if not wanted[row]]
        assert model.positions(np.array(hidden * 9, np.int64)).tolist() == [-1] * len(hidden) * 9


def _cycle(sorts: list[tuple[str | None, Qt.SortOrder]]) -> Iterator[tuple[str | None, Qt.SortOrder]]:
    while True:
        yield from sorts
        yield None, ASCENDING
