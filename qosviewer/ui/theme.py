"""Colours, spacing and type, in one place.

Every pair of text and ground has a contrast of at least 4.5 : 1 (WCAG 2.2, AA), lines of controls at least 3 : 1. The
colours of states differ in lightness as well as in hue, and always stand beside a shape and a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GAP: Final = 8
"""Between things that belong together, in device-independent pixels."""
WIDE_GAP: Final = 16
"""Between things that don't, and around a page."""
CORNER: Final = 6
"""Radius of cards and banners."""

TITLE_SCALE: Final = 1.25
DISPLAY_SCALE: Final = 1.9
UNCLASSIFIED, GOOD, WARNING, BAD = range(4)
"""Places in `Colors.states`, as in `quality.State`, which brings numpy and so has to stay out of the first paint."""
CHOICES: Final = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one scheme.

    Attributes:
        window: Ground of the window.
        base: Ground of tables, fields and cards.
        stripe: Every other row of a table.
        button: Ground of buttons.
        text: Text.
        quiet: Text that matters less.
        faint: Text of what is switched off.
        line: Lines between things; decoration only.
        edge: Edges of controls.
        accent: The one colour that says "here": focus, links, the main button.
        on_accent: Text on `accent`.
        selection: Ground of what is selected.
        on_selection: Text of what is selected.
        track: Ground of a range chart or a progress bar.
        heading: Ground of a line of a table that others stand under.
        states: Colour of each `quality.State`, in their order, for text and shapes on `base`, `window` and its tint.
        tints: A ground for each `quality.State`, for banners.
    """

    window: QColor
    base: QColor
    stripe: QColor
    button: QColor
    text: QColor
    quiet: QColor
    faint: QColor
    line: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    on_selection: QColor
    track: QColor
    heading: QColor
    states: tuple[QColor, QColor, QColor, QColor]
    tints: tuple[QColor, QColor, QColor, QColor]


LIGHT: Final = Colors(
    window=QColor("#f3f5f8"),
    base=QColor("#ffffff"),
    stripe=QColor("#f8fafc"),
    button=QColor("#fbfcfd"),
    text=QColor("#18212c"),
    quiet=QColor("#535f6f"),
    faint=QColor("#7d8896"),
    line=QColor("#d9dfe6"),
    edge=QColor("#838e9c"),
    accent=QColor("#1d5fc2"),
    on_accent=QColor("#ffffff"),
    selection=QColor("#d5e4fa"),
    on_selection=QColor("#10233f"),
    track=QColor("#e6eaf0"),
    heading=QColor("#ebf0f7"),
    states=(
        QColor("#5b6675"),
        QColor("#086a59"),
        QColor("#7d4a00"),
        QColor("#a61b29"),
    ),
    tints=(
        QColor("#e8eef7"),
        QColor("#e0f2ec"),
        QColor("#fdf0d8"),
        QColor("#fce6e6"),
    ),
)
DARK: Final = Colors(
    window=QColor("#15191f"),
    base=QColor("#1b2027"),
    stripe=QColor("#1f252d"),
    button=QColor("#262d36"),
    text=QColor("#e7ebf0"),
    quiet=QColor("#a6b0bd"),
    faint=QColor("#788391"),
    line=QColor("#313944"),
    edge=QColor("#727e8d"),
    accent=QColor("#7fb2ff"),
    on_accent=QColor("#0b1626"),
    selection=QColor("#253f67"),
    on_selection=QColor("#f4f7fb"),
    track=QColor("#2c343e"),
    heading=QColor("#27303c"),
    states=(
        QColor("#adb7c3"),
        QColor("#52cdb0"),
        QColor("#f2b352"),
        QColor("#ff8a84"),
    ),
    tints=(
        QColor("#222c3a"),
        QColor("#173029"),
        QColor("#372a12"),
        QColor("#3d1f21"),
    ),
)


def colors_of(palette: QPalette) -> Colors:
    """Return the colours of the scheme that ``palette`` belongs to; a widget asks with its own, while it paints."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(colors: Colors) -> QPalette:
    """Return the palette that gives widgets these colours. Quiet text has the role of a placeholder."""
    role = QPalette.ColorRole
    palette = QPalette(colors.button, colors.window)
    for each, color in {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.base,
        role.AlternateBase: colors.stripe,
        role.Text: colors.text,
        role.PlaceholderText: colors.quiet,
        role.Button: colors.button,
        role.ButtonText: colors.text,
        role.BrightText: colors.states[BAD],
        role.ToolTipBase: colors.base,
        role.ToolTipText: colors.text,
        role.Highlight: colors.selection,
        role.HighlightedText: colors.on_selection,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.Light: colors.base,
        role.Midlight: colors.line,
        role.Mid: colors.line,
        role.Dark: colors.edge,
        role.Shadow: colors.edge,
    }.items():
        palette.setColor(each, color)
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, colors.faint)
    return palette


def scaled(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """Return ``font`` in another size, relative to what the system is set to."""
    other = QFont(font)
    if font.pointSizeF() > 0:
        other.setPointSizeF(font.pointSizeF() * scale)
    else:
        other.setPixelSize(round(font.pixelSize() * scale))
    other.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return other


class Theme(QObject):
    """Gives the whole program its look, and follows the system while nobody chose otherwise.

    Signals:
        changed: The colours are different now.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._hints = QGuiApplication.styleHints()
        self._choice = "system"
        app.setStyle("Fusion")
        self.choose(choice)
        self._hints.colorSchemeChanged.connect(self._apply)

    @property
    def choice(self) -> str:
        """What was chosen, one of `CHOICES`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Use a scheme from now on: one of `CHOICES`."""
        self._choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        # The platform paints title bars and its own dialogs.
        self._hints.setColorScheme(scheme)
        self._apply()

    def _apply(self) -> None:
        # Late: the style sheet is made of the colours above.
        from qosviewer.ui.style_sheet import style_sheet

        dark = self._choice == "dark" or (self._choice == "system" and self._hints.colorScheme() is Qt.ColorScheme.Dark)
        colors = DARK if dark else LIGHT
        self._app.setPalette(palette_of(colors))
        self._app.setStyleSheet(style_sheet(colors, dark=dark))
        self.changed.emit()
