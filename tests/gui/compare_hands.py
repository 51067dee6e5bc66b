"""Hands for the tests of comparisons: an archive with something in it, and pages to wait for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from qosviewer.archive import Account, Archive
from qosviewer.domain.listing import Listed
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.models.library_entry import Entry
from qosviewer.sample import Meeting
from qosviewer.services.places import find_places
from qosviewer.ui.compare.compare_page import ComparePage
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop
from tests.support.archives import info, keep, person
from tests.support.fetches import ref_of

WEEKS = 3


def weekly(day: int) -> MeetingInfo:
    """An instance of one series."""
    return replace(
        info(day), ref=replace(info().ref, uuid=f"weekly{day}=="), start=datetime(2026, 3, day, 10, tzinfo=UTC)
    )


def fill(desktop: Desktop) -> Desktop:
    """Keep three meetings of one series and one of another, and wait until the library lists them."""
    with Archive.open(find_places().archive_file) as archive:
        # Not kept in the order in which they were held.
        for day in (2, 3, 1):
            keep(archive, [person("Anna", "1"), person("Bert", "2")], weekly(day))
        keep(archive, [person("Cleo", "1")], info(9, topic="Other", start=datetime(2026, 2, 1, 10, tzinfo=UTC)))
    desktop.window.resize(1400, 800)
    desktop.desk.library.sessions_changed()
    desktop.desk.library.shelf.reload()
    until_listed(desktop, WEEKS + 1)
    return desktop


def until_listed(desktop: Desktop, count: int) -> None:
    """Wait until the library shows so many: what is listed follows what is known."""
    arrangement = desktop.desk.library.panel.model
    desktop.qtbot.waitUntil(lambda: arrangement.arrangement.count == count, timeout=PATIENCE_MS)


def list_at_zoom(
    desktop: Desktop, *meetings: Meeting, live: tuple[Meeting, ...] = (), account: Account | None = None
) -> None:
    """Let the library know meetings of the server as it does after browsing."""
    library = desktop.desk.library
    before = library.panel.model.arrangement.count
    found = [Listed(_listed(each), live=each in live) for each in (*meetings, *live)]
    library.shelf.set_listed(account or desktop.context.sessions.archive_account(ACCOUNT), found)
    until_listed(desktop, before + len(found))


def _listed(meeting: Meeting) -> MeetingInfo:
    ref = ref_of(meeting)
    return MeetingInfo(
        replace(ref, number=str(meeting.number), uuid=meeting.uuid),
        meeting.topic,
        start=meeting.start,
        expected_participants=meeting.size,
    )


def entry_of(desktop: Desktop, topic: str) -> Entry:
    """The meeting of that topic in the library."""
    return next(each for each in desktop.desk.library.shelf.entries if each.info.topic == topic)


def at_zoom(desktop: Desktop, meeting: Meeting) -> Entry:
    """A meeting of the server in the library, wherever it is by now."""
    return next(each for each in desktop.desk.library.shelf.entries if each.info.ref.uuid == meeting.uuid)


def select(desktop: Desktop, *topics: str) -> None:
    """Select meetings of the library."""
    rows = desktop.desk.library.panel.list
    rows.select([entry_of(desktop, topic).key for topic in topics])
    assert len(rows.selected()) == len(topics)


def compare_page(desktop: Desktop) -> ComparePage:
    """Wait for a comparison in front."""
    desktop.qtbot.waitUntil(lambda: isinstance(desktop.window.page, ComparePage), timeout=PATIENCE_MS)
    page = desktop.window.page
    assert isinstance(page, ComparePage)
    return page


def topics(page: ComparePage) -> list[str]:
    """The meetings of a comparison, in their order."""
    return [side.data.info.topic for side in page.model.comparison.sides]


def until_topics(desktop: Desktop, page: ComparePage, *expected: str) -> None:
    """Wait until these meetings are compared."""
    desktop.qtbot.waitUntil(lambda: topics(page) == list(expected) and not page.model.is_working, timeout=PATIENCE_MS)


def said(desktop: Desktop) -> str:
    """What stands in the status bar."""
    return desktop.window.statusBar().currentMessage()
