"""Notes and stars of one open meeting: shown on its page, and edited from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.note_words import Known, as_watched, entry_matches, is_watched, words_of
from qosviewer.ui.context import Context
from qosviewer.ui.notes.note_editor import NoteEditor

if TYPE_CHECKING:
    from qosviewer.archive import Note, Watched
    from qosviewer.ui.meeting.meeting_page import MeetingPage

_Read = tuple[dict[ParticipantKey | None, "Note"], list["Watched"], frozenset[ParticipantKey]]


class PageRemarks(QObject):
    """Lives as long as its page."""

    def __init__(self, page: MeetingPage, context: Context, editor: NoteEditor) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._editor = editor
        self._watch_list: list[Watched] = []
        page.kept_changed.connect(self.refresh)
        page.model.changed.connect(self._grown)
        page.header.notes_wanted.connect(self.edit_meeting)
        page.participants.menu_opening.connect(self._fill_menu)

    def refresh(self) -> None:
        """Read notes and watch list anew."""
        kept = self._page.kept
        if kept is None:
            return
        meeting, door = kept.meeting, self._context.archive
        known = self._known(range(self._page.model.data.table.participant_count))

        def read(_cancel: CancelToken) -> Iterator[_Read]:
            archive = door.open()
            watch_list = archive.watch_list.all()
            people = [each for each in watch_list if each.kind.value != "series"]
            watched = frozenset(each.key for each in known if is_watched(each, people)) if people else frozenset()
            yield archive.notes.of(meeting), watch_list, watched

        job = self._context.runner.start(("remarks", id(self)), read, interval_ms=0)
        job.progressed.connect(lambda items: self._take(*items[-1]))
        job.failed.connect(self._context.messages.tell_error)

    def edit_meeting(self) -> None:
        """Edit the notes on the meeting."""
        if kept := self._page.kept:
            self._editor.edit(texts.NOTE_MEETING, [(kept.meeting, None)])

    def edit_participants(self) -> None:
        """Edit the notes on the selected participants."""
        kept, selected = self._page.kept, self._page.model.selected
        if kept is None or not selected:
            return
        data = self._page.model.data
        rows = self._page.model.selected_rows
        title = texts.NOTE_PARTICIPANTS.format(count=len(selected))
        if len(rows) == 1:
            title = texts.NOTE_PARTICIPANT.format(name=plain.isolated(data.name_labels[rows[0]]))
        self._editor.edit(title, [(kept.meeting, key) for key in selected])

    def watch_selected(self, wanted: bool) -> None:
        """Put the selected participants on the watch list, or take them off."""
        for known in self._known(self._page.model.selected_rows):
            if wanted and not is_watched(known, self._watch_list):
                if (entry := as_watched(known)) is not None:
                    self._editor.watch(entry, True)
            elif not wanted:
                for entry in self._watch_list:
                    if entry_matches(known, entry):
                        self._editor.watch(entry, False)

    # --- inside

    def _grown(self) -> None:
        if self._watch_list or self._page.model.data.companions.notes:
            self.refresh()

    def _take(
        self,
        notes: dict[ParticipantKey | None, Note],
        watch_list: list[Watched],
        watched: frozenset[ParticipantKey],
    ) -> None:
        self._watch_list = watch_list
        of_meeting = notes.get(None)
        self._page.header.show_notes(words_of(of_meeting) if of_meeting else "")
        words = {key: words_of(note) for key, note in notes.items() if key is not None}
        self._page.model.set_remarks(words, watched)

    def _known(self, rows: range | tuple[int, ...]) -> list[Known]:
        data = self._page.model.data
        table, roster = data.table, data.companions.roster
        known = []
        for row in rows:
            each, key = table.participants[row], table.keys[row]
            entry = roster.by_key.get(key) if roster else None
            is_room = entry is not None and "room" in entry.device.casefold()
            known.append(Known(key, each.user_id, each.email, each.user_name, is_room))
        return known

    def _fill_menu(self, menu: QMenu) -> None:
        rows = self._page.model.selected_rows
        if not rows or self._page.kept is None:
            return
        watched = all(is_watched(known, self._watch_list) for known in self._known(rows))
        menu.addSeparator()
        menu.addAction("&Notes and tags…", self.edit_participants).setObjectName("participants.menu.notes")
        watch = menu.addAction("Stop &watching" if watched else "&Watch", lambda: self.watch_selected(not watched))
        watch.setObjectName("participants.menu.watch")
