"""The steps in the Zoom App Marketplace, with everything that has to be typed there ready for copying."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.services.marketplace import EVENTS, MARKETPLACE_URL, SCOPES
from qosviewer.ui.accounts.copy_row import CopyButton, CopyRow
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP, scaled


class SetupGuide(QScrollArea):
    """The guide."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("setupGuide")
        self.setAccessibleName("Set-up guide")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(WIDE_GAP)
        before = plain_label("setupGuide.before")
        before.setText(texts.GUIDE_BEFORE)
        self._add_step(texts.GUIDE_CREATE, [self._browser_row()])
        self._add_step(texts.GUIDE_CREDENTIALS)
        self._add_step(texts.GUIDE_INFORMATION)
        self._add_step(texts.GUIDE_EVENTS, [_event_row(event.key, event.title, event.needed) for event in EVENTS])
        self._add_step(
            texts.GUIDE_SCOPES,
            [
                self._all_scopes(),
                *(_event_row(scope.granular, scope.purpose, scope.needed) for scope in SCOPES),
            ],
        )
        self._add_step(texts.GUIDE_ACTIVATE)
        page = QWidget()
        page.setObjectName("setupGuide.page")
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(WIDE_GAP)
        column.addWidget(before)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(page)

    def _add_step(self, sentence: str, below: Iterable[QWidget] = ()) -> None:
        row = self._grid.rowCount()
        number = plain_label(f"setupGuide.number{row}")
        number.setText(f"{row}.")
        number.setWordWrap(False)
        number.setFont(scaled(self.font(), 1.0, bold=True))
        words = plain_label(f"setupGuide.step{row}")
        words.setText(sentence)
        column = QVBoxLayout()
        column.setSpacing(GAP // 2)
        column.addWidget(words)
        for widget in below:
            column.addWidget(widget)
        self._grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._grid.addLayout(column, row, 1)

    def _browser_row(self) -> QWidget:
        browse = QPushButton("O&pen in browser")
        browse.setObjectName("setupGuide.browse")
        browse.setAccessibleName("Open the Zoom App Marketplace in the browser")
        browse.setAutoDefault(False)
        browse.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(MARKETPLACE_URL)))
        copy = CopyButton("setupGuide.copyAddress", MARKETPLACE_URL, "Copy address")
        return _row(browse, copy)

    def _all_scopes(self) -> QWidget:
        every = "\n".join(scope.granular for scope in SCOPES)
        return _row(CopyButton("setupGuide.copyScopes", every, "Copy all scopes", "Copy all scopes"))


def _event_row(key: str, purpose: str, needed: bool) -> CopyRow:
    told = texts.GUIDE_NEEDED if needed else texts.GUIDE_OPTIONAL
    return CopyRow(f"setupGuide.{key}", key, told.format(purpose=purpose))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row
