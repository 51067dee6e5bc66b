"""Carries out what is wanted of comparisons: choosing meetings, loading them, showing them, keeping decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.ui.context import Context
from qosviewer.ui.library.entry_menu import MOST_COMPARED
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import WARNING

if TYPE_CHECKING:
    from datetime import datetime

    from qosviewer.archive import LibraryRow
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.domain.compare.decisions import CrossPairing
    from qosviewer.domain.compare.sides import Side
    from qosviewer.domain.meeting import MeetingInfo, MeetingKind
    from qosviewer.domain.streams import DirectionReading
    from qosviewer.models.library_entry import Entry
    from qosviewer.ui.compare.choose_dialog import ChooseDialog
    from qosviewer.ui.compare.compare_page import ComparePage
    from qosviewer.ui.compare.decision_keeper import DecisionKeeper
    from qosviewer.ui.meeting.meeting_page import MeetingPage


class CompareDesk(QObject):
    """Puts comparisons into a window. Nothing of them is imported before the first is wanted."""

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings, library: LibraryDesk) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self._library = library
        self._open: list[ComparePage] = []
        library.panel.compare_wanted.connect(self._compare_selected)
        window.page_left.connect(self._leave)

    def ask(self) -> None:
        """Ask what the meeting in front is compared with; without one, which meetings are compared."""
        page = self._meetings.current
        if page is not None and page.kept is None and page.controller.state.phase.is_busy:
            self._context.messages.tell(Notice(texts.COMPARE_STILL_FETCHING, WARNING))
            return
        shown = page.kept.meeting if page is not None and page.kept is not None else None
        dialog = self._offer(page.model.data.info if page is not None else None, shown)
        dialog.chosen.connect(lambda chosen: self.compare(chosen, page))

    def _compare_selected(self, entries: Sequence[Entry]) -> None:
        """Compare several of the library; a single one is the baseline for those that are asked for."""
        if len(entries) > 1:
            self.compare(entries)
            return
        kept = entries[0].kept
        if kept is None or kept.snapshot is None:
            return
        first = kept.snapshot
        dialog = self._offer(entries[0].info, kept.meeting)
        dialog.chosen.connect(lambda chosen: self.compare_kept([first, *_snapshots(chosen)]))

    def _offer(self, against: MeetingInfo | None, shown: int | None) -> ChooseDialog:
        from qosviewer.ui.compare.choose_dialog import ChooseDialog

        entries = [each for each in self._library.shelf.entries if each.kept and each.kept.meeting != shown]
        dialog = ChooseDialog(entries, against, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def compare(self, entries: Sequence[Entry], page: MeetingPage | None = None) -> None:
        """Compare meetings of the archive, with an open one as the baseline or with the earliest of them."""
        self.compare_kept(_snapshots(entries), page)

    def compare_kept(self, snapshots: Sequence[int], page: MeetingPage | None = None) -> None:
        """Compare snapshots, with an open meeting as the baseline or the first of them."""
        first: Side | int | None = _of_page(page) if page is not None else None
        wanted: list[Side | int] = [*([] if first is None else [first]), *snapshots]
        if not 2 <= len(wanted) <= MOST_COMPARED:
            self._context.messages.tell(Notice(texts.COMPARE_FETCH_FIRST, WARNING))
            return
        readings = self._readings()
        door = self._context.archive

        def body(cancel: CancelToken) -> Iterator[Comparison]:
            from qosviewer.domain.compare.comparison import Comparison, labelled
            from qosviewer.domain.compare.pairing import meeting_key
            from qosviewer.models.comparison_model import prepared
            from qosviewer.services.comparing import kept_side
            from qosviewer.services.cross_pairings import kept_cross_pairings

            sides = []
            for each in wanted:
                cancel.raise_if_cancelled()
                sides.append(kept_side(door.open(), each, readings.__getitem__) if isinstance(each, int) else each)
            sides = labelled(sides)
            archive = door.opened
            decisions = kept_cross_pairings(archive, {meeting_key(side) for side in sides}) if archive else ()
            comparison = Comparison(sides, 0, decisions)
            yield prepared(comparison, comparison.others[0])

        self._window.say(texts.COMPARE_LOADING.format(count=len(wanted)))
        job = self._context.runner.start(("compare", tuple(map(id, wanted))), body, interval_ms=0)
        job.progressed.connect(lambda items: self.show(items[-1]))
        job.done.connect(self._window.statusBar().clearMessage)
        job.failed.connect(self._context.messages.tell_error)

    def show(self, comparison: Comparison) -> ComparePage:
        """Show a comparison in a tab of its own."""
        from qosviewer.ui.compare.compare_page import ComparePage
        from qosviewer.ui.compare.views import make_views

        page = ComparePage(comparison, self._context.runner)
        for key, title, widget in make_views(page.model, self._context.runner):
            page.add_view(key, title, widget)
        page.export_wanted.connect(lambda: self.export(page))
        page.decided.connect(lambda decided: self._keep(decided, keep=True))
        page.taken_back.connect(lambda decided: self._keep(decided, keep=False))
        self._open.append(page)
        self._window.add_page(page)
        page.side_by_side.setFocus()
        return page

    @property
    def current(self) -> ComparePage | None:
        """The comparison in front."""
        return next((page for page in self._open if page is self._window.page), None)

    def _leave(self, page: QWidget) -> None:
        self._open = [each for each in self._open if each is not page]

    def export(self, page: ComparePage) -> None:
        """Ask what to write of a comparison where, and write it."""
        from qosviewer.ui.compare.export_dialog import ComparisonExportDialog, ComparisonExportSource

        source = ComparisonExportSource(page.side_by_side.shown)
        dialog = ComparisonExportDialog(source, self._context.settings, self._context.runner, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(lambda path, _rows: self._window.say(texts.COMPARE_EXPORTED.format(path=path)))
        dialog.open()

    def _keep(self, decided: Sequence[CrossPairing], *, keep: bool) -> None:
        """Keep decisions, or take them back."""
        (self._keeper.keep if keep else self._keeper.take_back)(decided)

    @cached_property
    def _keeper(self) -> DecisionKeeper:
        from qosviewer.ui.compare.decision_keeper import DecisionKeeper

        return DecisionKeeper(self._context, self)

    def _readings(self) -> dict[MeetingKind, DirectionReading]:
        from qosviewer.domain.meeting import MeetingKind

        return {kind: self._context.settings.direction_reading(kind.value) for kind in MeetingKind}


def _of_page(page: MeetingPage) -> Side | int:
    """Return the snapshot that a page shows; of one that is not kept, what is here."""
    from qosviewer.domain.compare.sides import Side

    if page.kept is not None:
        return page.kept.snapshot
    data = page.model.data
    return Side(data, page.controller.is_complete, data.table.source)


def _snapshots(entries: Sequence[Entry]) -> list[int]:
    """Return the snapshots of meetings, the earliest meeting first."""
    rows = [each.kept for each in entries if each.kept is not None]
    return [row.snapshot for row in sorted(rows, key=_when) if row.snapshot is not None]


def _when(row: LibraryRow) -> datetime:
    return row.info.start or row.first_fetched_at
