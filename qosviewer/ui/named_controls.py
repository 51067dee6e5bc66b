"""Buttons and choosers with the names by which tests and assistive technology know them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy


def push_button(
    name: str, title: str, do: Callable[[], object] | SignalInstance | None = None, *, spoken: str = "", tip: str = ""
) -> QPushButton:
    """Return a button that Enter presses only where it has the focus.

    Args:
        name: Its object name.
        title: What it says; the letter after ``&`` is its key.
        do: What it does.
        spoken: Its accessible name, where that is more than the title.
        tip: Its tooltip.
    """
    button = QPushButton(title, autoDefault=False)
    button.setObjectName(name)
    button.setAccessibleName(spoken or title.replace("&", "").removesuffix("…"))
    button.setToolTip(tip)
    if do is not None:
        button.clicked.connect(do)
    return button


def action_button(action: QAction, name: str, *, spoken: str) -> QPushButton:
    """Return a button for an action, switched off while that is; arguments as in `push_button`."""
    button = push_button(name, action.text(), action.trigger, spoken=spoken, tip=action.toolTip())
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


def chooser(name: str, spoken: str) -> QComboBox:
    """Return an empty chooser that is as wide as what it offers."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
