"""Who is who, decided by hand: those who could be one another, and those who were taken for one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.decisions import CrossPairing, StayRef
from qosviewer.domain.compare.pairing import Who, meeting_key
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

_DATA = Qt.ItemDataRole.UserRole
_SIZE = (820, 560)


class PairingDialog(QDialog):
    """Two lists of people, one of each meeting; below, what was decided.

    Signals:
        taken_back: Decisions are not to hold any more; carries a tuple of `CrossPairing`.
    """

    taken_back = Signal(object)

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairing")
        self.setWindowTitle(texts.PAIR_TITLE)
        self._model = model
        self._help = plain_label("pairing.help")
        self._all = QCheckBox(texts.PAIR_ALL)
        self._all.setObjectName("pairing.all")
        self._all.setAccessibleName(texts.PAIR_ALL.replace("&", ""))
        self._lists = (self._list("baseline"), self._list("other"))
        self._titles = (plain_label("pairing.baselineTitle"), plain_label("pairing.otherTitle"))
        self._same = self._button("same", texts.PAIR_SAME)
        self._decided = self._list("decided")
        self._decided.setAccessibleName(texts.PAIR_DECIDED)
        self._decided_title = plain_label("pairing.decidedTitle")
        self._decided_title.setText(texts.PAIR_DECIDED)
        self._back = self._button("back", texts.PAIR_BACK)
        self._said = plain_label("pairing.said")
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = DialogButtons("pairing", dismiss="Close")
        self._lay_out()
        self._all.setChecked(not model.comparison.pairing.ambiguities)
        self._connect()
        self._fill()
        self.resize(*_SIZE)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName(f"pairing.{name}")
        made.setAlternatingRowColors(True)
        return made

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(f"pairing.{name}")
        button.setAccessibleName(title.replace("&", ""))
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        lists = QGridLayout()
        lists.setSpacing(GAP)
        for place, (title, people) in enumerate(zip(self._titles, self._lists, strict=True)):
            lists.addWidget(title, 0, place)
            lists.addWidget(people, 1, place)
        choice = QHBoxLayout()
        choice.addWidget(self._all)
        choice.addStretch(1)
        choice.addWidget(self._same)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._help)
        column.addLayout(lists, 3)
        column.addLayout(choice)
        column.addWidget(self._decided_title)
        column.addWidget(self._decided, 1)
        column.addLayout(foot)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)
        self._all.toggled.connect(lambda _on: self._fill())
        self._same.clicked.connect(lambda _checked: self._join())
        self._back.clicked.connect(lambda _checked: self._take_back())
        for people in (*self._lists, self._decided):
            people.currentRowChanged.connect(lambda _row: self._show_buttons())
        self._lists[0].currentRowChanged.connect(lambda _row: self._offer_partners())
        self._model.changed.connect(self._fill)
        self._model.other_changed.connect(self._fill)

    # --- who could be who

    def _fill(self) -> None:
        comparison = self._model.comparison
        sides = (comparison.baseline, self._model.other)
        possible = {who for each in comparison.pairing.ambiguities for who in each.members}
        rows, has_any = comparison.pairing.rows, False
        for side, other, title, people in zip(sides, reversed(sides), self._titles, self._lists, strict=True):
            of = comparison.sides[side]
            title.setText(texts.PAIR_LIST.format(label=of.label, title=plain.isolated(meeting_title(of.data.info))))
            people.setAccessibleName(title.text())
            kept, shown = people.currentRow(), []
            if side != other:
                places = rows[comparison.pairing.only_in(side, other), side].tolist()
                shown = [(side, place) for place in places if self._all.isChecked() or (side, place) in possible]
            people.blockSignals(True)
            people.clear()
            for who in shown:
                item = QListWidgetItem(self._words(who))
                item.setData(_DATA, who)
                people.addItem(item)
            people.setCurrentRow(min(max(kept, 0), people.count() - 1))
            people.blockSignals(False)
            has_any = has_any or bool(shown)
        told = texts.PAIR_HELP if comparison.pairing.ambiguities else texts.PAIR_NONE
        self._help.setText(texts.PAIR_HELP_ALL.format(told=told) if has_any and told == texts.PAIR_NONE else told)
        self._fill_decided()
        self._offer_partners()
        self._show_buttons()

    def _words(self, who: Who) -> str:
        side = self._model.comparison.sides[who[0]]
        stays = side.stays_of(who[1])
        name = side.name(who[1]) or texts.NAMELESS
        facts = [plain.one_line(next((stay.email for stay in stays if stay.email), ""))]
        facts += [f"{stay.entry.device} {stay.entry.location}".strip() for stay in stays[:1] if stay.entry]
        facts.append(texts.PAIR_SEAT.format(ids=", ".join(dict.fromkeys(stay.key[0] for stay in stays))))
        return " · ".join(filter(None, (name, *(plain.one_line(fact) for fact in facts))))

    def _offer_partners(self) -> None:
        """Put the keyboard of the other list on the first who could be the one chosen."""
        chosen = self._chosen(self._lists[0])
        if chosen is None:
            return
        for ambiguity in self._model.comparison.pairing.ambiguities:
            if chosen in ambiguity.members:
                for row in range(self._lists[1].count()):
                    if tuple(self._lists[1].item(row).data(_DATA)) in ambiguity.members:
                        self._lists[1].setCurrentRow(row)
                        return

    def _chosen(self, people: QListWidget) -> Who | None:
        item = people.currentItem()
        if item is None:
            return None
        side, place = item.data(_DATA)
        return side, place

    def _join(self) -> None:
        one, other = (self._chosen(people) for people in self._lists)
        if one is not None and other is not None:
            self._model.decide(one, other, joined=True)
            words = texts.PAIR_JOINED_WORDS.format(one=self._words(one), other=self._words(other))
            self._said.setText(texts.PAIR_KEPT.format(words=words))

    # --- what was decided

    def _fill_decided(self) -> None:
        here = self._names()
        self._decided.clear()
        for decision in self._model.comparison.decisions:
            if decision.first in here and decision.second in here:
                template = texts.PAIR_JOINED_WORDS if decision.joined else texts.PAIR_APART_WORDS
                item = QListWidgetItem(template.format(one=here[decision.first], other=here[decision.second]))
                item.setData(_DATA, decision)
                self._decided.addItem(item)
        self._decided_title.setVisible(bool(self._decided.count()))
        self._decided.setVisible(bool(self._decided.count()))

    def _names(self) -> dict[StayRef, str]:
        wanted = {stay for each in self._model.comparison.decisions for stay in (each.first, each.second)}
        found: dict[StayRef, str] = {}
        for number, side in enumerate(self._model.comparison.sides):
            meeting = meeting_key(side)
            if not any(stay.meeting == meeting for stay in wanted):
                continue
            for place in range(len(side.persons)):
                for key in side.keys_of(place):
                    if (ref := StayRef(meeting, key)) in wanted:
                        found[ref] = self._words((number, place))
        return found

    def _take_back(self) -> None:
        item = self._decided.currentItem()
        if item is not None:
            decision: CrossPairing = item.data(_DATA)
            left: Sequence[CrossPairing] = [each for each in self._model.comparison.decisions if each != decision]
            self._model.set_decisions(left)
            self.taken_back.emit((decision,))

    def _show_buttons(self) -> None:
        self._same.setEnabled(all(people.currentItem() is not None for people in self._lists))
        self._back.setEnabled(self._decided.currentItem() is not None)
        self._back.setVisible(bool(self._decided.count()))
