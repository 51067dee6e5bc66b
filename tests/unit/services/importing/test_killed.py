"""Whoever is killed while importing leaves whole meetings, or nothing of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qosviewer.archive import FILE, Archive
from tests.support.archives import keep, person
from tests.support.imports import open_files
from tests.unit.archive.test_upkeep import proof_of

ROOT = Path(__file__).parents[4]
KILLS = 30
MEETINGS = 12
PEOPLE = 40


def killing(path: Path, file: Path, seed: int) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("killing.py")
    command = [sys.executable, str(script), str(path), str(file), str(seed), str(KILLS // 2)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )


def many_meetings(file: Path) -> Path:
    """Webhook bodies: each meeting is several pages."""
    lines = [
        {
            "event": "meeting.participant_qos_summary",
            "payload": {
                "account_id": "A",
                "object": {"uuid": f"uuid{meeting}==", "participant": person(f"P{seat}", f"{seat}")},
            },
        }
        for meeting in range(MEETINGS)
        for seat in range(PEOPLE)
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_program_killed_while_importing_leaves_no_part_of_a_meeting(tmp_path: Path) -> None:
    path, file = tmp_path / "archive.sqlite3", many_meetings(tmp_path / "log.json")
    with Archive.open(path) as archive:
        fetched = keep(archive, [person("Anna", "1")])
        # Two at a time: each kill also hits while another program imports.
        pair = [killing(path, file, seed) for seed in (1, 2)]
        said = "".join(process.communicate(timeout=60)[0] for process in pair)
        assert [process.returncode for process in pair] == [0, 0]
        rows = archive.library()
        snapshots = {snapshot for row in rows for snapshot in archive.snapshots_of(row.meeting)}
        assert {int(line) for line in said.split()} <= snapshots
        assert all(row.complete and row.participants in (1, PEOPLE) for row in rows)
        assert all(archive.kept(snapshot).complete for snapshot in snapshots)
        assert proof_of(archive).sound
        again = open_files(archive, file)
        assert (len(again.imported), again.problems) == (MEETINGS, [])
        assert {row.source for row in archive.library() if row.snapshot != fetched} == {FILE}
