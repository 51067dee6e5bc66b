"""Asks for a file, and writes it while the window stays alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.export.document import Document
from qosviewer.export.safe_file import save
from qosviewer.ui.banner import Banner
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP
from qosviewer.work.jobs import Job, JobRunner

_WIDTH = 600


class SavingDialog(QDialog):
    """The dialog; it closes when the file is written. What is written, subclasses know.

    Signals:
        written: The path and the number of rows.
    """

    written = Signal(Path, int)

    def __init__(self, name: str, title: str, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._runner = runner
        self._job: Job | None = None
        self._banner = Banner(f"{name}Banner")
        self._path = QLineEdit()
        self._path.setObjectName(f"{name}.path")
        self._path.setAccessibleName("File")
        self._path.textChanged.connect(self._look_at_path)
        self._browse = push_button(f"{name}.browse", "Browse…", self._ask_for_path, spoken="Choose a file")
        self._note = plain_label(f"{name}.note")
        self._bar = ProgressLine()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setAccessibleName("Progress of the export")
        self._buttons = DialogButtons(name, dismiss="Cancel", accept="Export")
        self._buttons.accepted.connect(self._start)
        self._buttons.rejected.connect(self._cancel)
        self._form = QWidget()

    def _lay_out(self, rows: Sequence[tuple[str, QWidget]], file_name: str) -> None:
        """Show what is asked for, above the file, which stands among the documents at first."""
        where = QHBoxLayout()
        where.setSpacing(GAP)
        where.addWidget(self._path, 1)
        where.addWidget(self._browse)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        for title, widget in rows:
            form.addRow(title, widget)
        label = QLabel("&File")
        label.setBuddy(self._path)
        form.addRow(label, where)
        form.addRow("", self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._banner)
        column.addWidget(self._form)
        column.addStretch(1)
        column.addWidget(self._bar)
        column.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._path.setText(str(Path(folder or Path.home()) / file_name))
        self._look_at_path()
        self._bar.hide()

    def _file_kinds(self) -> str:
        """Return the kinds of files for the dialog of the system."""
        raise NotImplementedError

    def _can_write(self) -> bool:
        """Tell whether there is anything to write."""
        raise NotImplementedError

    def _to_write(self) -> tuple[Callable[[], Document], int]:
        """Return what makes the document, called on another thread, and how many rows it will have."""
        raise NotImplementedError

    def _remember(self) -> None:
        """Keep what was chosen for the next time; the file is written."""

    @property
    def path(self) -> Path:
        """Where to write."""
        typed = Path(self._path.text().strip())
        try:
            return typed.expanduser()
        except RuntimeError:  # the home of nobody known
            return typed

    def _look_at_path(self) -> None:
        named = bool(self._path.text().strip())
        replaces = named and _is_file(self.path)
        self._note.setText(texts.EXPORT_WILL_REPLACE if replaces else "")
        if write := self._buttons.go_on:
            write.setEnabled(named and self._can_write() and self._job is None)
            write.setText("Replace" if replaces else "Export")

    def _ask_for_path(self) -> None:
        asked = QFileDialog.getSaveFileName(self, self.windowTitle(), str(self.path), self._file_kinds())[0]
        if asked:
            self._path.setText(asked)

    def _start(self) -> None:
        (document, rows), path = self._to_write(), self.path

        def body(_cancel: CancelToken) -> Iterator[int]:
            yield from save(document(), path)

        self._banner.clear()
        self._bar.setRange(0, rows)
        job = self._job = self._runner.start((self.objectName(), id(self)), body)
        self._set_busy(True)
        job.progressed.connect(lambda counts: self._progress(counts[-1], rows))
        job.done.connect(lambda: self._done(path, rows))
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)

    def _progress(self, written: int, total: int) -> None:
        self._bar.setValue(written)
        self._note.setText(texts.EXPORT_RUNNING.format(rows=written, total=total))

    def _done(self, path: Path, rows: int) -> None:
        self._job = None
        self._remember()
        self.written.emit(path, rows)
        self.accept()

    def _failed(self, error: QosViewerError) -> None:
        self._job = None
        self._set_busy(False)
        self._banner.show_notice(notice_of(error))

    def _cancelled(self) -> None:
        self._job = None
        self._set_busy(False)
        self._banner.show_notice(Notice(texts.EXPORT_CANCELLED, WARNING))

    def _cancel(self) -> None:
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()

    def reject(self) -> None:
        """Close; an export under way stops, and leaves what stood there before."""
        if self._job is not None:
            self._job.supersede()
        super().reject()

    def _set_busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._form.setEnabled(not busy)
        self._look_at_path()
        if busy:
            self._note.clear()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False
