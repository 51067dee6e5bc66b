"""The program as people and scripts start it: a process of its own, and nothing of ours inside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qosviewer.sample import SampleServer

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 60
PROGRAM = (sys.executable, "-m", "qosviewer")


@dataclass(frozen=True)
class Done:
    """How a process ended."""

    code: int
    out: bytes
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def errors(self) -> list[dict[str, Any]]:
        """The errors that ``--json`` made of stderr; other lines are for people."""
        return [json.loads(line) for line in self.err.splitlines() if line.startswith("{")]


@dataclass
class CommandLine:
    """Runs the program with an environment of its own."""

    environment: dict[str, str] = field(default_factory=dict)
    common: tuple[str, ...] = ()

    def __call__(self, *arguments: object, **how: Any) -> Done:
        return self.finish(self.start(*arguments, **how))

    def start(
        self,
        *arguments: object,
        program: tuple[str, ...] = PROGRAM,
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.PIPE,
    ) -> subprocess.Popen[bytes]:
        """Start a process; whoever starts it has to `finish` it."""
        return subprocess.Popen(
            [*program, *self.common, *map(str, arguments)],
            env=clean_environment() | self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
        )

    @staticmethod
    def finish(process: subprocess.Popen[bytes]) -> Done:
        with process:
            try:
                out, err = process.communicate(timeout=TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Done(process.returncode, out or b"", err.decode("utf-8"))


def clean_environment() -> dict[str, str]:
    """The environment of the tests; a warning, such as that of a file left open, is an error there too.

    Output is buffered as it is for everybody: what fails only when the buffer is emptied has to be seen.
    """
    usual = {name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return usual | {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}


def for_server(server: SampleServer) -> CommandLine:
    """A command line that signs in at a sample server by its environment."""
    return for_announced(
        {
            "api_base": server.api_base,
            "token_url": server.token_url,
            "account_id": server.account_id,
            "client_id": server.client_id,
            "client_secret": server.client_secret,
        }
    )


def for_announced(line: dict[str, Any]) -> CommandLine:
    """A command line that signs in where ``sample-server`` said."""
    return CommandLine(
        {
            "QOSVIEWER_ACCOUNT_ID": line["account_id"],
            "QOSVIEWER_CLIENT_ID": line["client_id"],
            "QOSVIEWER_CLIENT_SECRET": line["client_secret"],
        },
        ("--api-base", line["api_base"], "--token-url", line["token_url"]),
    )


def let_it_hurry(home: Path) -> None:
    """Set the pace to the fastest that the settings allow."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text("[settings]\nrequests_per_second = 40\n", encoding="utf-8")


@contextmanager
def sample_server(*arguments: object) -> Iterator[tuple[dict[str, Any], subprocess.Popen[bytes]]]:
    """Run ``qosviewer sample-server`` and give its first line; it has to end well when it is told to."""
    process = CommandLine().start("sample-server", *arguments)
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, process.stderr.read() if process.stderr else ""
        yield json.loads(first), process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        done = CommandLine.finish(process)
    # TerminateProcess, as Windows understands SIGTERM, asks nobody and leaves 1.
    assert done.code == 0 or os.name == "nt", done.err
    assert done.err == ""
