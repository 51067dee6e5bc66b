"""A field for a secret: dots while it is typed, never filled with what is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from qosviewer.domain.secret import Secret
from qosviewer.ui.theme import GAP


class SecretField(QWidget):
    """The field and its toggle.

    Signals:
        changed: Something was typed.
    """

    changed = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self._edit = QLineEdit()
        self._edit.setObjectName(name)
        self._edit.setAccessibleName(spoken)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        # Input methods and spelling helpers learn what they see.
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._edit.textChanged.connect(self.changed)
        self._show = QPushButton("S&how")
        self._show.setObjectName(f"{name}.show")
        self._show.setAccessibleName(f"Show the {spoken.lower()} that is typed")
        self._show.setCheckable(True)
        self._show.setAutoDefault(False)
        self._show.toggled.connect(self._reveal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._edit, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self._edit)

    @property
    def secret(self) -> Secret | None:
        """What was typed, None for nothing."""
        text = self._edit.text().strip()
        return Secret(text) if text else None

    def clear(self) -> None:
        """Forget what was typed."""
        self._edit.clear()
        self._show.setChecked(False)

    def say(self, sentence: str) -> None:
        """Show, while nothing is typed, where the secret is."""
        self._edit.setPlaceholderText(sentence)
        self._edit.setAccessibleDescription(sentence)

    def _reveal(self, shown: bool) -> None:
        self._edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
