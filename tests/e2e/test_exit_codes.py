"""Every exit code of the contract, from real processes against a real server."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from qosviewer.domain import texts
from qosviewer.sample import fault
from qosviewer.services.credentials import SecretStore
from qosviewer.services.profiles import OTHER, Profile, Profiles
from qosviewer.services.settings_file import SettingsFile
from tests.support.command_line import CommandLine, for_server
from tests.support.exports import fixture_pages

NOBODY = "99999999999"


def pages_without_tokens():
    return [{"participants": page["participants"]} for page in fixture_pages()]


def test_0_done(signed):
    server, run = signed
    assert run("fetch", server.meetings[0].number).code == 0
    assert run("--version").out.startswith(b"qosviewer ")
    assert CommandLine()("fetch", "--help").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fetch",), "required: ID"),
        (("fetch", "81234567890", "--colour"), "--colour"),
        (("fetch", "8123"), texts.IDS_WRONG_LENGTH.advice),
        (("fetch", "none at all"), "“none at all” is not a meeting"),
        (("fetch", ""), texts.IDS_NOTHING_GIVEN.title),
        (("fetch", "81234567890", "--json", "--format", "csv"), texts.TWO_FORMATS.title),
        (("fetch", "81234567890", "--form", "csv"), "--form"),
        (("--sample", "fetch", "81234567890"), "--sample"),
        (("sample-server", "--port", "99999"), "99999"),
        (("sample-server", "--fault", "nonsense"), texts.FAULT_NOT_UNDERSTOOD.title),
        (("dance",), "dance"),
    ],
)
def test_2_wrong_use(arguments, said):
    done = CommandLine()(*arguments)
    assert done.code == 2
    assert said in done.err
    assert done.out == b""


@pytest.mark.parametrize("base", ["http://example.com", "ftp://localhost", "https://a:b@example.com", "no address"])
def test_2_addresses_that_can_not_be_used(signed, base):
    _server, run = signed
    done = CommandLine(run.environment)("fetch", "81234567890", "--api-base", base)
    assert done.code == 2
    assert done.err.startswith("qosviewer: ")


def test_3_no_credentials():
    done = CommandLine()("fetch", "81234567890")
    assert done.code == 3
    assert texts.NO_ACCOUNT.title in done.err


def test_3_credentials_that_are_not_whole(signed):
    server, run = signed
    del run.environment["QOSVIEWER_CLIENT_SECRET"]
    done = run("fetch", server.meetings[0].number)
    assert done.code == 3
    assert "QOSVIEWER_CLIENT_SECRET" in done.err


def test_3_an_account_that_is_not_set_up(signed):
    done = CommandLine()("fetch", "81234567890", "--account", "Nowhere")
    assert done.code == 3
    assert "Nowhere" in done.err


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("bad-secret", texts.WRONG_SECRET.title),
        ("missing-scope", texts.SCOPE_MISSING.title),
        ("no-event-subscription", texts.EVENT_SUBSCRIPTION_MISSING.title),
        ("plan", texts.PLAN_TOO_SMALL.title),
    ],
)
def test_3_set_up(serve, name, title):
    server, run = serve(faults=[fault(name)])
    done = run("fetch", server.meetings[0].number)
    assert done.code == 3
    assert done.err.startswith(f"qosviewer: {title}\n")
    assert done.out == b""


def test_4_not_found_running_too_old_and_no_data(serve):
    server, run = serve()
    running = next(meeting for meeting in server.meetings if meeting.state == "running")
    for meeting in (NOBODY, running.uuid):
        assert run("fetch", meeting).code == 4
    for name in ("too-old", "participants-empty", "participants-null", "participants-missing"):
        server.misbehave(fault(name))
        done = run("fetch", server.meetings[0].number, "--json")
        assert (done.code, done.out) == (4, b""), name
        (error,) = done.errors()
        assert list(error) == ["title", "detail", "zoom_code", "zoom_message", "retryable", "retry_at"]


def test_5_a_server_that_is_not_there_or_not_the_api(serve):
    server, run = serve()
    for name in ("html", "participants-string", "participants-object", "redirect-elsewhere"):
        server.misbehave(fault(name))
        assert run("fetch", server.meetings[0].number).code == 5, name
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    nowhere = CommandLine(run.environment)
    done = nowhere("fetch", "81234567890", "--api-base", f"http://127.0.0.1:{port}")
    assert done.code == 5
    assert texts.CONNECTION_REFUSED.title in done.err


def test_5_a_port_that_is_taken(signed):
    server, _run = signed
    port = server.api_base.rpartition(":")[2].partition("/")[0]
    done = CommandLine()("sample-server", "--port", port)
    assert (done.code, done.out) == (5, b"")
    assert texts.PORT_NOT_FREE.title in done.err


def test_6_one_of_several_is_missing(signed):
    server, run = signed
    done = run("fetch", NOBODY, server.meetings[0].number, "--json")
    assert done.code == 6
    assert done.json()["complete"] is False
    assert [each["meeting"] for each in done.json()["missing"]] == [NOBODY]
    assert len(done.json()["meetings"]) == 1


def test_none_of_several_is_the_first_failure(signed):
    server, run = signed
    broken = server.add_pages("91111111120", [b"<html>"])
    assert run("fetch", NOBODY, broken.uuid).code == 4
    assert run("fetch", broken.uuid, NOBODY).code == 5


def test_7_files(signed, tmp_path):
    server, run = signed
    number = server.meetings[0].number
    assert run("fetch", number, "-o", tmp_path).code == 7
    done = run("fetch", number, "-o", tmp_path / "none" / "a.csv")
    assert done.code == 7
    assert texts.EXPORT_FOLDER_MISSING.title in done.err
    assert not server.requests, "nobody should wait for a file that can't be written"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_7_a_disk_without_room(signed):
    server, run = signed
    done = run("fetch", server.meetings[0].number, "-o", "/dev/full")
    assert done.code == 7
    assert texts.EXPORT_DISK_FULL.title in done.err
    with Path("/dev/full").open("wb") as full:
        done = run("fetch", server.meetings[0].number, stdout=full)
    assert done.code == 7
    assert texts.STDOUT_FAILED.title in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="a program can't be started with closed streams there")
def test_7_standard_output_closed_and_no_complaint_where_nobody_listens(signed):
    server, run = signed
    number = server.meetings[0].number
    done = run("fetch", number, program=closing(">&-"))
    assert done.code == 7
    assert texts.STDOUT_CLOSED in done.err
    assert run("fetch", number, program=closing("2>&-")).code == 0


def closing(stream: str) -> tuple[str, ...]:
    return "sh", "-c", f'exec "{sys.executable}" -m qosviewer "$@" {stream}', "sh"


WITH_A_MISTAKE = """
import sys
from qosviewer import __main__
from qosviewer.services.keeping import fetching

def fetch_meeting(session, *_, **__):
    secret = session.credentials.client_secret.reveal()
    raise RuntimeError(f"client_secret={secret} Authorization: Bearer {secret}")

fetching.fetch_meeting = fetch_meeting
sys.exit(__main__.main())
"""


def test_70_a_mistake_of_our_own_is_owned_up_to(signed):
    server, run = signed
    program = (sys.executable, "-c", WITH_A_MISTAKE)
    done = run("fetch", server.meetings[0].number, program=program)
    assert (done.code, done.out) == (70, b"")
    assert texts.OWN_MISTAKE.advice in done.err
    assert "Traceback" not in done.err
    assert server.client_secret not in done.err
    talkative = run("-vv", "fetch", server.meetings[0].number, program=program)
    assert talkative.code == 70
    assert "Traceback" in talkative.err
    assert "RuntimeError" in talkative.err
    assert server.client_secret not in talkative.err


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no Ctrl+C to a single process")
def test_130_interrupted_while_the_server_is_silent(serve):
    server, run = serve(faults=[fault("silent")])
    process = run.start("fetch", server.meetings[0].number)
    while not server.requests:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    done = run.finish(process)
    assert (done.code, done.out) == (130, b"")
    assert done.err.splitlines() == [texts.INTERRUPTED]


def test_credentials_of_the_environment_stand_above_an_account(signed, hurry):
    server, _run = signed
    Profiles(SettingsFile(hurry / "settings.toml"), SecretStore()).create(
        Profile("Lab", "another-account", "another-client", OTHER, server.api_base)
    )
    done = CommandLine(for_server(server).environment)("fetch", server.meetings[0].number, "--account", "lab")
    assert done.code == 0, done.err
