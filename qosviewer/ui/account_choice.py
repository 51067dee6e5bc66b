"""Chooses one of the accounts, or offers to set one up where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from qosviewer.domain import plain
from qosviewer.ui.labels import plain_label
from qosviewer.ui.named_controls import push_button


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
        connect = push_button(f"{name}.connect", "Connect an account…", self.accounts_wanted)
        row.addWidget(connect)
        self.setFocusProxy(connect)

    @property
    def account(self) -> str:
        """Name of the chosen account; empty where there is none."""
        return str(self._box.currentData() or "")
