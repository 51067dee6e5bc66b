"""What fetching costs beside a bare httpx loop, and eight meetings beside one."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx

from benchmarks.measure import Result, taking_turns
from benchmarks.sample_child import EIGHT, PAGE_SIZE, Sample, sample_child
from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.archive import FILES
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.table import QosTable
from qosviewer.services.fetching import Fetched, Resolved
from qosviewer.services.keeping import ArchiveDoor, fetch_and_keep

PAGES = 100
LATENCY_MS = 150


def fetching() -> Iterator[Result]:
    """Measure both budgets on fetching."""
    with (
        sample_child(participants=PAGES * PAGE_SIZE, latency_ms=LATENCY_MS) as sample,
        tempfile.TemporaryDirectory() as home,
        closing(ArchiveDoor(Path(home) / "archive.sqlite3")) as door,
    ):
        bare, ours = taking_turns(lambda: _bare_loop(sample), lambda: _our_fetch(sample, door), rounds=3)
        yield Result(
            f"fetch and keep {PAGES} pages, {LATENCY_MS} ms each, against a bare httpx loop",
            ours / bare,
            1.05,
            f"{ours:.2f} s against {bare:.2f} s; the pages alone wait {PAGES * LATENCY_MS / 1000:.1f} s",
        )
        one, eight = taking_turns(
            lambda: _at_once(sample, EIGHT[:1], door), lambda: _at_once(sample, EIGHT, door), rounds=3
        )
        yield Result(
            f"8 meetings of 30 pages fetched and kept at once, {LATENCY_MS} ms each, against one of them",
            eight / one,
            1.10,
            f"{eight:.2f} s against {one:.2f} s",
        )


def _bare_loop(sample: Sample) -> float:
    form = {"grant_type": "account_credentials", "account_id": sample.account_id}
    with httpx.Client(trust_env=False) as client:
        answer = client.post(sample.token_url, data=form, auth=(sample.client_id, sample.client_secret)).json()
        client.headers["Authorization"] = f"Bearer {answer['access_token']}"
        url = f"{sample.api_base}/metrics/meetings/{sample.first_meeting}/participants/qos_summary"
        begin, token, people = time.perf_counter(), "", 0
        while True:
            query = {"page_size": str(PAGE_SIZE)} | ({"next_page_token": token} if token else {})
            page = client.get(url, params=query).json()
            people += len(page["participants"])
            token = page["next_page_token"]
            if not token:
                assert people == PAGES * PAGE_SIZE
                return time.perf_counter() - begin


def _our_fetch(sample: Sample, door: ArchiveDoor) -> float:
    table = QosTable()
    took = _pages_take(sample.session(), sample.first_meeting, table, door)
    assert table.participant_count == PAGES * PAGE_SIZE
    return took


def _pages_take(session: Session, number: str, table: QosTable, door: ArchiveDoor) -> float:
    """Return the seconds from "resolved" to the end, everything parsed, kept, in the table and sealed."""
    begin = 0.0
    ref = MeetingRef(MeetingKind.MEETING, number)
    for event in fetch_and_keep(session, ref, archive=door, account=FILES, cancel=CancelToken()):
        if isinstance(event, Resolved):
            begin = time.perf_counter()
        elif isinstance(event, Fetched):
            table.append(event.batch)
    return time.perf_counter() - begin


def _at_once(sample: Sample, numbers: tuple[str, ...], door: ArchiveDoor) -> float:
    """Return the seconds that fetching ``numbers`` at once takes, from the first resolved to the last complete."""
    session = sample.session()
    spans: list[tuple[float, float]] = []

    def one(number: str) -> None:
        took = _pages_take(session, number, QosTable(), door)
        end = time.perf_counter()
        spans.append((end - took, end))

    threads = [threading.Thread(target=one, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(spans) == len(numbers)
    return max(end for _begin, end in spans) - min(begin for begin, _end in spans)
