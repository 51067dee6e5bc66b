from __future__ import annotations

from pathlib import Path

import pytest

from qosviewer.ui.style_sheet import style_sheet
from qosviewer.ui.theme import DARK, LIGHT, Colors, palette_of


@pytest.mark.parametrize(("colors", "dark"), [(LIGHT, False), (DARK, True)])
def test_the_style_sheet_parses_and_finds_its_pictures(qtbot, qapp, colors: Colors, dark: bool) -> None:
    # Qt warns about a style sheet that it can't parse or a picture that it can't find, and a warning fails the test.
    from PySide6.QtWidgets import QCheckBox

    box = QCheckBox("a box")
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(colors, dark=dark))
    box.setChecked(True)
    box.show()
    assert not box.grab().isNull()


@pytest.mark.parametrize(("colors", "dark"), [(LIGHT, False), (DARK, True)])
def test_boxes_of_a_tree_can_be_seen(qtbot, qapp, colors: Colors, dark: bool) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setPalette(palette_of(colors))
    tree.setStyleSheet(style_sheet(colors, dark=dark))
    inks = {}
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        tree.clear()
        item = QTreeWidgetItem(tree)
        item.setCheckState(0, state)
        picture = tree.viewport().grab(tree.visualItemRect(item)).toImage()
        inks[state] = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert colors.edge.name() in inks[Qt.CheckState.Unchecked]
    for state in (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        assert {colors.accent.name(), colors.on_accent.name()} <= inks[state], state


def test_pictures_have_the_colours_of_their_scheme() -> None:
    controls = Path(__file__).parents[2] / "resources" / "controls"
    for scheme, colors in (("light", LIGHT), ("dark", DARK)):
        for name, color in (
            ("check", colors.on_accent),
            ("dot", colors.on_accent),
            ("down", colors.quiet),
            ("close", colors.quiet),
        ):
            assert color.name() in (controls / f"{name}-{scheme}.svg").read_text(encoding="utf-8")
