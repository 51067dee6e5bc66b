"""Account profiles in the file, and their secrets in a real keyring beside them."""

import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from qosviewer.api.addresses import ZOOM, ZOOM_FOR_GOVERNMENT
from qosviewer.domain.errors import EXIT_SETUP
from qosviewer.domain.secret import Secret
from qosviewer.services.credentials import KeyringIsLocked, KeyringTrouble, SecretStore
from qosviewer.services.private_file import write_whole
from qosviewer.services.profiles import OTHER, AccountUnknown, Profile, ProfileMistake, Profiles
from qosviewer.services.settings import LAST_ACCOUNT, Settings
from qosviewer.services.settings_file import SettingsFile

SECRET = Secret("s3cr3t")
OFFICE = Profile("Head office", "acc", "cli")


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def secrets(secret_service):
    return SecretStore(SecretServiceKeyring)


@pytest.fixture
def profiles(file, secrets):
    return Profiles(file, secrets)


@pytest.fixture
def without_keyring(file):
    """Profiles that never ask the keyring, which is what reading and creating them amounts to."""

    def nobody():
        raise AssertionError("The keyring was asked.")

    return Profiles(file, SecretStore(nobody))


def test_profiles_stay_in_their_order_and_as_they_were(without_keyring, file):
    own = Profile("Lab", "a", "c", OTHER, "http://localhost:8080", "")
    without_keyring.create(OFFICE)
    without_keyring.create(Profile("Gov", "a", "c", "zoom-gov"))
    without_keyring.create(own)
    office, gov, lab = Profiles(SettingsFile(file.path), SecretStore()).all()
    assert office == OFFICE
    assert (office.address, gov.address) == (ZOOM, ZOOM_FOR_GOVERNMENT)
    assert lab.address.api_base == "http://localhost:8080/v2"
    assert lab.address.token_url == "http://localhost:8080/oauth/token"


def test_fields_are_tidied(without_keyring):
    stored = without_keyring.create(
        Profile("  Head \n office ", " acc\n", "\tcli ", "zoom", "https://left.example", "")
    )
    assert stored == OFFICE


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (Profile("", "a", "c"), "name"),
        (Profile(" \n", "a", "c"), "name"),
        (Profile("x" * 81, "a", "c"), "name"),
        (Profile("a\u202eb", "a", "c"), "name"),
        (Profile("n", "", "c"), "account_id"),
        (Profile("n", "a b", "c"), "account_id"),
        (Profile("n", "a", " "), "client_id"),
        (Profile("n", "a", "ü"), "client_id"),
        (Profile("n", "a", "c" * 201), "client_id"),
        (Profile("n", "a", "c", OTHER, ""), "api_base"),
        (Profile("n", "a", "c", OTHER, "http://api.zoom.us"), "api_base"),
        (Profile("n", "a", "c", OTHER, "https://api.example", "http://token.example"), "token_url"),
        (Profile("n", "a", "c", "made up", ""), "api_base"),
    ],
)
def test_mistakes_name_their_field(without_keyring, profile, field):
    with pytest.raises(ProfileMistake) as caught:
        without_keyring.create(profile)
    assert caught.value.field == field
    assert caught.value.advice
    assert without_keyring.all() == ()


@pytest.mark.parametrize("name", ["Head office", "HEAD OFFICE", " head  office"])
def test_names_are_unique_whatever_their_case(without_keyring, name):
    without_keyring.create(OFFICE)
    without_keyring.create(Profile("Straße e\u0301", "a", "c"))
    for taken in (name, "STRASSE \u00e9"):
        with pytest.raises(ProfileMistake) as caught:
            without_keyring.create(Profile(taken, "a", "c"))
        assert caught.value.field == "name"
    assert len(without_keyring.all()) == 2


def test_found_by_name_whatever_its_case(without_keyring):
    with pytest.raises(AccountUnknown, match="No account is set up"):
        without_keyring.get("x")
    without_keyring.create(OFFICE)
    assert without_keyring.get("head OFFICE") == OFFICE
    with pytest.raises(AccountUnknown) as caught:
        without_keyring.get("x")
    assert "Head office" in caught.value.detail
    assert caught.value.exit_code == EXIT_SETUP


def test_editing_keeps_place_secret_and_unknown_keys(without_keyring, file):
    write_whole(file.path, b'[[account]]\nname = "A"\naccount_id = "1"\nclient_id = "2"\ncolour = "red"\n')
    without_keyring.create(Profile("B", "3", "4"))
    without_keyring.replace("a", Profile("a", "9", "2", OTHER, "https://x.example"))
    without_keyring.replace("a", Profile("a", "9", "2"))
    assert [profile.name for profile in without_keyring.all()] == ["a", "B"]
    assert file.read()["account"][0] == {
        "name": "a",
        "account_id": "9",
        "client_id": "2",
        "preset": "zoom",
        "colour": "red",
    }


def test_renaming_moves_the_secret(profiles, secrets, secret_service, file):
    profiles.create(OFFICE)
    secrets.write("Head office", SECRET)
    Settings(file).set(LAST_ACCOUNT, "Head office")
    profiles.replace("Head office", Profile("Main", "acc", "cli"))
    assert [profile.name for profile in profiles.all()] == ["Main"]
    assert secret_service.entries() == {"main": "s3cr3t"}
    assert Settings(file).get(LAST_ACCOUNT) == "Main"


def test_renaming_onto_another_harms_neither(profiles, secrets, secret_service):
    for name in ("a", "b"):
        profiles.create(Profile(name, name, name))
        secrets.write(name, Secret(name))
    with pytest.raises(ProfileMistake):
        profiles.replace("a", Profile("B", "a", "a"))
    assert secret_service.entries() == {"a": "a", "b": "b"}
    assert [profile.name for profile in profiles.all()] == ["a", "b"]


def test_renaming_under_a_locked_keyring_changes_nothing(profiles, secrets, secret_service):
    profiles.create(OFFICE)
    secrets.write("Head office", SECRET)
    secret_service.lock()
    with pytest.raises(KeyringIsLocked):
        profiles.replace("Head office", Profile("Main", "acc", "cli"))
    assert profiles.all() == (OFFICE,)


def test_editing_what_another_window_deleted(profiles, file, secrets):
    profiles.create(OFFICE)
    Profiles(SettingsFile(file.path), secrets).delete("Head office")
    with pytest.raises(AccountUnknown):
        profiles.replace("Head office", OFFICE)


def test_deleting_removes_the_entry_of_the_keyring(profiles, secrets, secret_service, file):
    profiles.create(OFFICE)
    profiles.create(Profile("Other", "a", "c"))
    secrets.write("Head office", SECRET)
    secrets.write("Other", SECRET)
    Settings(file).set(LAST_ACCOUNT, "Head office")
    profiles.delete("HEAD office")
    profiles.delete("HEAD office")
    assert [profile.name for profile in profiles.all()] == ["Other"]
    assert secret_service.entries() == {"other": "s3cr3t"}
    assert Settings(file).get(LAST_ACCOUNT) == ""


def test_a_profile_stays_while_its_secret_cant_be_deleted(profiles, secrets, secret_service):
    profiles.create(OFFICE)
    secrets.write("Head office", SECRET)
    secret_service.lock()
    with pytest.raises(KeyringTrouble):
        profiles.delete("Head office")
    assert profiles.all() == (OFFICE,)
    profiles.delete("Head office", leave_secret=True)
    assert profiles.all() == ()


def test_entries_that_make_no_sense_are_left_out_and_left_in(without_keyring, file):
    write_whole(
        file.path, b'[[account]]\nname = 5\n[[account]]\n[[account]]\nname = "A"\naccount_id = "1"\nclient_id="2"\n'
    )
    assert [profile.name for profile in without_keyring.all()] == ["A"]
    without_keyring.create(OFFICE)
    assert len(file.read()["account"]) == 4


def test_a_table_of_another_kind_is_as_good_as_none(without_keyring, file):
    write_whole(file.path, b"account = 5\n")
    assert without_keyring.all() == ()


def test_no_secret_in_the_file(profiles, secrets, file):
    profiles.create(OFFICE)
    secrets.write("Head office", SECRET)
    profiles.replace("Head office", Profile("Main", "acc", "cli"))
    for path in file.path.parent.rglob("*"):
        assert path.is_dir() or b"s3cr3t" not in path.read_bytes()


def test_a_sub_account_is_optional_and_stays_in_the_file(without_keyring, file):
    without_keyring.create(OFFICE)
    assert "sub_account_id" not in str(file.read())
    branch = without_keyring.create(Profile("Branch", "acc", "cli", sub_account_id=" sub "))
    assert branch.sub_account_id == "sub"
    assert Profiles(file, SecretStore()).all() == (OFFICE, branch)
    with pytest.raises(ProfileMistake) as caught:
        without_keyring.create(Profile("Other", "acc", "cli", sub_account_id="a b"))
    assert caught.value.field == "sub_account_id"
