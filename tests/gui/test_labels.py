"""Labels for text that may be hostile."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette

from qosviewer.ui.labels import ElidedLabel


@pytest.fixture
def label(qtbot) -> ElidedLabel:
    made = ElidedLabel("label")
    qtbot.addWidget(made)
    made.resize(400, 30)
    return made


@pytest.mark.parametrize("text", ["Weekly", "פגישה"])
def test_every_script_begins_where_the_line_begins(label: ElidedLabel, text: str) -> None:
    label.setText(text)
    picture = label.grab().toImage()
    ground = label.palette().color(QPalette.ColorRole.Window)
    inked = [
        column
        for column in range(picture.width())
        if any(picture.pixelColor(column, row) != ground for row in range(picture.height()))
    ]
    assert inked
    assert max(inked) < picture.width() / 2


def test_what_is_cut_is_whole_in_the_tooltip_and_for_machines(label: ElidedLabel) -> None:
    label.setText("word " * 100)
    assert label.text().endswith("…")
    assert "word " * 39 in label.toolTip()
    assert label.accessibleName() == "word " * 100
    label.resize(9000, 30)
    label.grab()
    assert label.text() == "word " * 100
