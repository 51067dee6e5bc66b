"""What starting costs: the bare version line beside Python doing nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.measure import Result, seconds, taking_turns

ROUNDS = 21


def starting() -> Iterator[Result]:
    """Measure ``qosviewer --version``."""
    nothing, version = taking_turns(
        lambda: _run("-c", "pass"), lambda: _run("-m", "qosviewer", "--version"), rounds=ROUNDS
    )
    yield Result(
        "qosviewer --version against python3 -c pass",
        version / nothing,
        3.0,
        f"{version * 1000:.0f} ms against {nothing * 1000:.0f} ms",
    )


def _run(*arguments: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))
