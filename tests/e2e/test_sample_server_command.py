"""``qosviewer sample-server`` as scripts and the window use it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys

import pytest

from tests.support.command_line import PROGRAM, ROOT, TIMEOUT_S, clean_environment, for_announced, sample_server


def test_the_first_line_says_all_that_it_takes(hurry):
    with sample_server("--participants", 37, "--seed", 5) as (line, _process):
        known = ["api_base", "token_url", "account_id", "client_id", "client_secret", "meetings", "sub_accounts"]
        assert list(line) == known
        assert all(branch["account_id"] and branch["meetings"] for branch in line["sub_accounts"])
        first = line["meetings"][0]
        assert {"id", "uuid", "topic", "participants"} <= first.keys()
        assert first["participants"] == 37
        assert len(line["meetings"]) >= 10
        done = for_announced(line)("fetch", first["uuid"], "--json")
    assert done.code == 0, done.err
    assert len(done.json()["meetings"][0]["participants"]) == 37


def test_a_seed_gives_the_same_people_again(hurry):
    fetched = []
    for seed in (5, 5, 6):
        with sample_server("--participants", 12, "--seed", seed) as (line, _process):
            fetched.append(for_announced(line)("fetch", line["meetings"][0]["uuid"]).out)
    assert fetched[0] == fetched[1] != fetched[2]


def test_faults_add_up(hurry):
    faults = ("--fault", "token-no-scope", "--fault", "page-token-always-expires")
    with sample_server("--participants", 30, *faults) as (line, _process):
        done = for_announced(line)("fetch", line["meetings"][0]["uuid"], "--json")
    assert done.code == 6
    assert len(done.json()["meetings"][0]["participants"]) == 10


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals to a single process")
def test_it_ends_well_when_it_is_told_to(number):
    with sample_server() as (_line, process):
        process.send_signal(getattr(signal, number))
        assert process.wait(TIMEOUT_S) == 0


def test_it_ends_with_the_one_who_started_it():
    command = [*PROGRAM, "sample-server", "--until-stdin-closes"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert json.loads(process.stdout.readline())["meetings"]
        process.stdin.close()
        assert process.wait(TIMEOUT_S) == 0
        assert process.stderr.read() == b""


PARENT = """
import os, subprocess, sys
child = subprocess.Popen(
    [sys.executable, "-m", "qosviewer", "sample-server", "--until-stdin-closes"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE,
)
child.stdout.readline()
print(child.pid, flush=True)
os._exit(9)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux lets one wait for a process of somebody else")
def test_it_ends_also_when_that_one_dies_without_a_word():
    parent = subprocess.run(
        [sys.executable, "-c", PARENT], cwd=ROOT, env=clean_environment(), capture_output=True, timeout=60, check=False
    )
    assert parent.returncode == 9
    try:
        child = os.pidfd_open(int(parent.stdout))
    except ProcessLookupError:
        return
    try:
        # Readable as soon as the process has ended.
        assert select.select([child], [], [], TIMEOUT_S)[0]
    finally:
        os.close(child)
