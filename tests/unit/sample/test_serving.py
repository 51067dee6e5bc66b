"""The server as a program of its own, in a real process."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest

from qosviewer.sample import SampleServer, announce

PROGRAM = """
import sys
from qosviewer.sample import SampleServer, serve
serve(SampleServer(), sys.stdout, until_end_of=sys.stdin if "child" in sys.argv else None)
"""


@contextmanager
def program(*args: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def is_listening(announced: dict[str, object]) -> bool:
    address = urlsplit(str(announced["api_base"]))
    try:
        with closing(socket.create_connection((address.hostname, address.port), timeout=5)):
            return True
    except ConnectionRefusedError:
        return False


def test_the_announcement(server: SampleServer) -> None:
    announced = json.loads(announce(server))
    assert "\n" not in announce(server)
    assert announced["api_base"] == server.api_base and announced["token_url"] == server.token_url
    assert announced["client_secret"] == server.client_secret
    first = announced["meetings"][0]
    assert (first["id"], first["participants"]) == ("81234567890", 18)
    assert len(announced["meetings"]) == len(server.meetings) > 20


def test_the_end_of_stdin_ends_a_child() -> None:
    with program("child") as (process, announced):
        assert is_listening(announced)
        assert process.stdin
        process.stdin.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr and process.stderr.read() == ""
        assert not is_listening(announced)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it(number: signal.Signals) -> None:
    with program() as (process, announced):
        assert is_listening(announced)
        process.send_signal(number)
        assert process.wait(timeout=30) == 0
        assert process.stderr and process.stderr.read() == ""


def test_without_a_watch_the_end_of_stdin_means_nothing() -> None:
    with program() as (process, announced):
        assert process.stdin
        process.stdin.close()
        assert is_listening(announced)
        assert process.poll() is None
