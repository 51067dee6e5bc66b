"""What holds for every test: no leaks, no screen needed, no settings or credentials of the person who runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["pytester", "tests.support.leaks", "tests.support.secret_service", "tests.support.issued_tokens"]

# The same examples on every run and machine: a red test is red for everyone. Slow machines are not a failure.
settings.register_profile("qosviewer", derandomize=True, deadline=None)
settings.load_profile("qosviewer")


def pytest_configure() -> None:
    """Draw into memory unless a platform was asked for, and keep away from the keyring of the person who runs this."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A test that needs a keyring starts one: tests/support/secret_service.py.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/no-session-bus"


@pytest.fixture(autouse=True)
def qosviewer_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own empty folder for settings, archive and logs, and no credentials from outside."""
    for name in [name for name in os.environ if name.startswith("QOSVIEWER_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "qosviewer-home"
    monkeypatch.setenv("QOSVIEWER_HOME", str(home))
    return home
