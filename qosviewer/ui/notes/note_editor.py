"""Reads notes from the archive, has them edited, and keeps them; none of it waits for the disk on the GUI thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.models.note_words import combined
from qosviewer.ui.context import Context

if TYPE_CHECKING:
    from qosviewer.archive import Note, Watched
    from qosviewer.domain.table import ParticipantKey

    Subject = tuple[int, ParticipantKey | None]
    """Number of a meeting in the archive, and one of its participants; None for the meeting itself."""


class NoteEditor(QObject):
    """Edits notes, and the watch list.

    Signals:
        kept: Notes were kept.
        watch_list_changed: The watch list is another one; carries the entry, and whether it is on it now.
    """

    kept = Signal()
    watch_list_changed = Signal(object, bool)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def edit(self, title: str, subjects: Sequence[Subject]) -> None:
        """Show what is noted, and keep what becomes of it.

        Args:
            title: What the note is on; may hold hostile text.
            subjects: Several share what is written.
        """
        door = self._context.archive

        def read(_cancel: CancelToken) -> Iterator[tuple[Note, list[str]]]:
            from qosviewer.archive import Note

            archive = door.open()
            meeting, subject = subjects[0]
            note = archive.notes.of(meeting).get(subject) if len(subjects) == 1 else None
            yield note or Note(), archive.notes.tags()

        job = self._context.runner.start(("notes", "read"), read, interval_ms=0)
        job.progressed.connect(lambda items: self._ask(title, subjects, *items[-1]))
        job.failed.connect(self._context.messages.tell_error)

    def _ask(self, title: str, subjects: Sequence[Subject], note: Note, tags: list[str]) -> None:
        from qosviewer.ui.notes.note_dialog import NoteDialog

        dialog = NoteDialog(title, note, tags, several=len(subjects) > 1, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep(subjects, dialog.note))
        dialog.open()

    def _keep(self, subjects: Sequence[Subject], note: Note) -> None:
        door = self._context.archive

        def write(_cancel: CancelToken) -> Iterator[None]:
            from qosviewer.archive import Note

            notes = door.open().notes
            for meeting, subject in subjects:
                several = len(subjects) > 1
                old = notes.of(meeting).get(subject, Note()) if several else Note()
                notes.put(meeting, subject, combined(old, note) if several else note)
                yield None

        job = self._context.runner.start(("notes", "write", subjects[0]), write)
        job.done.connect(self.kept)
        job.failed.connect(self._context.messages.tell_error)

    def watch(self, entry: Watched, wanted: bool) -> None:
        """Put something on the watch list, or take it off."""
        door = self._context.archive

        def write(_cancel: CancelToken) -> Iterator[None]:
            watch_list = door.open().watch_list
            (watch_list.add if wanted else watch_list.remove)(entry)
            yield None

        job = self._context.runner.start(("watch", entry), write, interval_ms=0)
        job.done.connect(lambda: self.watch_list_changed.emit(entry, wanted))
        job.failed.connect(self._context.messages.tell_error)
