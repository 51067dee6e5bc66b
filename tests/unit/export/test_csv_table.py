from __future__ import annotations

from qosviewer.export.csv_table import csv_table
from tests.support.exports import cells, content


def test_text_is_guarded_and_values_are_plain():
    table = content(
        csv_table(("a", "b", "c", "d", "e"), [("=1+1", -3, 0.5, None, True), ('say "x", y', 0, 1, "", False)])
    )
    assert cells(table) == [
        ["a", "b", "c", "d", "e"],
        ["'=1+1", "-3", "0.5", "", "true"],
        ['say "x", y', "0", "1", "", "false"],
    ]
    assert table.endswith(b"\r\n")
