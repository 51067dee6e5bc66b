"""What starting costs: the version line beside Python doing nothing, the first window beside a bare one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from time import perf_counter

from benchmarks.measure import Result, seconds, taking_turns

ROUNDS = 21


def starting() -> Iterator[Result]:
    """Measure ``qosviewer --version`` and ``qosviewer --sample``."""
    nothing, version = taking_turns(
        lambda: _run("-c", "pass"), lambda: _run("-m", "qosviewer", "--version"), rounds=ROUNDS
    )
    yield Result(
        "qosviewer --version against python3 -c pass",
        version / nothing,
        3.0,
        f"{version * 1000:.0f} ms against {nothing * 1000:.0f} ms",
    )

    with tempfile.TemporaryDirectory() as home:
        bare, ours = taking_turns(
            lambda: _until_painted("bare", home), lambda: _until_painted("app", home), rounds=ROUNDS
        )
    yield Result(
        "first painted window, sample account, against a bare PySide6 window with an empty table",
        ours / bare,
        1.5,
        f"{ours * 1000:.0f} ms against {bare * 1000:.0f} ms",
    )


def _until_painted(which: str, home: str) -> float:
    """Return the seconds from the start of a process until its window is painted."""
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    environment = {**os.environ, "QOSVIEWER_HOME": home}
    begin = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout
        line = child.stdout.readline()
        took = perf_counter() - begin
    assert line == "painted\n"
    return took


def _run(*arguments: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))
