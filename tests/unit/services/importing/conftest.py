from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qosviewer.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened
