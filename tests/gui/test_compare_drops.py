"""Meetings of the library dropped onto others, onto open ones and their tabs, and onto a comparison."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from qosviewer.domain import texts
from qosviewer.models.dragged_meetings import keys_of
from qosviewer.sample import fault
from qosviewer.ui.compare.compare_desk import CompareDesk
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.opening.drop_hint import DropHint
from tests.gui.compare_hands import (
    at_zoom,
    compare_page,
    entry_of,
    fill,
    list_at_zoom,
    said,
    select,
    topics,
    until_topics,
)
from tests.gui.conftest import PATIENCE_MS, Desktop, child, meeting_of
from tests.support.archives import body, person
from tests.support.imports import write

HOW = (Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def filled(desktop: Desktop) -> Desktop:
    return fill(desktop)


def held(desktop: Desktop, *wanted: str) -> QMimeData:
    """What is dragged when these are selected."""
    select(desktop, *wanted)
    rows = desktop.desk.library.panel.list
    return desktop.desk.library.panel.model.mimeData(rows.selectedIndexes())


class Hover:
    """Something dragged into a widget, moved there, and let go or taken away."""

    def __init__(self, widget: QWidget, mime: QMimeData, at: QPoint) -> None:
        self.widget, self.mime, self.at = widget, mime, at
        action, button, no_key = HOW
        self._send(QDragEnterEvent(at, action, mime, button, no_key))
        move = QDragMoveEvent(at, action, mime, button, no_key)
        self._send(move)
        self.accepted = move.isAccepted()

    def _send(self, event) -> None:
        QApplication.sendEvent(self.widget, event)

    def drop(self) -> bool:
        action, button, no_key = HOW
        event = QDropEvent(QPointF(self.at), action, self.mime, button, no_key)
        event.ignore()
        self._send(event)
        return event.isAccepted()

    def leave(self) -> None:
        self._send(QDragLeaveEvent())


def row_place(desktop: Desktop, topic: str) -> QPoint:
    panel = desktop.desk.library.panel
    return panel.list.visualRect(panel.model.index(panel.model.row_of(entry_of(desktop, topic).key))).center()


def over_row(desktop: Desktop, topic: str, mime: QMimeData) -> Hover:
    return Hover(desktop.desk.library.panel.list.viewport(), mime, row_place(desktop, topic))


def marked(desktop: Desktop):
    """The row that is marked, and what it says."""
    row, offer = desktop.desk.library.panel.list._rows._drop
    entry = desktop.desk.library.panel.model.entry(row) if row >= 0 else None
    return (entry.info.topic if entry else ""), offer


def hint(desktop: Desktop) -> DropHint:
    return child(desktop.window, DropHint, "compareHint")


def open_kept(desktop: Desktop, topic: str):
    desktop.desk.meetings.open_kept([entry_of(desktop, topic).kept])
    return desktop.until(desktop.page, Phase.KEPT)


def test_one_is_dropped_onto_another_of_the_library(filled: Desktop) -> None:
    over = over_row(filled, "Weekly 1", held(filled, "Weekly 3"))
    topic, offer = marked(filled)
    assert over.accepted and topic == "Weekly 1"
    assert offer.title == "Compare with “Weekly 1”"
    panel = filled.desk.library.panel
    picture = panel.list.viewport().grab().toImage()
    assert over.drop()
    assert marked(filled) == ("", None)
    assert panel.list.viewport().grab().toImage() != picture
    page = compare_page(filled)
    assert topics(page) == ["Weekly 1", "Weekly 3"]
    assert page.model.comparison.baseline == 0


def test_several_are_dropped_onto_another(filled: Desktop) -> None:
    mime = held(filled, "Weekly 3", "Weekly 2")
    assert len(keys_of(mime)) == 2
    over = over_row(filled, "Other", mime)
    assert marked(filled)[1].title == "Compare 2 with “Other”"
    assert over.drop()
    assert topics(compare_page(filled)) == ["Other", "Weekly 2", "Weekly 3"]


def test_onto_itself_it_is_not_accepted_and_says_why(filled: Desktop) -> None:
    over = over_row(filled, "Weekly 1", held(filled, "Weekly 1"))
    assert not over.accepted
    assert marked(filled)[1].detail == texts.DROP_ITSELF.detail
    assert not over.drop()
    assert said(filled) == texts.DROP_ITSELF.detail
    assert not filled.window.pages


def test_over_a_heading_and_beside_the_rows_nothing_is_offered(filled: Desktop) -> None:
    viewport = filled.desk.library.panel.list.viewport()
    mime = held(filled, "Weekly 1")
    for place in (QPoint(20, 4), QPoint(20, viewport.height() - 2)):
        over = Hover(viewport, mime, place)
        assert not over.accepted and marked(filled) == ("", None)
        assert not over.drop()
        over.leave()


def test_leaving_takes_the_mark_away(filled: Desktop) -> None:
    over = over_row(filled, "Weekly 1", held(filled, "Weekly 3"))
    assert marked(filled)[0]
    over.leave()
    assert marked(filled) == ("", None)


def test_dropped_onto_an_open_meeting_it_is_shown_against_the_earliest(filled: Desktop) -> None:
    page = open_kept(filled, "Weekly 2")
    over = Hover(page, held(filled, "Weekly 1", "Weekly 3"), QPoint(200, 200))
    assert over.accepted and hint(filled).isVisible()
    assert hint(filled).title == "Compare 2 with “Weekly 2”"
    assert hint(filled).size() == page.size()
    assert over.drop()
    assert not hint(filled).isVisible()
    compared = compare_page(filled)
    assert topics(compared) == ["Weekly 1", "Weekly 2", "Weekly 3"]
    assert (compared.model.comparison.baseline, compared.model.other) == (0, 1)


def test_an_open_meeting_is_not_compared_with_itself(filled: Desktop) -> None:
    page = open_kept(filled, "Weekly 2")
    over = Hover(page, held(filled, "Weekly 2"), QPoint(200, 200))
    assert not over.accepted and hint(filled).detail == texts.DROP_ITSELF.detail
    over.leave()
    assert not hint(filled).isVisible()


def test_dropped_onto_the_tab_of_a_meeting_that_is_not_in_front(filled: Desktop) -> None:
    open_kept(filled, "Weekly 1")
    open_kept(filled, "Other")
    tabs = filled.window.tabs
    over = Hover(tabs, held(filled, "Weekly 3"), tabs.tabRect(0).center())
    assert over.accepted and hint(filled).title == "Compare with “Weekly 1”"
    assert over.drop()
    assert topics(compare_page(filled)) == ["Weekly 1", "Weekly 3"]


def test_beside_the_tabs_nothing_is_taken(filled: Desktop) -> None:
    open_kept(filled, "Weekly 1")
    tabs = filled.window.tabs
    over = Hover(tabs, held(filled, "Weekly 3"), QPoint(tabs.width() + 40, 4))
    assert not over.accepted and not hint(filled).isVisible()
    assert not over.drop()


def test_dropped_onto_a_comparison_and_onto_its_tab_it_is_added(filled: Desktop) -> None:
    over_row(filled, "Weekly 1", held(filled, "Weekly 3")).drop()
    page = compare_page(filled)
    over = Hover(page, held(filled, "Weekly 2"), QPoint(300, 300))
    assert over.accepted and hint(filled).title == texts.DROP_ADD
    assert over.drop()
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    tabs = filled.window.tabs
    assert Hover(tabs, held(filled, "Other", "Weekly 1"), tabs.tabRect(0).center()).drop()
    until_topics(filled, page, "Other", "Weekly 1", "Weekly 2", "Weekly 3")
    assert len(filled.window.pages) == 1

    again = Hover(page, held(filled, "Weekly 2"), QPoint(300, 300))
    assert not again.accepted and hint(filled).detail == texts.COMPARE_ALL_IN.detail
    assert not again.drop()
    assert said(filled) == texts.COMPARE_ALL_IN.detail


def test_dropped_twice_before_it_is_there_it_is_added_once(filled: Desktop, monkeypatch) -> None:
    over_row(filled, "Weekly 1", held(filled, "Weekly 3")).drop()
    page = compare_page(filled)
    loaded, added = [], CompareDesk._added
    monkeypatch.setattr(CompareDesk, "_added", lambda *of: loaded.append(added(*of)))
    mime = held(filled, "Weekly 2")
    assert Hover(page, mime, QPoint(300, 300)).drop() and Hover(page, mime, QPoint(300, 300)).drop()
    assert len(page.model.sides) == 2
    filled.qtbot.waitUntil(lambda: len(loaded) == 2, timeout=10_000)
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")


def test_what_is_at_zoom_is_said_to_be_fetched_and_is(filled: Desktop, server) -> None:
    week = next(each for each in server.meetings if each.key == "series-8")
    list_at_zoom(filled, week)
    over = over_row(filled, week.topic, held(filled, "Weekly 3"))
    assert marked(filled)[1].detail == texts.DROP_FETCHED
    assert over.drop()
    assert topics(compare_page(filled)) == ["Weekly 3", week.topic]
    filled.qtbot.waitUntil(lambda: at_zoom(filled, week).archived, timeout=PATIENCE_MS)


def test_what_is_still_running_is_refused_with_words(filled: Desktop, server) -> None:
    running = next(each for each in server.meetings if each.key == "running")
    list_at_zoom(filled, live=(running,))
    over = over_row(filled, "Weekly 1", held(filled, running.topic))
    assert not over.accepted
    assert texts.COMPARE_IS_LIVE.title in marked(filled)[1].detail
    over.leave()


def test_a_meeting_that_is_being_fetched_says_so(filled: Desktop, server) -> None:
    server.misbehave(fault("silent=1@summary"))
    page = filled.open(meeting_of(server, "ended"))
    over = Hover(page, held(filled, "Weekly 1"), QPoint(200, 200))
    assert not over.accepted and hint(filled).title == texts.COMPARE_STILL_FETCHING.title
    over.leave()
    server.misbehave()


@pytest.mark.parametrize("place", ["row", "page", "tab"])
def test_files_are_still_opened_wherever_they_are_dropped(filled: Desktop, tmp_path, place) -> None:
    page = open_kept(filled, "Weekly 1")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(write(tmp_path / "one.json", body([person("Zoe", "1")]))))])
    widget = {"row": filled.desk.library.panel.list.viewport(), "page": page, "tab": filled.window.tabs}[place]
    over = Hover(widget, mime, widget.rect().center())
    assert child(filled.window, DropHint, "dropHint").isVisible()
    assert not hint(filled).isVisible() and marked(filled) == ("", None)
    assert over.drop()
    assert not child(filled.window, DropHint, "dropHint").isVisible()
    filled.qtbot.waitUntil(lambda: len(filled.desk.meetings.pages) == 2, timeout=PATIENCE_MS)


def test_anything_else_is_left_alone(filled: Desktop) -> None:
    page = open_kept(filled, "Weekly 1")
    mime = QMimeData()
    mime.setText("some text")
    assert not Hover(page, mime, QPoint(200, 200)).accepted
    assert not hint(filled).isVisible()
