"""The sessions of the accounts: each opened once and shared by all jobs of its account, which so share one pace."""

from __future__ import annotations

import threading
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from qosviewer.api.addresses import ApiAddress
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.services.accounts import Account, Accounts, account_of, open_session
from qosviewer.services.background import in_background
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore, name_key
from qosviewer.services.paces import Paces
from qosviewer.services.profiles import Profiles
from qosviewer.services.settings import Settings

if TYPE_CHECKING:
    from qosviewer import archive


class Sessions:
    """Opens sessions by the name of the account. Safe to use from several threads.

    Args:
        profiles: The accounts.
        secrets: Their secrets.
        settings: Pace and share of the day's calls.
        calls: Counts the calls of each account.
    """

    def __init__(self, profiles: Profiles, secrets: SecretStore, settings: Settings, calls: CallCount) -> None:
        self._profiles = profiles
        self._secrets = secrets
        self._paces = Paces(settings, calls)
        self._calls = calls
        self._mutex = threading.Lock()
        self._opened: dict[str, tuple[Account, Session]] = {}
        self._guests: dict[str, Session] = {}
        self._addresses: dict[str, ApiAddress] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of the accounts that can be opened, guests first.

        Raises:
            LocalFileError: The settings file can't be read.
        """
        return (*self._guests, *(profile.name for profile in self._profiles.all()))

    def add_guest(self, name: str, session: Session) -> None:
        """Offer an account for this run that has no profile, such as the sample account."""
        with self._mutex:
            self._guests[name] = session

    def use_for_this_run(self, accounts: Accounts, name: str = "", api_base: str = "", token_url: str = "") -> str:
        """Take up the account that the environment or the command line means; asks no keyring.

        Args:
            accounts: Finds it.
            name: As in `Accounts.find`, like the addresses.
            api_base: Takes the place of the address of the API, in this run only.
            token_url: Takes the place of the address of the token endpoint, in this run only.

        Returns:
            Its name; with credentials of the environment that of a guest.

        Raises:
            QosViewerError: There is no such account, it is not clear which one, or an address can't be used.
        """
        if account := accounts.of_environment(name, api_base, token_url):
            self.add_guest(texts.ACCOUNT_OF_ENVIRONMENT, open_session(account, self._paces))
            return texts.ACCOUNT_OF_ENVIRONMENT
        profile, address = accounts.meant(name, api_base, token_url)
        if api_base or token_url:
            self._addresses[name_key(profile.name)] = address
        return profile.name

    def is_guest(self, name: str) -> bool:
        """Tell whether an account has no profile."""
        return name in self._guests

    def archive_account(self, name: str) -> archive.Account:
        """Return as whose the archive keeps what is fetched through an account. Asks no keyring.

        Raises:
            QosViewerError: There is no such account, or the settings file can't be read.
        """
        from qosviewer.archive import Account as ArchiveAccount

        return ArchiveAccount(self._archive_key(name), name)

    def name_of(self, key: str) -> str:
        """Return through which account what is kept under ``key`` can be fetched again; empty where there is none.

        Raises:
            LocalFileError: The settings file can't be read.
        """
        return next((name for name in self.names() if key and self._archive_key(name) == key), "")

    def hidden_accounts(self) -> frozenset[str]:
        """Return the keys of what the library leaves out: of the sample account, unless it is on in this run.

        Raises:
            LocalFileError: The settings file can't be read.
        """
        from qosviewer.sample.account import sample_account_ids

        ids = sample_account_ids()
        return frozenset() if any(self.name_of(key) for key in ids) else ids

    def calls_today(self, name: str) -> int:
        """Return the calls that were counted today for an account.

        Raises:
            QosViewerError: There is no such account, or the settings file can't be read.
        """
        return self._calls.today(self._account_id(name))

    def _archive_key(self, name: str) -> str:
        guest = self._guests.get(name)
        sub_account = guest.sub_account if guest else self._profiles.get(name).sub_account_id
        return sub_account or self._account_id(name)

    def _account_id(self, name: str) -> str:
        guest = self._guests.get(name)
        return guest.credentials.account_id if guest else self._profiles.get(name).account_id

    def of(self, account: Account) -> Session:
        """Return the session of an account: the same one as long as nothing about it changes."""
        key = name_key(account.name)
        with self._mutex:
            opened = self._opened.get(key)
            if opened is None or opened[0] != account:
                opened = self._opened[key] = (account, open_session(account, self._paces))
        return opened[1]

    def open(self, name: str) -> Generator[None, None, Session]:
        """Return the session of an account. Asks the keyring, which may ask the person: yields while it waits.

        Raises:
            QosViewerError: There is no such account, its secret can't be had, or its addresses can't be used.
        """
        if guest := self._guests.get(name):
            return guest
        profile = self._profiles.get(name)
        secret = yield from in_background(lambda: self._secrets.read(profile.name))
        account = account_of(profile, secret)
        return self.of(replace(account, address=self._addresses.get(name_key(profile.name), account.address)))
