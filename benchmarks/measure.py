"""Taking turns, medians, and what a benchmark reports."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One measured budget.

    Attributes:
        what: What was measured, as the budget names it.
        ratio: How many times the baseline it took.
        budget: The most it may be.
        detail: The absolute figures behind the ratio, with units.
    """

    what: str
    ratio: float
    budget: float
    detail: str

    @property
    def verdict(self) -> str:
        """Whether the budget was kept, in a word."""
        return "kept" if self.ratio <= self.budget else "MISSED"


def seconds(run: Callable[[], object]) -> float:
    """Return how long one call takes, in seconds of wall time."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def taking_turns(baseline: Callable[[], float], candidate: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Return the medians of both, each measured ``rounds`` times, turn by turn.

    The baseline and the candidate return what they measured themselves, in any one unit. Each goes first every other
    round, so that neither always runs on a warmer machine.
    """
    of_baseline, of_candidate = [], []
    for turn in range(rounds):
        if turn % 2:
            of_candidate.append(candidate())
            of_baseline.append(baseline())
        else:
            of_baseline.append(baseline())
            of_candidate.append(candidate())
    return statistics.median(of_baseline), statistics.median(of_candidate)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
