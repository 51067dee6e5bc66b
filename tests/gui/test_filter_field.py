from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qosviewer.domain.filter import parse
from qosviewer.ui.participants.filter_field import FilterField


@pytest.fixture
def field(qtbot) -> FilterField:
    field = FilterField()
    qtbot.addWidget(field)
    field.resize(400, 30)
    field.show()
    return field


def offers(field: FilterField) -> list[str]:
    popup = field._popup
    if not popup.isVisible():
        return []
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def test_a_filter_holds_a_moment_after_it_was_typed(field, qtbot) -> None:
    with qtbot.waitSignal(field.filter_changed) as heard:
        qtbot.keyClicks(field, "loss > 2")
    assert heard.args == [parse("loss > 2")]
    assert field.expression == parse("loss > 2")
    assert field.trouble == ""


def test_enter_lets_it_hold_at_once(field, qtbot) -> None:
    heard: list[object] = []
    field.filter_changed.connect(heard.append)
    qtbot.keyClicks(field, "anna")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [parse("anna")]


def test_trouble_is_told_with_its_place_and_the_last_filter_stays(field) -> None:
    field.apply("anna")
    told: list[str] = []
    field.trouble_changed.connect(told.append)
    field.apply("anna and (")
    (trouble,) = told
    assert trouble.startswith("Filter, character 1")
    assert field.expression == parse("anna")
    field.apply("bo")
    assert told[1:] == [""]
    assert field.expression == parse("bo")


def test_the_same_meaning_is_told_once(field) -> None:
    heard: list[object] = []
    field.filter_changed.connect(heard.append)
    field.apply("loss>2")
    field.apply("loss  >  2 %")
    assert len(heard) == 1


def test_escape_clears(field, qtbot) -> None:
    field.apply("anna")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.expression == parse("")


def test_what_could_be_typed_is_offered_and_taken_over(field, qtbot) -> None:
    qtbot.keyClicks(field, "video.lo")
    assert "video.loss" in offers(field)
    popup = field._popup
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "video.loss"
    assert not popup.isVisible()


def test_enter_takes_over_only_what_was_chosen(field, qtbot) -> None:
    qtbot.keyClicks(field, "la")
    assert "latency" in offers(field)
    qtbot.keyClick(field._popup, Qt.Key.Key_Return)
    assert field.text() == "la"
    assert field.expression == parse("la")
    assert offers(field) == []


def test_escape_closes_the_list_before_it_clears(field, qtbot) -> None:
    qtbot.keyClicks(field, "la")
    qtbot.keyClick(field._popup, Qt.Key.Key_Escape)
    assert (field.text(), offers(field)) == ("la", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_name_is_typed_without_offers_in_the_way(field, qtbot) -> None:
    qtbot.keyClicks(field, "zoe")
    assert offers(field) == []


def test_down_offers_everything(field, qtbot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert "loss" in offers(field)
    field._popup.hide()
