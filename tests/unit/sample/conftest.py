"""A running sample server and a client that calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from typing import Any

import pytest

from qosviewer.sample import SampleAccount, SampleServer
from tests.support.plain_client import PlainClient

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)

Serve = Callable[..., tuple[SampleServer, PlainClient]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers made to measure, each with a client; all end with the test."""
    with ExitStack() as stack:

        def start(**options: Any) -> tuple[SampleServer, PlainClient]:
            server = stack.enter_context(SampleServer(SampleAccount(7, now=NOON), **options))
            return server, stack.enter_context(closing(PlainClient(server)))

        yield start


@pytest.fixture
def server(serve: Serve) -> SampleServer:
    return serve()[0]


@pytest.fixture
def client(server: SampleServer) -> Iterator[PlainClient]:
    with closing(PlainClient(server)) as client:
        yield client
