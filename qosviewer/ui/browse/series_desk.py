"""Carries out what is wanted of a series."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from qosviewer.api.retry import Waiting
from qosviewer.archive import Account, KnownBy, Watched, WatchedKind
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.services.series import Instance, Known, SeriesHere, series
from qosviewer.ui.browse.series_dialog import SeriesDialog
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings


class SeriesDesk(QObject):
    """Shows series, and does what is wanted of their instances.

    Signals:
        fetch_wanted: A tuple of `MeetingInfo` to fetch one after another, and the name of their account.
        compare_wanted: Numbers of the snapshots to compare, the earliest meeting first.
    """

    fetch_wanted = Signal(object, str)
    compare_wanted = Signal(object)

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings, library: LibraryDesk) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self._library = library

    def show(self, info: MeetingInfo, account: Account) -> None:
        """List every time that a number was held."""
        context, library = self._context, self._library
        try:
            name = context.sessions.name_of(account.key)
        except QosViewerError as error:
            context.messages.tell_error(error)
            return
        number = info.ref.number
        watched = Watched(WatchedKind.SERIES, KnownBy.NUMBER, number, meeting_title(info))
        is_watched = any(
            (each.kind, each.known_by, each.key) == (watched.kind, watched.known_by, number)
            for each in library.shelf.contents.watch_list
        )
        listed = [
            each.info
            for of, meetings in library.shelf.listed.items()
            for each in meetings
            if of.key == account.key and each.info.ref.number == number and not each.live
        ]
        known = Known(account, context.archive, (lambda: context.sessions.open(name)) if name else None, listed)
        dialog = SeriesDialog(info, watched=is_watched, can_fetch=bool(name), parent=self._window)
        dialog.model.zone = library.shelf.zone
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        job = context.runner.start(("series", id(dialog)), lambda cancel: series(info.ref, known, cancel=cancel))
        job.progressed.connect(partial(_take, dialog, can_ask=bool(name)))
        dialog.finished.connect(lambda _result: job.supersede())
        dialog.open_wanted.connect(lambda chosen: self._open(chosen, name))
        dialog.fetch_wanted.connect(lambda infos: self.fetch_wanted.emit(infos, name))
        dialog.compare_wanted.connect(self.compare_wanted)
        dialog.watch_wanted.connect(lambda on: library.editor.watch(watched, on))
        dialog.watch_wanted.connect(dialog.show_watched)
        dialog.open()

    def _open(self, chosen: Sequence[Instance], name: str) -> None:
        self._library.open([each.row for each in chosen if each.row is not None])
        wanted = [each.info for each in chosen if each.row is None]
        if len(wanted) > 1 and name:
            self.fetch_wanted.emit(tuple(wanted), name)
        elif wanted and name:
            self._meetings.open([wanted[0].ref], name)


def _take(dialog: SeriesDialog, news: Sequence[SeriesHere | Waiting | None], *, can_ask: bool) -> None:
    for each in news:
        match each:
            case SeriesHere(instances=instances, asking=asking, trouble=trouble):
                dialog.show_instances(instances, asking=asking, trouble=trouble)
                if not can_ask:
                    dialog.say(texts.SERIES_NO_ACCOUNT)
            case Waiting(reason=reason):
                dialog.say(texts.SERIES_WAITING.format(reason=reason.title))
