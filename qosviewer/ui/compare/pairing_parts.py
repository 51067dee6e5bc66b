"""What the dialog "Who is who" is put together from."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QPushButton, QTreeView

from qosviewer.domain import texts
from qosviewer.models.who_is_who import PeopleModel
from qosviewer.ui.labels import plain_label

_NAME_CHARACTERS, _WHERE_CHARACTERS = 26, 6


def people_tree(people: PeopleModel) -> QTreeView:
    """Return the tree of questions and people."""
    tree = QTreeView()
    tree.setObjectName("pairing.people")
    tree.setAccessibleName(texts.PAIR_PEOPLE)
    tree.setModel(people)
    # Hundreds are laid out at once.
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    tree.setAllColumnsShowFocus(True)
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    width = tree.fontMetrics().averageCharWidth()
    header.resizeSection(0, _NAME_CHARACTERS * width)
    header.resizeSection(1, _WHERE_CHARACTERS * width)
    return tree


def search_field(name: str, hint: str) -> QLineEdit:
    """Return a field to search in."""
    field = QLineEdit()
    field.setObjectName(f"pairing.{name}")
    field.setAccessibleName(hint)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    return field


def quiet_label(name: str) -> QLabel:
    """Return a label for what matters less."""
    label = plain_label(f"pairing.{name}")
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def choice_button(name: str, title: str, tip: str) -> QPushButton:
    """Return a button that decides something; Enter belongs to the lists."""
    button = QPushButton(title)
    button.setObjectName(f"pairing.{name}")
    button.setAccessibleName(title.replace("&", ""))
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
