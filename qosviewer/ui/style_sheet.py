"""What the palette can't say: edges that can be seen in both schemes, and a focus nobody has to look for.

Fusion derives its edges from the ground, which leaves them all but invisible in the dark.
"""

from __future__ import annotations

from qosviewer.resources import resource_path
from qosviewer.ui.theme import Colors

_SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{
    background: {base}; border: 1px solid {edge}; border-radius: 4px; padding: 3px 6px;
    selection-background-color: {selection}; selection-color: {on_selection};
}}
QPlainTextEdit, QTextEdit {{ padding: 1px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus {{
    border: 2px solid {accent}; padding: 2px 5px;
}}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ border-color: {line}; background: {window}; }}
QComboBox {{ background: {button}; padding-right: 22px; }}
QComboBox:focus {{ padding-right: 21px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {base}; border: 1px solid {edge}; }}

QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {{
    border: 0; width: 0;
}}

QPushButton {{
    background: {button}; border: 1px solid {edge}; border-radius: 4px; padding: 4px 14px; min-width: 52px;
}}
QPushButton:hover {{ background: {track}; }}
QPushButton:pressed, QPushButton:checked {{ background: {selection}; color: {on_selection}; }}
QPushButton:default {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 13px; }}
QPushButton:default:focus {{ border-color: {text}; }}
QPushButton:disabled {{ background: {window}; border-color: {line}; color: {faint}; }}

QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }}
QToolButton:hover {{ background: {track}; }}
QToolButton:pressed, QToolButton:checked {{ background: {selection}; color: {on_selection}; }}
QToolButton:checked {{ border-color: {edge}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[chip="true"] {{ border: 1px solid {edge}; border-radius: 11px; padding: 2px 8px; }}
QToolButton[chip="true"]:focus {{ border: 2px solid {accent}; padding: 1px 7px; }}

QCheckBox, QRadioButton {{ spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {edge}; background: {base};
}}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{check}");
}}
QRadioButton::indicator:checked, QTreeView::indicator:indeterminate {{
    background: {accent}; border-color: {accent}; image: url("{dot}");
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; background: {window}; }}

QAbstractScrollArea {{ border: 1px solid {line}; }}
QAbstractScrollArea::corner {{ border: 0; background: {window}; }}
QAbstractItemView:focus {{ border: 1px solid {accent}; }}
QScrollArea, QScrollArea:focus {{ border: 0; }}
QHeaderView {{ border: 0; background: {window}; }}
QHeaderView::section {{
    background: {window}; border: 0; border-right: 1px solid {line}; border-bottom: 1px solid {line}; padding: 4px 6px;
}}
QTableCornerButton::section {{ background: {window}; border: 0; }}

QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {quiet}; border: 0; border-bottom: 2px solid transparent;
    padding: 6px 12px 5px 12px; min-height: 20px;
}}
QTabBar::tab:hover {{ color: {text}; background: {track}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::close-button {{ image: url("{close}"); border-radius: 4px; }}
QTabBar::close-button:hover {{ background: {line}; }}
QTabBar QToolButton {{ background: {window}; border: 0; border-radius: 0; padding: 0; }}
QTabBar QToolButton:hover {{ background: {track}; }}
QTabBar::tab:focus {{ background: {selection}; color: {on_selection}; }}

QScrollBar {{ background: transparent; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {edge}; border: 3px solid {window}; border-radius: 6px; }}
QScrollBar::handle:disabled {{ background: transparent; border-color: transparent; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {window}; }}

QSplitter::handle {{ background: transparent; }}
QSplitter::handle:vertical {{ background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, {middle}); }}
QSplitter::handle:horizontal {{ background: qlineargradient(x1: 0, y1: 0, x2: 1, y2: 0, {middle}); }}
QSplitter::handle:hover {{ background: {selection}; }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}

QMenuBar {{ background: {window}; border-bottom: 1px solid {line}; }}
QMenu {{ background: {base}; border: 1px solid {edge}; padding: 4px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {edge}; padding: 4px; }}
"""


def style_sheet(colors: Colors, *, dark: bool) -> str:
    """Return the style sheet of the program in these colours."""
    scheme = "dark" if dark else "light"
    pictures = {
        name: resource_path(f"controls/{name}-{scheme}.svg").as_posix() for name in ("check", "dot", "down", "close")
    }
    names = ("base", "window", "button", "text", "quiet", "faint", "line", "edge", "accent", "on_accent", "track")
    plain = {name: getattr(colors, name).name() for name in (*names, "selection", "on_selection")}
    # A splitter's handle takes no margin: the line in its middle is a steep gradient.
    stops = (
        (0, "transparent"),
        (0.4, "transparent"),
        (0.41, plain["line"]),
        (0.6, plain["line"]),
        (0.61, "transparent"),
    )
    plain["middle"] = ", ".join(f"stop: {place} {color}" for place, color in stops)
    return _SHEET.format(**plain, **pictures)
