"""The sessions of the accounts: each opened once and shared by all jobs of its account, which so share one pace."""

from __future__ import annotations

import threading
from collections.abc import Generator
from dataclasses import dataclass

from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.domain.secret import Secret
from qosviewer.services.background import in_background
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore, name_key
from qosviewer.services.fetching import open_session
from qosviewer.services.profiles import Profile, Profiles
from qosviewer.services.settings import CALLS_PER_DAY, REQUESTS_PER_SECOND, Settings


@dataclass(frozen=True, slots=True)
class _Opened:
    profile: Profile
    secret: Secret
    session: Session


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
        self._settings = settings
        self._calls = calls
        self._mutex = threading.Lock()
        self._opened: dict[str, _Opened] = {}
        self._guests: dict[str, Session] = {}

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

    def is_guest(self, name: str) -> bool:
        """Tell whether an account has no profile."""
        return name in self._guests

    def calls_today(self, name: str) -> int:
        """Return today's calls of an account; 0 for a guest, whose calls cost nothing.

        Raises:
            QosViewerError: There is no such account, or the settings file can't be read.
        """
        return 0 if self.is_guest(name) else self._calls.today(self._profiles.get(name).account_id)

    def open(self, name: str) -> Generator[None, None, Session]:
        """Return the session of an account. Asks the keyring, which may ask the person: yields while it waits.

        Raises:
            QosViewerError: There is no such account, its secret can't be had, or its addresses can't be used.
        """
        if guest := self._guests.get(name):
            return guest
        profile = self._profiles.get(name)
        address = profile.address
        secret = yield from in_background(lambda: self._secrets.read(profile.name))
        key = name_key(profile.name)
        with self._mutex:
            opened = self._opened.get(key)
            if opened is None or (opened.profile, opened.secret) != (profile, secret):
                credentials = Credentials(profile.account_id, profile.client_id, secret)
                session = open_session(
                    address,
                    credentials,
                    calls_per_second=self._settings.get(REQUESTS_PER_SECOND),
                    before_call=lambda: self._count(profile.account_id),
                )
                opened = self._opened[key] = _Opened(profile, secret, session)
        return opened.session

    def _count(self, account_id: str) -> None:
        self._calls.check(account_id, self._settings.get(CALLS_PER_DAY))
        self._calls.add(account_id)
