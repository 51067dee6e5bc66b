"""Setting up an account: its profile and its secret are saved, tried and deleted together.

Each function is a generator that yields while it waits for the keyring, which may ask the person for its password.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.services.accounts import Account, account_of
from qosviewer.services.background import in_background
from qosviewer.services.connection_test import Step, try_connection
from qosviewer.services.credentials import KeyringTrouble, SecretStore
from qosviewer.services.profiles import Profile, Profiles, checked_secret


@dataclass(frozen=True, slots=True)
class SecretState:
    """Where the secret of a profile is.

    Attributes:
        keyring: Name of the keyring; empty where there is none to be used.
        stored: Whether it is in the keyring.
        this_run: Whether it is held in memory only.
        trouble: Why the keyring can't be asked.
    """

    keyring: str = ""
    stored: bool = False
    this_run: bool = False
    trouble: KeyringTrouble | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving.

    Attributes:
        profile: As it was stored.
        trouble: Why the secret was not stored, although the profile was.
    """

    profile: Profile
    trouble: KeyringTrouble | None = None


def find_secret(secrets: SecretStore, name: str) -> Generator[None, None, SecretState]:
    """Return where the secret of the profile ``name`` is."""

    def ask() -> SecretState:
        if secrets.is_for_this_run_only(name):
            return SecretState(this_run=True)
        try:
            return SecretState(secrets.keyring_name(), stored=secrets.has(name))
        except KeyringTrouble as trouble:
            return SecretState(trouble=trouble)

    return (yield from in_background(ask))


def save_account(
    profiles: Profiles,
    secrets: SecretStore,
    name: str,
    profile: Profile,
    secret: Secret | None,
    *,
    this_run_only: bool = False,
) -> Generator[None, None, Saved]:
    """Save a profile and its secret.

    Args:
        profiles: The profiles.
        secrets: Their secrets.
        name: The profile to edit; empty for a new one.
        profile: What is to stand in it.
        secret: Its new secret; None keeps the one it has.
        this_run_only: Hold the secret in memory instead of storing it.

    Raises:
        ProfileMistake: It can't be meant, or the name is taken.
        SetupError: The profile is gone, or its secret can't be moved to a new name.
        LocalFileError: The settings file can't be written.
    """
    checked = checked_secret(secret) if secret else None

    def save() -> Saved:
        stored = profiles.replace(name, profile) if name else profiles.create(profile)
        if checked is None:
            return Saved(stored)
        if this_run_only:
            secrets.keep_for_this_run(stored.name, checked)
            return Saved(stored)
        try:
            secrets.write(stored.name, checked)
        except KeyringTrouble as trouble:
            return Saved(stored, trouble)
        return Saved(stored)

    return (yield from in_background(save))


def delete_account(profiles: Profiles, name: str, *, leave_secret: bool) -> Generator[None, None, None]:
    """Delete a profile and its secret; see `Profiles.delete`."""
    yield from in_background(lambda: profiles.delete(name, leave_secret=leave_secret))


def try_account(
    name: str,
    profile: Profile,
    secret: Secret | None,
    secrets: SecretStore,
    open_session: Callable[[Account], Session],
    cancel: CancelToken,
    meeting: MeetingRef | None,
) -> Generator[Step | None, None, None]:
    """Try an account as it stands in a form, saved or not; yields the steps, and None while the keyring is asked.

    Args:
        name: Under which its secret is stored; empty if it is not saved yet.
        profile: The account.
        secret: As it was typed; None means the stored one.
        secrets: Where to find the stored one.
        open_session: Makes a session of an account.
        cancel: Stops the test.
        meeting: The meeting to try it on; None means the newest.

    Raises:
        ProfileMistake: The profile can't be meant, or it has no secret.
        SetupError: There is no secret, or the keyring can't be asked.
        Cancelled: The test was told to stop.
    """
    checked = profile.checked()
    if secret or not name:
        known = checked_secret(secret or Secret(""))
    else:
        known = yield from in_background(lambda: secrets.read(name))
    yield from try_connection(open_session(account_of(checked, known)), cancel, meeting)
