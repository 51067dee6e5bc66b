"""The chart and the table of participants, on one meeting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter

from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.chart.chart_panel import ChartPanel
from qosviewer.ui.participants.participants_panel import ParticipantsPanel
from tests.factories import make_batches, make_data, seat, stream

COUNT = 30


@pytest.fixture
def both(qtbot):
    model = MeetingModel(make_data().info)
    seats = [seat(f"P{place}", stream("audio_input", avg_loss=f"{(place * 7) % COUNT}%")) for place in range(COUNT)]
    model.take(make_batches(seats))
    splitter = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(splitter)
    table, chart = ParticipantsPanel(model), ChartPanel(model)
    splitter.addWidget(table)
    splitter.addWidget(chart)
    splitter.resize(1000, 800)
    splitter.show()
    qtbot.waitUntil(lambda: chart.plot is not None)
    return splitter, table, chart


def test_a_row_of_the_table_stands_out_in_the_chart(both):
    _, table, chart = both
    table.table.selectRow(4)
    (rank,) = chart.plot.highlights.selected.tolist()
    assert chart.chart.meeting.name_labels[int(chart.chart.shown.rows[rank])] == "P4"
    assert "Selected: P4 (28 %, rank 2 of 30)." in chart.summary.text()


def test_a_bar_of_the_chart_is_selected_in_the_table(both):
    _, table, chart = both
    plot = chart.plot
    frame = plot._view_box.frame
    worst = plot.mapFromScene(plot._view_box.mapToScene(QPointF(frame.x(1), frame.area.center().y())))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, worst)
    positions = table.table.selected_positions()
    rows = [table.table.table.row_at(position) for position in positions]
    assert [chart.chart.meeting.name_labels[row] for row in rows] == ["P17"], "17 × 7 mod 30 is 29, the most"
