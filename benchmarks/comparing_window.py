"""How smoothly the window goes on while large meetings are compared: it is painted again and again meanwhile."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QIcon

from benchmarks.big_meeting import STREAMS_EACH, big_table
from benchmarks.comparing import comparison_of
from benchmarks.measure import Result, percentile
from benchmarks.painting import mark_all
from benchmarks.ticking import TICK_MS, gaps_of_loop, precise_timer, run_for
from qosviewer.api.cancel import CancelToken
from qosviewer.app import import_in_background, make_application
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.table import QosTable
from qosviewer.models.comparison_model import prepared
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.theme import Theme
from qosviewer.ui.window_state import WindowState
from qosviewer.work.jobs import JobRunner

PEOPLE: Final = 10_000
ROUNDS: Final = 9
_REPAINT_MS: Final = 100
_AFTERWARDS_MS: Final = 300


def comparing_window() -> Iterator[Result]:
    """Measure the gaps of the event loop while two large meetings are compared."""
    app = make_application()
    tables = [big_table(PEOPLE, seed) for seed in (7, 8)]
    with tempfile.TemporaryDirectory() as home:
        Theme(app, "light").setParent(app)
        main = MainWindow(WindowState(Path(home) / "window.ini"), QIcon())
        main.show()
        import_in_background()
        comparing = _Comparing(main, tables)
        comparing.measure()  # imports and fonts are no part of it
        compared, repaints = [], []
        for _ in range(ROUNDS):
            gaps, took_ms = comparing.measure()
            compared.append(gaps)
            repaints.append(comparing.measure_repaints(took_ms))
        main.close()
    detail = f"a timer of {TICK_MS} ms, all of it painted every {_REPAINT_MS} ms"
    for what, share, budget in (("99th percentile", 0.99, 1.3), ("largest", 1.0, 2.0)):
        ours, alone = (statistics.median(percentile(gaps, share) for gaps in runs) for runs in (compared, repaints))
        yield Result(
            f"{what} gap of the event loop while 2 × {PEOPLE:,} participants × {STREAMS_EACH} streams are compared and "
            "shown, against repainting alone",
            ours / alone,
            budget,
            f"{ours:.1f} ms against {alone:.1f} ms; {detail}",
        )


class _Comparing:
    """Compares the same meetings again and again, each time in a new tab, with the one before in front until then."""

    def __init__(self, main: MainWindow, tables: Sequence[QosTable]) -> None:
        self._main = main
        self._tables = tables
        self._runner = JobRunner(main)
        self._page: ComparePage | None = None

    def measure(self) -> tuple[list[float], int]:
        """Compare once, with nothing known from before; return the gaps and how long it took, both in ms."""
        before = self._page
        loop = QEventLoop()

        def body(_cancel: CancelToken) -> Iterator[Comparison]:
            yield prepared(comparison_of(self._tables), 1)

        def show(items: Sequence[Comparison]) -> None:
            self._page = ComparePage(items[-1], self._runner)
            self._main.add_page(self._page)
            QTimer.singleShot(_AFTERWARDS_MS, loop.quit)

        repaint = precise_timer(_REPAINT_MS)
        repaint.timeout.connect(lambda: mark_all(self._main))
        with gaps_of_loop() as gaps:
            repaint.start()
            job = self._runner.start(("compare",), body, interval_ms=0)
            job.progressed.connect(show)
            loop.exec()
            repaint.stop()
        if before:
            self._main.close_page(self._main.pages.index(before))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            run_for(_REPAINT_MS)
        return gaps, round(sum(gaps))

    def measure_repaints(self, milliseconds: int) -> list[float]:
        """Paint the window, with the comparison in it, at the same pace and for as long; return the gaps in ms."""
        repaint = precise_timer(_REPAINT_MS)
        repaint.timeout.connect(lambda: mark_all(self._main))
        with gaps_of_loop() as gaps:
            repaint.start()
            run_for(milliseconds)
            repaint.stop()
        return gaps
