"""The sample account as the start page offers it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.moments import day_text
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.offered_meeting import OfferedMeeting
from qosviewer.work.sample_process import SampleAnnouncement, SampleMeeting, SampleProcess

SAMPLE_ACCOUNT: Final = "Sample account"


class SampleOffer(QObject):
    """Starts the sample account on demand and lists its meetings.

    Signals:
        listed: The account is up.

    Attributes:
        meetings: What it offers; empty until it is up.
    """

    listed = Signal()

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.meetings: tuple[OfferedMeeting, ...] = ()
        self._process = SampleProcess(self)
        self._process.ready.connect(self._list)
        self._process.failed.connect(self._tell)

    def show(self) -> None:
        """Bring the start page to the front, with the meetings as soon as the account is up."""
        self._window.show_start()
        if self.meetings:
            self._window.start.offer(texts.START_SAMPLE_MEETINGS, self.meetings)
            self._window.start.list.setFocus()
        else:
            self._window.start.say(texts.START_SAMPLE_STARTING)
            self._process.start()

    def stop(self) -> None:
        """End the child."""
        self._process.stop()

    def _list(self, announcement: SampleAnnouncement) -> None:
        self._context.sessions.add_guest(SAMPLE_ACCOUNT, announcement.session)
        self.meetings = tuple(
            OfferedMeeting(meeting.ref, meeting.topic, _facts(meeting), SAMPLE_ACCOUNT)
            for meeting in announcement.meetings
        )
        self._window.start.offer(texts.START_SAMPLE_MEETINGS, self.meetings)
        if self._window.page is None:
            self._window.start.list.setCurrentRow(0)
            self._window.start.list.setFocus()
        self.listed.emit()

    def _tell(self, error: QosViewerError) -> None:
        self._window.start.offer("", ())
        self._context.messages.tell_error(error)


def _facts(meeting: SampleMeeting) -> str:
    participants = texts.PARTICIPANT_COUNT[meeting.participants == 1].format(count=meeting.participants)
    return texts.SAMPLE_MEETING_FACTS.format(participants=participants, day=day_text(meeting.start))
