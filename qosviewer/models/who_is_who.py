"""Of whom it is open who they are, as a tree of questions and people; and who they could be, as rows of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.likeness import Candidate
from qosviewer.domain.compare.questions import Question, known_of, shown_name, where
from qosviewer.models.compared_view_rows import ComparedRow

Index = QModelIndex | QPersistentModelIndex
Words = tuple[str, str, str]
"""Who somebody is, in which meetings, and what else is known of them."""
_ROOT: Final = QModelIndex()
_TOP: Final = 0
"""Internal id of what is no child; a child has the number of its question plus one."""
_SEPARATOR: Final = " · "
_LEAST_BITS: Final = 0.3
"""A fact that nearly everybody has is not worth a word."""
MOST_CANDIDATES: Final = 200


class PeopleModel(QAbstractItemModel):
    """Questions, and under each the people whom it is about; a search leaves those who have all of its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._questions: Sequence[Question] = ()
        self._shown: list[tuple[Question, list[int]]] = []
        self._search: tuple[str, ...] = ()
        self._bold = QFont()
        self._bold.setBold(True)
        self._texts: dict[int, Words] = {}

    def show(self, comparison: Comparison, questions: Sequence[Question]) -> None:
        """Show these questions of a comparison."""
        self.beginResetModel()
        self._comparison, self._questions = comparison, questions
        self._texts.clear()
        self._choose()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Leave those who have all words of a text."""
        self.beginResetModel()
        self._search = tuple(text.casefold().split())
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        # Without a search nobody's words are needed yet: of thousands they take long to be put together.
        found = ((each, [human for human in each.humans if self._matches(human)]) for each in self._questions)
        self._shown = [(question, humans) for question, humans in found if humans]

    def _matches(self, human: int) -> bool:
        return not self._search or matches(self.words(human), self._search)

    def words(self, human: int) -> Words:
        """Return what the columns say of somebody."""
        if human not in self._texts and self._comparison is not None:
            self._texts[human] = words_of(self._comparison, human)
        return self._texts[human]

    def take_words(self, comparison: Comparison, words: Mapping[int, Words]) -> None:
        """Take over what was put together elsewhere, unless another comparison is shown by now."""
        if comparison is self._comparison:
            self._texts.update(words)

    @property
    def everybody(self) -> list[int]:
        """Everybody who is asked about, whether a search leaves them or not."""
        return [human for question in self._questions for human in question.humans]

    @property
    def humans(self) -> list[int]:
        """Everybody shown, in the order of the rows."""
        return [human for _question, humans in self._shown for human in humans]

    def human_at(self, index: Index) -> int:
        """Return whom a row is about; -1 for a question."""
        if not index.isValid() or index.internalId() == _TOP:
            return -1
        return self._shown[index.internalId() - 1][1][index.row()]

    def index_of(self, human: int) -> QModelIndex:
        """Return the row of somebody; an invalid index where they are not shown."""
        for number, (_question, humans) in enumerate(self._shown):
            if human in humans:
                return self.createIndex(humans.index(human), 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return an index."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _ROOT) -> Any:
        """Return the question that somebody stands under."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many questions there are, or people under one."""
        if not parent.isValid():
            return len(self._shown)
        return len(self._shown[parent.row()][1]) if parent.internalId() == _TOP and parent.column() == 0 else 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return len(texts.PAIR_PEOPLE_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.PAIR_PEOPLE_COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        human = self.human_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if human >= 0:
                return self.words(human)[index.column()]
            return self.question_title(index.row()) if index.column() == 0 else ""
        if role == Qt.ItemDataRole.ToolTipRole and human >= 0:
            return f"<span>{plain.escaped(_SEPARATOR.join(self.words(human)))}</span>"
        return self._bold if role == Qt.ItemDataRole.FontRole and human < 0 else None

    def question_title(self, row: int) -> str:
        """Return the title of a question, and of how many people it is asked."""
        question, humans = self._shown[row]
        shown, count = len(humans), len(question.humans)
        template = texts.PAIR_GROUP if shown == count else texts.PAIR_GROUP_SHOWN
        return template.format(title=question.title, shown=shown, count=count)

    def is_paired(self, human: int) -> bool:
        """Tell whether somebody was taken for one on no more than a name, and it is asked whether they are."""
        return any(question.is_paired and human in humans for question, humans in self._shown)

    def is_pressing(self, row: int) -> bool:
        """Tell whether something speaks for some of them being the same."""
        return self._shown[row][0].is_pressing


def words_of(comparison: Comparison, human: int) -> Words:
    """Return who somebody is, in which meetings, and what else is known of them, safe to show."""
    name = plain.isolated(shown_name(comparison, human))
    return name, where(comparison, human), _SEPARATOR.join(known_of(comparison, human))


def matches(words: Sequence[str], search: Sequence[str]) -> bool:
    """Tell whether all words of a search stand in some texts."""
    whole = " ".join(words).casefold()
    return all(word in whole for word in search)


def who_words(comparison: Comparison, human: int, side: int = -1) -> str:
    """Return somebody in a few words, e.g. ``Sam in A``; in one meeting only, or in all."""
    name, there, _known = words_of(comparison, human)
    there = comparison.sides[side].label if side >= 0 else there
    return texts.PAIR_WHO.format(name=name, where=there)


def first_side(comparison: Comparison, human: int) -> int:
    """Return the first meeting in which somebody was."""
    return next(side for side, place in enumerate(comparison.pairing.rows[human].tolist()) if place >= 0)


def first_label(comparison: Comparison, human: int) -> str:
    """Return its letter."""
    return comparison.sides[first_side(comparison, human)].label


def candidate_rows(comparison: Comparison, candidates: Sequence[Candidate]) -> tuple[ComparedRow, ...]:
    """Return a row of words for each, in their order. For worker threads where there are many."""
    return tuple(_candidate_row(comparison, each) for each in candidates)


def _candidate_row(comparison: Comparison, candidate: Candidate) -> ComparedRow:
    is_anywhere = candidate.side < 0
    name, there, known = words_of(comparison, candidate.human) if is_anywhere else _words_there(comparison, candidate)
    cells = (name, there, candidate.sureness, plain.one_line("; ".join(_fits(candidate))), known)
    return ComparedRow(cells, subject=candidate)


def narrowed(rows: Sequence[ComparedRow], search: str) -> tuple[ComparedRow, ...]:
    """Return the rows that have all words of a search, no more than `MOST_CANDIDATES`."""
    wanted = tuple(search.casefold().split())
    return tuple(islice((row for row in rows if matches(row.cells, wanted)), MOST_CANDIDATES))


def _words_there(comparison: Comparison, candidate: Candidate) -> Words:
    """Return who somebody is in one meeting."""
    side = comparison.sides[candidate.side]
    place = int(comparison.pairing.rows[candidate.human, candidate.side])
    known = _SEPARATOR.join(known_of(comparison, candidate.human, candidate.side))
    return plain.isolated(side.name(place) or texts.NAMELESS), side.label, known


def _fits(candidate: Candidate) -> list[str]:
    """Return what is worth a word: of facts that go together the most telling."""
    best = {fit.kind.group: fit.text for fit in reversed(candidate.fits) if fit.bits >= _LEAST_BITS}
    return list(reversed(best.values()))
