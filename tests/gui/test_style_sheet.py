from __future__ import annotations

from pathlib import Path

import pytest

from qosviewer.ui.style_sheet import style_sheet
from qosviewer.ui.theme import DARK, LIGHT, Colors


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
