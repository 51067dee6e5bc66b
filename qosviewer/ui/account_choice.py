"""Chooses one of the accounts, or offers to set one up where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from qosviewer.domain import plain
from qosviewer.ui.labels import plain_label


class AccountChoice(QWidget):
    """The choice.

    Signals:
        changed: Another account is chosen.
        accounts_wanted: Set up an account first.
    """

    changed = Signal()
    accounts_wanted = Signal()

    def __init__(self, name: str, accounts: Sequence[str], account: str, none: str) -> None:
        """Offer ``accounts``, ``account`` first if it is one of them; ``none`` is said where there are none."""
        super().__init__()
        self._box = QComboBox()
        self._box.setObjectName(f"{name}.account")
        self._box.setAccessibleName("Account")
        for each in accounts:
            self._box.addItem(plain.one_line(each), each)
        self._box.setCurrentIndex(max(0, self._box.findData(account)))
        self._box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box, 1)
        if accounts:
            self.setFocusProxy(self._box)
            return
        self._box.hide()
        label = plain_label(f"{name}.noAccount")
        label.setText(none)
        row.addWidget(label, 1)
        connect = QPushButton("Connect an account…")
        connect.setObjectName(f"{name}.connect")
        connect.setAccessibleName("Connect an account")
        connect.setAutoDefault(False)
        connect.clicked.connect(lambda _checked: self.accounts_wanted.emit())
        row.addWidget(connect)
        self.setFocusProxy(connect)

    @property
    def account(self) -> str:
        """Name of the chosen account; empty where there is none."""
        return str(self._box.currentData() or "")
