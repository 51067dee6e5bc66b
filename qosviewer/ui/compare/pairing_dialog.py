"""Who is who, decided by hand: of whom it is open, whom each could be and what speaks for it, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.compare.likeness import Candidate, Likeness
from qosviewer.domain.compare.questions import questions
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.models.who_is_who import (
    MOST_CANDIDATES,
    PeopleModel,
    Words,
    candidate_rows,
    first_label,
    first_side,
    narrowed,
    who_words,
    words_of,
)
from qosviewer.ui.compare.decided_list import DecidedList
from qosviewer.ui.compare.pairing_parts import choice_button, people_tree, quiet_label, search_field
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.tables.empty_state import EmptyState
from qosviewer.ui.theme import GAP, WIDE_GAP
from qosviewer.work.jobs import JobRunner

_SIZE: Final = (1120, 640)
_SMALL: Final = (560, 160)
_WIDTHS: Final = (18, 5, 14, 44, 40)
_LEFT, _RIGHT = 420, 700
_MANY: Final = 1000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


Decisions = tuple[CrossPairing, ...]
_Known = tuple[int, Sequence[Candidate], Sequence[ComparedRow]]
"""Somebody, whom that could be, and those in words."""


class PairingDialog(QDialog):
    """The people at the left, whom the one chosen could be at the right, below what was decided.

    Signals:
        taken_back: Decisions are not to hold any more; carries a tuple of `CrossPairing`.
        kept_again: Decisions that were taken back are to hold again; carries a tuple of `CrossPairing`.
    """

    taken_back = Signal(object)
    kept_again = Signal(object)

    def __init__(self, model: ComparisonModel, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairing")
        self.setWindowTitle(texts.PAIR_TITLE)
        self._model = model
        self._runner = runner
        self._likeness = Likeness(model.comparison)
        self._candidates: Sequence[Candidate] = ()
        self._rows: Sequence[ComparedRow] = ()
        """Of the candidates, the first of many until all are put into words."""
        self._shown_for = -1
        self._history: list[tuple[Decisions, Decisions]] = []
        """What held before and after each act."""
        self._help = plain_label("pairing.help")
        self._people = PeopleModel(self)
        self._tree = people_tree(self._people)
        self._search = search_field("search", texts.PAIR_SEARCH)
        self._all = QCheckBox(texts.PAIR_ALL)
        self._all.setObjectName("pairing.all")
        self._all.setAccessibleName(texts.PAIR_ALL.replace("&", ""))
        self._chosen = plain_label("pairing.chosen")
        self._narrow = search_field("narrow", texts.PAIR_SEARCH_CANDIDATES)
        self._table = RowsTable(
            RowsModel(texts.PAIR_CANDIDATE_COLUMNS),
            name="pairing.candidates",
            title=texts.PAIR_CANDIDATES,
            widths=_WIDTHS,
        )
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._reason = EmptyState("pairing.candidates")
        self._rest = quiet_label("rest")
        self._same = choice_button("same", texts.PAIR_SAME, texts.PAIR_SAME_TIP)
        self._two = choice_button("two", texts.PAIR_TWO, texts.PAIR_TWO_TIP)
        self._undo = choice_button("undo", texts.PAIR_UNDO, texts.PAIR_UNDO_TIP)
        self._said = plain_label("pairing.said")
        self._decided = DecidedList()
        self._where = quiet_label("where")
        self._where.setText(texts.PAIR_KEPT_WHERE)
        self._buttons = DialogButtons("pairing", dismiss="Close")
        self._lay_out()
        self._all.setChecked(not any(each.is_pressing for each in questions(model.comparison)))
        self._connect()
        self._fill()
        self.resize(*(_SIZE if self._both.isVisibleTo(self) else _SMALL))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        people = QVBoxLayout(left)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(GAP)
        people.addWidget(self._search)
        people.addWidget(self._tree, 1)
        people.addWidget(self._all)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._chosen, 2)
        head.addWidget(self._narrow, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._reason)
        choice = QHBoxLayout()
        choice.setSpacing(GAP)
        choice.addWidget(self._rest, 1)
        choice.addWidget(self._two)
        choice.addWidget(self._same)
        candidates = QVBoxLayout(right)
        candidates.setContentsMargins(0, 0, 0, 0)
        candidates.setSpacing(GAP)
        candidates.addLayout(head)
        candidates.addWidget(self._stack, 1)
        candidates.addLayout(choice)
        splitter = self._both = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([_LEFT, _RIGHT])
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._undo)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._help)
        column.addWidget(splitter, 1)
        column.addWidget(self._decided)
        column.addWidget(self._where)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)
        self._all.toggled.connect(lambda _on: self._fill())
        self._search.textChanged.connect(self._search_people)
        self._narrow.textChanged.connect(lambda _text: self._show_candidates())
        for each in (self._tree, self._search, self._narrow):
            each.installEventFilter(self)
        self._tree.selectionModel().currentChanged.connect(lambda _now, _before: self._choose())
        self._table.selection_altered.connect(self._show_buttons)
        self._table.open_wanted.connect(lambda: self._decide(joined=True))
        self._table.stop_wanted.connect(lambda: self._decide(joined=False))
        self._same.clicked.connect(lambda _checked: self._decide(joined=True))
        self._two.clicked.connect(lambda _checked: self._decide(joined=False))
        self._undo.clicked.connect(lambda _checked: self._undo_last())
        self._decided.back_wanted.connect(self._take_back)
        self._model.changed.connect(self._fill)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._undo_last)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)

    # --- who

    def _fill(self) -> None:
        """Show what is open in the comparison as it is now, with the keyboard where it was."""
        comparison = self._model.comparison
        row = self._row_of_chosen()
        self._likeness = Likeness(comparison)
        some, everybody = questions(comparison), questions(comparison, everybody=True)
        is_pressing = any(each.is_pressing for each in some)
        others = texts.PAIR_NONE if len(everybody) > len(some) else texts.PAIR_PERHAPS if some else texts.PAIR_NOBODY
        self._help.setText(texts.PAIR_HELP if is_pressing else others)
        self._all.setEnabled(any(not each.is_pressing and not each.is_paired for each in everybody))
        self._both.setVisible(bool(everybody))
        self._people.show(comparison, everybody if self._all.isChecked() else some)
        self._open_questions()
        self._select(row)
        self._decided.show_decisions(comparison)
        self._undo.setEnabled(bool(self._history))
        self._prepare_search()

    def _prepare_search(self) -> None:
        """Put thousands of people into words before somebody searches them."""
        comparison, everybody = self._model.comparison, self._people.everybody
        if len(everybody) < _MANY:
            return

        def body(cancel: CancelToken) -> Iterator[tuple[Comparison, dict[int, Words]]]:
            words = {}
            for human in everybody:
                cancel.raise_if_cancelled()
                words[human] = words_of(comparison, human)
            yield comparison, words

        job = self._runner.start((self.objectName(), "words", id(self)), body, interval_ms=0)
        job.progressed.connect(self._take_words)

    def _take_words(self, items: tuple[tuple[Comparison, dict[int, Words]], ...]) -> None:
        self._people.take_words(*items[-1])

    def _search_people(self, text: str) -> None:
        self._people.search(text)
        self._open_questions()
        self._select(0)

    def _open_questions(self) -> None:
        """Open what presses; and everything where there is nothing else, or where it is searched."""
        count = self._people.rowCount()
        pressing = [row for row in range(count) if self._people.is_pressing(row)]
        for row in range(count):
            self._tree.setFirstColumnSpanned(row, QModelIndex(), True)
            self._tree.setExpanded(
                self._people.index(row, 0), row in pressing or not pressing or bool(self._search.text())
            )

    def _row_of_chosen(self) -> int:
        human = self._people.human_at(self._tree.currentIndex())
        humans = self._people.humans
        return humans.index(human) if human in humans else 0

    def _select(self, row: int) -> None:
        humans = self._people.humans
        if humans:
            index = self._people.index_of(humans[min(row, len(humans) - 1)])
            if self._tree.isExpanded(index.parent()):
                self._tree.setCurrentIndex(index)
                return
        self._choose()

    @property
    def _human(self) -> int:
        return self._people.human_at(self._tree.currentIndex())

    # --- whom that could be

    def _choose(self) -> None:
        """Work out whom the one chosen could be."""
        human, likeness, comparison = self._human, self._likeness, self._model.comparison
        # Until they are known, what is shown is that of somebody else.
        self._candidates, self._rows, self._shown_for = (), (), -1
        self._show_buttons()
        if human < 0:
            self._show_candidates()
            return

        work = likeness.members if self._people.is_paired(human) else likeness.candidates

        def body(cancel: CancelToken) -> Iterator[_Known]:
            candidates = work(human)
            yield human, candidates, candidate_rows(comparison, candidates[:MOST_CANDIDATES])
            cancel.raise_if_cancelled()
            if len(candidates) > MOST_CANDIDATES:
                yield human, candidates, candidate_rows(comparison, candidates)

        job = self._runner.start((self.objectName(), id(self)), body, interval_ms=0)
        # A method, for the dialog may go before the job ends.
        job.progressed.connect(self._take)

    def _take(self, items: tuple[_Known, ...]) -> None:
        human, candidates, rows = items[-1]
        if human != self._human:
            return
        is_more_of_the_same = self._shown_for == human
        self._candidates, self._rows, self._shown_for = candidates, rows, human
        # The first of them stand there already, unless they are searched.
        if not is_more_of_the_same or self._narrow.text():
            self._show_candidates()

    def _show_candidates(self) -> None:
        comparison, human = self._model.comparison, self._human
        rows = narrowed(self._rows, self._narrow.text())
        self._table.show_rows(rows)
        if rows:
            self._table.select_rows([0])
        chosen = texts.PAIR_CHOOSE if self._people.humans else ""
        if human >= 0:
            name, where, _known = self._people.words(human)
            is_paired = self._people.is_paired(human)
            template = texts.PAIR_TAKEN_FOR if is_paired else texts.PAIR_COULD_BE
            chosen = template.format(who=name, where=first_label(comparison, human) if is_paired else where)
        self._chosen.setText(chosen)
        self._reason.say(texts.PAIR_NO_MATCH if self._candidates else texts.PAIR_NO_CANDIDATE if human >= 0 else chosen)
        self._stack.setCurrentWidget(self._table if rows else self._reason)
        is_cut = len(rows) == MOST_CANDIDATES < len(self._candidates)
        self._rest.setText(texts.PAIR_MOST.format(shown=len(rows), count=len(self._candidates)) if is_cut else "")
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_chosen = 0 <= self._human == self._shown_for and bool(self._table.selected_rows())
        self._same.setEnabled(is_chosen)
        self._two.setEnabled(is_chosen)

    # --- deciding

    def _decide(self, *, joined: bool) -> None:
        subjects = self._table.subjects()
        if not 0 <= self._human == self._shown_for or not subjects or self._model.is_working:
            return
        other = subjects[0]
        assert isinstance(other, Candidate)  # noqa: S101  # every row is about somebody
        comparison = self._model.comparison
        template = texts.PAIR_JOINED_WORDS if joined else texts.PAIR_APART_WORDS
        words = template.format(
            one=who_words(comparison, self._human, first_side(comparison, self._human) if other.side >= 0 else -1),
            other=who_words(comparison, other.human, other.side),
        )
        before = self._model.decisions
        if other.side < 0:
            self._model.decide_humans(self._human, other.human, joined=joined)
        elif joined:
            self._model.confirm(other.human, other.side)
        else:
            self._model.part(other.human, other.side)
        self._history.append((before, self._model.decisions))
        self._undo.setEnabled(True)
        self._say(texts.PAIR_KEPT.format(words=words))
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self, decision: CrossPairing) -> None:
        if not self._model.is_working:
            before = self._model.decisions
            self._restore(tuple(each for each in before if each != decision))
            self._history.append((before, self._model.decisions))
            self._undo.setEnabled(True)

    def _undo_last(self) -> None:
        if self._history and not self._model.is_working:
            self._restore(_without(*self._history.pop(), self._model.decisions))
            self._undo.setEnabled(bool(self._history))
            self._say(texts.PAIR_UNDONE)

    def _restore(self, wanted: tuple[CrossPairing, ...]) -> None:
        """Let these decisions hold, and no others; what changes is to be kept, or kept no more."""
        now = self._model.comparison.decisions
        self._model.set_decisions(wanted)
        if gone := tuple(each for each in now if each not in wanted):
            self.taken_back.emit(gone)
        if again := tuple(each for each in wanted if each not in now):
            self.kept_again.emit(again)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrows lead from the search to the people, and on to whom they could be."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self._tree and key in _ENTER and self._human >= 0:
                self._table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self._search and key in (*_ENTER, Qt.Key.Key_Down):
                self._tree.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self._narrow and key in (*_ENTER, Qt.Key.Key_Down):
                self._table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


def _without(before: Decisions, after: Decisions, now: Decisions) -> Decisions:
    """Return the decisions of now without what an act made of them; what came from elsewhere meanwhile stays."""
    kept = (each for each in before if each in now or each not in after)
    return (*kept, *(each for each in now if each not in before and each not in after))
