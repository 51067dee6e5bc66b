"""Asks what to write of a comparison, as what, and where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.export.comparison_choice import Shows
from qosviewer.export.comparison_document import Format, comparison_document
from qosviewer.export.document import Document
from qosviewer.services.settings import CSV_BYTE_ORDER_MARK, Settings
from qosviewer.ui.compare.export_source import ComparisonExportSource, Exported
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice
from qosviewer.ui.saving_dialog import SavingDialog
from qosviewer.ui.theme import WARNING
from qosviewer.work.jobs import JobRunner

_NAME: Final = "compareExport"
_SUFFIXES: Final = {Format.CSV: ".csv", Format.JSON: ".json", Format.MARKDOWN: ".md", Format.TEXT: ".txt"}


class ComparisonExportDialog(SavingDialog):
    """The dialog for a comparison; the view in front is what is offered first."""

    def __init__(
        self, source: ComparisonExportSource, settings: Settings, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(_NAME, texts.COMPARE_EXPORT_TITLE, runner, parent)
        self._settings = settings
        self._offered = list(source.offered())
        self.what = QComboBox()
        self.what.setObjectName(f"{_NAME}.what")
        self.what.setAccessibleName(texts.COMPARE_EXPORT_WHAT.replace("&", ""))
        for each in self._offered:
            self.what.addItem(each.title)
        front = (place for place, each in enumerate(self._offered) if each.choice.shows is source.front)
        self.what.setCurrentIndex(next(front, 0))
        self.what.currentIndexChanged.connect(self._say_what_it_holds)
        formats = QButtonGroup(self)
        self._formats: dict[Format, QRadioButton] = {}
        for how, title in zip(_SUFFIXES, texts.COMPARE_EXPORT_FORMATS, strict=True):
            self._formats[how] = button = QRadioButton(title)
            button.setObjectName(f"{_NAME}.{how.name.lower()}")
            formats.addButton(button)
            button.toggled.connect(self._follow_format)
        self._formats[Format.CSV].setChecked(True)
        self._holds = plain_label(f"{_NAME}.holds")
        self._holds.setForegroundRole(self._holds.palette().ColorRole.PlaceholderText)
        self._mark = QCheckBox(texts.EXPORT_BYTE_ORDER_MARK)
        self._mark.setObjectName(f"{_NAME}.byteOrderMark")
        self._mark.setChecked(settings.get(CSV_BYTE_ORDER_MARK))
        ways = [("As" if place == 0 else "", button) for place, button in enumerate(self._formats.values())]
        rows = ((texts.COMPARE_EXPORT_WHAT, self.what), *ways, ("", self._holds), ("Options", self._mark))
        self._lay_out(rows, source.stem + _SUFFIXES[Format.CSV])
        self._say_what_it_holds()
        self.what.setFocus()
        if not all(side.complete for side in source.shown.comparison.sides):
            self._banner.show_notice(Notice(texts.COMPARE_EXPORT_PARTIAL, WARNING))

    @property
    def format(self) -> Format:
        """As what it is written."""
        return next(how for how, button in self._formats.items() if button.isChecked())

    @property
    def exported(self) -> Exported:
        """What is written."""
        return self._offered[self.what.currentIndex()]

    def _say_what_it_holds(self) -> None:
        shows = self.exported.choice.shows
        if self.format is Format.JSON:
            self._holds.setText(texts.COMPARE_EXPORT_HOLDS_ALL)
        elif self.format is Format.CSV:
            is_table = shows is Shows.TABLE
            self._holds.setText(texts.COMPARE_EXPORT_HOLDS_ROWS if is_table else texts.COMPARE_EXPORT_HOLDS_PARTS)
        else:
            is_table = shows is Shows.TABLE
            self._holds.setText(texts.COMPARE_EXPORT_HOLDS_MOVED if is_table else texts.COMPARE_EXPORT_HOLDS_VIEW)

    def _follow_format(self, chosen: bool) -> None:
        """Give the file the suffix of the format, where it has that of another."""
        if not chosen or not self._path.text():
            return
        self._mark.setEnabled(self.format is Format.CSV)
        self._say_what_it_holds()
        typed = Path(self._path.text())
        if typed.suffix.lower() in _SUFFIXES.values():
            self._path.setText(str(typed.with_suffix(_SUFFIXES[self.format])))

    def _file_kinds(self) -> str:
        suffix = _SUFFIXES[self.format]
        return f"{suffix[1:].upper()} (*{suffix})"

    def _can_write(self) -> bool:
        return True

    def _to_write(self) -> tuple[Callable[[], Document], int]:
        exported, how, mark = self.exported, self.format, self._mark.isChecked()
        # How many rows another view has is known once it is worked out, which happens elsewhere.
        rows = len(exported.view.rows) if exported.choice.shows is Shows.TABLE or how is Format.JSON else 0
        return lambda: comparison_document(exported.view, exported.choice, how, byte_order_mark=mark), rows

    def _progress(self, written: int, total: int) -> None:
        if total:
            super()._progress(written, total)

    def _remember(self) -> None:
        # The file is there, whether or not the choice can be remembered for the next one.
        with suppress(QosViewerError):
            self._settings.set(CSV_BYTE_ORDER_MARK, self._mark.isChecked())
