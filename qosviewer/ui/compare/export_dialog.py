"""Asks what to write of a comparison, as what, and where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.metrics import FIELDS
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_json import comparison_json
from qosviewer.export.comparison_text import comparison_markdown, comparison_text
from qosviewer.export.comparison_view import ComparisonView
from qosviewer.export.document import Document
from qosviewer.services.settings import CSV_BYTE_ORDER_MARK, Settings
from qosviewer.ui.messages import Notice
from qosviewer.ui.saving_dialog import SavingDialog
from qosviewer.ui.theme import WARNING
from qosviewer.work.jobs import JobRunner

_NAME = "compareExport"


class Format(Enum):
    """What is written; its value is the suffix of the file."""

    CSV = ".csv"
    JSON = ".json"
    MARKDOWN = ".md"
    TEXT = ".txt"


@dataclass(frozen=True, slots=True)
class ComparisonExportSource:
    """What can be exported.

    Attributes:
        shown: The rows and figures of the table, in the order shown.
    """

    shown: ComparisonView

    @property
    def everything(self) -> ComparisonView:
        """Everybody with all figures; a row is what it is in the table."""
        return replace(self.shown, fields=FIELDS, chosen=None, columns=None, shown=None, held=None)

    @property
    def stem(self) -> str:
        """Name of the file without its suffix: the days that are compared."""
        starts = [side.data.info.start for side in self.shown.comparison.sides]
        days = dict.fromkeys(f"{start.astimezone():%Y-%m-%d}" for start in starts if start)
        return "-".join(("qos-comparison", *list(days)[:2]))


class ComparisonExportDialog(SavingDialog):
    """The dialog for a comparison."""

    def __init__(
        self, source: ComparisonExportSource, settings: Settings, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(_NAME, texts.COMPARE_EXPORT_TITLE, runner, parent)
        self._source = source
        self._settings = settings
        self._shown = self._choice("shown", texts.COMPARE_EXPORT_SHOWN.format(count=len(source.shown.rows)))
        self._everything = self._choice(
            "everything", texts.COMPARE_EXPORT_EVERYTHING.format(count=len(source.everything.rows))
        )
        self._shown.setEnabled(bool(source.shown.rows))
        what = QButtonGroup(self)
        what.addButton(self._shown)
        what.addButton(self._everything)
        (self._shown if source.shown.rows else self._everything).setChecked(True)
        formats = QButtonGroup(self)
        self._formats: dict[Format, QRadioButton] = {}
        for each, title in zip(Format, texts.COMPARE_EXPORT_FORMATS, strict=True):
            self._formats[each] = button = self._choice(each.name.lower(), title)
            formats.addButton(button)
            button.toggled.connect(self._follow_format)
        self._formats[Format.CSV].setChecked(True)
        self._mark = QCheckBox(texts.EXPORT_BYTE_ORDER_MARK)
        self._mark.setObjectName(f"{_NAME}.byteOrderMark")
        self._mark.setChecked(settings.get(CSV_BYTE_ORDER_MARK))
        whats = (("Write", self._shown), ("", self._everything))
        ways = [("As" if place == 0 else "", button) for place, button in enumerate(self._formats.values())]
        self._lay_out((*whats, *ways, ("Options", self._mark)), source.stem + Format.CSV.value)
        if not all(side.complete for side in source.shown.comparison.sides):
            self._banner.show_notice(Notice(texts.COMPARE_EXPORT_PARTIAL, WARNING))

    def _choice(self, name: str, title: str) -> QRadioButton:
        button = QRadioButton(title)
        button.setObjectName(f"{_NAME}.{name}")
        return button

    @property
    def format(self) -> Format:
        """As what it is written."""
        return next(each for each, button in self._formats.items() if button.isChecked())

    def _follow_format(self, chosen: bool) -> None:
        """Give the file the suffix of the format, where it has that of another."""
        if not chosen or not self._path.text():
            return
        self._mark.setEnabled(self.format is Format.CSV)
        typed = Path(self._path.text())
        if typed.suffix.lower() in {each.value for each in Format}:
            self._path.setText(str(typed.with_suffix(self.format.value)))

    def _file_kinds(self) -> str:
        suffix = self.format.value
        return f"{suffix[1:].upper()} (*{suffix})"

    def _can_write(self) -> bool:
        return True

    def _to_write(self) -> tuple[Callable[[], Document], int]:
        view = self._source.shown if self._shown.isChecked() else self._source.everything
        mark = self._mark.isChecked()
        match self.format:
            case Format.CSV:
                return lambda: comparison_csv(view, byte_order_mark=mark), len(view.rows)
            case Format.JSON:
                return lambda: comparison_json(view), len(view.rows)
            case Format.MARKDOWN:
                return lambda: comparison_markdown(view), len(view.rows)
            case _:
                return lambda: comparison_text(view), len(view.rows)

    def _remember(self) -> None:
        # The file is there, whether or not the choice can be remembered for the next one.
        with suppress(QosViewerError):
            self._settings.set(CSV_BYTE_ORDER_MARK, self._mark.isChecked())
