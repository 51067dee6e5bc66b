"""Waiting for a call that nothing can interrupt: a keyring that asks for its password in a window of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from typing import TypeVar

Result = TypeVar("Result")
POLL_S = 0.05


def in_background(call: Callable[[], Result], poll_s: float = POLL_S) -> Generator[None, None, Result]:
    """Run ``call`` beside and return or raise what it does; yield every ``poll_s`` seconds until then.

    Each yield is a place to stop. A call that is given up goes on in a daemon thread, so that it can hold up neither
    the person nor the end of the program; its late result is dropped.
    """
    outcome: Future[Result] = Future()

    def work() -> None:
        try:
            result = call()
        except BaseException as error:
            outcome.set_exception(error)
        else:
            outcome.set_result(result)

    threading.Thread(target=work, name="background call", daemon=True).start()
    while not wait([outcome], timeout=poll_s).done:
        yield
    return outcome.result()
