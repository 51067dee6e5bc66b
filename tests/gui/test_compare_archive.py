"""The archive changes, or fails, while meetings are compared: what is shown stays, and what is not kept is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from qosviewer.archive import Archive, Note
from qosviewer.domain import texts
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.services.cross_pairings import kept_cross_pairings
from qosviewer.services.places import find_places
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.gui.test_keeping import forget
from tests.support.archives import info, keep, only_to_be_read, person

SAMS = [person("Sam", "1"), person("Sam", "2")]
KEYS = {info(number).instance_key for number in (1, 2)}
SHORT_S = 0.2


class Compared:
    """Two meetings of the archive beside one another, in each of which two people are called Sam."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop, self.qtbot = desktop, desktop.qtbot
        self.path = find_places().archive_file
        # Nobody who runs these tests has ten seconds for a lock.
        desktop.context.archive._patience_s = SHORT_S
        with Archive.open(self.path) as archive:
            self.snapshots = [keep(archive, SAMS, info(number)) for number in (1, 2)]
        desktop.window.resize(1400, 800)

    def compare(self) -> None:
        self.desktop.desk.compare.compare_kept(self.snapshots)
        self.qtbot.waitUntil(lambda: isinstance(self.desktop.window.page, ComparePage), timeout=PATIENCE_MS)
        self.page = self.desktop.window.page

    def open_the_first(self) -> MeetingPage:
        desk = self.desktop.desk
        desk.library.sessions_changed()
        desk.library.shelf.reload()
        self.qtbot.waitUntil(lambda: len(desk.library.shelf.entries) == 2, timeout=PATIENCE_MS)
        rows = [entry.kept for entry in desk.library.shelf.entries if entry.kept.snapshot == self.snapshots[0]]
        desk.meetings.open_kept(rows)
        return self.desktop.until(self.desktop.page, Phase.KEPT)

    def decide(self) -> None:
        """Take the first Sam of one meeting for the first of the other."""
        self.page.model.decide((0, 0), (1, 0), joined=True)
        self.settle()
        assert self.joined == 1

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.model.is_working, timeout=PATIENCE_MS)

    @property
    def joined(self) -> int:
        return len(self.page.model.comparison.pairing.in_both(0, 1))

    def until_told(self, title: str) -> str:
        """Wait for a message, and return all that it says."""
        banner = self.desktop.window.banner
        self.qtbot.waitUntil(
            lambda: banner.notice is not None and banner.notice.message.title == title, timeout=PATIENCE_MS
        )
        return banner.notice.body

    def kept(self) -> tuple[CrossPairing, ...]:
        with Archive.open(self.path) as archive:
            return kept_cross_pairings(archive, KEYS)

    def until_kept(self) -> None:
        self.qtbot.waitUntil(lambda: len(self.kept()) == 1, timeout=PATIENCE_MS)


@pytest.fixture
def compared(desktop: Desktop) -> Compared:
    made = Compared(desktop)
    made.compare()
    return made


@pytest.mark.parametrize("number", [1, 2])
def test_a_side_that_is_deleted_stays_in_use_and_takes_no_decision(compared: Compared, number: int) -> None:
    with Archive.open(compared.path) as another_window:
        meeting = another_window.latest(info(number).ref).meeting
        another_window.delete_meeting(meeting)
    compared.desktop.desk.library.shelf.reload()
    model = compared.page.model
    model.set_baseline(1)
    compared.settle()
    assert model.comparison.baseline == 1
    compared.decide()
    told = compared.until_told(texts.DECISION_OF_NO_MEETING.title)
    assert "was deleted meanwhile" in told and "compare anew" in told
    assert compared.kept() == ()
    assert compared.page.side_by_side.table.shown_count == 3


def test_a_meeting_that_is_deleted_while_it_is_open_stays_and_takes_no_note(compared: Compared) -> None:
    tab, desktop = compared.open_the_first(), compared.desktop
    with Archive.open(compared.path) as another_window:
        meeting = another_window.latest(info(1).ref).meeting
        another_window.delete_meeting(meeting)
    assert tab.model.data.table.participant_count == 2
    desktop.desk.library.editor._keep([(meeting, None)], Note("Remember"))
    assert "deleted meanwhile" in compared.until_told(texts.MEETING_NOT_THERE.title)


def test_an_open_meeting_that_was_deleted_is_compared_as_it_is_here(compared: Compared) -> None:
    tab, desktop = compared.open_the_first(), compared.desktop
    with Archive.open(compared.path) as another_window:
        another_window.delete_meeting(another_window.latest(info(1).ref).meeting)
    (entry,) = [each for each in desktop.desk.library.shelf.entries if each.info.title == "Weekly 2"]
    desktop.desk.compare.take(tab, [entry])
    before = compared.page
    compared.qtbot.waitUntil(
        lambda: isinstance(desktop.window.page, ComparePage) and desktop.window.page is not before, timeout=PATIENCE_MS
    )
    sides = desktop.window.page.model.comparison.sides
    assert [side.data.info.title for side in sides] == ["Weekly 1", "Weekly 2"]
    assert [side.snapshot for side in sides] == [None, 2]
    assert desktop.window.banner.notice is None


def test_nobody_who_was_forgotten_is_left_in_an_open_comparison(compared: Compared) -> None:
    compared.page.model.decide((0, 0), (1, 0), joined=True)
    compared.until_kept()
    assert set(compared.page.model.comparison.names) == {"Sam"}
    forget(compared.desktop, "Sam")
    compared.qtbot.waitUntil(
        lambda: "Sam" not in compared.page.model.comparison.names and not compared.page.model.is_working,
        timeout=PATIENCE_MS,
    )
    assert compared.joined == 1
    stays = [stay for side in compared.page.model.comparison.sides for stay in side.stays]
    assert [stay.name for stay in stays] == ["", "", "", ""]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


def test_an_archive_that_is_locked_while_meetings_are_loaded_is_told_and_tried_again(desktop: Desktop) -> None:
    compared = Compared(desktop)
    with closing(sqlite3.connect(compared.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("CREATE TABLE theirs (x)")
        desktop.desk.compare.compare_kept(compared.snapshots)
        told = compared.until_told(texts.COMPARE_NOT_READ.title.format(count=2))
        assert told.startswith("The archive is locked. Another program kept") and "Try again" in told
        other.execute("DROP TABLE theirs")
    click(desktop.window, "windowBanner.compareAgain")
    desktop.qtbot.waitUntil(lambda: isinstance(desktop.window.page, ComparePage), timeout=PATIENCE_MS)


def test_an_archive_that_is_damaged_while_meetings_are_loaded_can_be_rescued(desktop: Desktop) -> None:
    compared = Compared(desktop)
    scribble(compared.path, "snapshots")
    desktop.desk.compare.compare_kept(compared.snapshots)
    told = compared.until_told(texts.COMPARE_NOT_READ.title.format(count=2))
    assert told.startswith("The archive is damaged.") and "set aside" in told
    click(desktop.window, "windowBanner.rescue")
    compared.until_told(texts.ARCHIVE_RESCUED.title)


def test_decisions_that_can_not_be_read_are_told_and_the_meetings_compared(desktop: Desktop) -> None:
    compared = Compared(desktop)
    for part in ("cross_pairings", "sqlite_autoindex_cross_pairings_1", "cross_pairings_by_second"):
        scribble(compared.path, part)
    compared.compare()
    told = compared.until_told(texts.COMPARE_WITHOUT_DECISIONS.title)
    assert "The meetings themselves are compared" in told
    assert child(desktop.window, QPushButton, "windowBanner.rescue").isVisible()


def test_a_decision_that_meets_a_lock_holds_here_and_is_kept_once_it_is_tried_again(compared: Compared) -> None:
    compared.desktop.context.archive.try_again()
    with locked(compared.path):
        compared.decide()
        told = compared.until_told(texts.DECISION_NOT_KEPT.title)
        assert "holds in the open comparison" in told and "locked" in told and "Try again" in told
        click(compared.desktop.window, "windowBanner.keepDecisions")
        compared.until_told(texts.DECISION_NOT_KEPT.title)
        assert compared.kept() == ()
    click(compared.desktop.window, "windowBanner.keepDecisions")
    compared.until_told(texts.DECISIONS_KEPT.title)
    assert len(compared.kept()) == 1


def test_what_was_decided_anew_is_not_kept_as_it_was_decided_before(compared: Compared) -> None:
    compared.desktop.context.archive.try_again()
    with locked(compared.path):
        compared.decide()
        compared.until_told(texts.DECISION_NOT_KEPT.title)
    (decision,) = compared.page.model.comparison.decisions
    one, other = enumerate(compared.page.model.comparison.pairing.rows[0].tolist())
    compared.page.model.decide(one, other, joined=False)
    compared.until_kept()
    click(compared.desktop.window, "windowBanner.keepDecisions")
    # Whatever the button still did would be done before this.
    compared.page.model.decide((0, 1), (1, 1), joined=True)
    compared.qtbot.waitUntil(lambda: len(compared.kept()) == 2, timeout=PATIENCE_MS)
    assert replace(decision, joined=False) in compared.kept()


def test_an_archive_that_can_only_be_read_is_compared_from_and_keeps_no_decision(desktop: Desktop) -> None:
    compared = Compared(desktop)
    with only_to_be_read(compared.path):
        compared.compare()
        compared.decide()
        told = compared.until_told(texts.DECISION_NOT_KEPT.title)
        assert "read-only" in told and "Check who may write there" in told
        desktop.context.archive.try_again()
    click(desktop.window, "windowBanner.keepDecisions")
    compared.until_told(texts.DECISIONS_KEPT.title)
    assert len(compared.kept()) == 1


def test_a_decision_that_meets_damage_is_kept_after_the_rescue(compared: Compared) -> None:
    compared.desktop.context.archive.try_again()
    scribble(compared.path, "cross_pairings_by_second")
    compared.decide()
    told = compared.until_told(texts.DECISION_NOT_KEPT.title)
    assert "can't be read as it should" in told and "set aside" in told
    click(compared.desktop.window, "windowBanner.rescue")
    compared.until_told(texts.ARCHIVE_RESCUED.title)
    compared.until_kept()
    compared.until_told(texts.ARCHIVE_RESCUED.title)
    assert len(list(compared.path.parent.glob("*damaged*.sqlite3"))) == 1


def scribble(path: Path, table: str) -> None:
    """Write noise over the first page of a table or an index."""
    with closing(sqlite3.connect(path)) as tool:
        (page,) = tool.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (size,) = tool.execute("PRAGMA page_size").fetchone()
        tool.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
