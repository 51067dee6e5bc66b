"""The field in which a filter is typed, with what could be typed next in a list below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHeaderView, QLineEdit, QTreeView, QWidget

from qosviewer.domain import texts
from qosviewer.domain.filter import Completion, Expression, FilterError, complete, parse

_PAUSE_MS: Final = 120
_LONGER_PAUSE_MS: Final = 700
"""While a word may still become the name of a metric: "los" is not what anybody is called."""
_SHOWN: Final = 10


class FilterField(QLineEdit):
    """Reads a filter while it is typed.

    While what stands there can't be understood (yet), the last filter that could stays in force.

    Signals:
        filter_changed: Another filter holds; carries the `Expression`.
        trouble_changed: Carries what can't be understood, in a sentence; empty once it can.
    """

    filter_changed = Signal(object)
    trouble_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("participants.filter")
        self.setAccessibleName("Filter participants")
        self.setPlaceholderText(texts.FILTER_HINT)
        self.setClearButtonEnabled(True)
        self._expression = parse("")
        self._trouble = ""
        self._offers: list[Completion] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._read)
        self._list = QStandardItemModel(0, 2, self)
        self._popup = QTreeView()
        self._completer = self._make_completer()
        self.textChanged.connect(self._wait)
        self.textEdited.connect(self._on_edit)

    @property
    def expression(self) -> Expression:
        """The filter that holds."""
        return self._expression

    @property
    def trouble(self) -> str:
        """What can't be understood, in a sentence; empty where all can."""
        return self._trouble

    def apply(self, text: str) -> None:
        """Put a filter in, and let it hold at once."""
        self.setText(text)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape, apply at once on Enter, offer what could be typed on Down and Ctrl+Space."""
        asks = event.key() == Qt.Key.Key_Down or (
            event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = self._popup
        if popup.isVisible() and (
            event.key() == Qt.Key.Key_Escape or (enters and popup.selectionModel().hasSelection())
        ):
            event.ignore()  # the list closes, or puts in what is chosen there
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.apply("")
        elif enters:
            popup.hide()
            self._read()
        elif asks:
            self._offer()
        else:
            super().keyPressEvent(event)

    def _on_edit(self) -> None:
        self._offer()
        self._wait()

    def _wait(self) -> None:
        self._pause.start(_LONGER_PAUSE_MS if self._popup.isVisible() else _PAUSE_MS)

    def _read(self) -> None:
        self._pause.stop()
        text = self.text()
        try:
            expression = parse(text)
        except FilterError as error:
            self._tell(_in_words(error))
            return
        self._tell("")
        if expression != self._expression:
            self._expression = expression
            self.filter_changed.emit(expression)

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._list, self)
        completer.setWidget(self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        popup = self._popup
        popup.setObjectName("participants.filter.offers")
        popup.setAccessibleName("What could be typed next")
        completer.setPopup(popup)
        popup.setRootIsDecorated(False)
        popup.setUniformRowHeights(True)
        popup.header().hide()
        popup.header().setStretchLastSection(True)
        popup.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        return completer

    def _offer(self) -> None:
        self._offers = complete(self.text(), self.cursorPosition())
        self._list.removeRows(0, self._list.rowCount())
        quiet = self.palette().placeholderText()
        for offer in self._offers:
            help_item = QStandardItem(offer.help)
            help_item.setForeground(quiet)
            self._list.appendRow([QStandardItem(offer.text), help_item])
        if not self._offers:
            self._popup.hide()
            return
        width = min(max(self.fontMetrics().averageCharWidth() * 64, 320), max(self.window().width() - 40, 320))
        self._completer.complete(QRect(self.cursorRect().left(), 0, width, self.height()))

    def _take(self, index: QModelIndex) -> None:
        # The completer shows its own view of the list.
        proxy = index.model()
        row = proxy.mapToSource(index).row() if isinstance(proxy, QSortFilterProxyModel) else index.row()
        offer = self._offers[row]
        text = self.text()
        self.setText(text[: offer.start] + offer.text + text[offer.stop :])
        self.setCursorPosition(offer.start + len(offer.text))


def _in_words(error: FilterError) -> str:
    said = " ".join(part for part in (error.detail, error.advice) if part)
    template = texts.FILTER_PLACE_WITH_DETAIL if said else texts.FILTER_PLACE
    return template.format(place=error.start + 1, title=error.title.rstrip("."), detail=said)
