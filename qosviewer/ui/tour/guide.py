"""Leads through the steps, and says after each whether it held."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize

from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_CHECK_FAILED, EXIT_DONE
from qosviewer.ui.desk import Desk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.tour.hands import StepFailed, take_picture
from qosviewer.ui.tour.steps import STEPS
from qosviewer.ui.tour.tour import Tour

_SIZE = QSize(1440, 900)


def take_tour(window: MainWindow, desk: Desk, folder: Path) -> int:
    """Take the tour, leave a picture of each step and the CSV in ``folder``, and close the window.

    Returns:
        The exit code: 0 only if every step held.
    """
    window.resize(_SIZE)
    tour = Tour(window, desk, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, step in enumerate(STEPS, 1):
            picture = folder / f"{number:02}-{step.key}.png"
            try:
                step.do(tour)
            except StepFailed as failure:
                take_picture(window, picture)
                _say(texts.TOUR_STEP_FAILED.format(number=number, step=step.key, expected=failure))
                return EXIT_CHECK_FAILED
            take_picture(window, picture)
            _say(texts.TOUR_STEP_HELD.format(number=number, step=step.key, holds=step.do.__doc__))
        return EXIT_DONE
    finally:
        window.close()


def _say(sentence: str) -> None:
    # A packed program without a console has no stdout.
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()
