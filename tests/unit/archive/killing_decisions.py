"""Lets processes decide who is who and kills them: ``python killing_decisions.py FILE WORKER KILLS``.

Prints what each of them acknowledged before it died: the numbers of acts. Act n concerns group ``n % GROUPS`` of a
worker's: several decisions at once, or all of them taken back.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final

from qosviewer.archive import Archive
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing
from tests.support.archives import NOW, info

GROUPS: Final = 3
AT_ONCE: Final = 4
_ONE, _OTHER = (info(number).instance_key for number in (1, 2))


def group(worker: int, act: int) -> list[CrossPairing]:
    """What act decides: the same stays each time that its group has its turn."""
    seats = (f"{worker}{act % GROUPS}{place}" for place in range(AT_ONCE))
    return [cross_pairing(StayRef(_ONE, (seat, 0)), StayRef(_OTHER, (seat, 0)), joined=bool(act % 2)) for seat in seats]


def takes_back(act: int) -> bool:
    return act // GROUPS % 3 == 2


def decide(path: Path, worker: int, first: int, acknowledge: int) -> None:
    with closing(Archive.open(path)) as archive:
        for act in count(first):
            if takes_back(act):
                archive.cross_pairings.take_back(group(worker, act))
            else:
                archive.cross_pairings.keep(group(worker, act), NOW + timedelta(seconds=act))
            os.write(acknowledge, f"{act}\n".encode())


def kill(path: Path, worker: int, first: int, chance: random.Random) -> list[int]:
    """Let a process decide, kill it at a random instant after its first act; return what it acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        decide(path, worker, first, write_end)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as said:
        acknowledged = said.readline()
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in (acknowledged + said.read()).splitlines()]


def main() -> None:
    path, worker, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance, act = random.Random(worker), 0
    for _kill in range(kills):
        acknowledged = kill(path, worker, act, chance)
        act = acknowledged[-1] + 1
        sys.stdout.write("".join(f"{each}\n" for each in acknowledged))


if __name__ == "__main__":
    main()
