"""Lets processes import a file and kills them: ``python killing.py ARCHIVE FILE SEED KILLS``.

Prints what each of them said before it died: the snapshots that it had imported.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from qosviewer.archive import Archive
from qosviewer.services.importing import Imported, import_files


def open_file(path: Path, file: Path, says: int) -> None:
    with Archive.open(path) as archive:
        for event in import_files([file], archive):
            os.write(says, f"{event.snapshot}\n".encode() if isinstance(event, Imported) else b"\n")


def kill(path: Path, file: Path, chance: random.Random) -> bytes:
    """Let a process import, kill it at a random instant after it has begun; return what it said."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        open_file(path, file, write_end)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as says:
        said = says.readline()
        time.sleep(chance.uniform(0, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return said + says.read()


def main() -> None:
    path, file, seed, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    for _ in range(kills):
        sys.stdout.write(kill(path, file, chance).decode())


if __name__ == "__main__":
    main()
