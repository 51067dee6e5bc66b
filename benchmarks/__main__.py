"""Run the benchmarks, all of them or those named: ``python3 dev.py bench [FAMILY…]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from benchmarks.measure import Result

FAMILIES: Final = ("comparing", "comparing_window", "fetching", "keeping", "numbers", "starting", "tables", "window")


def main() -> int:
    """Print one line for each budget, a miss by name, and return 0: a noisy machine is no failure."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=", ".join(FAMILIES))
    wanted = parser.parse_args().families or FAMILIES
    unknown = [family for family in wanted if family not in FAMILIES]
    if unknown:
        parser.error(f"no such family: {', '.join(unknown)}")
    for family in wanted:
        for result in _results(family):
            _say(result)
    return 0


def _results(family: str) -> Iterator[Result]:
    # Imported one by one, so that measuring the window does not weigh on measuring the start of a process.
    measure: Callable[[], Iterator[Result]] = getattr(import_module(f"benchmarks.{family}"), family)
    return measure()


def _say(result: Result) -> None:
    line = f"{result.verdict:7} {result.ratio:6.2f} × (budget {result.budget:g} ×)  {result.what}: {result.detail}\n"
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
