from __future__ import annotations

import threading

import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.limiter import Limiter
from qosviewer.api.timing import REAL_TIME
from tests.support.fetches import OwnTime


def test_calls_are_spaced_evenly_and_the_first_is_at_once():
    clock = OwnTime()
    limiter = Limiter(4, timing=clock.timing)
    starts_s = []
    for _ in range(9):
        limiter.wait_for_turn(CancelToken())
        starts_s.append(clock.passed_s)
    assert starts_s == pytest.approx([n * 0.25 for n in range(9)])


def test_time_spent_elsewhere_counts_as_waiting_but_saves_nothing_up():
    clock = OwnTime()
    limiter = Limiter(4, timing=clock.timing)
    limiter.wait_for_turn(CancelToken())
    clock.pass_by(10)
    limiter.wait_for_turn(CancelToken())
    assert clock.waits_s == []
    limiter.wait_for_turn(CancelToken())
    assert clock.waits_s == [0.25]


def test_holding_off_reaches_every_job():
    clock = OwnTime()
    limiter = Limiter(100, timing=clock.timing)
    limiter.hold_off(3)
    limiter.wait_for_turn(CancelToken())
    assert clock.passed_s == pytest.approx(3)


def test_turns_are_given_in_the_order_they_are_asked_for():
    clock = OwnTime()
    limiter = Limiter(10, timing=clock.timing)
    threads = [threading.Thread(target=limiter.wait_for_turn, args=(CancelToken(),)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    limiter.wait_for_turn(CancelToken())
    # All turns of one account together: the twenty-first call may not begin before 20 intervals have passed.
    assert clock.passed_s >= 2.0 - 1e-9


def test_a_cancelled_job_gives_its_turn_back():
    limiter = Limiter(0.01, timing=REAL_TIME)
    limiter.wait_for_turn(CancelToken())
    cancel = CancelToken()
    errors = []

    def job():
        try:
            limiter.wait_for_turn(cancel)
        except Cancelled as error:
            errors.append(error)

    thread = threading.Thread(target=job)
    thread.start()
    cancel.cancel()
    thread.join(5)
    assert not thread.is_alive()
    assert errors
    with pytest.raises(Cancelled):
        limiter.wait_for_turn(cancel)


def test_every_call_is_counted_before_it_is_made_and_may_be_refused():
    calls = []

    def before_call():
        if len(calls) == 2:
            raise OverflowError
        calls.append(1)

    limiter = Limiter(1000, before_call, OwnTime().timing)
    limiter.wait_for_turn(CancelToken())
    limiter.wait_for_turn(CancelToken())
    with pytest.raises(OverflowError):
        limiter.wait_for_turn(CancelToken())
