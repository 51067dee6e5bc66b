"""What commands that talk to an account work with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TypeVar

from qosviewer.api.session import Session
from qosviewer.cli.messages import report
from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.services.accounts import Account, Accounts, open_session
from qosviewer.services.background import in_background
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import KeyringTrouble, SecretStore
from qosviewer.services.paces import Paces
from qosviewer.services.places import find_places
from qosviewer.services.profiles import Profiles
from qosviewer.services.settings import Settings
from qosviewer.services.settings_file import SettingsFile

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts, each once.

    Attributes:
        settings: The settings.
        profiles: The account profiles.
        accounts: Finds the account that is meant.
        calls: Counts the calls.
        paces: How fast each account may be asked.
    """

    settings: Settings
    profiles: Profiles
    accounts: Accounts
    calls: CallCount
    paces: Paces

    def find_account(self, options: Namespace) -> Account:
        """Return the account that the common options mean.

        Raises:
            QosViewerError: There is none, its secret can't be had, or an address can't be used.
        """
        try:
            return finished(
                in_background(lambda: self.accounts.find(options.account, options.api_base, options.token_url))
            )
        except KeyringTrouble as trouble:
            # What a person can do about it in the window is not what a script can.
            message = replace(trouble.message, advice=texts.KEYRING_OR_ENVIRONMENT)
            raise type(trouble)(message, retryable=trouble.retryable) from trouble

    def open_session(self, options: Namespace) -> Session:
        """Return the session of the account that the common options mean; see `find_account`."""
        return open_session(self.find_account(options), self.paces)


def set_up(options: Namespace) -> Desk:
    """Put the parts together, and say on stderr what is wrong with the settings; no keyring is asked yet."""
    places = find_places()
    file = SettingsFile(places.settings_file)
    settings, secrets = Settings(file), SecretStore()
    for mistake in settings.mistakes():
        report(mistake, options)
    for notice in file.notices:
        report(LocalFileError(notice), options)
    profiles = Profiles(file, secrets)
    calls = CallCount(places.call_count_file)
    return Desk(settings, profiles, Accounts(profiles, secrets, settings), calls, Paces(settings, calls))


def finished(job: Generator[object, None, Result]) -> Result:
    """Run a job to its end and return what it returns. Between its steps, Ctrl+C gets through."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result
