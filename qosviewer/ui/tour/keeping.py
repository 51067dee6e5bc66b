"""What is kept: found again, written on, opened without a call, and looked after."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from qosviewer.ui.archive.archive_dialog import ArchiveDialog
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.sample_offer import SAMPLE_ACCOUNT
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until
from qosviewer.ui.tour.readings import CSV_NAME
from qosviewer.ui.tour.tour import LEFT, Step, Tour

_EMAIL: Final = "bjorn.aegirsson@example.com"
_TAG: Final = "vienna"
_NOTE: Final = "Moved from the cable to Wi-Fi; see the ticket."
_TICKET: Final = "INC-4711"
_OTHER_NAME: Final = "from a colleague.txt"


def search(tour: Tour) -> None:
    """An e-mail address finds the meetings that somebody was in."""
    tour.search(_EMAIL)


def note(tour: Tour) -> None:
    """Notes, tags and a ticket number are written on a meeting."""
    tour.click_found()
    QTest.keyClick(tour.library.list, Qt.Key.Key_F2)
    dialog = open_dialog(tour.window, "noteDialog")
    QTest.keyClicks(find(dialog, QPlainTextEdit, "noteDialog.text"), _NOTE)
    QTest.keyClicks(find(dialog, QLineEdit, "noteDialog.tags"), _TAG)
    QTest.keyClicks(find(dialog, QLineEdit, "noteDialog.ticket"), _TICKET)
    settle()


def tagged(tour: Tour) -> None:
    """A tag is found as soon as it is written."""
    dialog = open_dialog(tour.window, "noteDialog")
    QTest.mouseClick(find(dialog, QPushButton, "noteDialog.save"), LEFT)
    until(lambda: tour.desk.library.shelf.contents.tags == (_TAG,), "The tag should be known.")
    tour.search(_TAG)
    tour.until_library(lambda count: count == 1, "The meeting should be found by its tag.")


def from_the_archive(tour: Tour) -> None:
    """A meeting opens from the archive, with all that was fetched, without a call."""
    _close_all(tour)
    sessions = tour.desk.context.sessions
    before = sessions.calls_today(SAMPLE_ACCOUNT)
    tour.click_found()
    QTest.keyClick(tour.library.list, Qt.Key.Key_Return)
    page = tour.page
    until(lambda: page.controller.state.phase in (Phase.KEPT, Phase.COMPLETE), "It should open from the archive.")
    until(lambda: page.model.data.companions.roster is not None, "Who was there should be known.")
    everyone = page.model.data.table.participant_count
    until(lambda: len(page.model.data.companions.minutes) == everyone, "The minutes should be there again.")
    check(sessions.calls_today(SAMPLE_ACCOUNT) == before, "Nothing should be asked of Zoom.")
    tour.library.clear()
    tour.click_participant(page.participants.shown_rows()[0])
    until(lambda: bool(page.timeline.timeline and page.timeline.timeline.lane_count), "The lanes should be drawn.")


def drop_a_file(tour: Tour) -> None:
    """A file dropped onto the window is known by its content, whatever its name."""
    _close_all(tour)
    file = tour.desk.context.archive.path.with_name(_OTHER_NAME)
    file.write_bytes((tour.folder / CSV_NAME).read_bytes())
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    place, keys = tour.window.rect().center(), Qt.KeyboardModifier.NoModifier
    arrival = QDragEnterEvent(place, Qt.DropAction.CopyAction, files, LEFT, keys)
    QApplication.sendEvent(tour.window, arrival)
    check(arrival.isAccepted(), "The window should take a file.")
    QApplication.sendEvent(tour.window, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, files, LEFT, keys))
    until(lambda: bool(tour.desk.meetings.pages), "The file should open in a tab of its own.")
    page = tour.page
    until(lambda: page.controller.state.phase in (Phase.KEPT, Phase.COMPLETE), "What is in the file should be shown.")
    check(page.model.data.table.participant_count > 0, "The people in the file should be shown.")


def storage(tour: Tour) -> None:
    """The archive tells its size, and proves that everything is as it was kept."""
    tour.do("archive")
    dialog = open_dialog(tour.window, "archive")
    assert isinstance(dialog, ArchiveDialog)  # noqa: S101 (for the type checker)
    button = find(dialog, QPushButton, "archive.check")
    until(button.isEnabled, "The archive should be read.")
    QTest.mouseClick(button, LEFT)
    words = find(dialog, QLabel, "archive.task.words")
    until(lambda: "Checksums proven" in words.text(), "The checksums should be proven.")


def find_a_person(tour: Tour) -> None:
    """Before a person is forgotten, all that is known of them is counted."""
    QTest.mouseClick(find(open_dialog(tour.window, "archive"), QPushButton, "archive.forget"), LEFT)
    dialog = open_dialog(tour.window, "forget")
    QTest.keyClicks(find(dialog, QLineEdit, "forget.email"), _EMAIL)
    QTest.mouseClick(find(dialog, QPushButton, "forget.accept"), LEFT)
    until(find(dialog, QPushButton, "forget.delete").isEnabled, "The person should be found.")


def forget(tour: Tour) -> None:
    """The personal data are gone, from the open meeting too, and the search finds nobody any more."""
    dialog = open_dialog(tour.window, "forget")
    QTest.mouseClick(find(dialog, QPushButton, "forget.delete"), LEFT)
    question = open_dialog(tour.window, "archive.question")
    QTest.mouseClick(find(question, QPushButton, "archive.question.yes"), LEFT)
    until(find(dialog, QPushButton, "forget.accept").isEnabled, "The personal data should be deleted.")
    until(lambda: not find(dialog, QPushButton, "forget.delete").isEnabled(), "Nobody should be left to delete.")
    everyone = tour.page.model
    until(lambda: all(_EMAIL not in each.email for each in everyone.data.table.participants), "Nobody should be shown.")
    _close(tour, "forget")
    _close(tour, "archive")
    tour.do("search")
    QTest.keyClicks(tour.library.filters.search, _EMAIL)
    tour.until_library(lambda count: not count, "Nobody should be found.")


def _close_all(tour: Tour) -> None:
    while tour.desk.meetings.pages:
        tour.do("close_tab")


def _close(tour: Tour, name: str) -> None:
    open_dialog(tour.window, name).reject()
    settle()


SEARCH_STEPS: Final = (
    Step("search", search),
    Step("note", note),
    Step("tagged", tagged),
    Step("from-the-archive", from_the_archive),
)
CARE_STEPS: Final = (
    Step("dropped-file", drop_a_file),
    Step("storage", storage),
    Step("person-found", find_a_person),
    Step("person-forgotten", forget),
)
