from __future__ import annotations

from PySide6.QtGui import QPaintEvent

from qosviewer.ui.progress_line import ProgressLine


class WatchedLine(ProgressLine):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


def test_another_value_is_painted_with_the_next_frame_and_not_at_once(qtbot) -> None:
    line = WatchedLine()
    qtbot.addWidget(line)
    line.setRange(0, 100)
    line.show()
    qtbot.waitExposed(line)
    qtbot.waitUntil(lambda: line.paints > 0)
    before = line.paints
    line.setValue(50)
    assert line.paints == before
    qtbot.waitUntil(lambda: line.paints > before)
    assert line.value() == 50
