"""The lanes, what the mouse and the keys do to them, and how they follow the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.models.clock import Clock, ClockKind
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import PARTICIPANT_ROWS
from qosviewer.models.table_cells import RANGE_ROLE
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.models.timeline_data import FIRST_CHOICE, TimelineChoice, TimelineData
from qosviewer.models.timeline_words import shown_text
from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.theme import DARK, LIGHT, palette_of
from qosviewer.ui.timeline.lanes_view import LanesView
from tests.factories import make_batches, make_data, seat, stream
from tests.support.stays import START_S, make_stay

MINUTES = 40
GAP = range(20, 25)
LEFT = Qt.MouseButton.LeftButton


def losses(bad: range) -> list[str | None]:
    return [None if minute in GAP else "9%" if minute in bad else "1%" for minute in range(MINUTES)]


def meeting() -> MeetingModel:
    """Anna loses a lot from minute 30 on, has a gap from 20 to 24, and is on Wi-Fi; Bo is fine; Cy has no minutes."""
    model = MeetingModel(make_data().info)
    model.take(
        make_batches(
            [
                seat("Anna", stream("audio_input", avg_bitrate="30 kbps", avg_loss="3%"), participant_id="1"),
                seat("Bo", stream("audio_input", avg_bitrate="30 kbps", avg_loss="1%"), participant_id="2"),
                seat("Cy", stream("audio_input", avg_bitrate="30 kbps", avg_loss="1%"), participant_id="3"),
            ]
        )
    )
    anna = make_stay(
        {
            "audio_input": {"avg_loss": losses(range(30, 40)), "max_loss": losses(range(30, 40))},
            "video_output": {"avg_loss": ["0.5%"] * MINUTES, "avg_latency": ["20 ms"] * MINUTES},
        },
        participant_id="1",
        wifi=[[-70, -60, -50]] * MINUTES,
    )
    bo = make_stay({"audio_input": {"avg_loss": ["1%"] * 10}}, participant_id="2")
    model.add_minutes([(("1", 0), anna), (("2", 0), bo)])
    return model


def lanes_of(view: LanesView) -> list[str]:
    assert view.timeline is not None
    return [lane.title for stay in view.timeline.stays for lane in stay.lanes]


@pytest.fixture
def view(qtbot) -> Iterator[LanesView]:
    model = meeting()
    view = LanesView()
    qtbot.addWidget(view)
    view.resize(900, 360)
    timeline = TimelineData(model.data, FIRST_CHOICE, [("1", 0)])
    view.show_timeline(timeline, Clock(ClockKind.UTC, timeline.start_s))
    view.show()
    qtbot.waitExposed(view)
    yield view


def x_of(view: LanesView, minute: float) -> int:
    return round(view._layout.x(START_S + 60 * minute, view._seen))


def card(view: LanesView) -> list[str]:
    label = view.findChild(QLabel, "timeline.card")
    return label.text().splitlines() if label.isVisible() else []


def hover(view: LanesView, minute: float, y: int = 60) -> list[str]:
    QTest.mouseMove(view.viewport(), QPoint(3, 3))
    QTest.mouseMove(view.viewport(), QPoint(x_of(view, minute), y))
    return card(view)


def test_a_lane_for_each_stream_and_one_for_the_signal(view):
    assert lanes_of(view) == ["Audio uplink", "Video downlink", "Wi-Fi signal"]


def test_the_card_reads_all_streams_at_that_minute(view):
    title, audio, video, wifi = hover(view, 31)
    assert "Anna" in title
    assert audio == "■ Audio uplink: 9 %, up to 9 % (limit 2 %)"
    assert video == "● Video downlink: 0.5 %"
    assert wifi == "○ Wi-Fi signal: −60 dBm, from −70 dBm to −50 dBm"


def test_a_card_higher_than_the_lanes_reaches_over_the_window_and_goes_with_them(view, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    view.setParent(window)
    view.setGeometry(0, 320, 900, 80)
    window.show()
    qtbot.waitExposed(window)
    label = view.findChild(QLabel, "timeline.card")
    large = label.font()
    large.setPixelSize(26)
    label.setFont(large)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert label.isVisible()
    assert label.height() > view.viewport().height()
    assert window.rect().contains(QRect(label.mapTo(window, QPoint()), label.size()))
    view.hide()
    assert not label.isVisible()
    view.resize(900, 360)
    view.show()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert label.parentWidget() is view.viewport()
    view.setParent(None)


def test_a_gap_is_told_and_not_drawn(view):
    assert hover(view, 22)[1] == "– Audio uplink: no reading"
    image = view.viewport().grab().toImage()
    lane = view._layout.lanes[0].plot

    def inked(minute: float) -> bool:
        x, base = x_of(view, minute), LIGHT.accent
        column = [image.pixelColor(x, y) for y in range(round(lane.top()), round(lane.bottom()) - 1)]
        return any(abs(c.red() - base.red()) + abs(c.blue() - base.blue()) < 40 for c in column)

    assert inked(10)
    assert not inked(22)


def test_dragging_zooms_and_a_double_click_shows_all_again(view):
    whole = view.seen_s
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=QPoint(x_of(view, 10), 60))
    QTest.mouseMove(port, QPoint(x_of(view, 20), 80))
    QTest.mouseRelease(port, LEFT, pos=QPoint(x_of(view, 20), 80))
    assert view.is_zoomed
    assert view.seen_s == pytest.approx((START_S + 600, START_S + 1200), abs=8)
    QTest.mouseDClick(port, LEFT, pos=QPoint(400, 60))
    assert view.seen_s == whole


def test_keys_zoom_pan_and_go_back(view):
    whole = view.seen_s
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    near = view.seen_s
    assert near[0] > whole[0] and near[1] < whole[1]
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.seen_s[0] > near[0]
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.seen_s[1] - view.seen_s[0] > near[1] - near[0]
    for back in (Qt.Key.Key_Home, Qt.Key.Key_Escape):
        QTest.keyClick(view, Qt.Key.Key_Plus)
        assert view.is_zoomed
        QTest.keyClick(view, back)
        assert view.seen_s == whole


def test_the_wheel_zooms_with_ctrl_only(view):
    def wheel(keys: Qt.KeyboardModifier) -> None:
        at = QPointF(400, 60)
        event = QWheelEvent(
            at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    wheel(Qt.KeyboardModifier.NoModifier)
    assert not view.is_zoomed
    wheel(Qt.KeyboardModifier.ControlModifier)
    assert view.is_zoomed


def test_left_and_right_go_from_minute_to_minute(view):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = card(view)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert card(view)[1] == "● Audio uplink: 1 %, up to 1 %"
    assert card(view)[0] != first[0]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert card(view) == first


def test_up_and_down_go_to_the_same_minute_of_another_participant(view):
    meeting = view.timeline.meeting
    view.show_timeline(TimelineData(meeting, FIRST_CHOICE, [("1", 0), ("2", 0)]), view._clock)
    view.resize(600, 200)
    view.setFocus()
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert "Anna" in card(view)[0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Bo" in card(view)[0]
    bo = view._layout.room_of(view.timeline.stays[1])
    assert bo.top() >= view.verticalScrollBar().value() > 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    minute_nine = card(view)
    for past_the_end in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view, past_the_end)
        assert card(view) == minute_nine
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert "Anna" in card(view)[0]
    assert card(view)[0].rsplit(",")[-1] == minute_nine[0].rsplit(",")[-1]


def test_walking_out_of_sight_brings_the_minute_into_sight(view):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.seen_s[1] < START_S + 5 * 60
    for _ in range(10):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.seen_s[0] <= START_S + 10 * 60 <= view.seen_s[1]


def test_zooming_never_leaves_the_meeting_nor_goes_below_three_minutes(view):
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    left, right = view.seen_s
    assert right - left == pytest.approx(180)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert not view.is_zoomed


def test_a_zoom_stays_while_minutes_come(view):
    QTest.keyClick(view, Qt.Key.Key_Plus)
    seen = view.seen_s
    timeline = view.timeline
    view.show_timeline(TimelineData(timeline.meeting, FIRST_CHOICE, [("1", 0), ("2", 0)]), view._clock)
    assert view.seen_s == seen


def test_what_stands_on_top_stays_there_while_more_comes_and_else_the_top_is_shown(view):
    meeting = view.timeline.meeting
    view.resize(600, 140)
    QApplication.processEvents()
    bar = view.verticalScrollBar()

    def show(choice: TimelineChoice, *names: str) -> int:
        bar.setValue(20)
        view.show_timeline(TimelineData(meeting, choice, [(name, 0) for name in names]), view._clock)
        return bar.value()

    assert show(FIRST_CHOICE, "1", "2") == 20
    assert show(FIRST_CHOICE, "2", "1") == 0
    assert show(TimelineChoice(None, "video_output"), "2", "1") == 0


def test_picture_sizes_have_room_on_their_axis(view):
    model = meeting()
    stay = make_stay({"video_input": {"resolution": ["3840*2160", "640*360"]}}, participant_id="2")
    model.add_minutes([(("2", 0), stay)])
    view.show_timeline(TimelineData(model.data, TimelineChoice(METRIC["resolution"]), [("2", 0)]), view._clock)
    assert view._layout.left > view.fontMetrics().horizontalAdvance("3840×2160") * 0.9


def test_the_signal_alone_is_no_reading_of_what_was_chosen():
    model = meeting()
    anna = [("1", 0)]
    assert TimelineData(model.data, FIRST_CHOICE, anna).has_readings
    nothing = TimelineData(model.data, TimelineChoice(METRIC["system_cpu_pressure_level"]), anna)
    assert [lane.title for lane in nothing.stays[0].lanes] == ["Wi-Fi signal"]
    assert not nothing.has_readings


def test_the_scheme_changes_live(view):
    light = view.viewport().grab().toImage().pixelColor(5, 5)
    view.setPalette(palette_of(DARK))
    QApplication.processEvents()
    assert (light, view.viewport().grab().toImage().pixelColor(5, 5)) == (LIGHT.base, DARK.base)


def test_stays_are_shown_with_problems_first_and_the_rest_counted():
    model = meeting()
    everyone = TimelineData(model.data, FIRST_CHOICE, [])
    assert [stay.label for stay in everyone.stays] == ["Anna", "Bo"]
    assert (everyone.known, everyone.meant) == (2, 3)
    stream_view = TimelineData(model.data, TimelineChoice(None, "video_output"), [("1", 0)])
    assert [lane.title for lane in stream_view.stays[0].lanes] == ["Packet loss", "Latency", "Wi-Fi signal"]


def test_stays_of_the_same_human_stand_one_after_another():
    model = MeetingModel(make_data().info)
    seats = [
        seat("Anna Berg", participant_id="1", user_id="u1"),
        seat("Bo", participant_id="2", user_id="u2"),
        seat("Anna", participant_id="3", user_id="u1"),
    ]
    model.take(make_batches(seats))
    stay = {"audio_input": {"avg_loss": ["1%"] * 3}}
    model.add_minutes([((name, 0), make_stay(stay, participant_id=name)) for name in "123"])
    shown = TimelineData(model.data, FIRST_CHOICE, [("3", 0), ("2", 0)])
    assert [each.key[0] for each in shown.stays] == ["1", "3", "2"]
    assert [each.label.endswith(f"stay {n} of 2") for n, each in enumerate(shown.stays[:2], 1)] == [True, True]
    assert shown.stays[2].label == "Bo"
    assert shown_text(shown) == "Showing 3 participants."
    anna = TimelineData(model.data, FIRST_CHOICE, [("3", 0)])
    assert re.sub(r"[\u2066-\u2069]", "", shown_text(anna)) == "Showing 2 stays of Anna Berg."


def test_lanes_of_the_same_kind_share_a_scale():
    model = meeting()
    both = TimelineData(model.data, FIRST_CHOICE, [("1", 0), ("2", 0)])
    anna, bo = (stay.lanes[0] for stay in both.stays)
    assert anna.span == bo.span
    assert anna.span.high > 9


def test_the_reading_of_directions_names_the_lanes():
    model = meeting()
    model.set_reading(INPUT_IS_DOWNLINK)
    assert TimelineData(model.data, FIRST_CHOICE, [("1", 0)]).stays[0].lanes[0].title == "Audio downlink"


def test_a_picture_holds_every_lane_and_the_axis(view):
    from qosviewer.ui.chart.picture import Caption, picture_as_image

    image = picture_as_image(view, Caption("Packet loss", "A meeting", "One step is one minute."))
    assert image.height() > 2 * view.picture_size().height()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def table(qtbot) -> ColumnTable:
    model = meeting()
    rows = ColumnTableModel(PARTICIPANT_ROWS, model.data, participant_columns(METRIC["loss"]))
    table = ColumnTable(rows, name="t", title="Participants", whole_rows=True)
    rows.setParent(table)
    table.resize(1200, 200)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_known_minutes_are_drawn_in_cells_in_place_of_the_range(table):
    section = table.table.section("audio.uplink")
    anna, bo, cy = (table.table.index(row, section).data(RANGE_ROLE) for row in range(3))
    assert len(anna.minutes) == MINUTES - len(GAP)
    assert {minute.severity for minute in anna.minutes} == {1, 3}
    assert bo.minutes[-1].right == pytest.approx(0.25)
    assert cy.minutes == ()


def test_a_sparkline_shows_gap_and_bad_minutes_by_colour_and_by_a_cap(table):
    section = table.table.section("audio.uplink")
    table.horizontalScrollBar().setValue(table.columnViewportPosition(section) - 10)
    image = table.viewport().grab().toImage()
    cell = table.visualRect(table.table.index(0, section))
    track = table.itemDelegateForColumn(section).track(table.table, section)
    begin, room = track.span(cell.left(), cell.width())

    def column(minute: float) -> list[str]:
        x = begin + round(room * minute / MINUTES)
        return [image.pixelColor(x, y).name() for y in range(cell.top() + 3, cell.bottom() - 3)]

    bad = LIGHT.states[3].name()
    assert bad in column(35)
    assert column(35)[:3] == [bad] * 3
    assert column(22)[-1] == LIGHT.base.name()
    assert column(10)[-1] not in (LIGHT.base.name(), bad)
    assert column(10)[0] == LIGHT.base.name()


def test_tooltips_say_that_it_is_minute_by_minute(table):
    section = table.table.section("audio.uplink")
    said = [table.table.index(row, section).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 2)]
    assert "minute by minute" in said[0]
    assert "minute by minute" not in said[1]
