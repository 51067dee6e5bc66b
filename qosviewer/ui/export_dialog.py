"""Asks what to write of a meeting, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.export.document import Document
from qosviewer.export.rows import Row, Selection, participant_rows
from qosviewer.services.raw_texts import raw_details_of
from qosviewer.services.settings import CSV_BYTE_ORDER_MARK, Settings
from qosviewer.ui.messages import Notice
from qosviewer.ui.saving_dialog import SavingDialog
from qosviewer.ui.theme import WARNING
from qosviewer.work.jobs import JobRunner


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


class ExportDialog(SavingDialog):
    """The dialog for the figures of one meeting."""

    def __init__(
        self, source: ExportSource, settings: Settings, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("export", "Export", runner, parent)
        self._source = source
        self._settings = settings
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
        self._lay_out(
            (("Write", self._everything), ("", self._shown), ("Options", self._mark), ("", self._raw)), source.file_name
        )
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

    def _file_kinds(self) -> str:
        return "CSV (*.csv)"

    def _can_write(self) -> bool:
        return self._source.data.table.participant_count > 0

    def _to_write(self) -> tuple[Callable[[], Document], int]:
        rows = self._rows()
        options = CsvOptions(raw=self._raw.isChecked(), byte_order_mark=self._mark.isChecked())
        data = self._source.data
        return lambda: csv_document([Selection(data, rows, raw_details_of(data.table))], options), len(rows)

    def _rows(self) -> list[Row]:
        participants = self._source.shown if self._shown.isChecked() else None
        return list(participant_rows(self._source.data.table, participants))

    def _remember(self) -> None:
        # The file is there, whether or not the choice can be remembered for the next one.
        with suppress(QosViewerError):
            self._settings.set(CSV_BYTE_ORDER_MARK, self._mark.isChecked())
