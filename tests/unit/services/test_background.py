"""A call beside: its result, its error, and the way out while it lasts."""

import threading

import pytest

from qosviewer.services.background import in_background


def finished(job):
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


def test_the_result_comes_back():
    assert finished(in_background(lambda: 42)) == 42


def test_what_is_raised_beside_is_raised_here():
    def fail():
        raise TimeoutError(threading.current_thread().name)

    with pytest.raises(TimeoutError, match="background"):
        finished(in_background(fail))


def test_it_can_be_given_up_while_the_call_lasts():
    go_on, ended = threading.Event(), threading.Event()

    def last():
        go_on.wait()
        ended.set()

    job = in_background(last, poll_s=0.001)
    for _ in range(3):
        next(job)
    job.close()
    assert not ended.is_set()
    go_on.set()
    assert ended.wait(10)


def test_nothing_begins_before_it_is_asked_for():
    begun = threading.Event()
    job = in_background(begun.set)
    job.close()
    assert not begun.is_set()
