"""What a window remembers from one run to the next: sizes, splitters, columns. Never anything that matters."""

from __future__ import annotations

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

    def forget_all(self) -> None:
        """Keep nothing."""
        self._settings.clear()

    def write(self) -> None:
        """Put everything on the disk, so that a window that opens next finds it."""
        self._settings.sync()
