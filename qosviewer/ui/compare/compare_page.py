"""A comparison as a page of the window: which meetings, what has to be said of them, and the views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabWidget, QVBoxLayout, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.remarks import remarks
from qosviewer.export.comparison_choice import Shows
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.models.meeting_labels import comparison_title
from qosviewer.ui.compare.chips_area import ChipsArea
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.export_source import ComparisonExportSource
from qosviewer.ui.compare.meeting_chips import MeetingChips
from qosviewer.ui.compare.pairing_dialog import PairingDialog
from qosviewer.ui.compare.remarks_bar import RemarksBar
from qosviewer.ui.compare.side_table import SideTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP
from qosviewer.work.jobs import JobRunner


class ComparePage(QWidget):
    """The page.

    Signals:
        decided: Somebody decided who is who; carries a tuple of `CrossPairing`, to be kept.
        taken_back: Decisions are not to hold any more; carries a tuple of `CrossPairing`.
        export_wanted: What is shown is to be written to a file.

    Attributes:
        model: What is compared.
        chips: The meetings.
        side_by_side: The table.
    """

    decided = Signal(object)
    taken_back = Signal(object)
    export_wanted = Signal()

    def __init__(self, comparison: Comparison, runner: JobRunner, other: int | None = None) -> None:
        """Show a comparison, with the side ``other`` against its baseline; the first other one by default."""
        super().__init__()
        self.setObjectName("comparePage")
        self._runner = runner
        self.model = ComparisonModel(comparison, self._elsewhere, self, other)
        self.chips = MeetingChips(self.model)
        self.side_by_side = SideTable(self.model)
        self._notices = RemarksBar("compare.notices")
        self._working = plain_label("compare.working")
        self._who = QPushButton()
        self._who.setObjectName("compare.decide")
        self._export = QPushButton("&Export…")
        self._export.setObjectName("compare.export")
        self._export.setAccessibleName("Export…")
        self._export.clicked.connect(lambda _checked: self.export_wanted.emit())
        self._widgets: list[QWidget] = []
        self._views = QTabWidget()
        self._views.setObjectName("compare.views")
        self._views.setAccessibleName("Views of the comparison")
        self._views.setDocumentMode(True)
        self._lay_out()
        self.add_view("table", "Side by side", self.side_by_side)
        self._who.clicked.connect(lambda _checked: self.decide())
        self.model.changed.connect(self._show)
        self.model.other_changed.connect(self._show)
        self.model.working_changed.connect(self._show_working)
        self.model.decided.connect(self.decided)
        self.side_by_side.menu_wanted.connect(self._show_menu)
        self._notices.people_wanted.connect(self._show_people)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            # In the table the same keys are its own.
            walk = QShortcut(QKeySequence(keys), self.chips)
            walk.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            walk.activated.connect(partial(self._walk, step))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_filter)
        self._show()
        self._show_working()

    def _lay_out(self) -> None:
        # Beside the tabs there is room; beside the chips there is none.
        corner = QWidget()
        commands = QHBoxLayout(corner)
        commands.setContentsMargins(0, 0, GAP, 2)
        commands.setSpacing(GAP)
        commands.addWidget(self._who)
        commands.addWidget(self._export)
        self._views.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setContentsMargins(WIDE_GAP, 0, WIDE_GAP, 0)
        head.setSpacing(GAP)
        head.addWidget(ChipsArea(self.chips))
        head.addWidget(self._notices)
        head.addWidget(self._working)
        column.addLayout(head)
        column.addWidget(self._views, 1)

    def add_view(self, key: str, title: str, widget: QWidget) -> None:
        """Add a view in a tab of its own; one that has signals of `ComparedView` may ask for others."""
        widget.setProperty("view", key)
        self._widgets.append(widget)
        self._views.addTab(widget, title)
        for name, show in (("table_wanted", self.show_table), ("standing_wanted", self.show_standing)):
            wanted = getattr(widget, name, None)
            if wanted is not None:
                wanted.connect(show)

    @property
    def view_key(self) -> str:
        """Key of the view in front."""
        return str(self._widgets[self._views.currentIndex()].property("view"))

    @property
    def export_source(self) -> ComparisonExportSource:
        """What the views show, to be exported."""
        choices = {widget: widget.choice for widget in self._widgets if isinstance(widget, ComparedView)}
        front = self._widgets[self._views.currentIndex()]
        shows = choices[front].shows if isinstance(front, ComparedView) else Shows.TABLE
        return ComparisonExportSource(self.side_by_side.shown, tuple(choices.values()), shows)

    def show_view(self, key: str) -> None:
        """Bring a view to the front."""
        for widget in self._widgets:
            if widget.property("view") == key:
                self._views.setCurrentWidget(widget)

    def show_table(self) -> None:
        """Show the table, at the people who are selected."""
        self.show_view("table")
        self.side_by_side.reveal_selected()
        self.side_by_side.views.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_standing(self) -> None:
        """Hold the person who is selected against the others of the same meeting."""
        self.show_view("groups")
        show = getattr(self._views.currentWidget(), "show_standing", None)
        if show is not None:
            show()

    def _show_people(self, humans: tuple[int, ...]) -> None:
        self.model.select(humans)
        self.show_table()

    def _walk(self, step: int) -> None:
        """Go on from the chips to the next difference, or the one before."""
        self.show_view("table")
        self.side_by_side.focus_table()
        self.side_by_side.go_to_difference(step)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter of the table."""
        self.show_view("table")
        self.side_by_side.focus_filter()

    def decide(self) -> None:
        """Ask who is who."""
        dialog = PairingDialog(self.model, self._runner, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken_back.connect(self.taken_back)
        dialog.kept_again.connect(self.decided)
        dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of what is being worked out."""
        if job := self._runner.job(self._key):
            job.supersede()
        super().closeEvent(event)

    # --- inside

    @property
    def _key(self) -> tuple[str, int]:
        return ("comparison", id(self))

    def _elsewhere(self, work: Callable[[], Comparison], take: Callable[[Comparison], None]) -> None:
        def body(_cancel: CancelToken) -> Iterator[Comparison]:
            yield work()

        job = self._runner.start(self._key, body, interval_ms=0)
        job.progressed.connect(lambda items: take(items[-1]))

    def _show(self) -> None:
        comparison, other = self.model.comparison, self.model.other
        self.setWindowTitle(comparison_title(comparison))
        said = remarks(comparison, other) if other != comparison.baseline else ()
        self._notices.show_remarks([each for each in said if each.comes_first])
        unsure = len(comparison.pairing.ambiguities)
        title = texts.COMPARE_DECIDE_COUNT.format(count=unsure) if unsure else texts.COMPARE_DECIDE
        self._who.setText(title)
        self._who.setAccessibleName(title.replace("&", ""))

    def _show_working(self) -> None:
        self._working.setText(texts.SIDE_WORKING)
        self._working.setVisible(self.model.is_working)

    def _show_menu(self, place: QPoint) -> None:
        humans = self.model.selected
        if not humans:
            return
        menu = QMenu(self)
        menu.setObjectName("compare.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = self.model.comparison.pairing.rows
        join = menu.addAction("Take these two for the &same person", lambda: self.model.join(*humans))
        join.setObjectName("compare.menu.join")
        join.setEnabled(len(humans) == 2 and not ((rows[humans[0]] >= 0) & (rows[humans[1]] >= 0)).any())
        other = self.model.other
        part = menu.addAction("Take them for &two persons", lambda: self.model.part(humans[0], other))
        part.setObjectName("compare.menu.part")
        part.setEnabled(
            len(humans) == 1 and bool(rows[humans[0], other] >= 0) and int((rows[humans[0]] >= 0).sum()) > 1
        )
        menu.addSeparator()
        standing = menu.addAction(texts.PERSONS_STANDING, self.show_standing)
        standing.setObjectName("compare.menu.standing")
        standing.setEnabled(len(humans) == 1)
        copy = menu.addAction("&Copy", self.side_by_side.views.copy)
        copy.setObjectName("compare.menu.copy")
        # In another comparison these rows are other people: nobody may be decided about by mistake.
        self.model.changed.connect(menu.close)
        menu.popup(place)
