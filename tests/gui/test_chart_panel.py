from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QMenu, QWidget

from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.chart.chart_panel import ChartPanel
from qosviewer.ui.chart.drawing import NOTHING
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.chart.plot import ChartPlot
from qosviewer.ui.theme import DARK, LIGHT, palette_of
from tests.factories import SeatSpec, make_batches, make_data, seat, stream

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HOSTILE = '<img src="http://x.example/"> & ]]>\n\u202e\x00\x1b=1+1'


def caller(name: str, loss: str, **more: str) -> SeatSpec:
    return seat(name, stream("audio_input", min_loss="0%", avg_loss=loss, max_loss="30%", **more))


def crowd(count: int) -> list[SeatSpec]:
    return [caller(f"P{place}", f"{(count - place) / count * 9:.3f}%") for place in range(count)]


def model_of(*seats: SeatSpec) -> MeetingModel:
    model = MeetingModel(make_data().info)
    model.take(make_batches(seats))
    return model


@pytest.fixture
def show(qtbot) -> Iterator[Callable[[MeetingModel], ChartPanel]]:
    panels: list[ChartPanel] = []

    def shown(model: MeetingModel) -> ChartPanel:
        panel = ChartPanel(model)
        qtbot.addWidget(panel)
        panels.append(panel)  # else it is gone as soon as a test looks at a part of it only
        panel.resize(1000, 420)
        panel.show()
        qtbot.waitUntil(lambda: panel.chart is not None)
        QApplication.processEvents()
        return panel

    yield shown


@pytest.fixture
def four(show) -> ChartPanel:
    panel = show(model_of(caller("Anna", "8.1%"), caller("Bo", "1%"), caller("Cy", "4%"), seat("Di")))
    panel.model = panel._model
    return panel


def plot_of(panel: ChartPanel) -> ChartPlot:
    assert panel.plot is not None
    return panel.plot


def place_of(plot: ChartPlot, place: int, share: float = 0.5) -> QPoint:
    """Where a thing stands in the viewport, at a share of the height."""
    frame = plot._view_box.frame
    inside = QPointF(frame.x(plot.drawing.x_of(place)), frame.area.height() * share)
    return plot.mapFromScene(plot._view_box.mapToScene(inside))


def seen(plot: ChartPlot) -> list[float]:
    return [*plot._view_box.viewRange()[0]]


def choose(panel: ChartPanel, qtbot, **what: str) -> None:
    for key, value in what.items():
        box = panel.findChild(QComboBox, f"chart.{key}")
        box.setCurrentIndex(box.findData(value))
    before = panel.chart
    qtbot.waitUntil(lambda: panel.chart is not before)


# --- keeping up


def test_nothing_is_worked_out_and_pyqtgraph_not_imported_before_it_is_seen():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from tests.factories import make_data\n"
        "from qosviewer.models.meeting_model import MeetingModel\n"
        "from qosviewer.ui.chart.chart_panel import ChartPanel\n"
        "panel = ChartPanel(MeetingModel(make_data().info))\n"
        "assert panel.chart is None and panel.plot is None\n"
        "sys.exit('pyqtgraph' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def test_pages_that_arrive_while_nobody_looks_are_drawn_once_when_it_is_seen(show, qtbot):
    model = model_of(caller("Anna", "1%"))
    panel = show(model)
    panel.hide()
    before = panel.chart
    model.take(make_batches([caller("Anna", "1%"), caller("Bo", "2%")], walk=1))
    assert not panel._timer.isActive()
    assert panel.chart is before
    panel.show()
    qtbot.waitUntil(lambda: panel.chart is not before)
    assert panel.chart.count == 2


def test_many_pages_in_a_row_are_drawn_at_once(show, qtbot):
    model = model_of(*crowd(5))
    panel = show(model)
    before = panel.chart
    for batch in make_batches(crowd(50), walk=1):
        model.take([batch])
        assert panel.chart is before, "not for every page"
    qtbot.waitUntil(lambda: panel.chart is not before)
    assert panel.chart.count == 50


def test_a_part_that_was_zoomed_to_stays_while_pages_arrive_and_all_grows(show, qtbot):
    model = model_of(*crowd(20))
    panel = show(model)
    plot = plot_of(panel)
    assert seen(plot) == [0.5, 20.5]
    plot._view_box.setXRange(5, 10, padding=0)
    model.take(make_batches(crowd(40), walk=1))
    qtbot.waitUntil(lambda: panel.chart.count == 40)
    assert seen(plot) == [5, 10]
    plot.show_all()
    assert seen(plot) == [0.5, 40.5]


def test_another_reading_of_directions_is_drawn(four, qtbot):
    choose(four, qtbot, direction="uplink")
    assert four.chart.count == 3
    four.model.set_reading(INPUT_IS_DOWNLINK)
    qtbot.waitUntil(lambda: four.chart.count == 0)
    assert four.empty.isVisible()
    assert four.empty.text() == "Nobody has streams of this kind in the direction “uplink”."


def parts_of_a_closed_chart(qtbot) -> list[weakref.ref]:
    panel = ChartPanel(model_of(*crowd(5)))
    panel.show()
    qtbot.waitUntil(lambda: panel.plot is not None)
    plot = plot_of(panel)
    parts = [weakref.ref(each) for each in (panel, plot, plot._view_box, plot._canvas, panel.chart)]
    panel.close()
    panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return parts


def test_a_closed_chart_is_gone(qtbot):
    parts = parts_of_a_closed_chart(qtbot)
    gc.collect()
    assert [part() for part in parts] == [None] * len(parts)


# --- choosing


def test_only_media_that_carry_the_metric_are_offered(four, qtbot):
    medium = four.controls.medium_box
    choose(four, qtbot, medium="audio")
    choose(four, qtbot, metric="jitter")
    assert medium.currentData() == "audio", "what was chosen stays where it can"
    choose(four, qtbot, metric="frame_rate")
    assert [medium.itemText(place) for place in range(medium.count())] == ["All media", "Video", "Screen share"]
    choose(four, qtbot, metric="zoom_cpu_usage")
    assert not medium.isEnabled()
    assert not four.controls.direction_box.isEnabled()
    assert four.empty.text() == "Nobody reported CPU data."


def test_every_metric_can_be_drawn_both_ways(show, qtbot):
    everything = stream(
        "video_input",
        avg_bitrate="300 kbps",
        avg_latency="90 ms",
        avg_jitter="5 ms",
        avg_loss="1%",
        resolution="640*360",
        avg_frame_rate="20 fps",
        zoom_avg_cpu_usage="20%",
        system_max_cpu_usage="70%",
        system_avg_cpu_pressure_level="fair",
    )
    panel = show(model_of(seat("Anna", everything)))
    for view in ("histogram", "ranked"):
        before = panel.chart
        panel.findChild(QAbstractButton, f"chart.view.{view}").click()
        qtbot.waitUntil(lambda before=before: panel.chart is not before)
        for place in range(panel.controls.metric_box.count()):
            key = panel.controls.metric_box.itemData(place)
            if key != panel.controls.metric_box.currentData():
                choose(panel, qtbot, metric=key)
            assert panel.chart.count == 1
            assert panel.chart.choice.metric.title in " ".join(plot_of(panel).drawing.titles)
            panel.grab()


def test_numbers_of_any_size_can_be_drawn(show):
    panel = show(model_of(*[caller("P", loss) for loss in ("1" + "0" * 60, "-5%", "0%", "0.000000001%")]))
    panel.grab()
    plot = plot_of(panel)
    plot.zoom(10)
    plot._view_box.scaleBy(y=100)
    panel.grab()
    panel.findChild(QAbstractButton, "chart.view.histogram").click()
    QApplication.processEvents()
    panel.grab()


# --- selecting


def test_a_click_selects_ctrl_adds_and_takes_away(four, qtbot):
    plot, model = plot_of(four), four.model
    anna, bo, cy, _ = model.data.table.keys
    QTest.mouseClick(plot.viewport(), LEFT, NO_KEYS, place_of(plot, 0))
    assert model.selected == (anna,)
    QTest.mouseClick(plot.viewport(), LEFT, CTRL, place_of(plot, 2))
    assert set(model.selected) == {anna, bo}
    QTest.mouseClick(plot.viewport(), LEFT, CTRL, place_of(plot, 0))
    assert model.selected == (bo,)
    QTest.mouseClick(plot.viewport(), LEFT, SHIFT, place_of(plot, 1))
    assert set(model.selected) == {anna, cy}, "from where the last click was"
    assert "Selected: Anna (8.1 %, rank 1 of 3)" in four.summary.text()


def drag(plot: ChartPlot, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    QTest.mousePress(plot.viewport(), LEFT, keys, start)
    for share in (0.3, 0.6, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(plot.viewport().mapToGlobal(at.toPoint())),
            Qt.MouseButton.NoButton,
            LEFT,
            keys,
        )
        QApplication.sendEvent(plot.viewport(), move)
    QTest.mouseRelease(plot.viewport(), LEFT, keys, end)


def test_a_stretch_with_shift_selects_all_in_it(show):
    model = model_of(*crowd(20))
    plot = plot_of(show(model))
    drag(plot, place_of(plot, 4, 0.3), place_of(plot, 8, 0.6), SHIFT)
    assert model.selected == tuple(model.data.table.keys[4:9])
    assert seen(plot) == [0.5, 20.5]


def test_a_rubber_band_zooms_and_a_double_click_shows_all(show):
    model = model_of(*crowd(20))
    plot = plot_of(show(model))
    drag(plot, place_of(plot, 4, 0.3), place_of(plot, 12, 0.9), NO_KEYS)
    left, right = seen(plot)
    assert 4 < left < 6 and 12 < right < 14
    assert plot.is_zoomed
    assert model.selected == ()
    QTest.mouseDClick(plot.viewport(), LEFT, NO_KEYS, place_of(plot, 8))
    QTest.mouseRelease(plot.viewport(), LEFT, NO_KEYS, place_of(plot, 8))
    assert not plot.is_zoomed


def test_the_wheel_zooms_around_the_mouse(show):
    plot = plot_of(show(model_of(*crowd(100))))
    at = QPointF(place_of(plot, 49))
    globally = QPointF(plot.viewport().mapToGlobal(at.toPoint()))
    wheel = QWheelEvent(
        at, globally, QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False
    )
    _, before = plot._view_box.viewRange()
    QApplication.sendEvent(plot.viewport(), wheel)
    (left, right), after = plot._view_box.viewRange()
    assert right - left < 90
    assert left < 50 < right
    assert after == before, "values stay in sight"


def test_what_the_table_selects_stands_out_and_comes_into_view(show):
    model = model_of(*crowd(100))
    plot = plot_of(show(model))
    plot._view_box.setXRange(1, 11, padding=0)
    model.select([model.data.table.keys[79]])
    assert plot.highlights.selected.tolist() == [79]
    left, right = seen(plot)
    assert left < 80 < right
    assert right - left == pytest.approx(10)


def test_selecting_does_not_go_round_in_circles(four):
    heard: list[None] = []
    four.model.selection_changed.connect(lambda: heard.append(None))
    plot = plot_of(four)
    QTest.mouseClick(plot.viewport(), LEFT, NO_KEYS, place_of(plot, 0))
    assert len(heard) == 1


def test_a_bar_of_the_histogram_selects_its_participants(four, qtbot):
    before = four.chart
    four.findChild(QAbstractButton, "chart.view.histogram").click()
    qtbot.waitUntil(lambda: four.chart is not before)
    plot = plot_of(four)
    bar = int(four.chart.bins_of_ranks()[0])
    QTest.mouseClick(plot.viewport(), LEFT, NO_KEYS, place_of(plot, bar))
    assert four.model.selected == (four.chart.key(0),)
    plot._hover(place_of(plot, bar))
    assert plot.findChild(HoverCard).text().endswith("Participants: 1\nOf them selected: 1")


# --- the keys


def test_all_of_it_works_by_keys(show):
    model = model_of(*crowd(40))
    panel = show(model)
    plot = plot_of(panel)
    plot.setFocus()
    keys = model.data.table.keys
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert model.selected == (), "nobody is chosen yet"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.highlights.current == 1
    assert plot.findChild(HoverCard).text().startswith("P1\n")
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert model.selected == (keys[1],)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Space, CTRL)
    assert set(model.selected) == {keys[0], keys[1]}
    for _ in range(6):
        QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.is_zoomed
    for _ in range(5):
        QTest.keyClick(plot, Qt.Key.Key_PageDown)
    assert plot.highlights.current == 39
    left, right = seen(plot)
    assert left < 40 < right, "what the keys reach is in sight"
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert not plot.is_zoomed


def test_the_focus_can_be_seen(four):
    plot = plot_of(four)
    four.activateWindow()
    plot.setFocus()
    QApplication.processEvents()
    assert plot.hasFocus()
    edge = plot.grab().toImage().pixelColor(plot.width() // 2, 0)
    four.controls.metric_box.setFocus()
    QApplication.processEvents()
    assert plot.grab().toImage().pixelColor(plot.width() // 2, 0) != edge


# --- words


def test_hovering_names_the_person_as_plain_text(show, qtbot):
    plot = plot_of(show(model_of(caller(HOSTILE, "8.1%"))))
    QTest.mouseMove(plot.viewport(), place_of(plot, 0))
    card = plot.findChild(HoverCard)
    qtbot.waitUntil(card.isVisible)  # a real pointer takes its time
    assert card.textFormat() is Qt.TextFormat.PlainText
    name, reading, where, rank, *_ = card.text().split("\n")
    assert name == '<img src="http://x.example/"> & ]]>⏎=1+1'
    assert (reading, where, rank) == (
        "Packet loss: 8.1 % on average, from 0 % to 30 %",
        "Audio uplink (audio_input)",
        "Rank 1 of 1",
    )
    assert plot.rect().contains(card.geometry())
    plot._hover(QPoint(2, 2))
    assert not card.isVisible()
    assert plot.highlights.hovered == NOTHING


def test_the_summary_stands_beside_and_describes_the_chart(four):
    summary = four.findChild(QLabel, "chart.summary")
    assert summary.isVisible()
    assert summary.textFormat() is Qt.TextFormat.PlainText
    assert summary.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert "Worst: Anna (8.1 %), Cy (4 %), Bo (1 %). Above the limit of 2 %: 2 of 3." in summary.text()
    assert plot_of(four).accessibleDescription() == summary.text()
    assert plot_of(four).accessibleName() == "Chart: Packet loss"


def test_nothing_to_draw_says_why_and_offers_nothing(show, qtbot):
    model = model_of()
    panel = show(model)
    assert panel.empty.isVisible()
    assert panel.empty.text() == "No participants yet."
    assert panel.plot is None
    assert not panel.pictures.copy_action.isEnabled()
    model.take(make_batches([caller("Anna", "1%")]))
    qtbot.waitUntil(lambda: panel.plot is not None and panel.plot.isVisible())
    assert panel.pictures.copy_action.isEnabled()


def test_everything_that_can_be_used_has_its_names(four):
    used = [each for kind in (QComboBox, QAbstractButton, ChartPlot) for each in four.findChildren(kind)]
    used = [each for each in used if isinstance(each, QWidget) and not each.objectName().startswith("qt_")]
    assert len(used) >= 9
    for each in used:
        assert each.objectName(), each
        assert each.accessibleName(), each.objectName()


# --- looks


def test_colours_follow_the_scheme_while_it_is_shown(four):
    plot = plot_of(four)
    spot = QPoint(plot.width() // 2, 5)
    for colors in (DARK, LIGHT):
        four.setPalette(palette_of(colors))
        QApplication.processEvents()
        assert plot.grab().toImage().pixelColor(spot) == colors.base


def test_a_bar_has_the_colour_and_the_shape_of_its_state(four):
    four.setPalette(palette_of(LIGHT))
    plot = plot_of(four)
    image = plot.grab().toImage()
    frame = plot._view_box.frame
    for place, average, state in ((0, 8.1, 3), (1, 4.0, 2), (2, 1.0, 1)):
        inside = QPointF(frame.x(place + 1), frame.y(average))
        spot = plot.mapFromScene(plot._view_box.mapToScene(inside))
        assert image.pixelColor(spot) == LIGHT.states[state]
        corner = image.pixelColor(spot + QPoint(-3, -3))
        assert (corner == LIGHT.states[state]) is (state == 3), "only a square has corners"


def test_the_menu_is_ours(four):
    plot = plot_of(four)
    plot.menu_wanted.emit(QPoint(10, 10))
    menu = four.findChild(QMenu, "chart.menu")
    assert [action.text() for action in menu.actions()] == ["Show all", "Copy", "Save as…"]
    menu.close()


# --- pictures


def test_copy_gives_the_picture_and_the_summary(four):
    plot_of(four).setFocus()
    QTest.keyClick(plot_of(four), Qt.Key.Key_C, CTRL)
    content = QApplication.clipboard().mimeData()
    assert content.text() == f"Weekly\n{four.summary.text()}"
    image = QApplication.clipboard().image()
    assert image.width() >= 2 * plot_of(four).width() * 0.9
    assert four.banner.notice.message.title == "Copied"


def test_an_svg_is_xml_whatever_names_are_in_it(show, tmp_path):
    model = model_of(caller(HOSTILE, "8.1%"), caller("Bo & <co>", "1%"))
    model.data.info = type(model.data.info)(model.data.info.ref, topic=HOSTILE)
    panel = show(model)
    path = tmp_path / "chart.svg"
    panel.pictures.save(path)
    root = ET.parse(path).getroot()
    words = " ".join(text.strip() for text in root.itertext() if text.strip())
    assert "Bo & <co>" in words
    assert "Packet loss" in words
    assert "■ bad above 5 %" in words
    assert not [each for each in root.iter() if each.tag.endswith(("script", "image", "}a", "foreignObject"))]
    assert panel.banner.notice.message.detail == f"“{path}” was written."


def test_a_png_shows_what_the_screen_shows(four, tmp_path):
    path = tmp_path / "chart.png"
    four.pictures.save(path)
    image = QImage(str(path))
    assert image.width() >= 1000
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert LIGHT.states[3].name() in colours or DARK.states[3].name() in colours


def test_a_picture_that_can_not_be_written_says_why_and_leaves_the_old_one(four, tmp_path):
    four.pictures.save(tmp_path / "no such folder" / "chart.png")
    assert four.banner.isVisible()
    assert "no such folder" in four.banner.notice.body
    old = tmp_path / "chart.svg"
    old.mkdir()
    four.pictures.save(old)
    assert four.banner.notice.message.title
    assert old.is_dir()


def test_the_dialog_saves_under_the_chosen_name(four, tmp_path, qtbot):
    four.pictures.save_action.trigger()
    dialog = four.findChild(QFileDialog, "chart.saveDialog")
    assert dialog.nameFilters() == ["PNG picture (*.png)", "SVG drawing (*.svg)"]
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Packet loss Weekly.png"]
    dialog.setDirectory(str(tmp_path))
    dialog.selectNameFilter("SVG drawing (*.svg)")
    dialog.filterSelected.emit("SVG drawing (*.svg)")
    dialog.selectFile("mine")
    dialog.accept()
    qtbot.waitUntil(lambda: (tmp_path / "mine.svg").exists())
    ET.parse(tmp_path / "mine.svg")
