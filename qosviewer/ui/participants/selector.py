"""A selector that takes less room where there is little."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

_SHORT: Final = 6
_USUAL: Final = 10
"""Characters that are to be seen in any case."""


class Selector(QComboBox):
    """Chooses one of several; as wide as a usual entry, not as the longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_USUAL)

    def set_brief(self, is_brief: bool) -> None:
        """Take less room, or as much as usual."""
        self.setMinimumContentsLength(_SHORT if is_brief else _USUAL)

    def minimumSizeHint(self) -> QSize:
        """Return the size wanted: Qt goes on believing in the least size that it worked out once."""
        return self.sizeHint()
