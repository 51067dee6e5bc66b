"""Where the files of the app live."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of the app. None need exist: who writes a file makes its folder first (`make_private_folder`).

    Attributes:
        config: Settings and window state.
        data: What was fetched and counted.
        logs: Log files.
    """

    config: Path
    data: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """Settings and account profiles (TOML)."""
        return self.config / "settings.toml"

    @property
    def window_file(self) -> Path:
        """Window geometry and column state (INI, written by Qt)."""
        return self.config / "window.ini"

    @property
    def archive_file(self) -> Path:
        """Everything that was fetched (SQLite)."""
        return self.data / "archive.sqlite3"

    @property
    def call_count_file(self) -> Path:
        """Today's API calls of each account."""
        return self.data / "calls.toml"


def find_places(environment: Mapping[str, str] = os.environ) -> Places:
    """Return the folders: all in ``QOSVIEWER_HOME`` if that is set, else where the system keeps such files."""
    if home := environment.get("QOSVIEWER_HOME"):
        folder = Path(home).expanduser().absolute()
        return Places(folder, folder, folder / "logs")
    from platformdirs import PlatformDirs

    standard = PlatformDirs("qosviewer", appauthor=False, roaming=False)
    return Places(standard.user_config_path, standard.user_data_path, standard.user_log_path)


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing, readable by its owner only. A folder that exists is left as it is.

    Raises:
        LocalFileError: It can't be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LocalFileError(texts.FOLDER_NOT_MADE.fill(folder=folder, reason=error.strerror or error)) from error
