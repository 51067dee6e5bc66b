"""An archive of its own for each test, and meetings to put in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qosviewer.archive import Archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.sqlite3"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path) as opened:
        yield opened
