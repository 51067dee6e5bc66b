"""Rate limits by label, as Zoom counts them: per second or minute, and Heavy and Resource-intensive per day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from qosviewer.sample.reply import ZoomError

PER_SECOND_TEXT = "You have reached the maximum per-second rate limit for this API. Try again later."
DAILY_TEXT = (
    "You have reached the maximum daily rate limit for this API. Refer to the response header for details on "
    "when you can make another request."
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many calls of a label in a window of so many seconds."""

    calls: int
    window_s: int


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Allowances by label, and the day's total of Heavy and Resource-intensive calls together."""

    allowances: Mapping[str, Allowance]
    daily: int


# So high that only a test that sets its own limits meets one.
GENEROUS = RateLimits(
    {label: Allowance(100_000, 1) for label in ("Light", "Medium", "Heavy", "Resource-intensive")}, 100_000_000
)
BUSINESS_PLAN = RateLimits(
    {
        "Light": Allowance(80, 1),
        "Medium": Allowance(60, 1),
        "Heavy": Allowance(40, 1),
        "Resource-intensive": Allowance(20, 60),
    },
    60_000,
)


class RateCounter:
    """Counts calls and refuses those over the limits."""

    def __init__(self, limits: RateLimits) -> None:
        self.limits = limits
        self._windows: dict[str, tuple[int, int]] = {}
        self._days: Counter[int] = Counter()

    def admit(self, label: str, now_s: float) -> dict[str, str]:
        """Count one call; the rate headers of its answer.

        Raises:
            ZoomError: 429 with the headers of the limit that was met.
        """
        allowance = self.limits.allowances[label]
        window = int(now_s // allowance.window_s)
        counted_window, used = self._windows.get(label, (window, 0))
        used = used + 1 if counted_window == window else 1
        self._windows[label] = (window, used)
        headers = {
            "X-RateLimit-Category": label,
            "X-RateLimit-Type": "QPS",
            "X-RateLimit-Limit": str(allowance.calls),
            "X-RateLimit-Remaining": str(max(0, allowance.calls - used)),
        }
        if used > allowance.calls:
            raise ZoomError(429, 429, PER_SECOND_TEXT, headers=headers)
        if label in ("Heavy", "Resource-intensive"):
            self._count_day(now_s, headers)
        return headers

    def _count_day(self, now_s: float, headers: dict[str, str]) -> None:
        day = int(now_s // 86_400)
        self._days[day] += 1
        if self._days[day] > self.limits.daily:
            raise daily_refusal(now_s, {**headers, "X-RateLimit-Limit": str(self.limits.daily)})


def next_midnight(now_s: float) -> datetime:
    """The moment at which the day's allowance begins anew."""
    today = datetime.fromtimestamp(now_s, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)


def daily_refusal(now_s: float, headers: Mapping[str, str]) -> ZoomError:
    """The refusal for the rest of the day, with its end as an ISO time."""
    extra = {
        "X-RateLimit-Type": "Daily-limit",
        "X-RateLimit-Remaining": "0",
        "Retry-After": f"{next_midnight(now_s):%Y-%m-%dT%H:%M:%SZ}",
    }
    return ZoomError(429, 429, DAILY_TEXT, headers={**headers, **extra})
