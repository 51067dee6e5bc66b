"""A server that misbehaves, called by a plain client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from qosviewer.sample import SampleAccount, SampleServer, fault
from tests.support.plain_client import PlainClient
from tests.unit.sample.conftest import NOON

Misbehaving = Callable[..., PlainClient]


@pytest.fixture
def misbehaving() -> Iterator[Misbehaving]:
    """Give a logged-in client of a server with the named faults, its first meeting 40 people large."""
    with ExitStack() as stack:

        def start(*faults: str, log_in: bool = True) -> PlainClient:
            account = SampleAccount(7, now=NOON, participants=40)
            server = stack.enter_context(SampleServer(account, faults=[fault(text) for text in faults]))
            client = stack.enter_context(closing(PlainClient(server)))
            if log_in:
                client.log_in()
            return client

        yield start
