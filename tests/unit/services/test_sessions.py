from __future__ import annotations

from collections.abc import Generator

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain.errors import SetupError
from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore
from qosviewer.services.profiles import AccountUnknown, Profile, Profiles
from qosviewer.services.sessions import Sessions
from qosviewer.services.settings import Settings
from qosviewer.services.settings_file import SettingsFile
from tests.support.fetches import session_for


@pytest.fixture
def secrets():
    return SecretStore()


@pytest.fixture
def profiles(tmp_path, secrets):
    return Profiles(SettingsFile(tmp_path / "settings.toml"), secrets)


@pytest.fixture
def calls(tmp_path):
    return CallCount(tmp_path / "calls.toml")


@pytest.fixture
def sessions(tmp_path, profiles, secrets, calls):
    return Sessions(profiles, secrets, Settings(SettingsFile(tmp_path / "settings.toml")), calls)


def opened(opening: Generator[None, None, Session]) -> Session:
    while True:
        try:
            next(opening)
        except StopIteration as end:
            return end.value


def test_jobs_of_one_account_share_one_session_until_something_about_it_changes(sessions, profiles, secrets) -> None:
    work = profiles.create(Profile("Work", "account", "client"))
    secrets.keep_for_this_run("Work", Secret("one"))
    first = opened(sessions.open("Work"))
    assert opened(sessions.open("work")) is first
    assert first.credentials.client_secret == Secret("one")
    secrets.keep_for_this_run("Work", Secret("two"))
    second = opened(sessions.open("Work"))
    assert second is not first
    profiles.replace("Work", Profile("Work", work.account_id, "other"))
    assert opened(sessions.open("Work")).credentials.client_id == "other"


def test_each_call_is_counted_for_its_account(sessions, profiles, secrets, calls) -> None:
    profiles.create(Profile("Work", "account", "client"))
    secrets.keep_for_this_run("Work", Secret("one"))
    session = opened(sessions.open("Work"))
    assert sessions.calls_today("Work") == 0
    session.limiter.wait_for_turn(CancelToken())
    assert sessions.calls_today("Work") == 1


def test_a_guest_needs_no_profile_and_stands_first(sessions, profiles) -> None:
    profiles.create(Profile("Work", "account", "client"))
    with SampleServer() as server:
        guest = session_for(server)
    sessions.add_guest("Sample", guest)
    assert opened(sessions.open("Sample")) is guest
    assert sessions.names() == ("Sample", "Work")
    assert sessions.is_guest("Sample")
    assert not sessions.is_guest("Work")
    assert sessions.calls_today("Sample") == 0


def test_what_is_missing_is_told(sessions, profiles, secrets) -> None:
    with pytest.raises(AccountUnknown):
        opened(sessions.open("Nobody"))
    profiles.create(Profile("Work", "account", "client"))
    secrets.keep_for_this_run("Work", Secret("one"))
    opened(sessions.open("Work"))
    profiles.delete("Work", leave_secret=True)
    with pytest.raises(AccountUnknown):
        opened(sessions.open("Work"))


def test_a_profile_whose_secret_can_not_be_had_says_so(sessions, profiles) -> None:
    profiles.create(Profile("Work", "account", "client"))
    with pytest.raises(SetupError):
        opened(sessions.open("Work"))


def test_profiles_of_one_zoom_account_share_its_pace_and_each_has_its_sub_account(sessions, profiles, secrets) -> None:
    for profile in (Profile("Head", "acc", "client"), Profile("Branch", "acc", "client", sub_account_id="sub")):
        profiles.create(profile)
        secrets.keep_for_this_run(profile.name, Secret("one"))
    head, branch = opened(sessions.open("Head")), opened(sessions.open("Branch"))
    assert head.limiter is branch.limiter
    assert head.list_pace is branch.list_pace
    assert (head.sub_account, branch.sub_account) == ("", "sub")
    assert (head.root, branch.root) == (head.api_base, f"{head.api_base}/accounts/sub")
    assert [sessions.archive_account(name).key for name in ("Head", "Branch")] == ["acc", "sub"]
    assert [sessions.name_of(key) for key in ("acc", "sub", "")] == ["Head", "Branch", ""]
