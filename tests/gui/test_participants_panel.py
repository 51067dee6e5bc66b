from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from qosviewer.domain.filter import parse
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.participants.participants_panel import ParticipantsPanel
from tests.gui.table_meetings import meeting_model, more, talker, talkers


@pytest.fixture
def open_panel(qtbot):
    def open_panel(meeting: MeetingModel) -> ParticipantsPanel:
        panel = ParticipantsPanel(meeting)
        qtbot.addWidget(panel)
        panel.resize(1000, 400)
        panel.show()
        return panel

    return open_panel


@pytest.fixture
def meeting() -> MeetingModel:
    return meeting_model(talker("Anna", "1%"), talker("Bo", "8.1%"), talker("Cy"), talker("Dee", "3%"))


def names(panel: ParticipantsPanel) -> list[str]:
    model = panel.table.table
    return [model.index(row, model.section("user_name")).data() for row in range(model.rowCount())]


def child(panel: QWidget, kind: type, name: str):
    return panel.findChild(kind, name)


def count(panel: ParticipantsPanel) -> str:
    return child(panel, QLabel, "participants.count").text()


def reason(panel: ParticipantsPanel) -> str:
    label = child(panel, QLabel, "participants.table.reason")
    return label.text() if label.isVisible() else ""


def test_it_says_how_many_there_are_and_how_many_are_shown(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    assert count(panel) == "Participants: 4"
    panel.filter.apply("loss > 2")
    assert names(panel) == ["Bo", "Dee"]
    assert count(panel) == "Participants: 2 of 4 shown"
    assert panel.shown_rows() == [1, 3]


def test_only_problems_leaves_those_over_a_limit(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    child(panel, QCheckBox, "participants.only_problems").setChecked(True)
    assert names(panel) == ["Bo", "Dee"]
    more(meeting, talker("Eve", "9%"), talker("Flo", "0%"))
    assert names(panel) == ["Bo", "Dee", "Eve"]


def test_trouble_with_a_filter_stands_under_it(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    panel.filter.apply("los > 2")
    note = child(panel, QLabel, "participants.filter_trouble")
    assert "“los” is not a metric" in note.text()
    assert note.textFormat() == Qt.TextFormat.PlainText
    panel.filter.apply("")
    assert note.text() == ""


def test_selecting_goes_both_ways_by_key(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    panel.table.selectRow(1)
    assert meeting.selected_rows == (1,)
    meeting.select([meeting.data.table.keys[3], meeting.data.table.keys[0]])
    assert panel.table.selected_positions() == [0, 3]
    assert meeting.selected_rows == (0, 3)


def test_the_selection_outlives_sorting_arrivals_and_a_filter_that_hides_it(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    panel.table.selectRow(0)
    section = panel.table.table.section("audio.uplink")
    panel.table.sortByColumn(section, Qt.SortOrder.DescendingOrder)
    more(meeting, *talkers([5, 6, 7], first=10))
    assert meeting.selected_rows == (0,)
    panel.filter.apply("bo")
    assert panel.table.selected_positions() == []
    assert meeting.selected_rows == (0,)
    panel.clear_filter()
    assert [names(panel)[position] for position in panel.table.selected_positions()] == ["Anna"]


def test_an_empty_table_says_why_and_shows_a_way_out(open_panel, qtbot) -> None:
    meeting = meeting_model()
    panel = open_panel(meeting)
    assert reason(panel) == "No participants yet."
    more(meeting, talker("Anna", "1%"))
    assert reason(panel) == ""

    way_out = child(panel, QPushButton, "participants.table.way_out")
    panel.filter.apply("nobody")
    assert reason(panel) == "No participant matches this filter."
    qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    assert names(panel) == ["Anna"]

    only_problems = child(panel, QCheckBox, "participants.only_problems")
    only_problems.setChecked(True)
    assert reason(panel) == "No participant with problems: no reading is over a limit."
    qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    assert not only_problems.isChecked()
    assert names(panel) == ["Anna"]


def test_another_metric_is_drawn_and_remembered(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    metrics = child(panel, QComboBox, "participants.metric")
    metrics.setCurrentIndex(metrics.findData("jitter"))
    model = panel.table.table
    header = model.headerData(model.section("audio.uplink"), Qt.Orientation.Horizontal)
    assert header == "Audio ↑ jitter (ms)"
    panel.table.set_column_visible("email", visible=False)
    kept = panel.state()
    other = open_panel(meeting_model(talker("Anna")))
    other.restore_state(kept)
    assert other.state() == kept
    other.restore_state({"metric": "gone"})
    assert other.state()["metric"] == "jitter"


def test_another_reading_shows_at_once(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    meeting.set_reading(INPUT_IS_DOWNLINK)
    model = panel.table.table
    assert model.index(1, model.section("audio.downlink")).data() == "■ 8.1"


def test_it_tells_what_is_shown_and_which_filter_holds(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    rows: list[list[int]] = []
    filters: list[object] = []
    panel.visible_rows_changed.connect(lambda: rows.append(panel.shown_rows()))
    panel.filter_changed.connect(filters.append)
    panel.filter.apply("bo")
    assert rows == [[1]]
    assert filters == [parse("bo")]
    assert panel.shown_rows() == [1]
    panel.focus_filter()
    assert panel.filter.selectedText() == "bo"


def test_every_control_has_its_names(open_panel, meeting) -> None:
    panel = open_panel(meeting)
    for kind in (QPushButton, QCheckBox, QComboBox):
        for widget in panel.findChildren(kind):
            assert widget.objectName(), widget
            assert widget.accessibleName() or not widget.isVisible(), widget.objectName()


def test_hostile_names_are_shown_as_they_are(open_panel) -> None:
    panel = open_panel(meeting_model(talker("<b>bold</b>"), talker("a\u202eb"), talker("x\ny")))
    assert names(panel) == ["<b>bold</b>", "ab", "x⏎y"]
