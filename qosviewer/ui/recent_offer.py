"""The meetings opened lately, as the start page offers them. Of accounts with a profile only, and never a passcode."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_numbers import spaced
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.offered_meeting import OfferedMeeting

_KEY: Final = "recent/meetings"
_MOST: Final = 8
_LONGEST: Final = 200
_LONGEST_ACCOUNT: Final = 30


class RecentOffer:
    """Remembers which meetings were opened, and lists them."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        self._context = context
        self._window = window

    def show(self) -> None:
        """List on the start page what can still be opened, unless the library beside it lists that already."""
        openable = () if self._window.side.shown else tuple(self._openable())
        self._window.start.offer(texts.START_RECENT_MEETINGS, openable)

    def note(self, info: MeetingInfo, account: str) -> None:
        """Put a meeting first."""
        sessions = self._context.sessions
        if sessions.is_guest(account):
            # Its addresses or credentials are of this run only.
            return
        topic = plain.one_line(info.topic, _LONGEST)
        noted = OfferedMeeting(info.ref, topic, _facts(info.ref, account), account)
        others = (other for other in self._kept() if (other.ref, other.account) != (info.ref, account))
        meetings = (noted, *others)[:_MOST]
        self._context.state.save_choices(
            _KEY,
            [[kept.ref.kind.value, kept.ref.number, kept.ref.uuid, kept.topic, kept.account] for kept in meetings],
        )
        self.show()

    def _openable(self) -> Iterator[OfferedMeeting]:
        try:
            names = self._context.sessions.names()
        except QosViewerError:
            # Told when the window was built.
            return
        yield from (meeting for meeting in self._kept() if meeting.account in names)

    def _kept(self) -> Iterator[OfferedMeeting]:
        kept = self._context.state.load_choices(_KEY)
        for entry in kept if isinstance(kept, list) else ():
            # What somebody else wrote into the file is left out.
            with suppress(TypeError, ValueError):
                kind, number, uuid, topic, account = (str(part) for part in entry)
                ref = MeetingRef(MeetingKind(kind), number, uuid)
                yield OfferedMeeting(ref, topic, _facts(ref, account), account)


def _facts(ref: MeetingRef, account: str) -> str:
    number = [texts.MEETING_NUMBER[ref.kind.value].format(number=spaced(ref.number))] if ref.number else []
    return " · ".join((*number, plain.one_line(account, _LONGEST_ACCOUNT)))
