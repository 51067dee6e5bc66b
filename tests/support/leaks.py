"""Pytest plugin: a test that leaves a thread, a timer or a window behind fails, and is told where that thing was born.

Qt is looked at only in a run that has imported it anyway.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator, Set
from typing import Any

import pytest

GRACE_S = 2.0
"""How long a thread that is on its way out may take before it counts as left behind."""

_births: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
_already_told: weakref.WeakSet[Any] = weakref.WeakSet()

# Qt shows tooltips in a window of its own, which outlives the widget by a fraction of a second.
_WINDOWS_OF_QT = {"QTipLabel"}

_NOT_OURS = ("site-packages", "<frozen ")


def pytest_configure() -> None:
    """Remember where threads are started, from the first one on."""
    _remember_births(threading.Thread, "start")


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    _watch_qt()
    threads_before = set(threading.enumerate())
    windows_before = set(_windows())
    yield
    complaints = [
        *_threads_left(threads_before),
        *_qthreads_left(),
        *_pools_left(),
        *_timers_left(),
        *_windows_left(windows_before),
    ]
    if complaints:
        pytest.fail("\n\n".join(complaints), pytrace=False)


def _remember_births(owner: type, method: str) -> None:
    original: Callable[..., Any] = getattr(owner, method)
    if hasattr(original, "remembers_births"):
        return

    def start(self: Any, *args: Any, **kwargs: Any) -> Any:
        frames = traceback.extract_stack(sys._getframe(1))
        own = [frame for frame in frames if not any(part in frame.filename for part in _NOT_OURS)]
        _births[self] = "".join(traceback.format_list(own[-3:]))
        return original(self, *args, **kwargs)

    start.remembers_births = True  # type: ignore[attr-defined]
    setattr(owner, method, start)


def _qt_core() -> Any:
    return sys.modules.get("PySide6.QtCore")


def _watch_qt() -> None:
    if core := _qt_core():
        for owner in (core.QThread, core.QThreadPool, core.QTimer):
            _remember_births(owner, "start")


def _alive_qt_objects(kind: type) -> list[Any]:
    from shiboken6 import isValid

    return [born for born in list(_births) if isinstance(born, kind) and isValid(born) and born not in _already_told]


def _tell(thing: Any, what: str, advice: str) -> str:
    _already_told.add(thing)
    return f"This test left {what} behind.\n{advice}\nIt was started here:\n{_births.get(thing, '  (not known)')}"


def _threads_left(before: set[threading.Thread]) -> Iterator[str]:
    deadline = time.monotonic() + GRACE_S
    for thread in threading.enumerate():
        # A dummy stands for a thread that Python did not start: Qt's own are looked at elsewhere.
        if thread in before or isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            advice = "Ask it to stop and join() it before the test ends; closing what owns it usually does both."
            yield _tell(thread, f"the running thread {thread.name!r}", advice)


def _qthreads_left() -> Iterator[str]:
    if not (core := _qt_core()):
        return
    for thread in _alive_qt_objects(core.QThread):
        if thread.isRunning() and not thread.wait(int(GRACE_S * 1000)):
            advice = "Call quit() or requestInterruption() and then wait() on it before the test ends."
            yield _tell(thread, f"the running {type(thread).__name__} {thread.objectName()!r}", advice)


def _pools_left() -> Iterator[str]:
    if not (core := _qt_core()):
        return
    # Python may hold no object for the global pool at this moment, so it is asked for by name.
    for pool in {core.QThreadPool.globalInstance(), *_alive_qt_objects(core.QThreadPool)}:
        if not pool.waitForDone(int(GRACE_S * 1000)):
            advice = "Cancel the jobs given to the pool and call waitForDone() before the test ends."
            yield _tell(pool, f"{pool.activeThreadCount()} busy thread(s) of a QThreadPool", advice)


def _timers_left() -> Iterator[str]:
    if not (core := _qt_core()):
        return
    _let_qt_delete()
    if not any(timer.isActive() for timer in _alive_qt_objects(core.QTimer)):
        return
    gc.collect()
    for timer in _alive_qt_objects(core.QTimer):
        if timer.isActive():
            timer.stop()
            advice = "Stop it when its owner closes, or make it a child of the widget that it serves."
            yield _tell(timer, f"a QTimer ticking every {timer.interval()} ms", advice)


def _windows() -> dict[int, Any]:
    """Return the top-level widgets by the address of the C++ object: Python's may be made anew each time one asks."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    from shiboken6 import getCppPointer

    windows = widgets.QApplication.topLevelWidgets()
    return {getCppPointer(w)[0]: w for w in windows if w.metaObject().className() not in _WINDOWS_OF_QT}


def _windows_left(before: Set[int]) -> Iterator[str]:
    if _windows().keys() <= before:
        return
    _let_qt_delete()
    gc.collect()
    for address, window in _windows().items():
        if address in before:
            continue
        window.close()
        window.deleteLater()
        name = window.objectName() or window.windowTitle()
        advice = "Give it to qtbot.addWidget(), or a parent, or deleteLater(); a reference cycle keeps it too."
        yield f"This test left the top-level {type(window).__name__} {name!r} behind.\n{advice}"
    _let_qt_delete()


def _let_qt_delete() -> None:
    core = _qt_core()
    if core and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
