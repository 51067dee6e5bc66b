"""Secrets in a real keyring: unlocked, locked, killed, frozen, absent, and the kinds that are refused."""

import os
import subprocess
import sys
import traceback

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring as SecretServiceKeyring
from keyring.errors import PasswordDeleteError, PasswordSetError

from qosviewer.domain.errors import EXIT_SETUP
from qosviewer.domain.secret import Secret
from qosviewer.services.background import in_background
from qosviewer.services.credentials import (
    KeyringFailed,
    KeyringIsLocked,
    KeyringRefusedToDelete,
    KeyringRefusedToStore,
    KeyringTrouble,
    NoKeyring,
    SecretNotStored,
    SecretStore,
    UnsafeKeyring,
)
from tests.support.keyring_backends import offered_to_nobody

SECRET = Secret("s3cr3t-Ünïcode-✓")


@pytest.fixture
def store(secret_service):
    return SecretStore(SecretServiceKeyring)


def whole_story(error):
    return "".join(traceback.format_exception(error)) + repr(error.args) + repr(error.__context__)


def test_a_secret_goes_to_the_keyring_and_comes_back(store, secret_service):
    store.write("Head office", SECRET)
    assert store.read("head OFFICE") == SECRET
    assert store.has("Head office")
    assert secret_service.entries() == {"head office": SECRET.reveal()}
    assert store.keyring_name() == "the system keyring (Secret Service)"


def test_a_secret_of_64_kb_survives(store):
    store.write("a", Secret("x" * 65536))
    assert store.read("a") == Secret("x" * 65536)


def test_writing_again_replaces(store, secret_service):
    store.write("a", Secret("first"))
    store.write("a", SECRET)
    assert secret_service.entries() == {"a": SECRET.reveal()}


def test_what_was_never_stored_is_not_an_accident(store):
    with pytest.raises(SecretNotStored, match="missing") as caught:
        store.read("nobody")
    assert "nobody" in caught.value.detail
    assert caught.value.exit_code == EXIT_SETUP
    assert not store.has("nobody")


def test_deleting_removes_the_entry_and_may_be_done_twice(store, secret_service):
    store.write("a", SECRET)
    store.write("b", SECRET)
    store.delete("a")
    store.delete("a")
    assert secret_service.entries() == {"b": SECRET.reveal()}


def test_copying_to_another_name(store, secret_service):
    store.write("a", SECRET)
    store.copy("a", "b")
    store.copy("nobody", "c")
    assert secret_service.entries() == {"a": SECRET.reveal(), "b": SECRET.reveal()}


def test_for_this_run_only_never_reaches_the_keyring(store, secret_service):
    store.keep_for_this_run("a", SECRET)
    store.copy("a", "b")
    assert store.read("A") == store.read("b") == SECRET
    assert store.is_for_this_run_only("a")
    assert secret_service.entries() == {}
    store.delete("a")
    with pytest.raises(SecretNotStored):
        store.read("a")


def test_storing_ends_this_run_only(store):
    store.keep_for_this_run("a", Secret("old"))
    store.write("a", SECRET)
    assert not store.is_for_this_run_only("a")
    assert store.read("a") == SECRET


def use_in_every_way(store):
    return [
        lambda: store.read("a"),
        lambda: store.has("a"),
        lambda: store.write("a", SECRET),
        lambda: store.delete("a"),
        lambda: store.copy("a", "b"),
    ]


@pytest.mark.parametrize("way", range(5))
def test_a_locked_keyring(store, secret_service, way):
    store.write("a", SECRET)
    secret_service.lock()
    with pytest.raises(KeyringIsLocked, match="locked") as caught:
        use_in_every_way(store)[way]()
    assert caught.value.retryable
    assert SECRET.reveal() not in whole_story(caught.value)


def test_a_keyring_that_is_killed_in_the_middle(store, secret_service):
    store.write("a", SECRET)
    secret_service.kill()
    with pytest.raises(KeyringTrouble) as caught:
        store.read("a")
    assert SECRET.reveal() not in whole_story(caught.value)


def test_a_session_that_ends_in_the_middle(store, secret_service):
    store.write("a", SECRET)
    secret_service.stop()
    for use in use_in_every_way(store):
        with pytest.raises(KeyringFailed, match="failed") as caught:
            use()
        assert SECRET.reveal() not in whole_story(caught.value)


def test_there_is_a_way_out_while_the_keyring_blocks(store, secret_service):
    store.write("a", SECRET)
    secret_service.freeze()
    waiting = in_background(lambda: store.read("a"))
    for _ in range(3):
        next(waiting)
    waiting.close()
    secret_service.thaw()


def test_the_answer_comes_when_the_prompt_is_done(store, secret_service):
    store.write("a", SECRET)
    secret_service.freeze()
    waiting = in_background(lambda: store.read("a"), poll_s=0.001)
    next(waiting)
    secret_service.thaw()
    with pytest.raises(StopIteration) as done:
        while True:
            next(waiting)
    assert done.value.value == SECRET


@offered_to_nobody
class PlaintextKeyring(KeyringBackend):
    """Looks like the one of keyrings.alt, which is chosen silently where nothing better is installed."""

    __module__ = "keyrings.alt.file"
    priority = 0.5

    def set_password(self, service, username, password):
        raise AssertionError(f"A secret was given to a keyring that stores plain text: {password}")

    get_password = delete_password = set_password


@pytest.mark.parametrize(
    ("backend", "name"),
    [
        (PlaintextKeyring, "keyrings.alt.file.PlaintextKeyring"),
        (keyring.backends.null.Keyring, "keyring.backends.null.Keyring"),
    ],
)
def test_plain_text_and_null_are_refused_by_name(backend, name):
    store = SecretStore(backend)
    for use in [*use_in_every_way(store), store.keyring_name]:
        with pytest.raises(UnsafeKeyring, match="not safe") as caught:
            use()
        assert name in caught.value.detail
        assert SECRET.reveal() not in whole_story(caught.value)


def test_no_keyring_at_all():
    store = SecretStore(keyring.backends.fail.Keyring)
    for use in use_in_every_way(store):
        with pytest.raises(NoKeyring, match="no keyring"):
            use()


def chain_of(*members):
    @offered_to_nobody
    class Chain(keyring.backends.chainer.ChainerBackend):
        __module__ = "keyring.backends.chainer"
        backends = members

    return Chain


def test_in_a_chain_only_what_is_trusted_is_used(secret_service):
    store = SecretStore(chain_of(PlaintextKeyring(), SecretServiceKeyring()))
    store.write("a", SECRET)
    assert secret_service.entries() == {"a": SECRET.reveal()}


def test_a_chain_of_nothing_trusted_is_refused():
    with pytest.raises(UnsafeKeyring, match="not safe"):
        SecretStore(chain_of(PlaintextKeyring())).write("a", SECRET)


@offered_to_nobody
class Stubborn(SecretServiceKeyring):
    """A real keyring whose administrator allows nothing."""

    __module__ = "keyring.backends.SecretService"

    def set_password(self, service, username, password):
        raise PasswordSetError(f"not allowed to store {password}")

    def delete_password(self, service, username):
        raise PasswordDeleteError("not allowed")


def test_a_keyring_that_refuses(store):
    store.write("a", SECRET)
    stubborn = SecretStore(Stubborn)
    with pytest.raises(KeyringRefusedToStore, match="did not store") as caught:
        stubborn.write("a", SECRET)
    assert SECRET.reveal() not in whole_story(caught.value)
    with pytest.raises(KeyringRefusedToDelete, match="did not delete"):
        stubborn.delete("a")


@offered_to_nobody
class Forgetful(SecretServiceKeyring):
    """Says yes and does nothing."""

    __module__ = "keyring.backends.SecretService"

    def set_password(self, service, username, password):
        pass

    def delete_password(self, service, username):
        pass


def test_what_is_written_is_read_back(store):
    forgetful = SecretStore(Forgetful)
    with pytest.raises(KeyringRefusedToStore, match="did not keep"):
        forgetful.write("a", SECRET)
    store.write("a", SECRET)
    with pytest.raises(KeyringRefusedToDelete, match="did not delete"):
        forgetful.delete("a")


PROGRAM = """
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.secret import Secret
from qosviewer.services.credentials import SecretStore
try:
    SecretStore().write("a", Secret("s3cr3t"))
except QosViewerError as error:
    print(type(error).__name__, error.detail)
"""


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "NoKeyring"),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}, "NoKeyring"),
        ({"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}, "UnsafeKeyring"),
        ({"PYTHON_KEYRING_BACKEND": "no.such.Keyring"}, "UnsafeKeyring"),
        ({"PYTHON_KEYRING_BACKEND": "json.JSONEncoder"}, "UnsafeKeyring"),
    ],
)
def test_what_the_environment_chooses(environment, expected, tmp_path):
    clean = {name: text for name, text in os.environ.items() if name not in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")}
    clean |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), **environment}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=clean, capture_output=True, text=True, timeout=60)
    assert done.stdout.split()[:1] == [expected], done.stderr
    assert not done.stderr
    assert "s3cr3t" not in done.stdout


def test_a_keyring_that_is_started_later_is_found(secret_service, monkeypatch):
    store = SecretStore()
    with monkeypatch.context() as before:
        before.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no-session-bus")
        with pytest.raises(NoKeyring):
            store.write("Head office", Secret("s3cret"))

    store.write("Head office", Secret("s3cret"))

    assert secret_service.entries() == {"head office": "s3cret"}
