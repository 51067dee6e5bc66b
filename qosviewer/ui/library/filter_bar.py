"""Search, places and filters above the list of the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.models.library_choice import Choice, Where
from qosviewer.ui.library.days_dialog import DaysDialog
from qosviewer.ui.library.filter_menu import Chip, FilterMenu, Offers, chips_of
from qosviewer.ui.library.flow_layout import FlowLayout
from qosviewer.ui.theme import GAP


class FilterBar(QWidget):
    """Says what is wanted.

    Signals:
        choice_changed: Carries the `Choice`, and whether somebody is just typing.
        list_wanted: Down was pressed in the search.
    """

    choice_changed = Signal(object, bool)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self._offers = Offers()
        self.search = SearchField()
        self.search.textEdited.connect(self._search)
        self.search.textChanged.connect(self._cleared)
        self.search.left_downwards.connect(self.list_wanted)
        self._menu = FilterMenu(self)
        self._menu.chosen.connect(self.choose)
        self._menu.days_wanted.connect(self._ask_for_days)
        self._button = QToolButton()
        self._button.setObjectName("library.filter")
        self._button.setText("Filter ▾")
        self._button.setAccessibleName("Filter the library")
        self._button.setToolTip("List only some of the meetings")
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setMenu(self._menu)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._places = QWidget()
        self._place_group = self._make_places()
        self._chips = QWidget()
        self._flow = FlowLayout(4)
        self._chips.setLayout(self._flow)
        self._lay_out()
        self._places.hide()
        self._show_chips()

    def _make_places(self) -> QButtonGroup:
        row = QHBoxLayout(self._places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(self)
        for where in Where:
            button = QToolButton()
            button.setObjectName(f"library.where.{where.value}")
            button.setText(texts.LIBRARY_PLACES[where.value])
            button.setAccessibleName(texts.LIBRARY_PLACES[where.value])
            button.setCheckable(True)
            button.setChecked(where is Where.ALL)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on, where=where: self.choose(replace(self.choice, where=where)))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return group

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._places)
        column.addWidget(self._chips)

    def offer(self, offers: Offers, *, at_zoom: bool) -> None:
        """Take what there is to filter by, and whether anything at Zoom is listed."""
        self._offers = offers
        self._places.setVisible(at_zoom or self.choice.where is not Where.ALL)
        self._menu.set_choice(self.choice, offers)
        self._show_chips()

    def choose(self, choice: Choice) -> None:
        """Want something else."""
        self._take(choice)
        self.choice_changed.emit(choice, False)

    def clear(self) -> None:
        """Want everything."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.choose(Choice())

    def _take(self, choice: Choice) -> None:
        self.choice = choice
        self._menu.set_choice(choice, self._offers)
        for button, where in zip(self._place_group.buttons(), Where, strict=True):
            button.setChecked(where is choice.where)
        self._show_chips()

    def _search(self, text: str) -> None:
        self._take(replace(self.choice, text=text))
        self.choice_changed.emit(self.choice, True)

    def _cleared(self, text: str) -> None:
        # The field's own button is no edit.
        if not text and self.choice.text:
            self._search("")

    def _ask_for_days(self) -> None:
        dialog = DaysDialog(self.choice.period, date.today(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.choose(replace(self.choice, period=dialog.period)))
        dialog.open()

    def _show_chips(self) -> None:
        chips = list(chips_of(self.choice, self._offers))
        had_focus = self._chips.isAncestorOf(QApplication.focusWidget() or self)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for chip in chips:
            self._flow.addWidget(self._chip_button(chip))
        if len(chips) > 1:
            everything = Chip("all", "Clear filters", replace(Choice(), text=self.choice.text, where=self.choice.where))
            self._flow.addWidget(self._chip_button(everything))
        self._chips.setVisible(bool(chips))
        # Whoever removes filters by keyboard stays close by.
        if had_focus:
            QTimer.singleShot(0, self, lambda: self._button.setFocus(Qt.FocusReason.OtherFocusReason))

    def _chip_button(self, chip: Chip) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"library.chip.{chip.key}")
        button.setProperty("chip", chip.key != "all")
        button.setText(chip.title if chip.key == "all" else f"{chip.title}  ✕")
        button.setAccessibleName(texts.LIBRARY_CHIP_HELP.format(filter=chip.title))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.choose(chip.without))
        return button


class SearchField(QLineEdit):
    """The search.

    Signals:
        left_downwards: Down was pressed.
    """

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.search")
        self.setPlaceholderText(texts.LIBRARY_SEARCH)
        self.setAccessibleName("Search the library")
        self.setAccessibleDescription(texts.LIBRARY_SEARCH_HELP)
        self.setToolTip(texts.LIBRARY_SEARCH_HELP)
        self.setClearButtonEnabled(True)
        self.setMaxLength(300)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from cancelling a fetch while there is something to clear."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list, or clear."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
