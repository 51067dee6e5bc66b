"""The guard in tests/support/leaks.py sees what a test leaves behind, says where it was born and spares the tidy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import leaks

LEFT_BEHIND = {
    "thread": (
        """
        import threading, time

        def test_it():
            threading.Thread(target=time.sleep, args=(0.3,), name="forgotten").start()  # born here
        """,
        ["*left the running thread 'forgotten' behind*", "*join() it*", "*born here*"],
    ),
    "qthread": (
        """
        from PySide6.QtCore import QThread

        class Sleeper(QThread):
            def run(self):
                QThread.msleep(300)

        def test_it(qapp):
            Sleeper(qapp).start()  # born here
        """,
        ["*left the running Sleeper*behind*", "*wait()*", "*born here*"],
    ),
    "pool": (
        """
        from PySide6.QtCore import QThread, QThreadPool

        def test_it(qapp):
            QThreadPool.globalInstance().start(lambda: QThread.msleep(300))
        """,
        ["*left 1 busy thread(s) of a QThreadPool behind*", "*waitForDone()*"],
    ),
    "timer": (
        """
        from PySide6.QtCore import QTimer

        def test_it(qapp):
            QTimer(qapp).start(50)  # born here
        """,
        ["*left a QTimer ticking every 50 ms behind*", "*Stop it*", "*born here*"],
    ),
    "window": (
        """
        from PySide6.QtWidgets import QLabel

        def test_it(qapp):
            global window
            window = QLabel()
            window.setObjectName("forgotten")
        """,
        ["*left the top-level QLabel 'forgotten' behind*", "*qtbot.addWidget()*"],
    ),
}

CLEAN = """
import threading
from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QLabel

def test_it(qtbot):
    window = QLabel()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(50)
    thread = threading.Thread(target=timer.thread)
    thread.start()
    worker = QThread(window)
    worker.start()
    worker.quit()
    worker.wait()
    QThreadPool.globalInstance().start(lambda: QThread.msleep(1))

def test_a_cycle_that_python_can_collect_is_no_leak(qapp):
    window = QLabel()
    window.itself = window
"""


@pytest.fixture
def guarded(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p tests.support.leaks -p no:cacheprovider")
    return pytester


@pytest.mark.parametrize("kind", LEFT_BEHIND)
def test_what_is_left_behind_fails_the_test(
    guarded: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(leaks, "GRACE_S", 0.05)
    source, said = LEFT_BEHIND[kind]
    guarded.makepyfile(source)
    result = guarded.runpytest_inprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(said)


def test_a_clean_test_passes(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(CLEAN)
    guarded.runpytest_inprocess().assert_outcomes(passed=2)


def test_each_test_has_a_home_of_its_own_and_no_credentials(qosviewer_home: Path) -> None:
    ours = {name: value for name, value in os.environ.items() if name.startswith("QOSVIEWER_")}
    assert ours == {"QOSVIEWER_HOME": str(qosviewer_home)}
    assert not qosviewer_home.exists()
