from __future__ import annotations

from qosviewer.cli.text_table import LONGEST_CELL, text_table


def test_columns_stand_below_one_another_in_any_script():
    table = text_table(
        ("N", "NAME", "X"), [("1", "Anna", "a"), ("12", "王伟", "b"), ("3", "Zoe\u0308", "c")], right=frozenset({0})
    )
    assert table == " N  NAME  X\n 1  Anna  a\n12  王伟  b\n 3  Zoe\u0308   c\n"


def test_a_hostile_cell_stays_in_its_place():
    (_, line) = text_table(("A", "B"), [("\x1b[31mred\nline\u202e", "x" * 100)]).splitlines()
    assert line == f"[31mred⏎line  {'x' * (LONGEST_CELL - 1)}…"


def test_nothing_is_nothing():
    assert text_table(("A",), []) == ""
