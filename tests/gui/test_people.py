"""Persons, groups, connections and those without figures, in the real window on the real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QMenu, QPushButton

from qosviewer.domain import texts
from qosviewer.domain.filter import parse
from qosviewer.domain.grouping import PERSON
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.persons import persons_of
from qosviewer.domain.stays import absent_stays
from qosviewer.models.arrangement import HeadingKind
from qosviewer.sample import Meeting, SampleServer
from qosviewer.sample.faults import fault
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from tests.gui.conftest import Desktop, child


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer() as running:
        yield running


def named(server: SampleServer, key: str) -> Meeting:
    return next(meeting for meeting in server.meetings if meeting.key == key)


def opened(desktop: Desktop, key: str = "workshop") -> MeetingPage:
    page = desktop.until(desktop.open(named(desktop.server, key)), Phase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: page.model.data.companions.roster is not None)
    return page


def lines(page: MeetingPage) -> list[str]:
    model = page.participants.table.table
    section = model.section("user_name")
    return [model.index(row, section).data() for row in range(model.rowCount())]


def position_of(page: MeetingPage, kind: HeadingKind) -> int:
    model = page.participants.table.table
    return next(row for row in range(model.rowCount()) if (at := model.heading_at(row)) and at.kind is kind)


def menu_of(page: MeetingPage) -> QMenu:
    table = page.participants.table
    table.customContextMenuRequested.emit(QPoint(5, 5))
    return next(menu for menu in table.findChildren(QMenu, "participants.menu") if menu.isVisible())


def choose(menu: QMenu, name: str) -> None:
    action = next(each for each in menu.actions() if each.objectName() == f"participants.menu.{name}")
    assert action.isEnabled()
    action.trigger()
    menu.close()


def test_who_has_no_figures_is_listed_with_the_reason_and_counted(desktop: Desktop) -> None:
    page = opened(desktop)
    assert page.header.problems.endswith("3 more without QoS")
    at = position_of(page, HeadingKind.ABSENT)
    assert lines(page)[at] == f"▾ {texts.WITHOUT_QOS.format(count=len(absent_stays(page.model.data)))}"
    model = page.participants.table.table
    reasons = [model.index(row, model.section("worst")).data() for row in range(at + 1, model.rowCount())]
    assert {texts.ABSENT_TELEPHONE, texts.ABSENT_WAITING_ROOM, texts.ABSENT_BREAKOUT} <= set(reasons)
    page.participants.filter.apply("loss > 100")
    assert lines(page) == []
    assert page.participants.shown_rows() == []


def test_who_only_went_to_a_breakout_room_and_back_did_not_come_back(desktop: Desktop) -> None:
    page = opened(desktop)
    link = child(page, QLabel, "participants.rejoined")
    assert texts.MOVED[False].format(count=5) in link.text()
    page.participants.group_by.choose(PERSON)
    moved = [line for line in lines(page) if "stays" in line]
    assert len(moved) == 5 and all(line.endswith(" · 3 stays in 2 rooms") for line in moved)


def test_no_minutes_are_offered_of_whom_zoom_has_none(desktop: Desktop) -> None:
    page = opened(desktop)
    caller = next(stay for stay in absent_stays(page.model.data) if stay.entry.device == "Phone")
    page.details.show_tab("timeline")
    page.model.select([caller.key])
    sentence = child(page, QLabel, "timeline.offer.sentence")
    desktop.qtbot.waitUntil(lambda: texts.ABSENT_TELEPHONE in sentence.text())
    assert page.timeline.empty.buttons == ()
    page.model.select([caller.key, page.model.data.table.keys[0]])
    offered = page.timeline.empty
    desktop.qtbot.waitUntil(lambda: "Fetch this participant (1 call)" in [each.text() for each in offered.buttons])


def test_nobody_is_said_to_have_no_figures_before_all_of_them_are_here(desktop: Desktop) -> None:
    desktop.server.misbehave(fault("silent=2@summary"))
    page = desktop.open(named(desktop.server, "workshop"))
    desktop.until_count(page, 10)
    desktop.trigger("cancel")
    desktop.until(page, Phase.CANCELLED)
    desktop.qtbot.waitUntil(lambda: page.model.data.companions.roster is not None)
    assert absent_stays(page.model.data) == ()
    assert "without QoS" not in page.header.problems
    desktop.server.misbehave()
    desktop.trigger("proceed")
    desktop.until(page, Phase.COMPLETE)
    assert absent_stays(page.model.data) != ()
    desktop.qtbot.waitUntil(lambda: page.header.problems.endswith("3 more without QoS"))
    assert position_of(page, HeadingKind.ABSENT) == page.model.data.table.participant_count


def test_the_details_of_somebody_without_figures_show_nobody_else(desktop: Desktop) -> None:
    page = opened(desktop)
    caller = next(stay for stay in absent_stays(page.model.data) if stay.entry.device == "Phone")
    page.model.select([caller.key])
    assert page.details.page("audio").shown_streams() == []
    assert page.details.page("audio").reason == texts.ABSENT_SELECTED_ONE.format(name=caller.name)


def test_a_person_is_opened_and_closed_by_key_and_stands_for_their_stays(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    child(page, QLabel, "participants.rejoined").linkActivated.emit("#")
    assert child(page, QComboBox, "participants.group_by").currentText() == "Person"
    table = page.participants.table
    assert table.is_column_visible("stays")
    at = position_of(page, HeadingKind.PERSON)
    table.selectRow(at)
    stays = table.table.heading_at(at).rows
    assert page.model.selected_rows == tuple(sorted(stays))
    before = len(lines(page))
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert len(lines(page)) == before - len(stays)
    assert lines(page)[at].startswith("▸")
    assert page.model.selected_rows == tuple(sorted(stays))
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert len(lines(page)) == before
    table.setCurrentIndex(table.table.index(at + 1, 0))
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == at
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert lines(page)[at].startswith("▸")
    # Whoever is chosen elsewhere comes into sight.
    page.model.select([page.model.data.table.keys[stays[0]]])
    assert lines(page)[at].startswith("▾")
    assert len(page.participants.shown_rows()) == page.model.data.table.participant_count
    child(page, QComboBox, "participants.group_by").setCurrentIndex(0)
    assert not table.is_column_visible("stays")


def test_the_connection_of_a_person_stands_side_by_side_and_tells_what_changed(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    page.participants.group_by.choose(PERSON)
    page.details.show_tab("connection")
    assert page.connection.table.isVisible()
    assert page.connection.table.table.rowCount() == page.model.data.table.participant_count
    at = position_of(page, HeadingKind.PERSON)
    page.participants.table.selectRow(at)
    facts = page.connection.facts
    network = [facts.headerData(row, Qt.Orientation.Vertical) for row in range(facts.rowCount())].index("Network")
    assert {facts.index(network, stay).data() for stay in range(2)} == {"Wired", "Wifi"}
    assert facts.index(network, 0).data(Qt.ItemDataRole.FontRole).bold()
    names = {facts.headerData(stay, Qt.Orientation.Horizontal) for stay in range(2)}
    assert len(names) == 2 and all(", from " in name for name in names)


def test_the_columns_of_connections_are_chosen_and_remembered(desktop: Desktop) -> None:
    page = opened(desktop)
    page.details.show_tab("connection")
    button = child(page, QPushButton, "details.columns")
    assert button.isEnabled()

    def hide_one() -> None:
        chooser = QApplication.activeModalWidget()
        chooser.findChild(QListWidget).item(2).setCheckState(Qt.CheckState.Unchecked)
        chooser.reject()

    QTimer.singleShot(0, hide_one)
    button.click()
    table = page.connection.table
    hidden = table.table.column(2).key
    assert not table.is_column_visible(hidden)
    kept = page.details.state()
    page.details.restore_state(None)
    assert table.is_column_visible(hidden)
    page.details.restore_state(kept)
    assert not table.is_column_visible(hidden)
    page.details.show_tab("chart")
    assert not button.isEnabled()


def test_the_connection_of_many_stands_row_by_row(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    page.details.show_tab("connection")
    everyone = page.model.data.table.participant_count
    page.participants.table.selectAll()
    assert page.connection.table.isVisible()
    assert page.connection.table.table.rowCount() == everyone
    keys = page.model.data.table.keys
    page.model.select(keys[1:])
    assert page.connection.table.table.rowCount() == everyone - 1
    page.model.select(keys[:2])
    assert not page.connection.table.isVisible()
    assert page.connection.facts.columnCount() == 2


def test_a_stay_without_figures_has_its_facts_and_leads_to_its_breakout_room(desktop: Desktop) -> None:
    page = opened(desktop)
    page.details.show_tab("connection")
    room = next(stay for stay in absent_stays(page.model.data) if stay.entry.breakout_uuid)
    page.model.select([room.key])
    assert [stay.key for stay in page.connection.facts.stays] == [room.key]
    button = child(page, QPushButton, "details.connection.breakout")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desktop.page is not page
    inside = desktop.until(desktop.page, Phase.COMPLETE)
    assert inside.model.data.info.ref.uuid == room.entry.breakout_uuid


def test_decisions_by_hand_hold_and_are_there_again(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    page.participants.group_by.choose(PERSON)
    at = position_of(page, HeadingKind.PERSON)
    page.participants.table.selectRow(at)
    choose(menu_of(page), "apart")
    assert not any(line.startswith("▾") for line in lines(page))
    table = page.participants.table
    table.selectRow(0)
    table.selectionModel().select(
        table.table.index(1, 0), table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows
    )
    choose(menu_of(page), "join")
    joined = [person for person in persons_of(page.model.data) if len(person.stays) > 1]
    assert [(sorted(person.stays), person.evidence.word) for person in joined] == [([0, 1], "decision by hand")]

    meeting = page.kept.meeting
    archive = desktop.context.archive.open()
    desktop.qtbot.waitUntil(lambda: len(archive.pairings.of(meeting)) == 2)
    assert {each.joined for each in archive.pairings.of(meeting)} == {True, False}
    snapshot = page.kept.snapshot
    desktop.window.close_page(0)
    again = reopened(desktop, snapshot)
    assert len(again.model.data.companions.pairings) == 2
    assert [sorted(person.stays) for person in persons_of(again.model.data) if len(person.stays) > 1] == [[0, 1]]


def reopened(desktop: Desktop, snapshot: int) -> MeetingPage:
    archive = desktop.context.archive.open()
    row = next(row for row in archive.library() if row.snapshot == snapshot)
    desktop.desk.meetings.open_kept([row])
    page = desktop.page
    desktop.qtbot.waitUntil(lambda: page.model.data.companions.roster is not None)
    return page


def test_an_archived_meeting_has_its_roster_without_a_server(desktop: Desktop) -> None:
    page = opened(desktop)
    roster, snapshot = page.model.data.companions.roster, page.kept.snapshot
    desktop.window.close_page(0)
    desktop.server.close()
    again = reopened(desktop, snapshot)
    assert again.model.data.companions.roster == roster
    assert again.controller.state.phase is Phase.KEPT


def test_a_missing_scope_is_said_in_the_tab_alone_and_stops_nothing(desktop: Desktop) -> None:
    desktop.server.misbehave(fault("missing-scope=participants"))
    page = opened(desktop, "wifi-uplink")
    assert page.model.data.table.participant_count == 18
    assert not page.banner.isVisible()
    page.details.show_tab("connection")
    assert "list_meeting_participants" in page.connection.status
    desktop.server.misbehave()
    button = child(page, QPushButton, "details.connection.fetch")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desktop.qtbot.waitUntil(lambda: page.model.data.companions.roster.complete)
    assert page.connection.status == ""
    assert not button.isVisible()


def test_grouping_leaves_the_place_and_shows_the_heading_of_what_is_in_sight(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    table, group_by = page.participants.table, page.participants.group_by
    bar = table.verticalScrollBar()
    for key in ("network_type", PERSON, ""):
        group_by.choose(key)
        assert bar.value() == 0, "what stands at the top stays there"
    table.reveal(12)
    table.selectRow(12)
    someone = table.currentIndex().siblingAtColumn(table.table.section("user_name")).data()
    for key in ("network_type", "device", PERSON, ""):
        group_by.choose(key)
        position = table.currentIndex().row()
        assert table.currentIndex().siblingAtColumn(table.table.section("user_name")).data() == someone
        top, bottom = table.rowViewportPosition(position), table.rowViewportPosition(position) + table.rowHeight(0)
        assert top >= 0
        assert bottom <= table.viewport().height()
    # Whoever comes to stand first of a group has its heading above.
    group_by.choose("")
    table.selectRow(0)
    table.scrollToTop()
    group_by.choose("network_type")
    heading = next(row for row in range(table.currentIndex().row(), -1, -1) if table.table.heading_at(row) is not None)
    rows = table.viewport().height() // table.rowHeight(0)
    assert table.currentIndex().row() - heading >= rows or table.rowViewportPosition(heading) >= 0


def test_groups_are_remembered_and_a_filter_counts_what_is_shown(desktop: Desktop) -> None:
    page = opened(desktop, "wifi-uplink")
    page.participants.group_by.choose("network_type")
    groups = [line for line in lines(page) if line[:1] in "▾▸"]
    assert any(line.startswith("▾ Wifi") for line in groups)
    menu = menu_of(page)
    choose(menu, "collapse")
    assert lines(page) == [line.replace("▾", "▸") for line in groups]
    choose(menu_of(page), "expand")
    page.participants.filter.apply("loss > 2")
    assert all(" of " in line for line in lines(page) if line.startswith("▾"))
    assert page.participants.state()["group_by"] == "network_type"
    page.participants.restore_state(None)
    assert page.participants.group_by.key == ""
    assert parse("loss > 2") == page.participants.filter.expression


def test_a_filter_finds_who_has_no_figures_by_name(desktop: Desktop) -> None:
    page = opened(desktop)
    name = absent_stays(page.model.data)[0].name
    page.participants.filter.apply(f'name:"{name}"')
    assert name in lines(page)
    assert texts.WITHOUT_QOS.format(count=1) in lines(page)[-2]
    page.participants.filter.apply("loss >= 0")
    assert name not in lines(page)
    page.participants.filter.apply("")
    page.participants.show_only_problems(True)
    assert name not in lines(page)


def test_headings_keep_their_title_while_names_are_hidden(desktop: Desktop) -> None:
    page = opened(desktop)
    page.participants.group_by.choose(PERSON)
    table, position = page.participants.table, position_of(page, HeadingKind.PERSON)
    title = lines(page)[position]
    table.set_column_visible("user_name", False)
    email = table.table.index(position, table.table.section("email"))
    assert email.data() == title
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(email).topLeft() + QPoint(5, 5))
    assert email.data().startswith("▸")
    table.set_column_visible("user_name", True)
    assert lines(page)[position].startswith("▸")


def test_the_ticket_tells_of_rejoins_and_changes(desktop: Desktop, qapp) -> None:
    page = opened(desktop, "wifi-uplink")
    person = next(each for each in persons_of(page.model.data) if len(each.stays) > 1)
    page.model.select([page.model.data.table.keys[person.stays[0]]])
    desktop.trigger("copy_ticket")
    text = qapp.clipboard().text()
    assert "was in the meeting 2 times" in text
    assert "Network: Wired → Wifi" in text
    assert "That this is one person is certain, by: signed-in id." in text


def test_decisions_come_in_pairs_with_one_order() -> None:
    from qosviewer.domain.decisions import all_apart, joined, taken_apart, with_decided

    a, b, c = ("1", 0), ("2", 0), ("3", 0)
    assert list(joined([[b], [a, c]])) == [Pairing(a, b, True), Pairing(b, c, True)]
    assert list(taken_apart(b, [a, b, c])) == [Pairing(a, b, False), Pairing(b, c, False)]
    assert len(list(all_apart([a, b, c]))) == 3
    before = (Pairing(a, b, False), Pairing(a, c, False))
    assert with_decided(before, [Pairing(a, b, True)]) == (Pairing(a, c, False), Pairing(a, b, True))
