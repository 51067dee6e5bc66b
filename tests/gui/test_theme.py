from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from qosviewer.domain.quality import State
from qosviewer.ui import theme
from qosviewer.ui.theme import DARK, LIGHT, Colors, Theme, colors_of, palette_of

READABLE = 4.5
VISIBLE = 3.0


def _luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground_it_stands_on(colors: Colors) -> None:
    grounds = [colors.window, colors.base, colors.stripe, colors.button, colors.heading, *colors.tints]
    for ground in grounds:
        for ink in (colors.text, colors.quiet, colors.accent):
            assert contrast(ink, ground) >= READABLE, (ink.name(), ground.name())
    for state in State:
        for ground in (colors.window, colors.base, colors.stripe, colors.selection, colors.tints[state]):
            assert contrast(colors.states[state], ground) >= READABLE, (state, ground.name())
        assert contrast(colors.states[state], colors.heading) >= READABLE
    assert contrast(colors.on_accent, colors.accent) >= READABLE
    assert contrast(colors.on_selection, colors.selection) >= READABLE


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_and_the_focus_can_be_seen(colors: Colors) -> None:
    for ground in (colors.window, colors.base, colors.button):
        assert contrast(colors.edge, ground) >= VISIBLE
        assert contrast(colors.accent, ground) >= VISIBLE


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_switched_off_can_still_be_made_out(colors: Colors) -> None:
    for ground in (colors.window, colors.base, colors.stripe, colors.button, colors.heading):
        assert contrast(colors.faint, ground) >= VISIBLE
        assert contrast(colors.faint, ground) < contrast(colors.quiet, ground)


def test_places_of_states_are_those_of_the_domain() -> None:
    assert list(State) == [theme.UNCLASSIFIED, theme.GOOD, theme.WARNING, theme.BAD]


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_a_widget_finds_the_colours_of_its_palette(colors: Colors) -> None:
    assert colors_of(palette_of(colors)) is colors


def test_a_choice_stands_above_the_system_and_can_be_taken_back(qapp) -> None:
    chosen = Theme(qapp, "dark")
    heard: list[None] = []
    chosen.changed.connect(lambda: heard.append(None))
    assert colors_of(qapp.palette()) is DARK
    chosen.choose("light")
    assert colors_of(qapp.palette()) is LIGHT
    chosen.choose("system")
    assert chosen.choice == "system"
    assert heard
    assert qapp.palette().color(QPalette.ColorRole.Window) in (LIGHT.window, DARK.window)
    chosen.deleteLater()


def test_type_grows_with_the_font_of_the_system() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert theme.scaled(points, 1.5).pointSizeF() == 15
    assert theme.scaled(pixels, 1.5, bold=True).pixelSize() == 30
