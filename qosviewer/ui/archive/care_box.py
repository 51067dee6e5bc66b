"""What keeps the archive sound and small: backups, checks, room given back, answers read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGroupBox, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.services import storage
from qosviewer.ui.archive.archive_tasks import ArchiveTasks, Steps, grid_in, push_button
from qosviewer.ui.archive.archive_words import bytes_text, reparsed_text
from qosviewer.ui.labels import plain_label

if TYPE_CHECKING:
    from qosviewer.archive import Archive, Proof, Reparsed


class CareBox(QGroupBox):
    """The box.

    Signals:
        shrunk: Room was given back; carries what to say once the archive was looked at anew.
        rewritten: Snapshots are not what they were; what shows them is to be read anew.
    """

    shrunk = Signal(str)
    rewritten = Signal()

    def __init__(self, tasks: ArchiveTasks, parent: QWidget | None = None) -> None:
        super().__init__("Look after it", parent)
        self._tasks = tasks
        grid = grid_in(self)
        for row, (button, help_text) in enumerate(
            (
                (push_button("backup", "&Back up…", self._ask_for_backup), texts.STORAGE_BACKUP_HELP),
                (push_button("check", "C&heck", self._check), texts.STORAGE_CHECK_HELP),
                (push_button("vacuum", "&Give room back", self._vacuum), texts.STORAGE_VACUUM_HELP),
                (push_button("reparse", "&Read again", self._reparse), texts.STORAGE_REPARSE_HELP),
            )
        ):
            words = plain_label(f"{button.objectName()}.help")
            words.setText(help_text)
            button.setAccessibleDescription(help_text)
            grid.addWidget(button, row, 0)
            grid.addWidget(words, row, 1)

    def _ask_for_backup(self) -> None:
        name = f"qosviewer-archive-{datetime.now():%Y-%m-%d}.sqlite3"
        target, _ = QFileDialog.getSaveFileName(self, "Back up", str(Path.home() / name), "Archive (*.sqlite3)")
        if target:
            self.back_up(Path(target))

    def back_up(self, target: Path) -> None:
        """Copy the archive to a file."""

        def steps(archive: Archive, cancel: CancelToken) -> Steps:
            yield from storage.back_up(archive, target, cancel)

        self._tasks.run(
            steps,
            lambda _nothing: self._tasks.say(texts.STORAGE_BACKUP_DONE.format(path=plain.isolated(str(target)))),
            lambda step: texts.STORAGE_BACKUP_RUNNING.format(percent=step.done * 100 // max(step.total, 1)),
            stopped=texts.STORAGE_BACKUP_STOPPED,
        )

    def _check(self) -> None:
        self._tasks.run(
            lambda archive, _cancel: storage.prove(archive),
            self._checked,
            lambda step: texts.STORAGE_CHECK_RUNNING.format(done=step.done, total=step.total),
        )

    def _checked(self, proof: Proof) -> None:
        if proof.sound:
            self._tasks.say(texts.STORAGE_CHECK_SOUND.format(pages=proof.pages, blocks=proof.blocks))
            return
        words = texts.STORAGE_CHECK_FOUND.format(count=len(proof.findings), pages=proof.pages, blocks=proof.blocks)
        lines = [
            texts.STORAGE_CHECK_LINE.format(snapshot=each.snapshot, what=each.what) if each.snapshot else each.what
            for each in proof.findings
        ]
        self._tasks.say(words, lines)

    def _vacuum(self) -> None:
        def steps(archive: Archive, _cancel: CancelToken) -> Steps:
            yield texts.STORAGE_VACUUM_RUNNING
            before = archive.figures().file_bytes
            archive.vacuum()
            return before, archive.figures().file_bytes

        def ended(sizes: tuple[int, int]) -> None:
            before, now = map(bytes_text, sizes)
            self.shrunk.emit(texts.STORAGE_VACUUM_DONE.format(before=before, after=now))

        self._tasks.run(steps, ended, texts.STORAGE_VACUUM_RUNNING, stopped="")

    def _reparse(self) -> None:
        def steps(archive: Archive, _cancel: CancelToken) -> Steps:
            changed = yield from storage.read_again(archive)
            return archive.figures().snapshots, changed

        self._tasks.run(
            steps,
            lambda outcome: self._read_again(*outcome),
            lambda step: texts.STORAGE_REPARSE_RUNNING.format(done=step.done, total=step.total),
        )

    def _read_again(self, count: int, results: Sequence[Reparsed]) -> None:
        if not results:
            self._tasks.say(texts.STORAGE_REPARSE_SAME.format(count=count))
            return
        failed = sum(result.error is not None for result in results)
        words = texts.STORAGE_REPARSE_CHANGED.format(changed=len(results) - failed, count=count, failed=failed)
        self._tasks.say(words, [reparsed_text(result) for result in results])
        self.rewritten.emit()
