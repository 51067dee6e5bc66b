"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QPushButton

_ROLE = QDialogButtonBox.ButtonRole


class DialogButtons(QDialogButtonBox):
    """A button that goes away, and perhaps one that goes on.

    Attributes:
        dismiss: The button that goes away.
        go_on: The main button; None where there is nothing to confirm.
    """

    def __init__(self, name: str, *, dismiss: str, accept: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}.buttons")
        self.go_on: QPushButton | None = None
        self.dismiss = self._add(name, "dismiss", dismiss, _ROLE.RejectRole)
        if accept:
            # A box makes its first accepting button the default one when it is shown.
            self.go_on = self._add(name, "accept", accept, _ROLE.AcceptRole)

    def _add(self, name: str, key: str, title: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self.addButton(title, role)
        button.setObjectName(f"{name}.{key}")
        button.setAccessibleName(title.replace("&", ""))
        return button
