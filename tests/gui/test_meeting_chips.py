"""The chips of a comparison: short, in no more than two lines, and whole in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.models.comparison_model import prepared
from qosviewer.ui.compare.chips_area import ChipsArea
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.meeting_chips import MeetingChips
from tests.gui.conftest import Desktop, child
from tests.support.compare_views import model_of
from tests.support.comparisons import compared, meeting, who

WIDE, NARROW = (1440, 900), (1000, 640)


def series(count: int, topic: str = "Weekly operations meeting") -> Comparison:
    return compared(*(meeting(who("Anna||u1"), uuid=str(n), weeks=n, topic=topic) for n in range(count)))


def show(desktop: Desktop, comparison: Comparison, size: tuple[int, int]) -> ComparePage:
    desktop.window.resize(*size)
    page = desktop.desk.compare.show(prepared(comparison, 1))
    desktop.qtbot.waitExposed(page)
    desktop.qtbot.waitUntil(lambda: page.chips.chips[0].height() > 0 and page.width() > 300)
    return page


def test_the_topic_that_all_share_is_said_once(desktop: Desktop) -> None:
    page = show(desktop, series(3), WIDE)
    topic = child(page, QLabel, "compare.topic")
    assert topic.isVisible() and "Weekly operations meeting" in topic.text()
    assert [chip.text() for chip in page.chips.chips] == ["A 2 Mar · baseline", "B 9 Mar · compared", "C 16 Mar"]
    assert all("Weekly operations meeting" in chip.accessibleName() for chip in page.chips.chips)
    assert all("Mon 16 Mar 2026" in said for chip in page.chips.chips[2:] for said in (chip.toolTip(),))


def test_a_topic_of_several_words_for_and_is_no_access_key(desktop: Desktop) -> None:
    page = show(desktop, compared(meeting(topic="R&D", uuid="x"), meeting(topic="Other", uuid="y", weeks=1)), WIDE)
    assert not child(page, QLabel, "compare.topic").isVisible()
    assert "R&&D" in page.chips.chips[0].text()
    assert page.chips.chips[0].x() == 0


def chips_in(qtbot, count: int, width: int) -> tuple[ChipsArea, MeetingChips]:
    """The chips in a page of a width, below which something else takes the room."""
    chips = MeetingChips(model_of(series(count)))
    page, made = QWidget(), ChipsArea(chips)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    made.page = page  # keeps it alive
    qtbot.waitUntil(lambda: made.width() == width and chips.chips[-1].height() > 0)
    return made, chips


def rows_of(chips: MeetingChips) -> int:
    return len({chip.y() for chip in chips.chips})


@pytest.mark.parametrize(("count", "most"), [(2, 1), (8, 1), (20, 2)])
def test_chips_take_as_few_lines_as_they_need(qtbot, count: int, most: int) -> None:
    """As wide as the page is in a window of 1440 pixels with the library beside it."""
    made, chips = chips_in(qtbot, count, 1055)
    qtbot.waitUntil(lambda: rows_of(chips) == most and chips.height() == made.height())
    assert not made.verticalScrollBar().isVisible()


def test_where_two_lines_are_not_enough_the_rest_is_scrolled_to(qtbot) -> None:
    """As in a window of 1000 pixels."""
    made, chips = chips_in(qtbot, 20, 660)
    qtbot.waitUntil(made.verticalScrollBar().isVisible)
    line = chips.chips[0].height()
    assert 2 * line <= made.height() < 3 * line
    last = chips.chips[-1]
    assert last.visibleRegion().isEmpty()
    chips._model.show_other(19)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_arrows_go_from_chip_to_chip_and_bring_them_into_sight(qtbot) -> None:
    made, chips = chips_in(qtbot, 20, 660)
    made.activateWindow()
    chips.chips[0].setFocus()
    qtbot.waitUntil(chips.chips[0].hasFocus)
    for chip in chips.chips[:-1]:
        QTest.keyClick(chip, Qt.Key.Key_Right)
    last = chips.chips[-1]
    assert last.hasFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    QTest.keyClick(last, Qt.Key.Key_Left)
    assert chips.chips[-2].hasFocus()


def test_in_a_small_window_the_table_has_most_of_the_page(desktop: Desktop) -> None:
    page = show(desktop, series(20), NARROW)
    desktop.qtbot.waitUntil(lambda: page.side_by_side.views.height() > page.height() / 2)
