"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qosviewer import APP_NAME, __version__
from qosviewer.domain import texts
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import TITLE_SCALE, WIDE_GAP, scaled

_ICON = 64


class AboutDialog(QDialog):
    """Name, version, and what it is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(f"About {APP_NAME}")
        picture = QLabel()
        picture.setPixmap(parent.windowIcon().pixmap(_ICON, _ICON))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = plain_label("about.name")
        name.setText(APP_NAME)
        name.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        words = plain_label("about.words")
        words.setText(texts.ABOUT.format(version=__version__))
        words.setMinimumWidth(320)
        buttons = DialogButtons("about", dismiss="Close")
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(name)
        right.addWidget(words)
        right.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(WIDE_GAP)
        top.addWidget(picture)
        top.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(WIDE_GAP)
        column.addLayout(top)
        column.addWidget(buttons)
