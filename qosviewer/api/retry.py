"""Which failures are tried again, and after how long (zoom-api.md, section 6)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count
from typing import Final, TypeVar

from qosviewer.api.cancel import CancelToken
from qosviewer.api.errors import (
    AnswerDamaged,
    ConnectionBroken,
    RateLimited,
    ServerFailed,
    ServerUnreachable,
    TimedOut,
)
from qosviewer.api.patience import Patience
from qosviewer.api.timing import Timing
from qosviewer.domain.errors import Message, QosViewerError

Result = TypeVar("Result")
Rule = Callable[[QosViewerError, int, Timing], float | None]
"""Takes a failure, how often the call was tried, and the clock; gives the seconds to wait, or None to give up."""

_TRIES_TO_REACH: Final = 3
_LONGEST_WAIT_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pause before the next try.

    Attributes:
        reason: Why, for people.
        seconds: How long.
    """

    reason: Message
    seconds: float


def slower_pace(error: QosViewerError, tried: int, timing: Timing) -> float | None:
    """Wait as long as the server says, else 1 to 2 seconds, doubled with each try."""
    if not isinstance(error, RateLimited):
        return None
    if error.retry_at is None:
        return (1.0 + timing.chance()) * 2.0 ** (tried - 1)
    asked_s = max(0.0, (error.retry_at - timing.now()).total_seconds())
    return asked_s + timing.chance() if asked_s <= _LONGEST_WAIT_S else None


def growing_wait(error: QosViewerError, tried: int, timing: Timing) -> float | None:
    """Wait half a second after a failure that may pass, doubled with each try, give or take a half."""
    if not isinstance(error, ServerFailed | TimedOut | ConnectionBroken | AnswerDamaged):
        return None
    return 0.5 * 2.0 ** (tried - 1) * (0.5 + timing.chance())


def short_hope(error: QosViewerError, tried: int, timing: Timing) -> float | None:
    """Try a server that can't be reached at all a few times only: more often than not the address is wrong."""
    if not isinstance(error, ServerUnreachable) or tried >= _TRIES_TO_REACH:
        return None
    return 0.5 * 2.0 ** (tried - 1) * (0.5 + timing.chance())


RULES: Final[tuple[Rule, ...]] = (slower_pace, growing_wait, short_hope)


def wait_after(error: QosViewerError, tried: int, timing: Timing) -> float | None:
    """Return how long to wait before the next try, or None to give up."""
    waits = (rule(error, tried, timing) for rule in RULES)
    return next((wait_s for wait_s in waits if wait_s is not None), None)


def retrying(
    call: Callable[[], Result], *, timing: Timing, cancel: CancelToken, patience: Patience
) -> Generator[Waiting, None, Result]:
    """Make ``call`` until it succeeds; yield each pause before it begins.

    Raises:
        QosViewerError: The last failure, when trying again is no use or has lasted too long.
        Cancelled: The job was told to stop.
    """
    started_s = timing.monotonic_s()
    for tried in count(1):
        try:
            return call()
        except QosViewerError as error:
            failure = error
        wait_s = wait_after(failure, tried, timing)
        spent_s = timing.monotonic_s() - started_s
        if wait_s is None or tried >= patience.tries or spent_s + wait_s > patience.whole_s:
            raise failure
        yield Waiting(failure.message, wait_s)
        timing.wait(cancel, wait_s)
    raise AssertionError
