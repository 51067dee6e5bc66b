"""The archive at a glance, and everything that keeps it small and safe."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.models.library_words import date_text
from qosviewer.services import storage
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.storage import Doomed, Overview, Step
from qosviewer.ui.archive.question import ask
from qosviewer.ui.archive.task_strip import Task, TaskStrip
from qosviewer.ui.banner import Banner
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import ElidedLabel, plain_label
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP
from qosviewer.work.jobs import JobRunner

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive, Figures, Proof, Reparsed

_WIDTH = 640
_Steps = Generator[Any, None, Any]


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
        self._rescue = QAction("&Set aside and rescue what is readable", self)
        self._rescue.setObjectName("rescue")
        self._rescue.triggered.connect(self.rescue_wanted)
        self._size = plain_label("archive.size")
        self._contents = plain_label("archive.contents")
        self._before = QDateEdit(QDate.currentDate().addYears(-1))
        self._before.setObjectName("archive.before")
        self._before.setAccessibleName("Delete meetings that began before this day")
        self._before.setCalendarPopup(True)
        self._before.setDisplayFormat("d MMM yyyy")
        self._accounts = QComboBox()
        self._accounts.setObjectName("archive.accounts")
        self._accounts.setAccessibleName("Delete everything of this account")
        self._accounts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._accounts.setMinimumContentsLength(18)
        self._delete_account = self._button("deleteAccount", "Delete…", self._ask_about_account)
        self._buttons = DialogButtons("archive", dismiss="Close")
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.look()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._all)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addLayout(self._facts())
        inside.addWidget(self._care())
        inside.addWidget(self._deleting())
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
        where.addWidget(self._button("openFolder", "Open &folder", self._open_folder))
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        form.addRow("File", where)
        form.addRow("Size", self._size)
        form.addRow("Contents", self._contents)
        return form

    def _care(self) -> QGroupBox:
        box = QGroupBox("Look after it")
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(WIDE_GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, (button, help_text) in enumerate(
            (
                (self._button("backup", "&Back up…", self._ask_for_backup), texts.STORAGE_BACKUP_HELP),
                (self._button("check", "C&heck", self._check), texts.STORAGE_CHECK_HELP),
                (self._button("vacuum", "&Give room back", self._vacuum), texts.STORAGE_VACUUM_HELP),
                (self._button("reparse", "&Read again", self._reparse), texts.STORAGE_REPARSE_HELP),
            )
        ):
            words = plain_label(f"{button.objectName()}.help")
            words.setText(help_text)
            button.setAccessibleDescription(help_text)
            grid.addWidget(button, row, 0)
            grid.addWidget(words, row, 1)
        return box

    def _deleting(self) -> QGroupBox:
        box = QGroupBox("Delete")
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(WIDE_GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[str, QWidget, QPushButton]] = (
            ("Meetings that began bef&ore", self._before, self._button("deleteOlder", "Delete…", self._ask_about_old)),
            ("Everything of an acco&unt", self._accounts, self._delete_account),
        )
        for row, (title, field, button) in enumerate(rows):
            label = QLabel(title)
            label.setBuddy(field)
            button.setAccessibleName(f"Delete {title.replace('&', '').lower()}")
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(button, row, 2)
        forget = self._button("forget", "Personal data of one &person…", self._forget)
        grid.addWidget(forget, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        return box

    def _button(self, name: str, title: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(f"archive.{name}")
        button.setAccessibleName(title.replace("&", "").removesuffix("…"))
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def look(self, words: str = "", lines: Sequence[str] = ()) -> None:
        """Look at the archive anew; say something when that is done."""

        def ended(outcome: Overview) -> None:
            self._show(outcome)
            self._strip.say(words, lines)

        self._run(lambda archive, _cancel: _once(lambda: storage.overview(archive)), ended, texts.STORAGE_LOOKING)

    def _show(self, found: Overview) -> None:
        figures = found.figures
        size, free = _bytes(figures.file_bytes), _bytes(figures.free_bytes)
        pattern = texts.STORAGE_SIZE_FREE if figures.free_bytes else texts.STORAGE_SIZE
        self._size.setText(pattern.format(size=size, free=free))
        self._contents.setText(_contents(figures))
        if found.warning:
            self._banner.show_notice(Notice(found.warning, WARNING))
        else:
            self._banner.clear()
        chosen = self._accounts.currentData()
        self._accounts.clear()
        for account in found.accounts:
            self._accounts.addItem(_account_name(account), account.key)
        self._accounts.setCurrentIndex(max(0, self._accounts.findData(chosen)))
        self._accounts.setEnabled(bool(found.accounts))
        self._delete_account.setEnabled(bool(found.accounts))

    # --- looking after it

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._door.path.parent)))

    def _ask_for_backup(self) -> None:
        name = f"qosviewer-archive-{datetime.now():%Y-%m-%d}.sqlite3"
        target, _ = QFileDialog.getSaveFileName(self, "Back up", str(Path.home() / name), "Archive (*.sqlite3)")
        if target:
            self.back_up(Path(target))

    def back_up(self, target: Path) -> None:
        """Copy the archive to a file."""

        def steps(archive: Archive, cancel: CancelToken) -> _Steps:
            yield from storage.back_up(archive, target, cancel)

        self._run(
            steps,
            lambda _nothing: self._strip.say(texts.STORAGE_BACKUP_DONE.format(path=plain.isolated(str(target)))),
            lambda step: texts.STORAGE_BACKUP_RUNNING.format(percent=step.done * 100 // max(step.total, 1)),
            stopped=texts.STORAGE_BACKUP_STOPPED,
        )

    def _check(self) -> None:
        self._run(
            lambda archive, _cancel: storage.prove(archive),
            self._checked,
            lambda step: texts.STORAGE_CHECK_RUNNING.format(done=step.done, total=step.total),
        )

    def _checked(self, proof: Proof) -> None:
        if proof.sound:
            self._strip.say(texts.STORAGE_CHECK_SOUND.format(pages=proof.pages, blocks=proof.blocks))
            return
        words = texts.STORAGE_CHECK_FOUND.format(count=len(proof.findings), pages=proof.pages, blocks=proof.blocks)
        lines = [
            texts.STORAGE_CHECK_LINE.format(snapshot=each.snapshot, what=each.what) if each.snapshot else each.what
            for each in proof.findings
        ]
        self._strip.say(words, lines)

    def _vacuum(self) -> None:
        def steps(archive: Archive, _cancel: CancelToken) -> _Steps:
            yield texts.STORAGE_VACUUM_RUNNING
            before = archive.figures().file_bytes
            archive.vacuum()
            return before, archive.figures().file_bytes

        def ended(sizes: tuple[int, int]) -> None:
            before, now = map(_bytes, sizes)
            self.look(texts.STORAGE_VACUUM_DONE.format(before=before, after=now))

        self._run(steps, ended, texts.STORAGE_VACUUM_RUNNING, stopped="")

    def _reparse(self) -> None:
        def steps(archive: Archive, _cancel: CancelToken) -> _Steps:
            changed = yield from storage.read_again(archive)
            return archive.figures().snapshots, changed

        self._run(
            steps,
            lambda outcome: self._read_again(*outcome),
            lambda step: texts.STORAGE_REPARSE_RUNNING.format(done=step.done, total=step.total),
        )

    def _read_again(self, count: int, results: Sequence[Reparsed]) -> None:
        if not results:
            self._strip.say(texts.STORAGE_REPARSE_SAME.format(count=count))
            return
        failed = sum(result.error is not None for result in results)
        words = texts.STORAGE_REPARSE_CHANGED.format(changed=len(results) - failed, count=count, failed=failed)
        self._strip.say(words, [_reparsed_line(result) for result in results])
        self.changed.emit()
        self.rewritten.emit()

    # --- deleting

    def _ask_about_old(self) -> None:
        day = self._before.date()
        moment = datetime(day.year(), day.month(), day.day()).astimezone()

        def ended(doomed: Doomed) -> None:
            question = texts.STORAGE_DELETE_OLDER.format(
                day=self._before.text(), meetings=doomed.meetings, snapshots=doomed.snapshots
            )
            self._ask(
                doomed, texts.STORAGE_DELETE_OLDER_TITLE, question, lambda archive: archive.delete_older_than(moment)
            )

        self._run(
            lambda archive, _cancel: _once(lambda: storage.older_than(archive, moment)),
            ended,
            texts.STORAGE_DELETE_COUNTING,
        )

    def _ask_about_account(self) -> None:
        key, name = str(self._accounts.currentData()), self._accounts.currentText()

        def ended(doomed: Doomed) -> None:
            question = texts.STORAGE_DELETE_ACCOUNT.format(
                account=plain.isolated(name), meetings=doomed.meetings, snapshots=doomed.snapshots
            )
            self._ask(doomed, texts.STORAGE_DELETE_ACCOUNT_TITLE, question, lambda archive: archive.delete_account(key))

        self._run(
            lambda archive, _cancel: _once(lambda: storage.of_account(archive, key)),
            ended,
            texts.STORAGE_DELETE_COUNTING,
        )

    def _ask(self, doomed: Doomed, title: str, question: str, delete: Callable[[Archive], int]) -> None:
        if not doomed.snapshots:
            self._strip.say(texts.STORAGE_DELETE_NOTHING)
            return
        self._strip.say("")
        ask(self, title, question, "Delete", lambda: self._delete(delete))

    def _delete(self, delete: Callable[[Archive], int]) -> None:
        def ended(count: int) -> None:
            self.changed.emit()
            self.look(texts.STORAGE_DELETE_DONE.format(count=count))

        self._run(
            lambda archive, _cancel: _once(lambda: delete(archive)), ended, texts.STORAGE_DELETE_RUNNING, stopped=""
        )

    def _forget(self) -> None:
        from qosviewer.ui.archive.forget_dialog import ForgetDialog

        dialog = ForgetDialog(self._door, self._runner, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.forgotten.connect(self.changed)
        dialog.forgotten.connect(self.rewritten)
        dialog.finished.connect(lambda _result: self.look())
        dialog.open()

    # --- inside

    def _run(
        self,
        steps: Callable[[Archive, CancelToken], _Steps],
        ended: Callable[[Any], None],
        words: str | Callable[[Step], str],
        *,
        stopped: str = texts.STORAGE_STOPPED,
    ) -> None:
        def body(cancel: CancelToken) -> _Steps:
            return (yield from steps(self._door.open(), cancel))

        say = words if callable(words) else (lambda _step: words)
        self._strip.run(Task(body, say, ended, stopped))

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


def _once(do: Callable[[], object]) -> _Steps:
    """Return steps that are only one."""
    yield Step(0, 0)
    return do()


def _bytes(size: int) -> str:
    return QLocale().formattedDataSize(size, 1)


def _contents(figures: Figures) -> str:
    if not figures.meetings:
        return texts.STORAGE_EMPTY
    pattern = texts.STORAGE_CONTENTS_PARTIAL if figures.partial else texts.STORAGE_CONTENTS
    lines = [
        pattern.format(meetings=figures.meetings, snapshots=figures.snapshots, partial=figures.partial),
    ]
    if figures.oldest and figures.newest:
        oldest, newest = (date_text(day.astimezone()) for day in (figures.oldest, figures.newest))
        lines.append(texts.STORAGE_REACHES.format(oldest=oldest, newest=newest))
    return "\n".join(lines)


def _account_name(account: Account) -> str:
    if not account.key:
        return texts.STORAGE_FILES_ACCOUNT
    return plain.one_line(account.name) or texts.STORAGE_NO_ACCOUNT_NAME.format(key=plain.one_line(account.key, 40))


def _reparsed_line(result: Reparsed) -> str:
    if result.error is not None:
        return texts.STORAGE_REPARSE_LINE_FAILED.format(snapshot=result.snapshot, reason=result.error.title)
    return texts.STORAGE_REPARSE_LINE.format(
        snapshot=result.snapshot,
        before=result.participants[0],
        after=result.participants[1],
        streams_before=result.streams[0],
        streams_after=result.streams[1],
        identities=result.identities,
        readings=sum((result.readings or {}).values()),
        oddities=result.oddities,
    )
