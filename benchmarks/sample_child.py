"""The sample account in another process: as a child of a benchmark, and the child itself.

It is run as ``python -m benchmarks.sample_child`` and serves, beside the usual meetings, eight copies of a meeting of
300 people under numbers of their own, because no meeting may be fetched twice at once.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.request import Request, urlopen

from qosviewer.api.addresses import ApiAddress
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.domain.secret import Secret
from qosviewer.services.fetching import open_session

EIGHT: Final = tuple(str(90_000_000_000 + index) for index in range(8))
"""The numbers of the eight meetings of 30 pages."""

PAGE_SIZE: Final = 10
UNLIMITED: Final = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A running sample account: where it is and how to sign in."""

    api_base: str
    token_url: str
    account_id: str
    client_id: str
    client_secret: str
    first_meeting: str

    def session(self) -> Session:
        """Return a session of the account with the limiter out of the way."""
        credentials = Credentials(self.account_id, self.client_id, Secret(self.client_secret))
        return open_session(ApiAddress(self.api_base, self.token_url), credentials, calls_per_second=UNLIMITED)


@contextmanager
def sample_child(*, participants: int, latency_ms: int) -> Iterator[Sample]:
    """Run the sample account in a process of its own for the length of the block."""
    command = [sys.executable, "-m", "benchmarks.sample_child", str(participants), str(latency_ms)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        told = json.loads(child.stdout.readline())
        try:
            yield Sample(
                told["api_base"],
                told["token_url"],
                told["account_id"],
                told["client_id"],
                told["client_secret"],
                told["meetings"][0]["id"],
            )
        finally:
            child.stdin.close()


def _serve(participants: int, latency_ms: int) -> None:
    from qosviewer.sample.server import SampleServer
    from qosviewer.sample.serving import serve

    with SampleServer(participants=300) as model:
        pages = _walk(model)
    server = SampleServer(participants=participants, latency_ms=latency_ms)
    for number in EIGHT:
        server.add_pages(number, pages)
    serve(server, sys.stdout, until_end_of=sys.stdin)


def _walk(server: object) -> list[dict[str, object]]:
    from base64 import b64encode

    from qosviewer.sample.server import SampleServer

    assert isinstance(server, SampleServer)
    basic = b64encode(f"{server.client_id}:{server.client_secret}".encode()).decode()
    form = f"grant_type=account_credentials&account_id={server.account_id}".encode()
    answer = _get(Request(server.token_url, form, {"Authorization": f"Basic {basic}"}))
    path = (
        f"{server.api_base}/metrics/meetings/{server.meetings[0].number}/participants/qos_summary?page_size={PAGE_SIZE}"
    )
    pages: list[dict[str, object]] = []
    token = ""
    while not pages or token:
        address = f"{path}&next_page_token={token}" if token else path
        page = _get(Request(address, headers={"Authorization": f"Bearer {answer['access_token']}"}))
        token = str(page.pop("next_page_token"))
        pages.append(page)
    return pages


def _get(request: Request) -> dict[str, object]:
    with urlopen(request, timeout=30) as answer:
        return dict(json.load(answer))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("participants", type=int)
    parser.add_argument("latency_ms", type=int)
    arguments = parser.parse_args()
    _serve(arguments.participants, arguments.latency_ms)
