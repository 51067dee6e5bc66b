"""Opens files and folders: asks which, keeps what is in them, shows the meetings, and tells what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.opening.drop_hint import DropTarget
from qosviewer.ui.opening.opening_dialog import Line, OpeningDialog
from qosviewer.work.jobs import Job

if TYPE_CHECKING:
    from qosviewer.archive import Archive, LibraryRow
    from qosviewer.services.importing import Imported, Problem

_MOST_TABS: Final = 12
_SHOWN_AFTER_MS: Final = 400
"""Most files are read before anybody would have seen a bar."""

_KINDS: Final = "Files that can be opened (*.json *.jsonl *.ndjson *.csv *.txt *.log);;All files (*)"


@dataclass(slots=True)
class _Opening:
    """One run: its job, what came of it so far, and its dialog."""

    job: Job
    dialog: OpeningDialog
    imported: list[Imported]
    problems: list[Problem]
    rows: Sequence[LibraryRow] = ()


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[LibraryRow, ...]


class FileOpening(QObject):
    """Opens files in one window."""

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self._folder = ""
        self._target = DropTarget(window)
        self._target.dropped.connect(self.open)

    def ask_for_files(self) -> None:
        """Ask which files to open."""
        files, _ = QFileDialog.getOpenFileNames(self._window, texts.OPEN_FILES_TITLE, self._folder, _KINDS)
        if files:
            self._folder = str(Path(files[0]).parent)
            self.open([Path(file) for file in files])

    def ask_for_folder(self) -> None:
        """Ask for a folder whose files are to be opened."""
        folder = QFileDialog.getExistingDirectory(self._window, texts.OPEN_FOLDER_TITLE, self._folder)
        if folder:
            self._folder = folder
            self.open([Path(folder)])

    def open(self, paths: Sequence[Path]) -> None:
        """Keep what is in files and folders, and show the meetings."""
        dialog = OpeningDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        archive, chosen = self._context.archive, tuple(paths)

        def body(_cancel: CancelToken) -> Iterator[object]:
            yield from _events(archive.open(), chosen)

        opening = _Opening(self._context.runner.start(("open files", id(dialog)), body), dialog, [], [])
        job = opening.job
        job.progressed.connect(lambda events: self._take(opening, events))
        job.done.connect(lambda: self._done(opening))
        job.failed.connect(lambda error: self._failed(opening, error))
        job.cancelled.connect(lambda: self._meetings.archived.emit())
        dialog.cancel_wanted.connect(job.cancel)
        QTimer.singleShot(_SHOWN_AFTER_MS, dialog, lambda: dialog.open() if job.running else None)

    def _take(self, opening: _Opening, events: Sequence[object]) -> None:
        from qosviewer.services.importing import Imported, Problem, Reading, Writing

        for event in events:
            match event:
                case Imported():
                    opening.imported.append(event)
                case Problem():
                    opening.problems.append(event)
                case _Rows(rows=rows):
                    opening.rows = rows
        match events[-1]:
            case Reading(file=file, index=index, total=total):
                words = texts.OPEN_FILES_RUNNING.format(index=index + 1, total=total, name=plain.isolated(file.name))
                opening.dialog.show_progress(words, index, total)
            case Writing(info=info, done=done, total=total):
                title = plain.isolated(info.title)
                words = texts.OPEN_FILES_KEEPING.format(title=title, done=done, total=total)
                opening.dialog.show_progress(words, done, total)

    def _done(self, opening: _Opening) -> None:
        self._meetings.archived.emit()
        shown = opening.rows[:_MOST_TABS]
        self._meetings.open_kept(shown)
        count = len(opening.imported)
        notes = [Line(*_file(one.files[0]), "", note, "") for one in opening.imported for note in one.notes]
        problems = [_line(problem) for problem in opening.problems]
        if problems or notes:
            words = texts.OPEN_FILES_SOME if problems else texts.OPEN_FILES_NOTED
            words = words.format(meetings=count) if count else texts.OPEN_FILES_NONE
            opening.dialog.show_lines(words, [*problems, *notes])
            opening.dialog.open()
            return
        opening.dialog.done(OpeningDialog.DialogCode.Accepted)
        if count == 1 and opening.imported[0].known:
            self._window.say(texts.OPEN_FILES_KNOWN)
        elif len(opening.rows) > len(shown):
            self._window.say(texts.OPEN_FILES_SHOWN.format(meetings=count, shown=len(shown)))
        else:
            self._window.say(texts.OPEN_FILES_DONE.format(meetings=count))

    def _failed(self, opening: _Opening, error: QosViewerError) -> None:
        opening.dialog.done(OpeningDialog.DialogCode.Rejected)
        self._context.messages.tell_error(error)
        if opening.imported:
            self._meetings.archived.emit()


def _events(archive: Archive, paths: Sequence[Path]) -> Iterator[object]:
    """Keep what is in the files, then say which rows of the library that is."""
    from qosviewer.services.importing import Imported, import_files

    imported: list[Imported] = []
    events = import_files(paths, archive)
    try:
        for event in events:
            if isinstance(event, Imported):
                imported.append(event)
            yield event
    finally:
        events.close()
    rows = {row.meeting: row for row in archive.library()} if imported else {}
    # The snapshot of the file itself, though there may be a later one of the same meeting.
    yield _Rows(
        tuple(
            replace(rows[one.meeting], snapshot=one.snapshot, info=one.info) for one in imported if one.meeting in rows
        )
    )


def _line(problem: Problem) -> Line:
    message = problem.message
    more = " ".join(filter(None, (message.detail, message.advice)))
    return Line(*_file(problem.file), problem.spot.text, message.title, more)


def _file(path: Path) -> tuple[str, str]:
    return path.name or str(path), str(path)
