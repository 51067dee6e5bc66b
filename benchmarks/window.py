"""How smoothly the window goes on while a meeting arrives."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QIcon

from benchmarks.measure import Result, percentile
from benchmarks.painting import mark_all
from benchmarks.sample_child import PAGE_SIZE, Sample, sample_child
from benchmarks.ticking import TICK_MS, gaps_of_loop, precise_timer, run_for
from qosviewer.api.session import Session
from qosviewer.app import import_in_background, make_application
from qosviewer.archive import FILES
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.keeping.steps import Home
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meeting_controller import MeetingController
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.theme import Theme
from qosviewer.ui.window_state import WindowState
from qosviewer.work.jobs import JobRunner

PAGES: Final = 100
ROUNDS: Final = 9
_AFTERWARDS_MS: Final = 50


def window() -> Iterator[Result]:
    """Measure the gaps of the event loop."""
    app = make_application()
    with tempfile.TemporaryDirectory() as home, sample_child(participants=PAGES * PAGE_SIZE, latency_ms=0) as sample:
        Theme(app, "light").setParent(app)
        state = WindowState(Path(home) / "window.ini")
        main = MainWindow(state, QIcon())
        main.show()
        fetch = _Fetch(main, state, sample, Path(home))
        import_in_background()
        fetch.measure()  # imports, fonts and a first connection are no part of it
        fetches, repaints, updates = [], [], []
        for _ in range(ROUNDS):
            gaps, moments = fetch.measure()
            fetches.append(gaps)
            repaints.append(fetch.measure_repaints(moments))
            updates.append(len(moments))
        main.close()
        fetch.close()
    detail = f"a timer of {TICK_MS} ms, portions: {statistics.median(updates):g}"
    for what, share, budget in (("99th percentile", 0.99, 1.3), ("largest", 1.0, 2.0)):
        ours, alone = (statistics.median(percentile(gaps, share) for gaps in runs) for runs in (fetches, repaints))
        yield Result(
            f"{what} gap of the event loop while {PAGES} pages arrive, against repainting alone",
            ours / alone,
            budget,
            f"{ours:.1f} ms against {alone:.1f} ms; {detail}",
        )


class _Fetch:
    """Fetches the same meeting again and again, each time on a new page of the same window."""

    def __init__(self, main: MainWindow, state: WindowState, sample: Sample, folder: Path) -> None:
        self._main = main
        self._folder = folder
        self._archive = ArchiveDoor(folder)
        self._state = state
        self._ref = MeetingRef(MeetingKind.MEETING, sample.first_meeting)
        self._session = sample.session()
        self._runner = JobRunner(main)
        self._page: MeetingPage | None = None

    def measure(self) -> tuple[list[float], list[float]]:
        """Fetch once; return the gaps in ms, and the seconds after the beginning at which pages were taken in."""
        if self._page:
            self._main.close_page(self._main.pages.index(self._page))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        model = MeetingModel(MeetingInfo(self._ref))
        # Another one each time, so that the meeting is not opened from there.
        self._archive.close()
        self._archive = ArchiveDoor(self._folder / f"{uuid4()}.sqlite3")
        home = Home(self._open, self._archive, lambda: FILES)
        controller = MeetingController(self._ref, home, model, self._runner, self._main)
        self._page = MeetingPage(controller, model, self._state)
        self._main.add_page(self._page)
        run_for(_AFTERWARDS_MS)
        moments: list[float] = []
        loop = QEventLoop()
        controller.completed.connect(lambda: QTimer.singleShot(_AFTERWARDS_MS, loop.quit))
        with gaps_of_loop() as gaps:
            begin = perf_counter()
            model.changed.connect(lambda: moments.append(perf_counter() - begin))
            controller.start()
            loop.exec()
        assert model.data.table.participant_count == PAGES * PAGE_SIZE
        return gaps, moments

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def measure_repaints(self, moments: list[float]) -> list[float]:
        """Paint the window, whose table is full, at the same moments; return the gaps in ms."""
        timers = [precise_timer(round(moment * 1000), singleShot=True) for moment in moments]
        with gaps_of_loop() as gaps:
            for timer in timers:
                timer.timeout.connect(lambda: mark_all(self._main))
                timer.start()
            run_for(round(moments[-1] * 1000) + _AFTERWARDS_MS)
        return gaps

    def _open(self) -> Generator[None, None, Session]:
        yield
        return self._session
