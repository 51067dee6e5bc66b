"""Asks what to write where, and writes it while the window stays alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.export.rows import Row, Selection, participant_rows
from qosviewer.export.safe_file import save
from qosviewer.services.raw_texts import raw_details_of
from qosviewer.services.settings import CSV_BYTE_ORDER_MARK, Settings
from qosviewer.ui.banner import Banner
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP
from qosviewer.work.jobs import Job, JobRunner

_WIDTH = 600


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What can be exported.

    Attributes:
        data: The meeting; it must not grow meanwhile.
        shown: Participant rows that pass the filter, in the order shown.
        complete: Whether all participants were fetched.
    """

    data: MeetingData
    shown: Sequence[int]
    complete: bool

    @property
    def file_name(self) -> str:
        """A name that tells the meeting and its day, without a letter that any system refuses."""
        info = self.data.info
        name = info.ref.number or info.ref.uuid.translate(str.maketrans("/+=", "___"))
        day = f"-{info.start.astimezone():%Y-%m-%d}" if info.start else ""
        return f"qos-{name}{day}.csv"


class ExportDialog(QDialog):
    """The dialog; it closes when the file is written.

    Signals:
        written: The path and the number of rows.
    """

    written = Signal(Path, int)

    def __init__(
        self, source: ExportSource, settings: Settings, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle("Export")
        self._source = source
        self._settings = settings
        self._runner = runner
        self._job: Job | None = None
        self._banner = Banner("exportBanner")
        self._everything = self._choice(
            "everything", texts.EXPORT_EVERYTHING, range(source.data.table.participant_count)
        )
        self._shown = self._choice("shown", texts.EXPORT_SHOWN, source.shown)
        group = QButtonGroup(self)
        group.addButton(self._everything)
        group.addButton(self._shown)
        self._everything.setChecked(True)
        self._mark = self._option("byteOrderMark", texts.EXPORT_BYTE_ORDER_MARK)
        self._mark.setChecked(settings.get(CSV_BYTE_ORDER_MARK))
        self._raw = self._option("raw", texts.EXPORT_RAW)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._path = QLineEdit(str(Path(folder or Path.home()) / source.file_name))
        self._path.setObjectName("export.path")
        self._path.setAccessibleName("File")
        self._path.textChanged.connect(self._look_at_path)
        self._browse = QPushButton("Browse…")
        self._browse.setObjectName("export.browse")
        self._browse.setAccessibleName("Choose a file")
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._ask_for_path)
        self._note = plain_label("export.note")
        self._bar = ProgressLine()
        self._bar.setObjectName("export.bar")
        self._bar.setAccessibleName("Progress of the export")
        self._buttons = DialogButtons("export", dismiss="Cancel", accept="Export")
        self._buttons.accepted.connect(self._start)
        self._buttons.rejected.connect(self._cancel)
        self._lay_out()
        self._look_at_path()
        self._bar.hide()
        if not source.complete:
            self._banner.show_notice(Notice(texts.EXPORT_PARTIAL, WARNING))

    def _choice(self, name: str, sentence: str, participants: Sequence[int]) -> QRadioButton:
        rows = sum(1 for _row in participant_rows(self._source.data.table, participants))
        button = QRadioButton(sentence.format(participants=len(participants), rows=rows))
        button.setObjectName(f"export.{name}")
        button.setAccessibleName(button.text())
        button.setEnabled(bool(participants))
        return button

    def _option(self, name: str, sentence: str) -> QCheckBox:
        box = QCheckBox(sentence)
        box.setObjectName(f"export.{name}")
        box.setAccessibleName(sentence)
        return box

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(GAP)
        where.addWidget(self._path, 1)
        where.addWidget(self._browse)
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        form.addRow("Write", self._everything)
        form.addRow("", self._shown)
        form.addRow("Options", self._mark)
        form.addRow("", self._raw)
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
            write.setEnabled(named and self._source.data.table.participant_count > 0 and self._job is None)
            write.setText("Replace" if replaces else "Export")

    def _ask_for_path(self) -> None:
        asked = QFileDialog.getSaveFileName(self, "Export", str(self.path), "CSV (*.csv)")[0]
        if asked:
            self._path.setText(asked)

    def _rows(self) -> list[Row]:
        participants = self._source.shown if self._shown.isChecked() else None
        return list(participant_rows(self._source.data.table, participants))

    def _start(self) -> None:
        rows, path = self._rows(), self.path
        options = CsvOptions(raw=self._raw.isChecked(), byte_order_mark=self._mark.isChecked())
        data = self._source.data

        def body(_cancel: CancelToken) -> Iterator[int]:
            selection = Selection(data, rows, raw_details_of(data.table))
            yield from save(csv_document([selection], options), path)

        self._banner.clear()
        self._bar.setRange(0, len(rows))
        job = self._job = self._runner.start(("export", id(self)), body)
        self._set_busy(True)
        job.progressed.connect(lambda counts: self._progress(counts[-1], len(rows)))
        job.done.connect(lambda: self._done(path, len(rows)))
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)

    def _progress(self, written: int, total: int) -> None:
        self._bar.setValue(written)
        self._note.setText(texts.EXPORT_RUNNING.format(rows=written, total=total))

    def _done(self, path: Path, rows: int) -> None:
        self._job = None
        # The file is there, whether or not the choice can be remembered for the next one.
        with suppress(QosViewerError):
            self._settings.set(CSV_BYTE_ORDER_MARK, self._mark.isChecked())
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
