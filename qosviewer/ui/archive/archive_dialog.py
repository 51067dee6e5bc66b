"""The archive at a glance, and everything that keeps it small and safe."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.services import storage
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.storage import Overview
from qosviewer.ui.archive.archive_tasks import ArchiveTasks, once, push_button
from qosviewer.ui.archive.archive_words import bytes_text, contents_text
from qosviewer.ui.archive.care_box import CareBox
from qosviewer.ui.archive.deleting_box import DeletingBox
from qosviewer.ui.archive.task_strip import TaskStrip
from qosviewer.ui.banner import Banner
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import ElidedLabel, plain_label
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP
from qosviewer.work.jobs import JobRunner

_WIDTH = 640


class ArchiveDialog(QDialog):
    """The dialog. One task runs at a time; closing it stops what can be stopped.

    Signals:
        changed: Something in the archive is not what it was.
        rewritten: Snapshots are not what they were; what shows them is to be read anew.
        rescue_wanted: The archive is damaged, and is to be set aside for what can still be read of it.
    """

    changed = Signal()
    rewritten = Signal()
    rescue_wanted = Signal()

    def __init__(self, door: ArchiveDoor, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("archive")
        self.setWindowTitle(texts.STORAGE_TITLE)
        self._door = door
        self._runner = runner
        self._all = QWidget()
        self._banner = Banner("archiveBanner")
        self._strip = TaskStrip("archive.task", runner)
        self._strip.busy_changed.connect(self._set_busy)
        self._strip.failed.connect(self._failed)
        self._tasks = ArchiveTasks(door, self._strip)
        self._rescue = QAction("&Set aside and rescue what is readable", self)
        self._rescue.setObjectName("rescue")
        self._rescue.triggered.connect(self.rescue_wanted)
        self._size = plain_label("archive.size")
        self._contents = plain_label("archive.contents")
        self._care = CareBox(self._tasks)
        self._deleting = DeletingBox(self._tasks)
        self._connect()
        self._buttons = DialogButtons("archive", dismiss="Close")
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.look()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._all)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addLayout(self._facts())
        inside.addWidget(self._care)
        inside.addWidget(self._deleting)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._banner)
        column.addWidget(self._all)
        column.addWidget(self._strip, 1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)

    def _facts(self) -> QFormLayout:
        path = ElidedLabel("archive.path")
        path.setText(str(self._door.path))
        where = QHBoxLayout()
        where.setSpacing(GAP)
        where.addWidget(path, 1)
        where.addWidget(push_button("openFolder", "Open &folder", self._open_folder))
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        form.addRow("File", where)
        form.addRow("Size", self._size)
        form.addRow("Contents", self._contents)
        return form

    def _connect(self) -> None:
        self._care.shrunk.connect(self.look)
        self._care.rewritten.connect(self.changed)
        self._care.rewritten.connect(self.rewritten)
        self._deleting.deleted.connect(self.changed)
        self._deleting.deleted.connect(self.look)
        self._deleting.forget_wanted.connect(self._forget)

    def look(self, words: str = "", lines: Sequence[str] = ()) -> None:
        """Look at the archive anew; say something when that is done."""

        def ended(outcome: Overview) -> None:
            self._show(outcome)
            self._strip.say(words, lines)

        self._tasks.run(lambda archive, _cancel: once(lambda: storage.overview(archive)), ended, texts.STORAGE_LOOKING)

    def _show(self, found: Overview) -> None:
        figures = found.figures
        size, free = bytes_text(figures.file_bytes), bytes_text(figures.free_bytes)
        pattern = texts.STORAGE_SIZE_FREE if figures.free_bytes else texts.STORAGE_SIZE
        self._size.setText(pattern.format(size=size, free=free))
        self._contents.setText(contents_text(figures))
        if found.warning:
            self._banner.show_notice(Notice(found.warning, WARNING))
        else:
            self._banner.clear()
        self._deleting.show_accounts(found.accounts)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._door.path.parent)))

    def back_up(self, target: Path) -> None:
        """Copy the archive to a file."""
        self._care.back_up(target)

    def _forget(self) -> None:
        from qosviewer.ui.archive.forget_dialog import ForgetDialog

        dialog = ForgetDialog(self._door, self._runner, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.forgotten.connect(self.changed)
        dialog.forgotten.connect(self.rewritten)
        dialog.finished.connect(lambda _result: self.look())
        dialog.open()

    def _failed(self, error: QosViewerError) -> None:
        from qosviewer.archive import ArchiveDamaged

        if isinstance(error, ArchiveDamaged):
            self._strip.say("")
            self._banner.show_notice(notice_of(error), (self._rescue,))

    def _set_busy(self, busy: bool) -> None:
        self._all.setEnabled(not busy)

    def reject(self) -> None:
        """Close; what can be stopped is."""
        self._strip.stop()
        super().reject()
