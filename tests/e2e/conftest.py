"""A hurried command line, signed in at a sample server of this test."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from qosviewer.sample import SampleServer
from tests.support.command_line import CommandLine, for_server, let_it_hurry

Signed = tuple[SampleServer, CommandLine]


@pytest.fixture(autouse=True, scope="session")
def _heeded_interrupts() -> Iterator[None]:
    """Let Ctrl+C reach the programs under test, also where the tests themselves run in the background."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def hurry(qosviewer_home: Path) -> Path:
    """No waiting for a polite pace; returns the folder of the settings."""
    let_it_hurry(qosviewer_home)
    return qosviewer_home


@pytest.fixture
def serve(hurry: Path) -> Iterator[Callable[..., Signed]]:
    """Start servers made to measure, each with a command line that is signed in there."""
    with ExitStack() as stack:

        def start(**options: Any) -> Signed:
            server = stack.enter_context(SampleServer(**options))
            return server, for_server(server)

        yield start


@pytest.fixture
def signed(serve: Callable[..., Signed]) -> Signed:
    return serve()
