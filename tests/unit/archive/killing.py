"""Lets processes write into an archive and kills them: ``python killing.py FILE FIRST KILLS``.

Prints what each of them acknowledged before it died: ``snapshot page``, or ``snapshot complete``.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

from qosviewer.archive import Archive
from tests.support.archives import ACME, NOW, info, pages_of, person, place_after

BATCHES = pages_of([person(f"P{seat}", str(seat)) for seat in range(6)])


def write(path: Path, first: int, acknowledge: int) -> None:
    archive = Archive.open(path)
    for number in count(first):
        writer = archive.begin(info(number), ACME, at=NOW)
        for batch in BATCHES:
            writer.add(batch, place_after(batch, writer.place.info))
            os.write(acknowledge, f"{writer.snapshot} {batch.page}\n".encode())
        writer.complete()
        os.write(acknowledge, f"{writer.snapshot} complete\n".encode())


def kill(path: Path, first: int, chance: random.Random) -> bytes:
    """Let a process write, kill it at a random instant after its first page; return what it acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        write(path, first, write_end)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as said:
        acknowledged = said.readline()
        time.sleep(chance.uniform(0, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return acknowledged + said.read()


def main() -> None:
    path, first, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(first)
    for place in range(kills):
        sys.stdout.write(kill(path, first + 1000 * place, chance).decode())


if __name__ == "__main__":
    main()
