"""What a window remembers from one run to the next: sizes, columns, meetings opened lately. Nothing that matters."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from qosviewer.domain.errors import LocalFileError
from qosviewer.services.places import make_private_folder


class WindowState:
    """States as Qt gives them, by key, in an INI file.

    Args:
        path: The file. It need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Qt would make the folder itself, for everyone to read.
        with suppress(LocalFileError):
            make_private_folder(path.parent)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def load(self, key: str) -> QByteArray:
        """Return the state kept under ``key``; empty where there is none, or something else."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def save(self, key: str, state: QByteArray) -> None:
        """Keep a state."""
        self._settings.setValue(key, state)

    def load_choices(self, key: str) -> object:
        """Return what `save_choices` kept under ``key``; None where there is none, or it can't be read."""
        value = self._settings.value(key)
        try:
            return json.loads(value) if isinstance(value, str) else None
        except ValueError:
            return None

    def save_choices(self, key: str, choices: object) -> None:
        """Keep something that JSON can hold."""
        self._settings.setValue(key, json.dumps(choices))

    def forget_layout(self) -> None:
        """Keep nothing but what is no layout: the meetings opened lately."""
        for group in ("window", "meeting", "compare"):
            self._settings.remove(group)

    def write(self) -> None:
        """Put everything on the disk, so that a window that opens next finds it."""
        self._settings.sync()
