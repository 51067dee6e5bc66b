"""A real Secret Service for one test: a D-Bus session of its own with a GNOME Keyring in it."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

PATIENCE_S = 20.0
PASSWORD = "the keyring's own password"


class SecretService:
    """The session; starts locked or unlocked, and can be made to misbehave as real ones do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        # No DISPLAY: a keyring that wants to ask for its password finds nobody and answers that it is locked.
        self._environment = keep | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "XDG_DATA_HOME": str(folder)}
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # A group of its own: the bus may have started another keyring, which does not always end with it.
            start_new_session=True,
        )
        assert self._bus.stdout
        self.address = self._bus.stdout.readline().strip()
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self.address
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self, password: str | None = PASSWORD) -> None:
        """Start the keyring: with a password unlocked (made where there is none yet), without one locked."""
        arguments = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        self._daemon = subprocess.Popen(
            [*arguments, "--unlock"] if password else arguments,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._daemon.stdin
        self._daemon.stdin.write((password or "").encode())
        self._daemon.stdin.close()
        self._wait_until_it_answers(unlocked=bool(password))

    def lock(self) -> None:
        """Lock the keyring as it locks itself when the screen is locked."""
        self.kill()
        self.start(password=None)

    def kill(self) -> None:
        """End the keyring in the middle. D-Bus starts another, locked, when it is asked for."""
        assert self._daemon
        self._daemon.kill()
        self._daemon.wait(PATIENCE_S)

    def freeze(self) -> None:
        """Let the keyring answer nobody, as while its prompt waits for the person."""
        assert self._daemon
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the keyring go on."""
        assert self._daemon
        self._daemon.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End everything; whoever waits for an answer gets none."""
        if self._daemon and self._daemon.poll() is None:
            self._daemon.kill()
            self._daemon.wait(PATIENCE_S)
        if self._bus.poll() is None:
            os.killpg(self._bus.pid, signal.SIGKILL)
        self._bus.wait(PATIENCE_S)
        assert self._bus.stdout
        self._bus.stdout.close()

    def entries(self) -> dict[str, str]:
        """Return the secrets of the app by user name, read by another client than `keyring`."""
        import secretstorage

        with self._connection() as connection:
            found = secretstorage.search_items(connection, {"service": "qosviewer"})
            return {item.get_attributes()["username"]: item.get_secret().decode() for item in found}

    def _connection(self) -> AbstractContextManager[DBusConnection]:
        # Only Linux has these.
        from jeepney.io.blocking import open_dbus_connection

        return closing(open_dbus_connection(self.address))

    def _wait_until_it_answers(self, *, unlocked: bool) -> None:
        import secretstorage
        from jeepney.bus_messages import message_bus

        deadline = time.monotonic() + PATIENCE_S
        with self._connection() as connection:
            # Asking the keyring itself before it is there would make D-Bus start another one.
            while not connection.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body[0]:
                assert time.monotonic() < deadline, "The keyring did not start."
                time.sleep(0.01)
            assert secretstorage.Collection(connection).is_locked() is not unlocked


@pytest.fixture(autouse=True)
def _undecided_keyring() -> Iterator[None]:
    """Let every test find its own keyring: the package looks once in a process and remembers what it found."""
    yield
    if core := sys.modules.get("keyring.core"):
        core._keyring_backend = None
        vars(sys.modules["keyring.backend"].get_all_keyring).pop("saved_result", None)


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """An unlocked Secret Service, which `keyring` in this process and in its children finds."""
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    # keyring leaves its socket to the garbage collector where the Secret Service answers with an error.
    warnings.filterwarnings("ignore", "unclosed <socket.*dbus", ResourceWarning)
    # A short path: the address of a socket has little room.
    with tempfile.TemporaryDirectory(prefix="qv-keyring-", ignore_cleanup_errors=True) as folder:
        service = SecretService(Path(folder))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        try:
            service.start()
            yield service
        finally:
            service.stop()
            gc.collect()
