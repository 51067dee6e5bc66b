"""Clock, waiting and chance, as parameters."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from qosviewer.api.cancel import CancelToken


@dataclass(frozen=True, slots=True)
class Timing:
    """Everything in the client that depends on time or chance.

    Attributes:
        now: The time of day (aware, UTC).
        monotonic_s: Seconds that only ever grow.
        wait: Waits so many seconds; raises `Cancelled` as soon as the token is cancelled.
        chance: A number in [0, 1).
    """

    now: Callable[[], datetime]
    monotonic_s: Callable[[], float]
    wait: Callable[[CancelToken, float], None]
    chance: Callable[[], float]


REAL_TIME: Final = Timing(lambda: datetime.now(UTC), time.monotonic, CancelToken.wait, random.random)
