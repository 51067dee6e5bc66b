"""Carries out what is wanted of comparisons: choosing meetings, showing them, adding to them, keeping decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.models.compare_offer import Offer
from qosviewer.ui.compare.compare_targets import (
    compared,
    offer_on_comparison,
    offer_on_meeting,
    others,
    reason_against,
    without,
)
from qosviewer.ui.compare.meeting_drops import MeetingDrops
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import WARNING

if TYPE_CHECKING:
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.domain.compare.decisions import CrossPairing
    from qosviewer.domain.compare.sides import Side
    from qosviewer.models.library_entry import Entry
    from qosviewer.services.compared_sides import LoadedSides
    from qosviewer.ui.compare.choose_dialog import ChooseDialog, Purpose
    from qosviewer.ui.compare.choosing import Choosing
    from qosviewer.ui.compare.compare_page import ComparePage
    from qosviewer.ui.compare.decision_keeper import DecisionKeeper
    from qosviewer.ui.compare.side_table import SideTable
    from qosviewer.ui.meeting.meeting_page import MeetingPage

_LAYOUT = "compare/table"


class CompareDesk(QObject):
    """Puts comparisons into a window. What brings numpy is not imported before the first is wanted."""

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings, library: LibraryDesk) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self._library = library
        self._open: list[ComparePage] = []
        self._drops = MeetingDrops(window, self, library.shelf.entries_of)
        self._drops.refused.connect(window.say)
        meetings.opened.connect(self._drops.watch)
        library.panel.compare_wanted.connect(self._compare_entries)
        window.page_left.connect(self._leave)

    # --- choosing

    def ask(self) -> None:
        """Ask what the meeting in front is compared with, or what is added to the comparison in front."""
        from qosviewer.ui.compare.choose_dialog import to_compare, to_compare_with

        if comparison := self.current:
            self.ask_to_add(comparison)
            return
        page = self._meetings.current
        if page is None:
            dialog = self._offer(to_compare(), self._library.shelf.entries)
            dialog.chosen.connect(lambda chosen: self._choosing.compare(chosen, at_once=True))
        elif not self._refuses(page):
            dialog = self._offer(to_compare_with(page.model.data.info), others(page, self._library.shelf.entries))
            dialog.chosen.connect(lambda chosen: self._choosing.compare(chosen, page, at_once=True))

    def ask_to_add(self, page: ComparePage) -> None:
        """Ask which meetings are to be compared as well."""
        from qosviewer.ui.compare.choose_dialog import to_add

        sides = page.model.sides
        if len(sides) >= MOST_SIDES:
            self._context.messages.tell(Notice(texts.COMPARE_FULL.fill(most=MOST_SIDES), WARNING))
            return
        known = compared(page)
        entries = [each for each in self._library.shelf.entries if each.key not in known]
        dialog = self._offer(to_add(sides[0].data.info, len(sides)), entries)
        dialog.chosen.connect(lambda chosen: self._add(page, chosen, at_once=True))

    def compare_kept(self, snapshots: Sequence[int]) -> None:
        """Compare snapshots of the archive."""
        from qosviewer.services.compared_sides import Source

        self._choosing.loading.begin([Source(snapshot) for snapshot in snapshots])

    def _compare_entries(self, entries: Sequence[Entry]) -> None:
        """Compare several of the library; what a single one is compared with is asked for."""
        from qosviewer.ui.compare.choose_dialog import to_compare_with

        if len(entries) > 1 or not entries[0].comparable:
            self._choosing.compare(entries)
            return
        (first,) = entries
        rest = [each for each in self._library.shelf.entries if each.key != first.key]
        dialog = self._offer(to_compare_with(first.info), rest)
        dialog.chosen.connect(lambda chosen: self._choosing.compare((first, *chosen), front=True, at_once=True))

    def _offer(self, purpose: Purpose, entries: Sequence[Entry]) -> ChooseDialog:
        from qosviewer.ui.compare.choose_dialog import ChooseDialog
        from qosviewer.ui.compare.fetch_cost import fetch_cost

        cost, zone = partial(fetch_cost, self._context), self._library.shelf.zone
        dialog = ChooseDialog(entries, purpose, cost, self._window, zone=zone)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _refuses(self, page: MeetingPage) -> bool:
        """Tell whether an open meeting can't be compared now, and say why."""
        if reason := reason_against(page):
            self._context.messages.tell(Notice(reason, WARNING))
        return reason is not None

    @cached_property
    def _choosing(self) -> Choosing:
        from qosviewer.ui.compare.choosing import Choosing

        made = Choosing(self._context, self._window, self._meetings)
        made.loading.ready.connect(self.show)
        return made

    # --- what is dropped

    def offer(self, page: QWidget, entries: Sequence[Entry]) -> Offer | None:
        """Return what dropping meetings of the library onto a page would do; None for one that has nothing to do."""
        if (comparison := self._comparison(page)) is not None:
            return offer_on_comparison(comparison, entries)
        meeting = next((each for each in self._meetings.pages if each is page), None)
        return offer_on_meeting(meeting, entries, self._library.shelf.entries) if meeting is not None else None

    def take(self, page: QWidget, entries: Sequence[Entry]) -> None:
        """Compare meetings of the library with that of a page, or add them to the comparison on it."""
        if (comparison := self._comparison(page)) is not None:
            self._add(comparison, entries)
            return
        for meeting in self._meetings.pages:
            if meeting is page:
                self._choosing.compare(entries, meeting)

    # --- open comparisons

    def show(self, comparison: Comparison, other: int | None = None) -> ComparePage:
        """Show a comparison in a tab of its own, with the side ``other`` against its baseline."""
        from qosviewer.services.compared_rosters import ComparedRosters
        from qosviewer.ui.compare.compare_page import ComparePage
        from qosviewer.ui.compare.views import make_views

        page = ComparePage(comparison, self._context.runner, other)
        context = self._context
        rosters = ComparedRosters(context.archive, context.sessions.name_of, context.sessions.open)
        for key, title, widget in make_views(page.model, context.runner, rosters):
            page.add_view(key, title, widget)
        page.export_wanted.connect(lambda: self.export(page))
        page.decided.connect(lambda decided: self._keep(decided, keep=True))
        page.taken_back.connect(lambda decided: self._keep(decided, keep=False))
        page.chips.add_wanted.connect(lambda: self.ask_to_add(page))
        page.chips.removed.connect(lambda title: self._window.say(texts.COMPARE_REMOVED.format(title=title)))
        self._remember_layout(page.side_by_side)
        self._drops.watch(page)
        self._open.append(page)
        self._window.add_page(page)
        page.side_by_side.focus_table()
        return page

    def _remember_layout(self, table: SideTable) -> None:
        """Lay a table out as the one before it, and the next one as this."""
        state = self._context.state
        table.restore_state(state.load_choices(_LAYOUT))
        table.layout_changed.connect(lambda: state.save_choices(_LAYOUT, table.state()))

    @property
    def current(self) -> ComparePage | None:
        """The comparison in front."""
        return self._comparison(self._window.page)

    def _comparison(self, page: QWidget | None) -> ComparePage | None:
        return next((each for each in self._open if each is page), None)

    def _leave(self, page: QWidget) -> None:
        self._open = [each for each in self._open if each is not page]

    def _add(self, page: ComparePage, entries: Sequence[Entry], *, at_once: bool = False) -> None:
        """Add meetings to a comparison; what is in it already is not added again."""
        known = compared(page)
        new = [each for each in entries if each.key not in known]
        self._choosing.add(new, lambda: page.model.sides, lambda loaded: self._added(page, loaded), at_once=at_once)

    def _added(self, page: ComparePage, loaded: LoadedSides) -> None:
        if page not in self._open:
            return
        room = MOST_SIDES - len(page.model.sides)
        # The same may have been wanted twice before it was there.
        sides = without(page, loaded.sides)
        if not sides:
            return
        if len(sides) > room:
            # Others were added while these were loaded.
            self._context.messages.tell(Notice(texts.COMPARE_FULL.fill(most=MOST_SIDES), WARNING))
            return
        page.model.add(sides, loaded.decisions)
        title = plain.isolated(sides[0].title)
        said = texts.COMPARE_ADDED if len(sides) == 1 else texts.COMPARE_ADDED_MANY
        self._window.say(said.format(title=title, count=len(sides)))

    def show_anew(self) -> None:
        """Read the meetings of open comparisons again: their snapshots are not what they were."""
        for page in self._open:
            self._choosing.loading.read_anew(page.model.sides, partial(self._show_anew, page))

    def _show_anew(self, page: ComparePage, anew: Sequence[tuple[Side, Side]]) -> None:
        if page in self._open:
            page.model.show_anew(anew)

    def export(self, page: ComparePage) -> None:
        """Ask what to write of a comparison where, and write it."""
        from qosviewer.ui.compare.export_dialog import ComparisonExportDialog

        dialog = ComparisonExportDialog(page.export_source, self._context.settings, self._context.runner, self._window)
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
