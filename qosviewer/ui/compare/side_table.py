"""The table side by side with everything that says what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.filter import Expression
from qosviewer.export.comparison_view import By, ComparisonView
from qosviewer.models.comparison_model import ComparisonModel, Measure
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.figure_choice import metrics_of
from qosviewer.models.side_columns import Group, Kind
from qosviewer.models.side_layout import SideLayout
from qosviewer.ui.compare.figure_chooser import FigureChooser
from qosviewer.ui.compare.least_change import LeastChange
from qosviewer.ui.compare.side_views import SideViews
from qosviewer.ui.labels import ElidedLabel
from qosviewer.ui.participants.filter_field import FilterField
from qosviewer.ui.tables.empty_state import EmptyState
from qosviewer.ui.theme import GAP


class SideTable(QWidget):
    """Shows a comparison row by row.

    Signals:
        layout_changed: Something that `state` holds is different now.
        menu_wanted: The menu of the selected people was asked for; carries a place on the screen.

    Attributes:
        table: What is shown.
        views: Where it is shown.
        filter: Whom the table shows.
    """

    layout_changed = Signal()
    menu_wanted = Signal(object)

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__()
        self.setObjectName("compare.sideBySide")
        self.model = model
        self.table = ComparisonTableModel(model, self)
        self.views = SideViews(self.table)
        self.filter = FilterField()
        self.filter.setObjectName("compare.filter")
        self.filter.setAccessibleName("Filter people")
        self._by = QComboBox()
        self._least = LeastChange(model.comparison.sizes)
        self._figures = QToolButton()
        self._columns = QToolButton()
        self._back = QToolButton()
        self._on = QToolButton()
        self._count = ElidedLabel("compare.count")
        self._empty = EmptyState("compare.nothing")
        self._stack = QStackedWidget()
        self._make_controls()
        self._lay_out()
        self._connect()
        self._offer_metrics()
        self._update()

    def _make_controls(self) -> None:
        self._by.setObjectName("compare.by")
        self._by.setAccessibleName("What a row is")
        self._by.addItem("A row per person", By.PERSON)
        self._by.addItem("A row per stream", By.STREAM)
        for button, name, title, tip in (
            (self._figures, "figures", "Figures…", "Choose which figures are compared."),
            (
                self._columns,
                "columns",
                "Columns ▾",
                "Show or put away columns: a meeting, differences, charts.",
            ),
            (self._back, "previous", "◂", "Previous difference (Shift+F8)"),
            (self._on, "next", "▸", "Next difference (F8)"),
        ):
            button.setObjectName(f"compare.{name}")
            button.setText(title)
            button.setAccessibleName(tip.partition(" (")[0] if len(title) == 1 else title.rstrip("… ▾"))
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("compare.columns.menu")
        menu.aboutToShow.connect(lambda: self._fill_columns(menu))
        self._columns.setMenu(menu)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        for widget in (self._by, self._figures, self._columns):
            first.addWidget(widget)
        first.addWidget(self.filter, 1)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self._least)
        second.addWidget(self._count, 1)
        for widget in (self._back, self._on):
            second.addWidget(widget)
        self._stack.addWidget(self.views)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.setSpacing(GAP)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._by.currentIndexChanged.connect(lambda _index: self._set_by(self._by.currentData()))
        self._figures.clicked.connect(lambda _checked: self.choose_figures())
        self._back.clicked.connect(lambda _checked: self.go_to_difference(-1))
        self._on.clicked.connect(lambda _checked: self.go_to_difference(1))
        self._least.changed.connect(lambda: self.table.set_least(self._least.least))
        for changed in (self._least.changed, self.table.columns_changed, self.views.widths_changed):
            changed.connect(self.layout_changed)
        self.filter.filter_changed.connect(self._set_filter)
        self.filter.trouble_changed.connect(self._tell)
        self._empty.way_out.connect(self._clear)
        self.views.humans_selected.connect(lambda: self.model.select(self.views.selected_humans()))
        self.views.copier.begun.connect(lambda: self._tell(texts.SIDE_COPYING))
        self.views.copier.done.connect(lambda count: self._tell(texts.SIDE_COPIED.format(count=count)))
        self.views.current_changed.connect(self._follow)
        self.model.selection_changed.connect(self._show_selected)
        self.table.shown_changed.connect(self._update)
        self.table.columns_changed.connect(self._offer_metrics)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._walker(step))
        for half in (self.views.front, self.views.figures):
            half.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            half.customContextMenuRequested.connect(
                lambda place, half=half: self.menu_wanted.emit(half.viewport().mapToGlobal(place))
            )

    def _walker(self, step: int) -> Callable[[], None]:
        return lambda: self.go_to_difference(step)

    @property
    def shown(self) -> ComparisonView:
        """What is shown, for export: the rows of the table, and of its columns those that are not put away."""
        return self.table.view

    def state(self) -> dict[str, Any]:
        """Return how the table is laid out, for `restore_state`, also of another comparison."""
        comparison, other = self.model.comparison, self.model.other
        return {
            **self.table.layout.as_dict(comparison, other),
            "least": self._least.state(),
            "widths": self.views.widths.chosen,
            "front": self.views.front_chosen,
        }

    def restore_state(self, kept: object) -> None:
        """Lay the table out as it was, as on the first day for None; whatever of it can't be used is left out."""
        known = kept if isinstance(kept, Mapping) else {}
        widths, front = known.get("widths"), known.get("front")
        self.views.restore_widths(widths if isinstance(widths, Mapping) else {}, front if isinstance(front, int) else 0)
        self.table.lay_out(SideLayout.from_dict(known, self.model.comparison, self.model.other))
        self._by.setCurrentIndex(self._by.findData(self.table.by))
        self._least.restore_state(known.get("least"))

    # --- what can be done

    def focus_table(self) -> None:
        """Put the keyboard on the people. Not by a focus proxy: Tab would go round in the table and never leave it."""
        self.views.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def choose_figures(self) -> None:
        """Ask which figures are compared; every change shows at once."""
        dialog = FigureChooser(self.table, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def go_to_difference(self, step: int) -> None:
        """Put the keyboard on the next difference that counts, or the one before, and say what it is."""
        self.table.fold(Group(Kind.DELTA), folded=False)
        index = self.views.front.currentIndex()
        position, place = (index.row(), index.column()) if index.isValid() else (-1, -1)
        found = self.table.next_difference(position, place, step)
        if found is None:
            self._tell(texts.SIDE_NO_DIFFERENCE)
            return
        row, column, wrapped = found
        self.views.go_to(row, column)
        self.views.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        cell = self.table.columns[column]
        said = texts.SIDE_AT_DIFFERENCE.format(
            name=plain.isolated(self.model.comparison.called[self.table.human_at(row)]),
            figure=self.table.titles.of_column(cell),
            delta=self.table.data(self.table.index(row, column), Qt.ItemDataRole.AccessibleTextRole),
        )
        self._tell(texts.SIDE_FIRST_AGAIN.format(said=said) if wrapped else said)

    def reveal_selected(self) -> None:
        """Bring the selected people into sight, whatever hides them."""
        humans = self.model.selected
        self.table.open_for(humans)
        if humans and len(self.table.lines.positions_of(humans)) < len(humans):
            self._clear()
        self.views.show_humans(humans, reveal=True)

    # --- inside

    def _set_by(self, by: By) -> None:
        self.table.set_by(by)
        self.views.give_room()

    def _set_filter(self, expression: Expression) -> None:
        self.table.set_filter(expression)

    def _offer_metrics(self) -> None:
        self._least.offer(metrics_of(self.table.figures))
        # Where nobody has figures there are people only, and nothing to choose, to hide or to walk.
        for widget in (self.views.figures, self._least, self._figures, self._columns, self._back, self._on):
            widget.setVisible(bool(self.table.figures))

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        for group in self.table.groups:
            title = self.table.titles.of_band(group)
            prefix = {Kind.VALUE: "Figures of ", Kind.DELTA: "Difference: ", Kind.CHART: "Charts: "}[group.kind]
            action = menu.addAction(f"{prefix}{title}".replace("&", "&&"))
            action.setObjectName(f"compare.columns.{group.kind.value}.{group.side}")
            action.setCheckable(True)
            action.setChecked(group not in self.table.layout.folded)
            action.toggled.connect(self._shower(group))
        if len(self.model.comparison.sides) > 2:
            menu.addSeparator()
            action = menu.addAction("Figures of &all meetings")
            action.setObjectName("compare.columns.all")
            action.setCheckable(True)
            action.setChecked(self.table.layout.all_sides)
            action.toggled.connect(self.table.show_all_sides)

    def _shower(self, group: Group) -> Callable[[bool], None]:
        return lambda shown: self.table.fold(group, folded=not shown)

    def _follow(self) -> None:
        """Let the other views look at the figure that the keyboard is on."""
        place = self.views.front.currentIndex().column()
        if 0 <= place < len(self.table.columns):
            figure = self.table.columns[place].figure
            if figure is not None and figure.slot is not None:
                self.model.set_measure(*Measure(figure.slot, figure.field.metric))

    def _show_selected(self) -> None:
        if tuple(self.views.selected_humans()) != self.model.selected:
            self.table.open_for(self.model.selected)
            self.views.show_humans(self.model.selected, reveal=True)

    def _clear(self) -> None:
        self._least.clear()
        self.filter.apply("")

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._count.setText(sentence)
        else:
            self._update()

    def _update(self) -> None:
        shown, total = self.table.shown_count, self.table.rows.count
        template = texts.SIDE_COUNT if self.table.by is By.PERSON else texts.SIDE_COUNT_STREAMS
        everything = template.format(total=total)
        self._count.setText(everything if shown == total else texts.SIDE_SHOWN_COUNT.format(shown=shown, total=total))
        if shown or not total:
            self._stack.setCurrentWidget(self.views)
        else:
            self._empty.say(texts.SIDE_NONE_LEFT, "Show all")
            self._stack.setCurrentWidget(self._empty)
