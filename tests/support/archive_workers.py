"""Processes that fetch and keep at once, and may be killed: what windows and collectors do, without their start-up.

``python -m tests.support.archive_workers`` reads one JSON object from stdin (`Work`), forks workers, and prints what
each of them was told is kept, a line each: ``snapshot walk page``, or ``snapshot complete``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from qosviewer.api.addresses import api_address
from qosviewer.api.cancel import CancelToken
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.archive import Account
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer
from qosviewer.services.fetching import Fetched, open_session
from qosviewer.services.keeping import ArchiveDoor, Keeping, NotKept, OpenedMeeting, fetch_and_keep, visit

ROOT = Path(__file__).parents[2]
ACME = Account("acme-id", "Acme")
LONGEST_LIFE_S = 0.12
# What a job imports when it first runs; a worker that had to would die of old age before it did anything.
LATE = ("api.client", "api.meetings", "api.summary", "api.walk", "archive.upkeep")


@dataclass(frozen=True)
class Work:
    """What a parent has its workers do.

    Attributes:
        archive: The file.
        server: What `address_of` says.
        uuids: The meetings, each to be visited in turn.
        kills: How many workers to kill one after the other; 0 lets a single one come to its end.
        seed: For the order of the meetings and the instants of the kills.
        largest_file: No file may grow beyond so many bytes; 0 is no limit.
    """

    archive: str
    server: dict[str, str]
    uuids: Sequence[str]
    kills: int = 0
    seed: int = 0
    largest_file: int = 0


def address_of(server: SampleServer) -> dict[str, str]:
    """Say what it takes to sign in."""
    names = ("api_base", "token_url", "account_id", "client_id", "client_secret")
    return {name: getattr(server, name) for name in names}


def start(work: Work) -> subprocess.Popen[str]:
    """Start a parent; its stdout is what was kept."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.archive_workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )
    assert process.stdin
    process.stdin.write(json.dumps(asdict(work)))
    process.stdin.close()
    process.stdin = None
    return process


def session_at(server: dict[str, str]) -> Session:
    """Sign in, at a pace that is no obstacle."""
    known = Credentials(server["account_id"], server["client_id"], Secret(server["client_secret"]))
    return open_session(api_address(server["api_base"], server["token_url"]), known, calls_per_second=1e6)


def visited(session: Session, door: ArchiveDoor, ref: MeetingRef) -> Iterator[Any]:
    """Open a meeting as the window does."""

    def opened() -> Generator[None, None, Session]:
        yield
        return session

    return visit(ref, opened, archive=door, account=lambda: ACME, cancel=CancelToken())


def main() -> None:
    """Have the workers work."""
    work = Work(**json.load(sys.stdin))
    for module in LATE:
        import_module(f"qosviewer.{module}")
    chance = random.Random(work.seed)
    for place in range(work.kills):
        sys.stdout.write(_killed(work, chance, has_begun=place % 2 == 0))
    if not work.kills:
        for line in _lines(work, chance.sample(work.uuids, len(work.uuids)), again=False):
            sys.stdout.write(line)


def _killed(work: Work, chance: random.Random, *, has_begun: bool) -> str:
    """Let a process work, kill it at a random instant, and return what it was told is kept.

    That instant lies anywhere in its life, or after the first page that it kept.
    """
    uuids = chance.sample(work.uuids, len(work.uuids))
    life_s = chance.uniform(0, LONGEST_LIFE_S)
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        for line in _lines(work, uuids, again=True):
            os.write(write_end, line.encode())
    os.close(write_end)
    with os.fdopen(read_end) as said:
        first = said.readline() if has_begun else ""
        time.sleep(life_s / 2 if has_begun else life_s)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "it ended by itself"
        return first + said.read()


def _lines(work: Work, uuids: Sequence[str], *, again: bool) -> Iterator[str]:
    if work.largest_file:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (work.largest_file, resource.RLIM_INFINITY))
    session, door = session_at(work.server), ArchiveDoor(Path(work.archive))
    for uuid in uuids:
        ref = MeetingRef(MeetingKind.MEETING, uuid=uuid)
        yield from _told(visited(session, door, ref))
    while again:
        for uuid in uuids:
            ref = MeetingRef(MeetingKind.MEETING, uuid=uuid)
            fetch = fetch_and_keep(session, ref, archive=door, account=ACME, cancel=CancelToken())
            yield from _told(fetch)
    door.close()


def _told(events: Iterator[Any]) -> Iterator[str]:
    """Tell of a page only when whoever fetches is handed it, which is when the archive has it."""
    snapshot, keeps = 0, False
    pages: list[Fetched] = []
    for event in events:
        match event:
            case Keeping():
                snapshot, keeps = event.snapshot, True
            case OpenedMeeting():
                if event.kept.complete:
                    return
            case NotKept():
                keeps = False
                yield f"not kept: {type(event.error).__name__}\n"
            case Fetched():
                pages.append(event)
                if keeps:
                    yield f"{snapshot} {event.batch.walk} {event.batch.page}\n"
    if keeps and pages:
        yield f"{snapshot} complete\n"


if __name__ == "__main__":
    main()
