from __future__ import annotations

from datetime import timedelta

import pytest

from qosviewer.api import errors
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.patience import Patience
from qosviewer.api.retry import retrying
from qosviewer.domain import texts
from tests.support.fetches import OwnTime


class Flaky:
    """Fails as told, then succeeds; counts."""

    def __init__(self, *failures: Exception, each_takes_s: float = 0.0, clock: OwnTime | None = None) -> None:
        self.failures = list(failures)
        self.calls = 0
        self.each_takes_s = each_takes_s
        self.clock = clock

    def __call__(self) -> str:
        self.calls += 1
        if self.clock:
            self.clock.pass_by(self.each_takes_s)
        if self.failures:
            raise self.failures.pop(0)
        return "there"


def run(call, clock, cancel=None, patience=None):
    waits = []
    walk = retrying(call, timing=clock.timing, cancel=cancel or CancelToken(), patience=patience or Patience())
    while True:
        try:
            waits.append(next(walk))
        except StopIteration as end:
            return end.value, waits


def server_failed():
    return errors.ServerFailed(texts.SERVER_FAILED.fill(status=503), http_status=503)


def limited(**more):
    return errors.RateLimited(texts.RATE_LIMITED, **more)


def test_a_success_is_not_repeated():
    call, clock = Flaky(), OwnTime()
    assert run(call, clock) == ("there", [])
    assert call.calls == 1


def test_waits_grow_and_are_told_before_they_begin():
    clock = OwnTime()
    result, waits = run(Flaky(*(server_failed() for _ in range(4))), clock)
    assert result == "there"
    assert [wait.seconds for wait in waits] == [0.5, 1.0, 2.0, 4.0]
    assert clock.waits_s == [0.5, 1.0, 2.0, 4.0]
    assert waits[0].reason.title == texts.SERVER_FAILED.title


def test_the_fifth_failure_is_the_last():
    call = Flaky(*(server_failed() for _ in range(9)))
    with pytest.raises(errors.ServerFailed):
        run(call, OwnTime())
    assert call.calls == 5


def test_three_silent_tries_are_all_that_fits_into_the_time():
    clock = OwnTime()
    call = Flaky(*(errors.TimedOut(texts.TIMED_OUT.fill(host="h")) for _ in range(9)), each_takes_s=14, clock=clock)
    with pytest.raises(errors.TimedOut):
        run(call, clock)
    assert call.calls == 3
    assert clock.passed_s <= 45


def test_a_pace_without_header_waits_one_to_two_seconds_doubled():
    clock = OwnTime()
    _, waits = run(Flaky(limited(), limited(), limited()), clock)
    assert [wait.seconds for wait in waits] == [1.5, 3.0, 6.0]


def test_a_pace_with_a_time_waits_until_then():
    clock = OwnTime()
    _, waits = run(Flaky(limited(retry_at=clock.timing.now() + timedelta(seconds=2))), clock)
    assert waits[0].seconds == pytest.approx(2.5)


def test_a_time_in_the_past_hardly_waits():
    clock = OwnTime()
    _, waits = run(Flaky(limited(retry_at=clock.timing.now() - timedelta(days=1))), clock)
    assert waits[0].seconds == pytest.approx(0.5)


@pytest.mark.parametrize(
    "hopeless",
    [
        errors.WrongSecret(texts.WRONG_SECRET),
        errors.NotReady(texts.NOT_READY, retryable=True),
        errors.DailyLimitReached(texts.DAILY_LIMIT_REACHED.fill(until="x")),
        errors.NotTheApi(texts.NOT_THE_API.fill(status=200)),
        errors.TlsFailed(texts.TLS_FAILED.fill(host="h", reason="r")),
        errors.PageTokenExpired(texts.PAGE_TOKEN_EXPIRED),
    ],
)
def test_what_does_not_pass_by_itself_is_not_repeated(hopeless):
    call = Flaky(hopeless)
    with pytest.raises(type(hopeless)):
        run(call, OwnTime())
    assert call.calls == 1


def test_a_pause_of_an_hour_is_not_waited_for():
    clock = OwnTime()
    with pytest.raises(errors.RateLimited):
        run(Flaky(limited(retry_at=clock.timing.now() + timedelta(hours=1))), clock)
    assert clock.waits_s == []


def test_an_address_that_nothing_answers_at_gets_three_tries():
    call = Flaky(*(errors.ServerUnreachable(texts.HOST_NOT_FOUND.fill(host="h")) for _ in range(9)))
    with pytest.raises(errors.ServerUnreachable):
        run(call, OwnTime())
    assert call.calls == 3


def test_cancelling_ends_a_pause():
    cancel = CancelToken()
    walk = retrying(Flaky(server_failed()), timing=OwnTime().timing, cancel=cancel, patience=Patience())
    next(walk)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(walk)
