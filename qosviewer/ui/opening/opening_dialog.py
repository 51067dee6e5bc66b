"""How far the opening of files is, and afterwards what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP, WIDE_GAP

_WIDTH, _HEIGHT = 760, 420


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell.

    Attributes:
        file: Name of the file.
        path: All of it.
        place: Where in the file; empty for the whole.
        what: What is the matter, in a few words.
        more: The same in sentences.
    """

    file: str
    path: str
    place: str
    what: str
    more: str

    @property
    def as_text(self) -> str:
        """Everything on one line."""
        what = " ".join(filter(None, (self.what + ".", self.more)))
        pattern = texts.OPEN_FILES_COPY_LINE if self.place else texts.OPEN_FILES_COPY_LINE_WHOLE
        return pattern.format(file=plain.one_line(self.path, 400), place=self.place, what=plain.one_line(what, 400))


class OpeningDialog(QDialog):
    """The dialog: a thin bar while files are read, then a list if there is something to tell.

    Signals:
        cancel_wanted: Stop.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opening")
        self.setWindowTitle(texts.OPEN_FILES_TITLE)
        self._lines: Sequence[Line] = ()
        self._busy = True
        self._words = plain_label("opening.words")
        self._words.setText(texts.OPEN_FILES_STARTING)
        self._bar = ProgressLine()
        self._bar.setObjectName("opening.bar")
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, 0)
        self._list = self._make_list()
        self._more = plain_label("opening.more")
        self._more.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._buttons = DialogButtons("opening", dismiss="Cancel")
        self._buttons.rejected.connect(self.reject)
        self._copy = QPushButton("&Copy all")
        self._copy.setObjectName("opening.copy")
        self._copy.setAccessibleName("Copy all")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._list, 1)
        column.addWidget(self._more)
        column.addWidget(self._buttons)
        for widget in (self._list, self._more, self._copy):
            widget.hide()
        self.setMinimumWidth(440)

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("opening.list")
        tree.setAccessibleName("What could not be read")
        tree.setColumnCount(3)
        tree.setHeaderLabels(["File", "Where", "What"])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setAlternatingRowColors(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.header().setStretchLastSection(True)
        tree.currentItemChanged.connect(lambda item, _before: self._show_more(item))
        return tree

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say how far it is."""
        self._words.setText(plain.one_line(words))
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def show_lines(self, words: str, lines: Sequence[Line]) -> None:
        """Say what came of it, and list what is to be told."""
        self._busy = False
        self._lines = lines
        self._words.setText(words)
        self._bar.hide()
        for line in lines:
            item = QTreeWidgetItem([plain.one_line(line.file, 80), line.place, plain.one_line(line.what)])
            item.setToolTip(0, f"<span>{plain.escaped(line.path)}</span>")
            item.setToolTip(1, f"<span>{plain.escaped(line.place)}</span>")
            item.setToolTip(2, f"<span>{plain.escaped(line.more)}</span>")
            self._list.addTopLevelItem(item)
        for widget in (self._list, self._more, self._copy):
            widget.show()
        self._buttons.dismiss.setText("Close")
        self._buttons.dismiss.setAccessibleName("Close")
        self._buttons.dismiss.setDefault(True)
        self.resize(_WIDTH, _HEIGHT)
        for column, widest in ((0, 220), (1, 240)):
            self._list.resizeColumnToContents(column)
            self._list.setColumnWidth(column, min(widest, self._list.columnWidth(column) + GAP))
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; while files are read, stop as well."""
        if self._busy:
            self.cancel_wanted.emit()
        super().reject()

    def _show_more(self, item: QTreeWidgetItem | None) -> None:
        line = self._lines[self._list.indexOfTopLevelItem(item)] if item is not None else None
        self._more.setText(f"{line.path}\n{line.more}" if line else "")

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(line.as_text for line in self._lines))
