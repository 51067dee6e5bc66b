"""The client secrets, in the keyring of the operating system and nowhere else.

The one module that touches `keyring`. Everything here may block (the keyring asks for its password in a window of its
own), so it is called through `qosviewer.services.background.in_background`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from qosviewer.domain import texts
from qosviewer.domain.errors import Message, SetupError
from qosviewer.domain.secret import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "qosviewer"
"""Name under which the entries stand in the keyring; the user name of an entry is the name of the account profile."""

TRUSTED_BACKENDS: Final = {
    "keyring.backends.SecretService": "the system keyring (Secret Service)",
    "keyring.backends.libsecret": "the system keyring (libsecret)",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "the Windows Credential Manager",
}
"""Modules that encrypt what they keep, and their names for people. Any other may store plain text or nothing."""

_CHAIN: Final = "keyring.backends.chainer"
_NOTHING_FOUND: Final = "keyring.backends.fail"

Answer = TypeVar("Answer")


class KeyringTrouble(SetupError):
    """The keyring can't be used as it is. "For this run only" is a way on, except for reading."""


class NoKeyring(KeyringTrouble):
    """There is no keyring on this computer, or none is running."""


class UnsafeKeyring(KeyringTrouble):
    """The keyring that is set up stores plain text or nothing, or is not known to be safe."""


class KeyringIsLocked(KeyringTrouble):
    """The keyring is locked and was not unlocked."""


class KeyringRefusedToStore(KeyringTrouble):
    """The keyring did not take the secret, or gives back something else."""


class KeyringRefusedToDelete(KeyringTrouble):
    """The keyring did not delete the entry."""


class KeyringFailed(KeyringTrouble):
    """The keyring failed in a way of its own, e.g. it ended in the middle."""


class SecretNotStored(SetupError):
    """There is no secret for this account profile."""


def installed_backend() -> KeyringBackend:
    """Return the backend that the system, or the person's keyring configuration, chooses."""
    import keyring
    import keyring.backend

    chosen = keyring.get_keyring()
    if type(chosen).__module__ == _NOTHING_FOUND:
        # The package looks once and remembers; a keyring service may have been started since.
        vars(keyring.backend.get_all_keyring).pop("saved_result", None)
        keyring.core.init_backend()
        chosen = keyring.get_keyring()
    return chosen


class SecretStore:
    """Client secrets by name of the account profile: in the keyring, or in memory for this run only.

    Names that differ in upper and lower case only are the same: so they are in the keyring of Windows.

    Args:
        choose: Finds the keyring backend. Asked anew for each call, never before one.
    """

    def __init__(self, choose: Callable[[], KeyringBackend] = installed_backend) -> None:
        self._choose = choose
        self._this_run: dict[str, Secret] = {}

    def keyring_name(self) -> str:
        """Return the name of the keyring for people.

        Raises:
            KeyringTrouble: There is none, or it is not to be trusted.
        """
        return TRUSTED_BACKENDS[type(self._backend()).__module__]

    def read(self, profile: str) -> Secret:
        """Return the secret of a profile: the one given for this run only, else the stored one.

        Raises:
            SecretNotStored: There is none.
            KeyringTrouble: The keyring can't be asked.
        """
        secret = self._this_run.get(name_key(profile)) or self._stored(profile)
        if not secret:
            raise SecretNotStored(texts.SECRET_NOT_STORED.fill(profile=profile))
        return secret

    def has(self, profile: str) -> bool:
        """Tell whether `read` would find a secret.

        Raises:
            KeyringTrouble: The keyring can't be asked.
        """
        return name_key(profile) in self._this_run or bool(self._stored(profile))

    def is_for_this_run_only(self, profile: str) -> bool:
        """Tell whether the secret of a profile is held in memory only."""
        return name_key(profile) in self._this_run

    def keep_for_this_run(self, profile: str, secret: Secret) -> None:
        """Hold a secret in memory until the program ends."""
        self._this_run[name_key(profile)] = secret

    def write(self, profile: str, secret: Secret) -> None:
        """Store a secret in the keyring and read it back.

        Raises:
            KeyringTrouble: It is not stored.
        """
        self._ask(
            lambda keyring: keyring.set_password(SERVICE, name_key(profile), secret.reveal()),
            texts.KEYRING_REFUSED_TO_STORE,
        )
        if self._stored(profile) != secret:
            raise KeyringRefusedToStore(texts.KEYRING_LOST_SECRET.fill(keyring=self.keyring_name()))
        self._this_run.pop(name_key(profile), None)

    def delete(self, profile: str) -> None:
        """Forget the secret of a profile, here and in the keyring; there may be none.

        Raises:
            KeyringTrouble: It is still in the keyring, or may be.
        """
        self.forget_for_this_run(profile)
        if self._stored(profile) is None:
            return
        self._ask(lambda keyring: keyring.delete_password(SERVICE, name_key(profile)), texts.KEYRING_REFUSED_TO_DELETE)
        if self._stored(profile) is not None:
            raise KeyringRefusedToDelete(texts.KEYRING_REFUSED_TO_DELETE.fill(keyring=self.keyring_name()))

    def forget_for_this_run(self, profile: str) -> None:
        """Drop a secret that is held in memory only; the keyring is not asked."""
        self._this_run.pop(name_key(profile), None)

    def copy(self, profile: str, new_name: str) -> None:
        """Give the secret of a profile, if there is one, to another name as well.

        Raises:
            KeyringTrouble: The keyring can't be asked, or did not take it.
        """
        if secret := self._this_run.get(name_key(profile)):
            self._this_run[name_key(new_name)] = secret
        elif secret := self._stored(profile):
            self.write(new_name, secret)

    def _stored(self, profile: str) -> Secret | None:
        text = self._ask(lambda keyring: keyring.get_password(SERVICE, name_key(profile)), texts.KEYRING_FAILED)
        return None if text is None else Secret(text)

    def _backend(self) -> KeyringBackend:
        try:
            chosen = self._choose()
        except Exception as error:
            # A backend that is configured by a name that does not exist: whatever importing it raises.
            raise UnsafeKeyring(texts.KEYRING_NOT_LOADED.fill(reason=error)) from error
        if type(chosen).__module__ == _CHAIN:
            chain: list[KeyringBackend] = chosen.backends  # type: ignore[attr-defined]
            chosen = next(filter(_trusted, chain), chosen)
        if type(chosen).__module__ == _NOTHING_FOUND:
            raise NoKeyring(texts.NO_KEYRING)
        if not _trusted(chosen):
            raise UnsafeKeyring(texts.KEYRING_UNSAFE.fill(keyring=_full_name(chosen)))
        return chosen

    def _ask(self, call: Callable[[KeyringBackend], Answer], refused: Message) -> Answer:
        backend = self._backend()
        try:
            return call(backend)
        except Exception as error:
            problem = _translated(error, TRUSTED_BACKENDS[type(backend).__module__], refused)
        # Out here, so that the backend's own error, which may quote what it was given, is not carried along.
        raise problem


def name_key(name: str) -> str:
    """Return what two names that count as the same have in common."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _trusted(backend: KeyringBackend) -> bool:
    return type(backend).__module__ in TRUSTED_BACKENDS


def _full_name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _translated(error: Exception, keyring: str, refused: Message) -> KeyringTrouble:
    from keyring import errors

    match error:
        case errors.NoKeyringError():
            return NoKeyring(texts.NO_KEYRING)
        case errors.KeyringLocked():
            return KeyringIsLocked(texts.KEYRING_LOCKED.fill(keyring=keyring), retryable=True)
        case errors.PasswordSetError():
            return KeyringRefusedToStore(refused.fill(keyring=keyring))
        case errors.PasswordDeleteError():
            return KeyringRefusedToDelete(refused.fill(keyring=keyring))
    if type(error).__name__ in ("LockedException", "PromptDismissedException"):
        return KeyringIsLocked(texts.KEYRING_LOCKED.fill(keyring=keyring), retryable=True)
    return KeyringFailed(texts.KEYRING_FAILED.fill(keyring=keyring, kind=type(error).__name__), retryable=True)
