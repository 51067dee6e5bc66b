"""Profile and secret, saved, looked for and deleted together."""

import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from qosviewer.domain.secret import Secret
from qosviewer.services.account_setup import Saved, SecretState, delete_account, find_secret, save_account
from qosviewer.services.credentials import KeyringIsLocked, SecretStore
from qosviewer.services.profiles import Profile, ProfileMistake, Profiles
from qosviewer.services.settings_file import SettingsFile

LAB = Profile("Lab", "acc", "cli")
SECRET = Secret("s3cr3t")
KEYRING = "the system keyring (Secret Service)"


@pytest.fixture
def secrets(secret_service):
    return SecretStore(SecretServiceKeyring)


@pytest.fixture
def profiles(tmp_path, secrets):
    return Profiles(SettingsFile(tmp_path / "settings.toml"), secrets)


def finished(job):
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


def test_saving_stores_both(profiles, secrets, secret_service):
    assert finished(save_account(profiles, secrets, "", LAB, SECRET)) == Saved(LAB)
    assert finished(find_secret(secrets, "Lab")) == SecretState(KEYRING, stored=True)
    assert secret_service.entries() == {"lab": "s3cr3t"}


def test_saving_for_this_run_only(profiles, secrets, secret_service):
    finished(save_account(profiles, secrets, "", LAB, SECRET, this_run_only=True))
    assert finished(find_secret(secrets, "Lab")) == SecretState(this_run=True)
    assert secret_service.entries() == {}


def test_saving_without_a_secret_leaves_the_one_there_is(profiles, secrets, secret_service):
    finished(save_account(profiles, secrets, "", LAB, SECRET))
    other = Profile("Lab", "acc", "other")
    assert finished(save_account(profiles, secrets, "Lab", other, None)) == Saved(other)
    assert secret_service.entries() == {"lab": "s3cr3t"}
    finished(save_account(profiles, secrets, "", Profile("New", "a", "c"), None))
    assert finished(find_secret(secrets, "New")) == SecretState(KEYRING, stored=False)


def test_a_profile_is_saved_although_its_secret_is_not(profiles, secrets, secret_service):
    secret_service.lock()
    saved = finished(save_account(profiles, secrets, "", LAB, SECRET))
    assert (saved.profile, type(saved.trouble)) == (LAB, KeyringIsLocked)
    assert profiles.all() == (LAB,)
    assert isinstance(finished(find_secret(secrets, "Lab")).trouble, KeyringIsLocked)


def test_no_secret_is_stored_for_a_profile_that_is_not_saved(profiles, secrets, secret_service):
    finished(save_account(profiles, secrets, "", LAB, SECRET))
    with pytest.raises(ProfileMistake):
        finished(save_account(profiles, secrets, "", LAB, Secret("other")))
    assert secret_service.entries() == {"lab": "s3cr3t"}


@pytest.mark.parametrize("text", ["two words", "line\nbreak", "umläut", "x" * 201])
def test_a_secret_that_was_not_copied_well_is_not_kept_anywhere(profiles, secrets, secret_service, text):
    with pytest.raises(ProfileMistake) as caught:
        finished(save_account(profiles, secrets, "", LAB, Secret(text)))
    assert caught.value.field == "secret"
    assert text not in repr(caught.value.message)
    assert (profiles.all(), secret_service.entries()) == ((), {})


def test_blanks_around_a_secret_are_not_part_of_it(profiles, secrets, secret_service):
    finished(save_account(profiles, secrets, "", LAB, Secret(" s3cr3t\n")))
    assert secret_service.entries() == {"lab": "s3cr3t"}


def test_deleting(profiles, secrets, secret_service):
    finished(save_account(profiles, secrets, "", LAB, SECRET))
    finished(delete_account(profiles, "Lab", leave_secret=False))
    assert (profiles.all(), secret_service.entries()) == ((), {})
