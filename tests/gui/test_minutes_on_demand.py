"""Minutes fetched, cancelled, continued and loaded again, in a real window on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton

from qosviewer.domain import texts
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.domain.streams import INPUT_IS_UPLINK
from qosviewer.sample import fault
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.timeline.minutes_controller import MinutesPhase
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click


@pytest.fixture
def page(desktop: Desktop) -> Iterator[MeetingPage]:
    page = desktop.until(desktop.open(desktop.server.meetings[0]), Phase.COMPLETE)
    page.details.show_tab("timeline")
    yield page


def until(desktop: Desktop, page: MeetingPage, *phases: MinutesPhase) -> None:
    desktop.qtbot.waitUntil(lambda: page.minutes.state.phase in phases, timeout=PATIENCE_MS)


def offered(page: MeetingPage) -> list[str]:
    return [button.text() for button in page.timeline.empty.buttons]


def flagged(page: MeetingPage) -> list[tuple[str, int]]:
    data = page.model.data
    return [data.table.keys[row] for row, state in enumerate(data.assessment.participant_state) if state >= 2]


def test_one_participant_costs_one_call_and_says_so_first(desktop, page):
    page.model.select([page.model.data.table.keys[0]])
    desktop.qtbot.waitUntil(lambda: "Fetch this participant (1 call)" in offered(page))
    assert "Fetch everyone (about 5 calls)" in offered(page)
    before = len(desktop.server.requests)
    click(page, "timeline.offer.selected")
    until(desktop, page, MinutesPhase.COMPLETE)
    assert len(desktop.server.requests) == before + 1
    assert list(page.model.data.companions.minutes) == [page.model.data.table.keys[0]]
    desktop.qtbot.waitUntil(lambda: bool(page.timeline.timeline and page.timeline.timeline.lane_count))
    assert page.timeline.lanes.isVisible()


def test_those_with_problems_are_offered_with_their_price(desktop, page):
    count = len(flagged(page))
    assert 1 < count < 5
    assert f"Fetch the {count} with problems ({count} calls)" in offered(page)
    click(page, "timeline.offer.flagged")
    until(desktop, page, MinutesPhase.COMPLETE)
    assert set(page.model.data.companions.minutes) == set(flagged(page))


def test_everyone_is_cancelled_and_continued_in_place(desktop, page):
    desktop.server.misbehave(fault("slow=150"))
    click(page, "timeline.offer.everyone")
    desktop.qtbot.waitUntil(lambda: bool(page.model.data.companions.minutes), timeout=PATIENCE_MS)
    click(page, "timeline.strip.cancel")
    until(desktop, page, MinutesPhase.STOPPED)
    known = len(page.model.data.companions.minutes)
    assert 0 < known < 47
    desktop.server.misbehave()
    click(page, "timeline.strip.continue")
    until(desktop, page, MinutesPhase.COMPLETE)
    assert list(page.model.data.companions.minutes) == page.model.data.table.keys
    assert page.minutes.state.stays == 47


def test_a_refusal_is_told_in_place_and_the_summary_stays(desktop, page):
    desktop.server.misbehave(fault("no-permission"))
    click(page, "timeline.offer.everyone")
    until(desktop, page, MinutesPhase.STOPPED)
    assert page.timeline.banner.isVisible()
    assert "stays on screen" in page.timeline.banner.notice.body
    assert page.model.data.table.participant_count == 47
    assert all(button.isEnabled() for button in page.timeline.empty.buttons)


def test_minutes_come_back_from_the_archive_without_a_call(desktop, page):
    click(page, "timeline.offer.everyone")
    until(desktop, page, MinutesPhase.COMPLETE)
    (row,) = (row for row in desktop.context.archive.open().library() if row.snapshot == page.kept.snapshot)
    desktop.window.close_page(desktop.window.pages.index(page))
    before = len(desktop.server.requests)
    desktop.desk.meetings.open_kept([row])
    again = desktop.page
    desktop.qtbot.waitUntil(lambda: len(again.model.data.companions.minutes) == 47, timeout=PATIENCE_MS)
    assert len(desktop.server.requests) == before
    assert again.minutes.everyone_asked


def test_fetched_minutes_tell_which_reading_of_directions_they_speak_for(desktop, page):
    button = child(page, QToolButton, "meetingHeader.reading")
    evidence = next(action for action in button.menu().actions() if action.objectName() == "reading.evidence")
    button.menu().aboutToShow.emit()
    assert not evidence.isVisible()
    assert button.toolTip() == texts.DIRECTIONS_HELP
    click(page, "timeline.offer.everyone")
    until(desktop, page, MinutesPhase.COMPLETE)
    button.menu().aboutToShow.emit()
    assert evidence.isVisible()
    assert evidence.text().startswith("The minutes speak for input = uplink (")
    assert "the participant sent" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()
    assert page.model.data.reading is INPUT_IS_UPLINK


def test_another_clock_is_read_in_place(desktop, page):
    page.model.select([page.model.data.table.keys[0]])
    desktop.qtbot.waitUntil(lambda: "Fetch this participant (1 call)" in offered(page))
    click(page, "timeline.offer.selected")
    until(desktop, page, MinutesPhase.COMPLETE)
    box = page.timeline.controls.clock_box
    box.setCurrentIndex(box.findData("since"))
    assert page.timeline.clock.short(page.timeline.timeline.start_s) == "0:00"


def test_the_picture_is_saved_under_the_chosen_name(desktop, page, tmp_path):
    pictures = page.timeline.pictures
    assert not pictures.save_action.isEnabled()
    key = page.model.data.table.keys[0]
    page.model.select([key])
    desktop.qtbot.waitUntil(lambda: "Fetch this participant (1 call)" in offered(page))
    click(page, "timeline.offer.selected")
    until(desktop, page, MinutesPhase.COMPLETE)
    desktop.qtbot.waitUntil(pictures.save_action.isEnabled)
    click(page, "timeline.saveButton")
    dialog = page.timeline.findChild(QFileDialog, "timeline.saveDialog")
    assert Path(dialog.selectedFiles()[0]).name.startswith("Packet loss all streams")
    dialog.setDirectory(str(tmp_path))
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    dialog.selectFile("mine")
    dialog.accept()
    desktop.qtbot.waitUntil(lambda: (tmp_path / "mine.svg").exists())
    words = "".join(ElementTree.parse(tmp_path / "mine.svg").getroot().itertext())
    assert "Packet loss: all streams" in words
    assert page.model.data.name_labels[0] in words
    assert page.timeline.banner.notice.message.title == "Picture saved"


def test_a_stream_of_all_metrics_can_be_chosen(desktop, page):
    page.model.select([flagged(page)[0]])
    desktop.qtbot.waitUntil(lambda: "Fetch this participant (1 call)" in offered(page))
    click(page, "timeline.offer.selected")
    until(desktop, page, MinutesPhase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: page.timeline.controls.lanes_box.findData("stream:audio_output") > 0)
    box = page.timeline.controls.lanes_box
    box.setCurrentIndex(box.findData("stream:audio_output"))
    desktop.qtbot.waitUntil(lambda: page.timeline.timeline.choice.stream_type == "audio_output")
    titles = [lane.title for lane in page.timeline.timeline.stays[0].lanes]
    assert titles[:3] == ["Packet loss", "Jitter", "Latency"]


def test_what_qss_refuses_is_computed_from_the_minutes_and_marked(desktop):
    refused = next(each for each in desktop.server.meetings if each.topic == "Supplier call")
    page = desktop.until(desktop.open(refused), Phase.FAILED)
    assert "computed from the minutes" in page.banner.notice.body
    assert page.model.data.table.source == QSS
    click(page, "meetingBanner.minutes")
    desktop.until(page, Phase.COMPLETE)
    assert page.model.data.table.source == MINUTES
    badge = page.findChild(QLabel, "meetingHeader.source")
    assert badge.isVisible()
    assert "Computed from minutes" in badge.text()
    desktop.qtbot.waitUntil(lambda: len(page.model.data.companions.minutes) == 9, timeout=PATIENCE_MS)
    archive = desktop.context.archive.open()
    assert archive.kept(page.kept.snapshot).source == MINUTES
    for tab in ("audio", "raw", "all"):
        page.details.show_tab(tab)
