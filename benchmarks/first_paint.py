"""A process that says when its first window is painted, and ends there: the app's own, or a bare one with a table.

It is run as ``python -m benchmarks.first_paint app`` or ``… bare``.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow


def _watch(window: QMainWindow, _event: QPaintEvent) -> None:
    from PySide6.QtCore import QTimer

    # A window paints itself first and then all that is in it; only then is the event loop free again.
    QTimer.singleShot(0, window, _say)


def _say() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)  # ending tidily is no part of starting


def _app() -> None:
    # What `qosviewer.__main__` does, step by step; only the window is watched.
    from qosviewer.cli.parser import parse

    options = parse(["--sample"])
    from qosviewer.ui.quick_start import start_quickly

    start_quickly()
    from qosviewer.app import main
    from qosviewer.ui.main_window import MainWindow

    MainWindow.paintEvent = _watch  # type: ignore[assignment, method-assign]
    main(options)


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Window(QMainWindow):
        paintEvent = _watch

    app = QApplication([])
    window = Window()
    window.setCentralWidget(QTableView())
    window.resize(1280, 800)
    window.show()
    app.exec()


if __name__ == "__main__":
    {"app": _app, "bare": _bare}[sys.argv[1]]()
