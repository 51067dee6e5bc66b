"""The guided tour, as the program takes it: the real window on the sample account in a child process."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from qosviewer.ui.tour.readings import CSV_NAME
from qosviewer.ui.tour.steps import STEPS


def test_every_step_holds_and_leaves_its_picture(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "qosviewer", "--tour", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(STEPS)
    pictures = sorted(path.name for path in folder.glob("*.png"))
    assert pictures == [f"{number:02}-{step.key}.png" for number, step in enumerate(STEPS, 1)]
    with (folder / CSV_NAME).open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > 50
