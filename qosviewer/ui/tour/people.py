"""Who with what: connections, groups, persons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from qosviewer.domain.persons import persons_of
from qosviewer.models.arrangement import HeadingKind
from qosviewer.ui.tour.hands import check, find, settle, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour

_NETWORK: Final = "network_type"


def connection(tour: Tour) -> None:
    """The tab “Connection” says with what, and from where, somebody took part."""
    page = tour.page
    page.details.show_tab("connection")
    settle()
    facts = page.connection.facts
    titles = [facts.headerData(row, Qt.Orientation.Vertical) for row in range(facts.rowCount())]
    check("Network" in titles, "The network should be among the facts.")
    check(bool(facts.index(titles.index("Network"), 0).data()), "The network should be known.")


def groups(tour: Tour) -> None:
    """Grouped by network, each group counts who has problems."""
    box = find(tour.page, QComboBox, "participants.group_by")
    box.setFocus()
    while box.currentData() != _NETWORK and box.currentIndex() < box.count() - 1:
        QTest.keyClick(box, Qt.Key.Key_Down)
    tour.page.participants.table.scrollToTop()
    settle()
    model = tour.page.participants.table.table
    kinds = [_kind(tour, row) for row in range(model.rowCount())]
    check(kinds.count(HeadingKind.GROUP) >= 2, "There should be a group for each kind of network.")


def persons(tour: Tour) -> None:
    """Who left and came back is one person, with the stays beneath and what changed between them."""
    page = tour.page
    link = find(page, QLabel, "participants.rejoined")
    QTest.mouseClick(link, LEFT)
    model, table = page.participants.table.table, page.participants.table
    until(lambda: any(len(each.stays) > 1 for each in persons_of(page.model.data)), "Somebody should have come back.")
    until(lambda: _person(tour) is not None, "The person should stand above their stays.")
    at = _person(tour) or 0
    table.scrollTo(model.index(at, 0))
    settle()
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(model.index(at, 1)).center())
    settle()
    check(len(page.model.selected_rows) > 1, "All stays of the person should be selected.")


def without_figures(tour: Tour) -> None:
    """Who was there but has no figures is listed with the reason."""
    model, table = tour.page.participants.table.table, tour.page.participants.table
    table.scrollToBottom()
    stays = [row for row in range(model.rowCount()) if _kind(tour, row) is HeadingKind.STAY]
    check(bool(stays), "Somebody should have no figures.")
    reason = model.section("worst")
    check(all(model.index(row, reason).data() for row in stays), "Each of them should have a reason.")
    settle()


def _kind(tour: Tour, row: int) -> HeadingKind | None:
    heading = tour.page.participants.table.table.heading_at(row)
    return heading.kind if heading else None


def _person(tour: Tour) -> int | None:
    rows = range(tour.page.participants.table.table.rowCount())
    return next((row for row in rows if _kind(tour, row) is HeadingKind.PERSON), None)


STEPS: Final = (
    Step("connection", connection),
    Step("groups", groups),
    Step("persons", persons),
)
ABSENT_STEPS: Final = (Step("without-figures", without_figures),)
