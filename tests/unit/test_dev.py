"""dev.py where things are missing; that it works where nothing is, a fresh clone shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev

MISSING = {"no-such-package": "no-such-command"}
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's affair")


@pytest.fixture
def without_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@linux_only
@pytest.mark.usefixtures("without_apt")
def test_one_line_says_which_required_thing_to_install() -> None:
    with pytest.raises(dev.Stop, match=r"^Please install what provides: no-such-command\.$"):
        dev.prepare_system(required=MISSING, wished={})


@linux_only
@pytest.mark.usefixtures("without_apt")
def test_what_is_only_wished_for_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    dev.prepare_system(required={}, wished=MISSING)
    assert capsys.readouterr().out == "Please install what provides: no-such-command. Going on without.\n"


@pytest.mark.parametrize("present", ["import ensurepip", str(Path(__file__).absolute())])
def test_what_is_there_is_seen(present: str) -> None:
    assert dev.is_there(present)


@pytest.mark.parametrize("absent", ["import no_such_module", "/no/such/file", "libnosuch.so.1", "no-such-command"])
def test_what_is_not_there_is_seen(absent: str) -> None:
    assert not dev.is_there(absent)


def test_help_lists_every_command_with_one_line() -> None:
    lines = dev.usage().splitlines()[2:]
    assert [line.split()[0] for line in lines] == ["run", "test", "check", "bench", "shots", "package", "docs"]
    assert all(len(line) < 120 and line.endswith(".") for line in lines)


def test_an_unknown_command_is_answered_with_the_known_ones() -> None:
    asked = subprocess.run([sys.executable, dev.__file__, "dance"], capture_output=True, text=True, check=False)
    assert asked.returncode == 2
    assert asked.stdout == f"There is no command 'dance'.\n\n{dev.usage()}\n"
    assert not asked.stderr
