"""``qosviewer accounts`` as a program of its own, against a real keyring and the sample account."""

import json
import os
import subprocess
import sys

import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from qosviewer.cli.accounts import LIST_SCHEMA, TEST_SCHEMA
from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer
from qosviewer.services.credentials import SecretStore
from qosviewer.services.marketplace import MEETING_LIST, MEETING_SUMMARY
from qosviewer.services.profiles import OTHER, Profile, Profiles
from qosviewer.services.settings_file import SettingsFile


@pytest.fixture
def profiles(qosviewer_home):
    return Profiles(SettingsFile(qosviewer_home / "settings.toml"), SecretStore())


def qosviewer(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "qosviewer", *arguments],
        env={**os.environ, "PYTHONIOENCODING": "ascii", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def credentials_of(server):
    return {
        "QOSVIEWER_ACCOUNT_ID": server.account_id,
        "QOSVIEWER_CLIENT_ID": server.client_id,
        "QOSVIEWER_CLIENT_SECRET": server.client_secret,
    }


def addresses_of(server):
    return "--api-base", server.api_base, "--token-url", server.token_url


def test_no_account_is_an_empty_list():
    done = qosviewer("accounts", "list", "--json")
    assert json.loads(done.stdout) == {"schema": LIST_SCHEMA, "accounts": []}
    assert done.returncode == 0
    assert qosviewer("accounts", "list").stdout == ""


def test_accounts_are_listed_without_asking_the_keyring(profiles):
    profiles.create(Profile("Büro “Süd”", "acc", "cli"))
    profiles.create(Profile("Lab", "a", "c", OTHER, "localhost:1"))
    no_keyring = {"PYTHON_KEYRING_BACKEND": "no.such.Keyring"}
    done = qosviewer("accounts", "list", **no_keyring)
    assert done.stdout == "Büro “Süd”\tacc\thttps://api.zoom.us/v2\nLab\ta\thttps://localhost:1/v2\n"
    listed = json.loads(qosviewer("--json", "accounts", "list", **no_keyring).stdout)["accounts"]
    assert [account["name"] for account in listed] == ["Büro “Süd”", "Lab"]
    assert listed[0]["token_url"] == "https://zoom.us/oauth/token"


def test_an_account_of_the_keyring_works(profiles, secret_service):
    with SampleServer() as server:
        profiles.create(Profile("Lab", server.account_id, server.client_id, OTHER, server.api_base, server.token_url))
        SecretStore(SecretServiceKeyring).write("Lab", Secret(server.client_secret))
        done = qosviewer("accounts", "test", "lab", "-vv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("✓ ok          Signing in: ")
    assert done.stdout.endswith("This account works.\n")
    assert server.client_secret not in done.stdout + done.stderr


def test_a_locked_keyring_is_told(profiles, secret_service):
    profiles.create(Profile("Lab", "a", "c"))
    secret_service.lock()
    done = qosviewer("accounts", "test", "Lab", DISPLAY="")
    assert done.returncode == 3
    assert "locked" in done.stderr
    assert "QOSVIEWER_CLIENT_SECRET" in done.stderr


def test_credentials_of_the_environment_in_json():
    with SampleServer(scopes={MEETING_SUMMARY.granular, MEETING_LIST.granular}) as server:
        done = qosviewer("accounts", "test", "--json", *addresses_of(server), **credentials_of(server))
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert (answer["schema"], answer["verdict"]) == (TEST_SCHEMA, "works")
    assert MEETING_SUMMARY.granular in answer["scopes"]["found"]
    assert "dashboard:read:meeting:admin" in answer["scopes"]["missing"]
    steps = {step["step"]: step for step in answer["steps"]}
    assert steps["meeting-summary"]["state"] == "ok"
    assert steps["webinar-summary"]["state"] == "not tested"
    assert steps["webinar-list"]["error"]["zoom_code"] == 4711


def test_exit_codes_of_what_does_not_work():
    with SampleServer(scopes={MEETING_SUMMARY.granular}) as server:
        good, address = credentials_of(server), addresses_of(server)
        cant_tell = qosviewer("accounts", "test", *address, **good)
        given = qosviewer("accounts", "test", *address, "--meeting", str(server.meetings[0].number), **good)
        bad = qosviewer("accounts", "test", *address, **{**good, "QOSVIEWER_CLIENT_SECRET": "wr0ng"})
    gone = qosviewer("accounts", "test", *address, **good)
    assert [done.returncode for done in (cant_tell, given, bad, gone)] == [6, 0, 3, 5]
    assert "Client ID or client secret is wrong" in bad.stdout
    assert "wr0ng" not in bad.stdout + bad.stderr


def test_damaged_settings_are_told_and_kept(qosviewer_home):
    qosviewer_home.mkdir()
    (qosviewer_home / "settings.toml").write_text("= broken")
    done = qosviewer("accounts", "list")
    assert done.returncode == 0
    assert "The settings file was damaged" in done.stderr
    assert [path.read_text() for path in qosviewer_home.glob("*.damaged-*")] == ["= broken"]


def test_a_setting_that_cant_be_used_is_told(qosviewer_home):
    qosviewer_home.mkdir()
    (qosviewer_home / "settings.toml").write_text("[settings]\nrequests_per_second = 99\n")
    done = qosviewer("accounts", "list")
    assert done.returncode == 0
    assert "requests_per_second" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["accounts"], 2, "ACTION"),
        (["accounts", "test"], 3, "No account is set up"),
        (["accounts", "test", "Nobody"], 3, "Nobody"),
        (["accounts", "test", "--meeting", "what?"], 2, "meeting"),
        (["accounts", "test", "--meeting", "81234567890\n81234567891"], 2, "One meeting only"),
    ],
)
def test_wrong_use(arguments, code, words):
    done = qosviewer(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert not done.stdout
