"""Calls of the day, over runs and windows, until midnight UTC."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.domain.errors import EXIT_NETWORK, LocalFileError
from qosviewer.services.call_count import HELD_BACK_CALLS, CallCount, DailyShareUsed


class Clock:
    def __init__(self):
        self.time = datetime(2026, 3, 1, 23, 50, tzinfo=UTC)

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "calls.toml"


def test_each_account_has_its_own_count(path, clock):
    count = CallCount(path, clock)
    count.add("a")
    count.add("b", 3)
    assert (count.today("a"), count.today("b"), count.today("c")) == (1, 3, 0)


def test_runs_add_up(path, clock):
    for _ in range(3):
        count = CallCount(path, clock)
        count.add("a", 5)
        count.save()
    assert CallCount(path, clock).today("a") == 15


def test_two_windows_add_up(path, clock):
    one, other = CallCount(path, clock), CallCount(path, clock)
    for _ in range(HELD_BACK_CALLS):
        one.add("a")
        other.add("a")
    assert other.today("a") == 2 * HELD_BACK_CALLS
    assert CallCount(path, clock).today("a") == 2 * HELD_BACK_CALLS


def test_threads_add_up(path, clock):
    count = CallCount(path, clock)
    threads = [threading.Thread(target=lambda: [count.add("a") for _ in range(100)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count.today("a") == 400


def test_a_crash_loses_few(path, clock):
    count = CallCount(path, clock)
    for _ in range(2 * HELD_BACK_CALLS + 3):
        count.add("a")
    assert CallCount(path, clock).today("a") == 2 * HELD_BACK_CALLS


def test_the_day_turns_at_midnight_utc(path, clock):
    count = CallCount(path, clock)
    count.add("a", 100)
    count.add("a")
    clock.time += timedelta(minutes=10)
    assert count.today("a") == CallCount(path, clock).today("a") == 0
    count.add("a")
    count.save()
    assert CallCount(path, clock).today("a") == 1


def test_our_share_has_a_cap(path, clock):
    count = CallCount(path, clock)
    count.add("a", 9)
    count.check("a", 10)
    count.add("a")
    with pytest.raises(DailyShareUsed, match="used up") as caught:
        count.check("a", 10)
    assert caught.value.retry_at == datetime(2026, 3, 2, tzinfo=UTC)
    assert caught.value.exit_code == EXIT_NETWORK
    count.check("b", 10)
    clock.time += timedelta(minutes=10)
    count.check("a", 10)


@pytest.mark.parametrize(
    "content", [b"\xff", b"day = ", b"day = 2026-03-01\ncalls = 3\n", b'day = 2026-03-01\n[calls]\na = "x"\nb = -1\n']
)
def test_a_damaged_count_starts_anew(path, clock, content):
    path.parent.mkdir()
    path.write_bytes(content)
    count = CallCount(path, clock)
    assert count.today("a") == count.today("b") == 0
    count.add("a", HELD_BACK_CALLS)
    assert CallCount(path, clock).today("a") == HELD_BACK_CALLS


def test_a_count_that_cant_be_written_goes_on_in_memory(path, clock):
    path.parent.touch()
    count = CallCount(path, clock)
    with pytest.raises(LocalFileError):
        count.add("a", HELD_BACK_CALLS)
    assert count.today("a") == HELD_BACK_CALLS
