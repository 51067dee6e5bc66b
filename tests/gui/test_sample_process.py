from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.meeting import MeetingKind
from qosviewer.services.fetching import Fetched, fetch_meeting
from qosviewer.work.sample_process import SampleProcess, own_command, read_announcement

PATIENCE_MS = 20_000

ORPHANER = """
import sys
from PySide6.QtCore import QCoreApplication
from qosviewer.work.sample_process import SampleProcess
app = QCoreApplication([])
sample = SampleProcess()
def tell(_announcement):
    sys.stdout.write(f"{sample._process.processId()}\\n")
    sys.stdout.flush()
sample.ready.connect(tell)
sample.start()
app.exec()
"""


@pytest.fixture
def sample(qtbot):
    made = SampleProcess()
    yield made
    made.stop()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_child_serves_the_sample_account(sample, qtbot) -> None:
    with qtbot.waitSignal(sample.ready, timeout=PATIENCE_MS) as told:
        sample.start()
        sample.start()
    (announcement,) = told.args
    assert len(announcement.meetings) >= 10
    meeting = announcement.meetings[0]
    events = list(fetch_meeting(announcement.session, meeting.ref, cancel=CancelToken()))
    people = sum(len(event.batch.participants) for event in events if isinstance(event, Fetched))
    assert people == meeting.participants


def test_its_credentials_stand_in_no_argument_and_no_repr(sample, qtbot) -> None:
    with qtbot.waitSignal(sample.ready, timeout=PATIENCE_MS) as told:
        sample.start()
    secret = told.args[0].session.credentials.client_secret.reveal()
    assert secret not in repr(told.args[0])
    assert secret not in " ".join(sample._process.arguments())


def test_stopping_ends_the_child_without_complaint(qtbot) -> None:
    sample = SampleProcess()
    complaints: list[Exception] = []
    sample.failed.connect(complaints.append)
    with qtbot.waitSignal(sample.ready, timeout=PATIENCE_MS):
        sample.start()
    pid = sample._process.processId()
    sample.stop()
    assert not is_alive(pid)
    assert complaints == []


def test_a_child_that_dies_is_told(sample, qtbot) -> None:
    with qtbot.waitSignal(sample.ready, timeout=PATIENCE_MS):
        sample.start()
    with qtbot.waitSignal(sample.failed, timeout=PATIENCE_MS) as told:
        sample._process.kill()
    assert told.args[0].title == "The sample account did not start"


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by its number as POSIX does")
def test_the_child_does_not_outlive_a_window_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", ORPHANER], stdout=subprocess.PIPE)
    try:
        child = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 10
        while is_alive(child) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not is_alive(child)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def test_a_packed_program_starts_itself_and_a_checkout_its_python(monkeypatch) -> None:
    assert own_command() == [sys.executable, "-m", "qosviewer"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable]


@pytest.mark.parametrize("line", [b"", b"hello", b"[]", b"{}", json.dumps({"api_base": "http://example.com"}).encode()])
def test_a_line_that_is_no_announcement_is_refused(line: bytes) -> None:
    with pytest.raises(Exception) as caught:
        read_announcement(line)
    assert type(caught.value).__name__ in ("JSONDecodeError", "KeyError", "TypeError", "AddressError")


def test_an_announcement_tells_meetings_and_webinars_apart() -> None:
    facts = {"participants": 3, "start_time": "2026-03-02T09:00:00Z"}
    line = {
        "api_base": "http://127.0.0.1:1/v2",
        "token_url": "http://127.0.0.1:1/oauth/token",
        "account_id": "a",
        "client_id": "c",
        "client_secret": "s",
        "meetings": [
            {"id": "81234567890", "uuid": "u==", "topic": "One", **facts, "webinar": False},
            {"id": "91234567890", "uuid": "v==", "topic": "Two", **facts, "webinar": True},
        ],
    }
    read = read_announcement(json.dumps(line).encode())
    assert [meeting.ref.kind for meeting in read.meetings] == [MeetingKind.MEETING, MeetingKind.WEBINAR]
    assert {meeting.start for meeting in read.meetings} == {datetime(2026, 3, 2, 9, tzinfo=UTC)}
