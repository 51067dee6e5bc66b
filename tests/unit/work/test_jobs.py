from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.errors import EXIT_BUG, ConnectionTrouble, Message
from qosviewer.work.jobs import Body, Job, JobRunner

WAIT_MS = 10_000


class Ear:
    """Everything a job says, in order."""

    def __init__(self, job: Job) -> None:
        self.heard: list[Any] = []
        self.threads: set[QThread] = set()
        job.progressed.connect(lambda items: self._hear(items))
        job.done.connect(lambda: self._hear("done"))
        job.failed.connect(lambda error: self._hear(error))
        job.cancelled.connect(lambda: self._hear("cancelled"))

    def _hear(self, what: object) -> None:
        self.threads.add(QThread.currentThread())
        self.heard.append(what)

    @property
    def items(self) -> list[object]:
        return [item for portion in self.heard if isinstance(portion, tuple) for item in portion]

    @property
    def ends(self) -> list[object]:
        return [word for word in self.heard if not isinstance(word, tuple)]


@pytest.fixture
def runner(qapp) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    assert runner.shutdown(WAIT_MS)
    runner.deleteLater()


def counting(to: int) -> Body:
    return lambda _token: iter(range(to))


def silent_until_cancelled(started: threading.Event) -> Body:
    def body(token: CancelToken) -> Iterator[object]:
        started.set()
        token.wait(60)
        yield "too late"

    return body


def run(qtbot, runner: JobRunner, body: Body, **options: int) -> Ear:
    job = runner.start("key", body, **options)
    ear = Ear(job)
    qtbot.waitUntil(lambda: bool(ear.ends), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    return ear


@pytest.mark.parametrize("interval_ms", [0, 5, 150])
def test_everything_arrives_in_order_on_the_gui_thread_and_before_the_end(qtbot, runner, interval_ms) -> None:
    ear = run(qtbot, runner, counting(5000), interval_ms=interval_ms)
    assert ear.items == list(range(5000))
    assert ear.heard[-1] == "done"
    assert ear.ends == ["done"]
    assert ear.threads == {QCoreApplication.instance().thread()}


def test_the_body_runs_on_another_thread_from_its_first_line(qtbot, runner) -> None:
    places: list[threading.Thread] = []

    def body(_token: CancelToken) -> Iterator[object]:
        places.append(threading.current_thread())
        return iter(())

    ear = run(qtbot, runner, body)
    assert ear.heard == ["done"]
    assert places[0] is not threading.current_thread()


def test_portions_are_gathered_while_the_pause_lasts(qtbot, runner) -> None:
    first_is_out = threading.Event()

    def body(_token: CancelToken) -> Iterator[object]:
        yield 0
        first_is_out.wait(WAIT_MS / 1000)
        yield from range(1, 100)

    job = runner.start("key", body, interval_ms=60_000)
    ear = Ear(job)
    qtbot.waitUntil(lambda: ear.heard == [(0,)], timeout=WAIT_MS)
    first_is_out.set()
    qtbot.waitUntil(lambda: bool(ear.ends), timeout=WAIT_MS)
    assert ear.heard == [(0,), tuple(range(1, 100)), "done"]


def test_a_job_that_is_cancelled_after_its_body_ended_ends_as_it_did_and_is_seen_off_once(qtbot) -> None:
    seen_off: list[Job] = []
    first_is_out = threading.Event()

    def body(_token: CancelToken) -> Iterator[object]:
        yield 0
        first_is_out.wait(WAIT_MS / 1000)
        yield 1

    job = Job("key", body, 150, seen_off.append)
    ear = Ear(job)
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=WAIT_MS)
    first_is_out.set()
    next(thread for thread in threading.enumerate() if thread.name == "job key").join()
    job.cancel()
    QCoreApplication.processEvents()
    assert ear.heard == [(0,), (1,), "done"]
    assert seen_off == [job]


def test_an_error_of_ours_arrives_as_it_is_after_what_came_before(qtbot, runner) -> None:
    trouble = ConnectionTrouble(Message("No network"))

    def body(_token: CancelToken) -> Iterator[object]:
        yield "row"
        raise trouble

    ear = run(qtbot, runner, body)
    assert ear.items == ["row"]
    assert ear.ends == [trouble]


def test_an_unexpected_error_becomes_one_that_people_can_read_and_is_logged(qtbot, runner, caplog) -> None:
    def body(_token: CancelToken) -> Iterator[object]:
        yield from ()
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        ear = run(qtbot, runner, body)
    (error,) = ear.ends
    assert error.exit_code == EXIT_BUG
    assert "ZeroDivisionError" in error.detail
    assert caplog.records[0].exc_info


def test_even_an_exit_inside_a_body_is_an_end(qtbot, runner) -> None:
    def body(_token: CancelToken) -> Iterator[object]:
        yield from ()
        raise SystemExit

    (error,) = run(qtbot, runner, body).ends
    assert error.exit_code == EXIT_BUG


def test_cancel_is_announced_at_once_and_wakes_a_body_that_waits(qtbot, runner) -> None:
    started = threading.Event()
    job = runner.start("key", silent_until_cancelled(started))
    ear = Ear(job)
    assert started.wait(WAIT_MS / 1000)
    job.cancel()
    assert ear.heard == ["cancelled"]
    assert not job.running
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert ear.heard == ["cancelled"]


def test_cancel_gives_out_what_is_here_and_nothing_that_comes_later(qtbot, runner) -> None:
    here, go_on = threading.Event(), threading.Event()

    def body(_token: CancelToken) -> Iterator[object]:
        yield 1
        yield 2
        here.set()
        go_on.wait(WAIT_MS / 1000)
        yield 3

    job = runner.start("key", body)
    ear = Ear(job)
    assert here.wait(WAIT_MS / 1000)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert ear.heard == [(1, 2), "cancelled"]


def test_what_a_body_holds_is_let_go_when_it_is_cancelled(qtbot, runner) -> None:
    let_go: list[threading.Thread] = []
    here, go_on = threading.Event(), threading.Event()

    def body(_token: CancelToken) -> Iterator[object]:
        try:
            here.set()
            go_on.wait(WAIT_MS / 1000)
            yield 1
        finally:
            let_go.append(threading.current_thread())

    job = runner.start("key", body)
    assert here.wait(WAIT_MS / 1000)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert let_go == [job._thread]


def test_an_error_after_cancel_is_neither_announced_nor_logged(qtbot, runner, caplog) -> None:
    here = threading.Event()

    def body(token: CancelToken) -> Iterator[object]:
        here.set()
        try:
            token.wait(60)
        finally:
            raise OSError("the socket was shut")
        yield

    with caplog.at_level(logging.ERROR):
        job = runner.start("key", body)
        ear = Ear(job)
        assert here.wait(WAIT_MS / 1000)
        job.cancel()
        qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert ear.heard == ["cancelled"]
    assert not caplog.records


def test_cancelling_what_is_complete_leaves_it_complete(runner) -> None:
    job = runner.start("key", counting(3))
    ear = Ear(job)
    job._thread.join()
    job.cancel()
    job.cancel()
    assert ear.heard == [(0, 1, 2), "done"]


def test_a_listener_may_cancel_while_it_is_told(qtbot, runner) -> None:
    job = runner.start("key", counting(3))
    ear = Ear(job)
    job.progressed.connect(job.cancel)
    job._thread.join()
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert ear.items == [0, 1, 2]
    assert len(ear.ends) == 1


def test_a_second_job_of_a_key_silences_the_first(qtbot, runner) -> None:
    first = runner.start("key", counting(1000))
    old = Ear(first)
    first._thread.join()
    second = runner.start("key", counting(2))
    new = Ear(second)
    assert old.heard == ["cancelled"]
    assert runner.job("key") is second
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert old.heard == ["cancelled"]
    assert new.items == [0, 1]
    assert new.ends == ["done"]
    assert runner.job("key") is None


def test_jobs_of_different_keys_run_side_by_side(qtbot, runner) -> None:
    both = threading.Barrier(2, timeout=WAIT_MS / 1000)

    def body(_token: CancelToken) -> Iterator[object]:
        yield both.wait()

    ears = [Ear(runner.start(key, body)) for key in ("one", "two")]
    qtbot.waitUntil(lambda: all(ear.ends for ear in ears), timeout=WAIT_MS)
    assert [ear.ends for ear in ears] == [["done"], ["done"]]


def test_shutdown_stops_all_and_leaves_no_thread(qtbot, qapp) -> None:
    runner = JobRunner()
    ears = []
    for key in range(3):
        started = threading.Event()
        ears.append(Ear(runner.start(key, silent_until_cancelled(started))))
        assert started.wait(WAIT_MS / 1000)
    assert runner.shutdown(WAIT_MS)
    assert [ear.heard for ear in ears] == [["cancelled"]] * 3
    assert not any(thread.name.startswith("job ") for thread in threading.enumerate())


def test_shutdown_gives_up_on_a_thread_that_does_not_listen(qtbot, qapp) -> None:
    runner = JobRunner()
    stubborn = threading.Event()

    def body(_token: CancelToken) -> Iterator[object]:
        stubborn.wait()
        yield

    runner.start("key", body)
    assert not runner.shutdown(1)
    stubborn.set()
    assert runner.shutdown(WAIT_MS)


def test_nothing_ticks_after_a_job(qtbot, runner) -> None:
    job = runner.start("key", counting(10), interval_ms=20)
    qtbot.waitUntil(lambda: not runner._jobs, timeout=WAIT_MS)
    assert not job._pause.isActive()


def test_a_job_is_seen_off_once_although_its_last_item_and_its_end_both_wake_the_window(runner, qapp) -> None:
    job = runner.start("k", counting(1))
    # Without an event loop both calls wait in the queue until the thread is over.
    job._thread.join(WAIT_MS / 1000)
    farewells: list[None] = []
    runner._thread_ended.connect(lambda: farewells.append(None))
    for _ in range(3):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents()
    assert len(farewells) == 1


def test_a_thread_that_outlasts_its_runner_ends_without_a_word(qtbot, qapp) -> None:
    runner = JobRunner()
    release = threading.Event()

    def body(_cancel: CancelToken) -> Iterator[int]:
        release.wait(WAIT_MS / 1000)
        yield 1

    job = runner.start("deaf", body)
    assert not runner.shutdown(1)
    runner.deleteLater()
    QCoreApplication.sendPostedEvents(runner, QEvent.Type.DeferredDelete)
    release.set()
    qtbot.waitUntil(lambda: not job._thread.is_alive(), timeout=WAIT_MS)
    QCoreApplication.processEvents()
