"""What can be done with a meeting of a comparison, and the button for one more."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from qosviewer.domain import texts
from qosviewer.domain.compare.how_many import MOST_SIDES


class Do(NamedTuple):
    """What the commands of the menu do."""

    baseline: Callable[[], None]
    compare: Callable[[], None]
    remove: Callable[[], None]


def chip_menu(chip: QToolButton, do: Do, *, is_baseline: bool, can_go: bool) -> QMenu:
    """Return the menu of a chip.

    Args:
        chip: Owns the menu.
        do: Does it.
        is_baseline: Whether the others are held against this one.
        can_go: Whether enough are left without it.
    """
    menu = QMenu(chip)
    menu.setObjectName("compare.chipMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    baseline = menu.addAction(f"{texts.CHIP_BASELINE}\tEnter", do.baseline)
    baseline.setObjectName("compare.chipMenu.baseline")
    baseline.setEnabled(not is_baseline)
    compare = menu.addAction(f"{texts.CHIP_COMPARE}\tSpace", do.compare)
    compare.setObjectName("compare.chipMenu.compare")
    compare.setEnabled(not is_baseline)
    menu.addSeparator()
    remove = menu.addAction(f"{texts.CHIP_REMOVE}\tDel", do.remove)
    remove.setObjectName("compare.chipMenu.remove")
    remove.setEnabled(can_go)
    remove.setToolTip("" if can_go else texts.CHIP_REMOVE_TWO)
    return menu


class AddButton(QToolButton):
    """Asks for one more meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare.add")
        self.setText(texts.COMPARE_ADD)
        self.setAccessibleName(texts.COMPARE_ADD_NAME)
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def allow(self, count: int) -> None:
        """Allow it while there is room beside ``count`` meetings."""
        has_room = count < MOST_SIDES
        self.setEnabled(has_room)
        self.setToolTip(texts.COMPARE_ADD_TIP if has_room else texts.COMPARE_ADD_FULL.format(most=MOST_SIDES))
