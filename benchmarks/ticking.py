"""How far apart the ticks of a timer are: what holds up the event loop shows there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from time import perf_counter
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer

TICK_MS: Final = 5


def run_for(milliseconds: int) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def precise_timer(milliseconds: int, *, singleShot: bool = False) -> QTimer:
    """Return a timer that is as exact as the system lets it be."""
    return QTimer(interval=milliseconds, singleShot=singleShot, timerType=Qt.TimerType.PreciseTimer)


@contextmanager
def gaps_of_loop() -> Iterator[list[float]]:
    """Let a precise timer tick, and give how far apart its ticks were, in ms."""
    ticks = [perf_counter()]
    gaps: list[float] = []
    timer = precise_timer(TICK_MS)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start()
    yield gaps
    timer.stop()
    gaps += [(after - before) * 1000 for before, after in pairwise(ticks)]
