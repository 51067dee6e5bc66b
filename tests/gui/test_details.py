from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from qosviewer.api.wire import raw_entry
from qosviewer.domain.filter import parse
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.details.detail_tabs import DetailTabs
from tests.factories import seat, stream
from tests.gui.table_meetings import meeting_model, more, talker, talkers

ANNA = seat(
    "Anna Berg",
    stream("audio_input", avg_loss="8.1%", avg_bitrate="27 kbps", extras={"codec": "<opus>"}),
    stream("audio_output", avg_loss="1.00%", avg_bitrate="27 kbps"),
    stream("video_input", avg_loss="0%", avg_frame_rate="24 fps"),
    stream("as_input"),
)
BO = seat(
    "Bo", stream("audio_input", avg_loss="3%", avg_bitrate="27 kbps"), stream("cpu_usage", zoom_avg_cpu_usage="5%")
)


@pytest.fixture
def open_tabs(qtbot):
    def open_tabs(meeting: MeetingModel) -> DetailTabs:
        tabs = DetailTabs(meeting, raw_entry)
        qtbot.addWidget(tabs)
        tabs.resize(1000, 300)
        tabs.show()
        return tabs

    return open_tabs


@pytest.fixture
def meeting() -> MeetingModel:
    return meeting_model(ANNA, BO)


def select(meeting: MeetingModel, *rows: int) -> None:
    meeting.select(meeting.data.table.keys[row] for row in rows)


def types(tabs: DetailTabs, key: str) -> list[str]:
    tabs.show_tab(key)
    table = tabs._model.data.table
    return [table.stream_type_name(stream) for stream in tabs.shown_streams()]


def text_of(tabs: DetailTabs, name: str) -> str:
    return tabs.findChild(QLabel, name).text()


def test_each_tab_shows_its_medium_and_all_shows_everything(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    assert types(tabs, "audio") == ["audio_input", "audio_output", "audio_input"]
    assert types(tabs, "video") == ["video_input"]
    assert types(tabs, "share") == []
    assert types(tabs, "cpu") == ["cpu_usage"]
    assert len(types(tabs, "all")) == 6
    assert types(tabs, "raw") == []


def test_tabs_are_built_when_they_are_first_looked_at(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    assert set(tabs._pages) == {"audio"}
    tabs.show_tab("raw")
    assert set(tabs._pages) == {"audio", "raw"}


def test_the_selected_participants_are_shown_or_everyone(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    assert text_of(tabs, "details.audio.who") == "Showing everyone"
    select(meeting, 1)
    assert tabs.shown_streams() == [4]
    assert text_of(tabs, "details.audio.who") == "Showing Bo"
    select(meeting, 0, 1)
    assert text_of(tabs, "details.audio.who") == "Showing 2 selected participants"
    select(meeting)
    assert len(tabs.shown_streams()) == 3


def test_a_tab_out_of_sight_catches_up_when_it_is_looked_at(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    tabs.show_tab("video")
    select(meeting, 1)
    more(meeting, talker("Cy", "1%"))
    tabs.show_tab("audio")
    assert tabs.shown_streams() == [4]
    select(meeting)
    assert len(tabs.shown_streams()) == 4


@pytest.mark.parametrize(
    ("rows", "key", "reason"),
    [
        ((0,), "share", "Anna Berg never shared or watched a screen in this meeting."),
        ((0,), "cpu", "Anna Berg reported no CPU data."),
        ((1,), "video", "Zoom reported no video of Bo in this meeting."),
        ((0, 1), "share", "None of the 2 selected participants shared or watched a screen in this meeting."),
        ((), "share", "Nobody shared a screen in this meeting."),
    ],
)
def test_nothing_to_show_says_why(open_tabs, meeting, rows, key, reason) -> None:
    tabs = open_tabs(meeting)
    select(meeting, *rows)
    tabs.show_tab(key)
    assert tabs.page(key).reason == reason


def test_before_the_first_page_nobody_is_accused_of_anything(open_tabs) -> None:
    tabs = open_tabs(meeting_model())
    assert tabs.page("audio").reason == "No participants yet."


def test_a_filter_narrows_streams_and_says_so(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    tabs.set_filter(parse("loss > 2"))
    assert types(tabs, "audio") == ["audio_input", "audio_input"]
    assert text_of(tabs, "details.audio.count") == "Streams: 2 of 3 shown"
    assert types(tabs, "cpu") == []
    assert tabs.page("cpu").reason == "No stream matches the filter."
    tabs.set_filter(None)
    assert types(tabs, "cpu") == ["cpu_usage"]


def test_unknown_keys_have_columns_as_soon_as_they_come(open_tabs, meeting, qtbot) -> None:
    tabs = open_tabs(meeting)
    page = tabs.page("audio")
    assert page.table.table.section("x.codec") >= 0
    more(meeting, seat("Cy", stream("audio_input", extras={"wobble": "3"})))
    qtbot.waitUntil(lambda: page.table.table.section("x.wobble") >= 0)
    assert page.table.table.index(3, page.table.table.section("x.wobble")).data() == "3"


def test_another_reading_renames_streams(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    model = tabs.page("audio").table.table
    assert model.index(0, model.section("label")).data() == "Audio uplink"
    meeting.set_reading(INPUT_IS_DOWNLINK)
    assert model.index(0, model.section("label")).data() == "Audio downlink"


def test_tooltips_give_readings_as_received(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    model = tabs.page("audio").table.table
    tip = model.index(1, model.section("avg_loss_pct")).data(Qt.ItemDataRole.ToolTipRole)
    assert "Received as “1.00%”." in tip


def test_columns_and_the_tab_are_remembered_even_of_tabs_never_looked_at(open_tabs, meeting) -> None:
    tabs = open_tabs(meeting)
    tabs.page("video").table.set_column_visible("user_name", visible=False)
    tabs.show_tab("video")
    kept = tabs.state()
    other = open_tabs(meeting_model(ANNA))
    other.restore_state(kept)
    assert not other.page("video").table.is_column_visible("user_name")
    third = open_tabs(meeting_model(ANNA))
    third.restore_state({**kept, "tab": "audio"})
    assert third.state()["columns"]["video"] == kept["columns"]["video"]
    third.restore_state("nonsense")
    assert third.page("audio").table.is_column_visible("user_name")


class TestRaw:
    def text(self, tabs: DetailTabs) -> QPlainTextEdit:
        tabs.show_tab("raw")
        return tabs.findChild(QPlainTextEdit, "details.raw.text")

    def test_it_shows_what_came_of_the_selected(self, open_tabs, meeting) -> None:
        tabs = open_tabs(meeting)
        select(meeting, 0)
        shown = self.text(tabs).toPlainText()
        assert shown == raw_entry(meeting.data.table.pages[0], 0)
        assert "<opus>" in shown
        select(meeting, 1)
        assert '"user_name": "Bo"' in self.text(tabs).toPlainText()
        assert self.text(tabs).isReadOnly()

    def test_a_long_list_is_cut_and_says_so(self, open_tabs) -> None:
        tabs = open_tabs(meeting_model(*talkers([1] * 40)))
        assert self.text(tabs).toPlainText().count('"user_name"') == 25
        assert text_of(tabs, "details.raw.cut").startswith("Only the first 25 of 40 participants")

    def test_ctrl_f_finds(self, open_tabs, meeting, qtbot) -> None:
        tabs = open_tabs(meeting)
        text = self.text(tabs)
        text.setFocus()
        qtbot.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        find = tabs.findChild(QLineEdit, "details.raw.find")
        qtbot.keyClicks(find, "avg_loss")
        first = text.textCursor().position()
        assert text.textCursor().selectedText() == "avg_loss"
        qtbot.keyClick(find, Qt.Key.Key_Return)
        assert text.textCursor().position() > first
        qtbot.mouseClick(tabs.findChild(QPushButton, "details.raw.previous"), Qt.MouseButton.LeftButton)
        assert text.textCursor().position() == first
        qtbot.mouseClick(tabs.findChild(QPushButton, "details.raw.previous"), Qt.MouseButton.LeftButton)
        assert text.textCursor().position() > first, "it goes round"
        qtbot.keyClicks(find, "no such thing")
        assert text_of(tabs, "details.raw.found") == "Not found."

    def test_copy_all(self, open_tabs, meeting, qtbot) -> None:
        tabs = open_tabs(meeting)
        text = self.text(tabs)
        qtbot.mouseClick(tabs.findChild(QPushButton, "details.raw.copy"), Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == text.toPlainText()

    def test_arrivals_leave_the_place_of_a_reader_alone(self, open_tabs, meeting) -> None:
        tabs = open_tabs(meeting)
        select(meeting, 0)
        text = self.text(tabs)
        text.verticalScrollBar().setValue(10)
        more(meeting, talker("Cy"))
        assert text.verticalScrollBar().value() == 10
