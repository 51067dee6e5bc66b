"""The dialog in which it is decided who is who, as a person uses it."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QTreeView

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.ties import Tie
from qosviewer.models.who_is_who import MOST_CANDIDATES, words_of
from qosviewer.ui.compare import pairing_dialog
from qosviewer.ui.compare.pairing_dialog import PairingDialog
from qosviewer.ui.compare.rows_table import RowsTable
from qosviewer.work.jobs import JobRunner
from tests.factories import stream
from tests.gui.conftest import child, click
from tests.support.awkward import nobody_in_common, same_twice, three_hundred_iphones
from tests.support.compare_views import PATIENCE_MS, model_of
from tests.support.comparisons import decided, meeting, who

KEY = Qt.Key
UNDO = Qt.KeyboardModifier.ControlModifier


def sams(*counts: int) -> Comparison:
    """Meetings with so many people called Sam, whom nothing tells apart."""
    sound = stream("audio_output", avg_loss="1%")
    sides = [
        Side(meeting(*(who("Sam", sound, pid=str(n)) for n in range(count)), uuid=f"{number}=="))
        for number, count in enumerate(counts)
    ]
    return Comparison(labelled(sides))


class Asked:
    """The dialog, what it said of decisions, and hands."""

    def __init__(self, qtbot, comparison: Comparison) -> None:
        runner = JobRunner()
        self.qtbot = qtbot
        self.model = model_of(comparison)
        self.dialog = PairingDialog(self.model, runner)
        runner.setParent(self.dialog)
        self.kept: list[object] = []
        self.model.decided.connect(lambda each: self.kept.append(("kept", each)))
        self.dialog.kept_again.connect(lambda each: self.kept.append(("kept", each)))
        self.dialog.taken_back.connect(lambda each: self.kept.append(("taken back", each)))
        qtbot.addWidget(self.dialog, before_close_func=lambda _dialog: runner.shutdown(PATIENCE_MS))
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.tree = child(self.dialog, QTreeView, "pairing.people")
        self.table = child(self.dialog, RowsTable, "pairing.candidates")

    @property
    def candidates(self) -> int:
        return self.table.rows_model.rowCount()

    def until(self, count: int) -> None:
        same = child(self.dialog, QPushButton, "pairing.same")
        self.qtbot.waitUntil(lambda: self.candidates == count and same.isEnabled(), timeout=PATIENCE_MS)

    def shown(self) -> list[str]:
        """Every line of the tree."""
        people = self.tree.model()
        found = []
        for row in range(people.rowCount()):
            top = people.index(row, 0)
            found.append(top.data())
            found += [people.index(each, 1, top).data() for each in range(people.rowCount(top))]
        return found

    def said(self, name: str) -> str:
        return child(self.dialog, QLabel, f"pairing.{name}").text()


def test_it_is_decided_and_undone_by_keyboard_only(qtbot) -> None:
    asked = Asked(qtbot, sams(2, 2))
    assert asked.shown() == ["Sam: the same name (4)", "A", "A", "B", "B"]
    asked.until(2)
    asked.tree.setFocus()
    QTest.keyClick(asked.tree, KEY.Key_Down)
    asked.until(2)
    QTest.keyClick(asked.tree, KEY.Key_Return)
    assert QApplication.focusWidget() is asked.table
    QTest.keyClick(asked.table, KEY.Key_Down)
    QTest.keyClick(asked.table, KEY.Key_Return)
    assert len(asked.model.comparison.pairing.in_both(0, 1)) == 1
    assert asked.said("said").startswith("Decided: Sam in A and Sam in B: the same")
    assert QApplication.focusWidget() is asked.tree

    QTest.keyClick(asked.dialog, KEY.Key_Z, UNDO)
    assert not len(asked.model.comparison.pairing.in_both(0, 1))
    assert [what for what, _each in asked.kept] == ["kept", "taken back"]
    assert asked.kept[0][1] == asked.kept[1][1]
    assert asked.said("said") == "Undone."


def test_two_persons_are_offered_to_one_another_no_more(qtbot) -> None:
    asked = Asked(qtbot, sams(1, 2))
    asked.until(2)
    asked.table.setFocus()
    QTest.keyClick(asked.table, KEY.Key_Delete)
    asked.until(1)
    assert asked.model.comparison.decisions[0].joined is False
    click(asked.dialog, "pairing.undo")
    asked.until(2)


def test_three_meetings_are_decided_in_one_place(qtbot) -> None:
    asked = Asked(qtbot, sams(2, 1, 1))
    assert asked.shown()[0] == "Sam: the same name (4)"
    asked.until(2)
    click(asked.dialog, "pairing.same")
    qtbot.waitUntil(lambda: "A, B" in asked.shown(), timeout=PATIENCE_MS)
    asked.until(1)
    click(asked.dialog, "pairing.same")
    assert asked.model.comparison.pairing.rows.min(axis=1).tolist().count(0) >= 1
    assert asked.model.comparison.pairing.count == 2


def test_a_decision_is_taken_back_from_the_list_and_that_is_undone(qtbot) -> None:
    asked = Asked(qtbot, sams(2, 2))
    asked.until(2)
    click(asked.dialog, "pairing.same")
    decided = child(asked.dialog, QListWidget, "pairing.decided")
    assert [decided.item(row).text() for row in range(decided.count())] == [
        "Sam (seat 0) in A and Sam (seat 0) in B: the same"
    ]
    decided.setCurrentRow(0)
    click(asked.dialog, "pairing.back")
    assert not asked.model.comparison.decisions and not decided.isVisible()
    QTest.keyClick(asked.dialog, KEY.Key_Z, UNDO)
    assert len(asked.model.comparison.pairing.in_both(0, 1)) == 1
    assert [what for what, _each in asked.kept] == ["kept", "taken back", "kept"]


def test_undoing_takes_nothing_back_that_came_with_another_meeting_meanwhile(qtbot) -> None:
    asked = Asked(qtbot, sams(2, 2))
    asked.until(2)
    click(asked.dialog, "pairing.same")
    elsewhere = decided("a0", "b0", joined=True)
    asked.model.set_decisions((*asked.model.decisions, elsewhere))
    click(asked.dialog, "pairing.undo")
    assert asked.model.comparison.decisions == (elsewhere,)
    assert [(what, len(each)) for what, each in asked.kept] == [("kept", 1), ("taken back", 1)]
    assert not child(asked.dialog, QPushButton, "pairing.undo").isEnabled()


def test_three_hundred_iphones_are_grouped_cut_and_searched(qtbot) -> None:
    asked = Asked(qtbot, three_hundred_iphones())
    people = asked.tree.model()
    assert people.rowCount() == 1 and people.index(0, 0).data() == "iPhone (600)"
    asked.until(MOST_CANDIDATES)
    assert asked.said("rest") == "The 200 who fit best of 300. Search to see others."
    assert asked.table.rows_model.rows[0].cells[2] == "one of several"
    assert "Location Zurich (CH) (101 of 302, 101 of 302)" in asked.table.rows_model.rows[0].cells[3]

    narrow = child(asked.dialog, QLineEdit, "pairing.narrow")
    QTest.keyClicks(narrow, "wifi geneva")
    assert 0 < asked.candidates < MOST_CANDIDATES
    assert all("Geneva" in row.cells[4] and "Wifi" in row.cells[4] for row in asked.table.rows_model.rows)
    QTest.keyClicks(narrow, " nonsense")
    assert child(asked.dialog, QLabel, "pairing.candidates.reason").text() == "Nobody matches the search."
    assert not child(asked.dialog, QPushButton, "pairing.same").isEnabled()

    search = child(asked.dialog, QLineEdit, "pairing.search")
    QTest.keyClicks(search, "16778240")
    assert people.index(0, 0).data() == "iPhone (2 of 600)"


def test_many_are_put_into_words_beside_the_window_and_searched_whole(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(pairing_dialog, "_MANY", 100)
    put = []
    monkeypatch.setattr(pairing_dialog, "words_of", lambda *of: put.append(current_thread()) or words_of(*of))
    asked = Asked(qtbot, three_hundred_iphones())
    narrow = child(asked.dialog, QLineEdit, "pairing.narrow")
    # Whoever searches at once finds those too who are put into words last.
    QTest.keyClicks(narrow, "geneva")
    qtbot.waitUntil(lambda: len(asked.dialog._rows) == 300, timeout=PATIENCE_MS)
    there = [row for row in asked.dialog._rows if "Geneva" in row.cells[4]]
    assert set(map(id, there)) - set(map(id, asked.dialog._rows[:MOST_CANDIDATES]))
    assert asked.candidates == len(there) < MOST_CANDIDATES
    people = asked.tree.model()
    qtbot.waitUntil(lambda: len(people._texts) == 600, timeout=PATIENCE_MS)
    assert put and main_thread() not in put


def test_whoever_came_under_another_name_can_be_paired_too(qtbot) -> None:
    asked = Asked(qtbot, nobody_in_common())
    assert [line for line in asked.shown() if line.startswith("Only")] == ["Only in A (10)", "Only in B (7)"]
    asked.until(7)
    assert asked.table.rows_model.rows[0].cells[2] == "hardly: other id or address"
    click(asked.dialog, "pairing.same")
    assert len(asked.model.comparison.pairing.in_both(0, 1)) == 1


def test_whom_a_name_alone_made_one_is_confirmed_or_parted(qtbot) -> None:
    people = [meeting(who("Tim"), who("Tom"), who("Ann||u1"), uuid=f"{each}==") for each in "ab"]
    asked = Asked(qtbot, Comparison(labelled([Side(data) for data in people])))
    assert "by their name alone" in asked.said("help")
    assert asked.shown() == ["Taken for one by name alone (2)", "A, B", "A, B"]
    asked.until(1)
    assert asked.said("chosen") == "Tim, in A, was taken for:"
    assert asked.table.rows_model.rows[0].cells[:3] == ("Tim", "B", "perhaps, by name")
    click(asked.dialog, "pairing.same")
    assert asked.shown() == ["Taken for one by name alone (1)", "A, B"]
    assert asked.model.comparison.ties(1).tolist().count(Tie.BY_HAND) == 1

    asked.until(1)
    click(asked.dialog, "pairing.two")
    assert len(asked.model.comparison.pairing.in_both(0, 1)) == 2
    assert asked.said("said") == "Decided: Tom in A and Tom in B: two persons."
    for _ in range(2):
        QTest.keyClick(asked.dialog, KEY.Key_Z, UNDO)
    assert asked.shown()[0] == "Taken for one by name alone (2)" and not asked.model.comparison.decisions


def test_with_nobody_to_pair_it_says_so_and_where_decisions_are(qtbot) -> None:
    asked = Asked(qtbot, same_twice())
    assert "Everybody is in every meeting" in asked.said("help")
    assert "kept in the archive" in asked.said("where")
    assert not asked.tree.isVisible()


@pytest.mark.parametrize("baseline", [0, 1, 2])
def test_decisions_survive_another_baseline_and_more_meetings(qtbot, baseline: int) -> None:
    asked = Asked(qtbot, sams(2, 1))
    asked.until(1)
    click(asked.dialog, "pairing.same")
    decisions = asked.model.comparison.decisions
    more = sams(2, 1, 1)
    again = Comparison(more.sides, baseline, decisions)
    assert len(again.pairing.in_both(0, 1)) == 1
    assert again.with_baseline((baseline + 1) % 3).pairing is again.pairing
    # The new meeting's Sam is still an open question, and takes nothing away from what was decided.
    assert len(again.pairing.ambiguities) == 1
