"""The accounts window when the keyring does not do its part: each way it can fail has a way on."""

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from qosviewer.domain.secret import Secret
from qosviewer.services.profiles import Profile
from tests.support.accounts_window import AccountsWindow, accounts_window  # noqa: F401
from tests.support.keyring_backends import offered_to_nobody

STORED = "stored in the system keyring (Secret Service)"
THIS_RUN = "kept for this run only"


@pytest.fixture
def window(accounts_window):  # noqa: F811
    return accounts_window


@pytest.fixture
def with_account(window):
    window.profiles.create(Profile("Lab", "acc", "cli"))
    window.secrets.write("Lab", Secret("old"))
    return window


@offered_to_nobody
class PlaintextKeyring(KeyringBackend):
    """Looks like the one of keyrings.alt."""

    __module__ = "keyrings.alt.file"
    priority = 0.5

    def set_password(self, service, username, password):
        raise AssertionError("A secret was given to a keyring that stores plain text.")

    get_password = delete_password = set_password


@pytest.mark.parametrize(
    ("backend", "title"),
    [
        (keyring.backends.fail.Keyring, "There is no keyring to keep the secret in"),
        (keyring.backends.null.Keyring, "The keyring is not safe enough"),
        (PlaintextKeyring, "The keyring is not safe enough"),
    ],
)
def test_without_a_keyring_the_secret_is_kept_for_this_run(qtbot, qosviewer_home, backend, title):
    window = AccountsWindow(qtbot, backend)
    try:
        window.open()
        window.fill()
        window.click("accounts.save")
        window.until_banner(title)
        assert window.names == ["Lab"]
        assert window.find("accountForm.secret").text() == ""
        window.click("accounts.banner.thisRunOnly")
        window.until_secret_is(THIS_RUN)
        assert window.banner == ""
        assert window.secrets.read("Lab") == Secret("s3cr3t")
        assert not any(b"s3cr3t" in path.read_bytes() for path in qosviewer_home.rglob("*") if path.is_file())
    finally:
        window.close()


def test_a_locked_keyring_is_told_when_the_account_is_opened(with_account, secret_service):
    secret_service.lock()
    with_account.open()
    with_account.until_banner("The keyring is locked")
    assert with_account.where_secret_is == "the keyring can't be asked"


def test_a_locked_keyring_can_be_tried_again(window, secret_service):
    window.open()
    secret_service.lock()
    window.fill()
    window.click("accounts.save")
    window.until_banner("The keyring is locked")
    secret_service.kill()
    secret_service.start()
    window.click("accounts.banner.tryAgain")
    window.until_secret_is(STORED)
    assert secret_service.entries() == {"lab": "s3cr3t"}


def test_a_keyring_that_is_killed_in_the_middle(with_account, secret_service):
    with_account.open()
    with_account.until_secret_is(STORED)
    secret_service.stop()
    with_account.type("accountForm.secret", "new")
    with_account.click("accounts.save")
    with_account.until_banner("The keyring failed")
    with_account.click("accounts.banner.thisRunOnly")
    with_account.until_secret_is(THIS_RUN)


def test_there_is_a_way_out_while_the_keyring_asks_for_its_password(with_account, secret_service):
    secret_service.freeze()
    with_account.open()
    with_account.click("accounts.waiting.cancel")
    assert with_account.where_secret_is == "the keyring can't be asked"
    assert not with_account.find("accounts.waiting").isVisible()
    secret_service.thaw()


def test_there_is_a_way_out_and_a_way_on_while_saving_blocks(window, secret_service):
    window.open()
    secret_service.freeze()
    window.fill()
    window.click("accounts.save")
    window.click("accounts.waiting.cancel")
    window.until_banner("Saving was given up")
    assert window.names == ["Lab"]
    window.click("accounts.banner.thisRunOnly")
    window.until_secret_is(THIS_RUN)
    secret_service.thaw()


def test_the_window_can_be_closed_while_the_keyring_blocks(with_account, secret_service):
    secret_service.freeze()
    with_account.open()
    with_account.dialog.close()
    assert not with_account.dialog.isVisible()
    assert with_account.runner.shutdown(5000)
    secret_service.thaw()


def test_an_account_can_be_deleted_although_the_keyring_is_locked(with_account, secret_service):
    with_account.open()
    with_account.until_secret_is(STORED)
    secret_service.lock()
    with_account.click("accounts.delete")
    with_account.answer("accounts.deleteQuestion", "yes")
    with_account.until_banner("The keyring is locked")
    assert with_account.names == ["Lab"]
    with_account.click("accounts.banner.leaveSecret")
    with_account.until(lambda: with_account.names == ["New account"])
    assert with_account.profiles.all() == ()


def test_renaming_under_a_locked_keyring_changes_nothing(with_account, secret_service):
    with_account.open()
    with_account.until_secret_is(STORED)
    secret_service.lock()
    with_account.type("accountForm.name", "Other")
    with_account.click("accounts.save")
    with_account.until_banner("The keyring is locked")
    assert with_account.names == ["Lab"]
    assert with_account.find("accountForm.name").text() == "Other"


def test_testing_under_a_locked_keyring_says_so(with_account, secret_service):
    secret_service.lock()
    with_account.open()
    with_account.until_banner("The keyring is locked")
    with_account.click("accounts.banner.close")
    with_account.click("accounts.test")
    with_account.until_banner("The keyring is locked")
