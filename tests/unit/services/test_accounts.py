"""Which account is meant: the environment, a name, the last one, the only one."""

import pytest

from qosviewer.api.addresses import ZOOM, ZOOM_FOR_GOVERNMENT, AddressError
from qosviewer.api.cancel import CancelToken
from qosviewer.domain.errors import EXIT_SETUP
from qosviewer.domain.secret import Secret
from qosviewer.services.accounts import (
    ENVIRONMENT,
    SUB_ACCOUNT_VARIABLE,
    VARIABLES,
    Accounts,
    NoAccount,
    environment_credentials,
    open_session,
)
from qosviewer.services.call_count import CallCount, DailyShareUsed
from qosviewer.services.credentials import SecretStore
from qosviewer.services.paces import Paces
from qosviewer.services.profiles import AccountUnknown, Profile, ProfileMistake, Profiles
from qosviewer.services.settings import CALLS_PER_DAY, LAST_ACCOUNT, REQUESTS_PER_SECOND, Settings
from qosviewer.services.settings_file import SettingsFile

ALL_THREE = dict(zip(VARIABLES, ("acc", "cli", "s3cr3t"), strict=True))


class Desk:
    """The parts, with secrets in memory: the keyring is another test's matter."""

    def __init__(self, path):
        file = SettingsFile(path)
        self.settings, self.secrets = Settings(file), SecretStore()
        self.profiles = Profiles(file, self.secrets)

    def add(self, name, preset="zoom"):
        self.profiles.create(Profile(name, f"acc-{name}", f"cli-{name}", preset))
        self.secrets.keep_for_this_run(name, Secret(f"secret-{name}"))

    def find(self, *arguments, environment=None):
        return Accounts(self.profiles, self.secrets, self.settings, environment or {}).find(*arguments)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "settings.toml")


def test_the_only_account_need_not_be_named(desk):
    desk.add("A")
    account = desk.find()
    assert (account.name, account.address) == ("A", ZOOM)
    assert account.credentials.client_secret.reveal() == "secret-A"


def test_of_several_the_one_used_last(desk):
    for name in ("A", "B"):
        desk.add(name)
    with pytest.raises(NoAccount, match="Which account") as caught:
        desk.find()
    assert "“A”, “B”" in caught.value.detail
    desk.settings.set(LAST_ACCOUNT, "b")
    assert desk.find().name == "B"
    assert desk.find("a").name == "A"


def test_an_account_that_is_gone_is_no_longer_the_last(desk):
    desk.settings.set(LAST_ACCOUNT, "gone")
    desk.add("A")
    assert desk.find().name == "A"


def test_nothing_is_set_up(desk):
    with pytest.raises(NoAccount, match="No account") as caught:
        desk.find()
    assert caught.value.exit_code == EXIT_SETUP
    with pytest.raises(AccountUnknown):
        desk.find("x")


def test_all_three_of_the_environment_stand_above_profiles(desk):
    desk.add("A", "zoom-gov")
    account = desk.find(environment=ALL_THREE)
    assert (account.name, account.address) == (ENVIRONMENT, ZOOM)
    assert account.credentials.account_id == "acc"
    assert desk.find("A", environment=ALL_THREE).address == ZOOM_FOR_GOVERNMENT
    assert "s3cr3t" not in repr(account)


def test_the_environment_may_name_a_sub_account(desk):
    assert desk.find(environment=ALL_THREE).sub_account == ""
    assert desk.find(environment={**ALL_THREE, SUB_ACCOUNT_VARIABLE: " branch "}).sub_account == "branch"
    with pytest.raises(ProfileMistake, match="Sub-account ID"):
        desk.find(environment={**ALL_THREE, SUB_ACCOUNT_VARIABLE: "not copied well"})
    desk.add("A")
    assert desk.find(environment={SUB_ACCOUNT_VARIABLE: "branch"}).sub_account == ""


@pytest.mark.parametrize("lacking", VARIABLES)
def test_two_of_the_environment_are_none(desk, lacking):
    two = {**ALL_THREE, lacking: " "}
    assert environment_credentials(two) is None
    with pytest.raises(NoAccount, match="not complete") as caught:
        desk.find(environment=two)
    assert lacking in caught.value.detail.partition(".")[0]
    desk.add("A")
    assert desk.find(environment=two).name == "A"


def test_addresses_can_be_given(desk):
    desk.add("A")
    assert desk.find("", "localhost:1").address.api_base == "https://localhost:1/v2"
    assert desk.find("", "localhost:1").address.token_url == "https://localhost:1/oauth/token"
    moved = desk.find("", "", "https://vanity.zoom.us").address
    assert (moved.api_base, moved.token_url) == (ZOOM.api_base, "https://vanity.zoom.us/oauth/token")
    assert not moved.follows_region
    assert desk.find("", "localhost:1", environment=ALL_THREE).address.api_base == "https://localhost:1/v2"


def test_a_wrong_address_is_told_before_the_keyring_is_asked(desk):
    desk.profiles.create(Profile("A", "a", "c"))
    with pytest.raises(AddressError):
        desk.find("A", "http://example.com")


def test_a_session_counts_its_calls_and_keeps_to_the_share(desk, tmp_path):
    desk.add("A")
    desk.settings.set(CALLS_PER_DAY, 2)
    desk.settings.set(REQUESTS_PER_SECOND, 40)
    count = CallCount(tmp_path / "calls.toml")
    session = open_session(desk.find(), Paces(desk.settings, count))
    session.limiter.wait_for_turn(CancelToken())
    session.limiter.wait_for_turn(CancelToken())
    assert count.today("acc-A") == 2
    with pytest.raises(DailyShareUsed):
        session.limiter.wait_for_turn(CancelToken())
    desk.settings.set(CALLS_PER_DAY, 3)
    session.limiter.wait_for_turn(CancelToken())
