from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.domain.stream_columns import stream_columns
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import PARTICIPANT_ROWS, STREAM_ROWS
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.column_table import ColumnTable
from tests.factories import seat, stream
from tests.gui.table_meetings import meeting_model, more, talker, talkers

DESCENDING, ASCENDING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
MakeTable = Callable[[MeetingModel], ColumnTable]


@pytest.fixture
def make_table(qtbot) -> MakeTable:
    def make(meeting: MeetingModel, *, streams: bool = False) -> ColumnTable:
        if streams:
            model = ColumnTableModel(STREAM_ROWS, meeting.data, stream_columns(meeting.data))
        else:
            model = ColumnTableModel(PARTICIPANT_ROWS, meeting.data, participant_columns(METRIC["loss"]))
        table = ColumnTable(model, name="table", title="Participants", whole_rows=not streams)
        model.setParent(table)
        qtbot.addWidget(table)
        table.resize(900, 300)
        table.show()
        meeting.changed.connect(model.refresh)
        return table

    return make


def sort(table: ColumnTable, key: str, order: Qt.SortOrder) -> None:
    table.horizontalHeader().setSortIndicator(table.table.section(key), order)


def names(table: ColumnTable) -> list[str]:
    section = table.table.section("user_name")
    return [table.table.index(row, section).data() for row in range(table.table.rowCount())]


def name_at(table: ColumnTable, y: int) -> str:
    return names(table)[table.rowAt(y)]


def selected_names(table: ColumnTable) -> list[str]:
    shown = names(table)
    return [shown[position] for position in table.selected_positions()]


def select(table: ColumnTable, *wanted: str) -> None:
    rows = [table.table.row_at(names(table).index(name)) for name in wanted]
    table.select_rows(np.array(rows, np.int64))


def test_it_is_named_for_machines_and_people(make_table) -> None:
    table = make_table(meeting_model(talker("Anna")))
    assert (table.objectName(), table.accessibleName()) == ("table", "Participants")
    assert table.horizontalHeader().accessibleName() == "Participants"


def test_a_selection_follows_its_rows_through_every_sort(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3, 7, 5])))
    select(table, "P001", "P002")
    for order in (DESCENDING, ASCENDING):
        sort(table, "audio.uplink", order)
        assert set(selected_names(table)) == {"P001", "P002"}
    table.horizontalHeader().setSortIndicator(-1, ASCENDING)
    assert names(table) == ["P000", "P001", "P002", "P003", "P004"]
    assert selected_names(table) == ["P001", "P002"]


def test_a_selection_of_cells_keeps_its_columns(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])), streams=True)
    section = table.table.section("avg_loss_pct")
    table.selectionModel().select(table.table.index(1, section), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    sort(table, "avg_loss_pct", DESCENDING)
    assert [(index.row(), index.column()) for index in table.selectedIndexes()] == [(0, section)]


def test_listeners_hear_of_what_the_person_selects_only(make_table) -> None:
    meeting = meeting_model(*talkers([1, 9, 3]))
    table = make_table(meeting)
    heard: list[list[str]] = []
    table.selected_rows_changed.connect(lambda: heard.append(selected_names(table)))
    table.selectRow(1)
    assert heard == [["P001"]]
    sort(table, "audio.uplink", DESCENDING)
    more(meeting, *talkers([5], first=3))
    select(table, "P002")
    assert heard == [["P001"]]


def test_rows_that_come_above_leave_what_is_in_sight_where_it_is(make_table) -> None:
    meeting = meeting_model(*talkers([n % 50 for n in range(200)]))
    table = make_table(meeting)
    sort(table, "audio.uplink", DESCENDING)
    table.verticalScrollBar().setValue(70 * table.rowHeight(0) + 7)
    before = name_at(table, 0), table.rowViewportPosition(table.rowAt(0))
    more(meeting, *talkers([99] * 30, first=500))
    assert (name_at(table, 0), table.rowViewportPosition(table.rowAt(0))) == before


def test_the_current_row_stays_where_it_is_seen(make_table) -> None:
    meeting = meeting_model(*talkers([n % 50 for n in range(200)]))
    table = make_table(meeting)
    sort(table, "audio.uplink", DESCENDING)
    table.reveal(3)
    current, place = names(table)[3], table.rowViewportPosition(3)
    more(meeting, *talkers([99] * 30, first=500))
    assert names(table)[table.currentIndex().row()] == current
    assert table.rowViewportPosition(table.currentIndex().row()) == place


def test_at_the_top_the_top_stays_in_sight(make_table) -> None:
    meeting = meeting_model(*talkers([n % 50 for n in range(200)]))
    table = make_table(meeting)
    sort(table, "audio.uplink", DESCENDING)
    more(meeting, *talkers([99], first=500))
    assert table.verticalScrollBar().value() == 0
    assert name_at(table, 0) == "P500"


def test_another_sort_begins_at_its_top(make_table) -> None:
    table = make_table(meeting_model(*talkers([n % 50 for n in range(200)])))
    table.verticalScrollBar().setValue(2000)
    sort(table, "audio.uplink", DESCENDING)
    assert table.verticalScrollBar().value() == 0


def test_pages_that_come_at_the_end_move_nothing(make_table) -> None:
    meeting = meeting_model(*talkers([1] * 100))
    table = make_table(meeting)
    table.verticalScrollBar().setValue(333)
    select(table, "P040")
    more(meeting, *talkers([1] * 50, first=100))
    assert table.verticalScrollBar().value() == 333
    assert selected_names(table) == ["P040"]


def test_the_keyboard_sorts_by_the_current_column(make_table, qtbot) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])))
    table.setCurrentIndex(table.table.index(0, table.table.section("audio.uplink")))
    qtbot.keyClick(table, Qt.Key.Key_Down, CTRL_SHIFT)
    assert names(table) == ["P001", "P002", "P000"]
    qtbot.keyClick(table, Qt.Key.Key_Up, CTRL_SHIFT)
    assert names(table) == ["P000", "P002", "P001"]


def test_clicks_go_from_the_worst_first_to_the_best_first_to_the_order_received(make_table, qtbot) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])))
    header = table.horizontalHeader()
    section = table.table.section("audio.uplink")

    def click() -> list[str]:
        place = header.sectionViewportPosition(section) + 20
        table.horizontalScrollBar().setValue(place - 40)
        spot = header.rect().center()
        spot.setX(header.sectionViewportPosition(section) + 20)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        return names(table)

    assert click() == ["P001", "P002", "P000"]
    assert click() == ["P000", "P002", "P001"]
    assert click() == ["P000", "P001", "P002"]


def test_typing_finds_names_in_any_column_without_case_and_accents(make_table, qtbot) -> None:
    table = make_table(meeting_model(talker("Bo"), talker("Ögmundur"), talker("Anna"), talker("Olga")))
    table.setCurrentIndex(table.table.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_O)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_L)
    assert table.currentIndex().row() == 3


def test_copying_gives_headers_and_harmless_single_lines(make_table, qtbot) -> None:
    table = make_table(meeting_model(talker("=cmd|'/c calc'!A0", "8.1%"), talker("two\nlines\tand tabs")))
    for key in ("state", "email", "worst", "cpu", "video.uplink", "video.downlink", "share.uplink", "share.downlink"):
        table.set_column_visible(key, visible=False)
    table.set_column_visible("audio.downlink", visible=False)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Name\tAudio ↑ loss (%)",
        "'=cmd|'/c calc'!A0\t8.1",
        "two⏎lines and tabs\t",
        "",
    ]


def test_copying_a_block_gives_the_block_in_the_order_on_screen(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])), streams=True)
    table.move_column("avg_loss_pct", -20)
    model, flags = table.table, QItemSelectionModel.SelectionFlag.Select
    for key, position in (("user_name", 0), ("avg_loss_pct", 2)):
        table.selectionModel().select(model.index(position, model.section(key)), flags)
    assert table.copy_selection()
    assert QGuiApplication.clipboard().text() == "Packet loss avg (%)\tName\n\tP000\n3\t\n"


def test_copying_nothing_leaves_the_clipboard_alone(make_table) -> None:
    QGuiApplication.clipboard().setText("kept")
    table = make_table(meeting_model(talker("Anna")))
    table.clearSelection()
    assert not table.copy_selection()
    assert QGuiApplication.clipboard().text() == "kept"


def test_columns_are_remembered_by_key(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])))
    table.set_column_visible("email", visible=False)
    table.set_column_visible("streams", visible=True)
    table.move_column("cpu", -5)
    table.horizontalHeader().resizeSection(table.table.section("user_name"), 321)
    sort(table, "audio.uplink", DESCENDING)
    kept = table.column_state()

    other = make_table(meeting_model(*talkers([1, 9, 3])))
    other.restore_columns(kept)
    assert other.column_state() == kept
    assert names(other) == ["P001", "P002", "P000"]
    other.reset_columns()
    assert other.is_column_visible("email")
    assert other.sections() == make_table(meeting_model(talker("Anna"))).sections()


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "nonsense",
        {"order": 3, "widths": [], "visible": None, "sort": "x"},
        {
            "order": ["gone", 7, "email"],
            "widths": {"email": "wide", 3: 4},
            "visible": {"email": 1},
            "sort": ["gone", True],
        },
    ],
)
def test_a_damaged_memory_does_no_harm(make_table, kept) -> None:
    table = make_table(meeting_model(talker("Anna")))
    table.restore_columns(kept)
    assert table.is_column_visible("email")
    assert table.table.sorted_by is None


def test_a_column_that_comes_later_takes_up_what_was_remembered(make_table) -> None:
    meeting = meeting_model(talker("Anna"))
    table = make_table(meeting, streams=True)
    table.restore_columns(
        {"order": ["x.wobble", "user_name"], "visible": {"x.wobble": True}, "widths": {"x.wobble": 123}}
    )
    more(meeting, seat("Bo", stream("audio_input", extras={"wobble": "3"})))
    table.table.set_columns(stream_columns(meeting.data))
    section = table.table.section("x.wobble")
    assert table.visible_sections()[0] == section
    assert table.columnWidth(section) == 123
    for section, column in enumerate(table.table.columns):
        delegate = table.itemDelegateForColumn(section)
        assert (delegate is not None) == (column.chart is not None), column.key


def test_charts_stay_charts_when_a_column_comes_in_before_them(make_table) -> None:
    table = make_table(meeting_model(talker("Anna", "1%")))
    columns = table.table.columns
    table.table.set_columns((replace(columns[0], key="new"), *columns))
    for section, column in enumerate(table.table.columns):
        assert (table.itemDelegateForColumn(section) is not None) == (column.chart is not None), column.key


def test_at_the_end_of_the_list_rows_that_come_above_push_nothing_away(make_table) -> None:
    meeting = meeting_model(*talkers([1] * 100))
    table = make_table(meeting)
    sort(table, "audio.uplink", DESCENDING)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    before = name_at(table, 0), table.rowViewportPosition(table.rowAt(0))
    more(meeting, *talkers([99] * 30, first=500))
    assert (name_at(table, 0), table.rowViewportPosition(table.rowAt(0))) == before


def test_sorting_makes_qt_follow_the_current_cell_at_most(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])))
    table.selectAll()
    followed: list[int] = []
    table.table.layoutAboutToBeChanged.connect(lambda: followed.append(len(table.table.persistentIndexList())))
    sort(table, "audio.uplink", DESCENDING)
    assert len(followed) == 1
    assert followed[0] <= 1
    assert len(selected_names(table)) == 3


def test_the_last_column_can_not_be_hidden(make_table) -> None:
    table = make_table(meeting_model(talker("Anna")))
    for column in table.table.columns:
        table.set_column_visible(column.key, visible=False)
    assert len(table.visible_sections()) == 1


def test_hidden_columns_and_widths_outlive_a_filter_that_hides_the_first_row(make_table) -> None:
    table = make_table(meeting_model(*talkers([1, 9, 3])))
    table.set_column_visible("email", visible=False)
    before = table.column_state()
    table.table.set_selector(lambda data: np.array([False, True, False]))
    table.table.set_selector(lambda data: np.array([False, False, False]))
    table.table.set_selector(None)
    assert table.column_state() == before
    assert table.verticalHeader().count() == 3


def test_whole_rows_are_selected_where_rows_are_people(make_table) -> None:
    table = make_table(meeting_model(talker("Anna")))
    assert table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
