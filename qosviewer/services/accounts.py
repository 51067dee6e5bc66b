"""Which account is meant, and what it takes to use it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from qosviewer.api.addresses import ZOOM, ApiAddress, api_address
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError, SetupError
from qosviewer.domain.secret import Secret
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore
from qosviewer.services.fetching import open_session as open_paced_session
from qosviewer.services.profiles import AccountUnknown, Profile, Profiles
from qosviewer.services.settings import CALLS_PER_DAY, LAST_ACCOUNT, REQUESTS_PER_SECOND, Settings

_LOG: Final = logging.getLogger(__name__)

VARIABLES: Final = ("QOSVIEWER_ACCOUNT_ID", "QOSVIEWER_CLIENT_ID", "QOSVIEWER_CLIENT_SECRET")
"""Account id, client id and client secret; only all three together count."""

ENVIRONMENT: Final = "environment"
"""Name of the account whose credentials stand in the environment."""


class NoAccount(SetupError):
    """No account is set up, or it is not clear which one is meant."""


@dataclass(frozen=True, slots=True)
class Account:
    """All it takes to sign in.

    Attributes:
        name: Of the profile, or `ENVIRONMENT`.
        address: Where the API is.
        credentials: What to sign in with.
    """

    name: str
    address: ApiAddress
    credentials: Credentials


class Accounts:
    """Finds accounts. The secret comes from the keyring, which may block: call through `in_background`."""

    def __init__(
        self, profiles: Profiles, secrets: SecretStore, settings: Settings, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._profiles = profiles
        self._secrets = secrets
        self._settings = settings
        self._environment = environment

    def find(self, name: str = "", api_base: str = "", token_url: str = "") -> Account:
        """Return the account that is meant.

        Credentials in the environment, if all three are there, stand above any profile. Without them it is the profile
        of that name, else the one used last, else the only one.

        Args:
            name: Of a profile; it gives its addresses to the credentials of the environment, too. May be empty.
            api_base: Takes the place of the address of the API.
            token_url: Takes the place of the address of the token endpoint.

        Raises:
            SetupError: There is no such account, it is not clear which one, or its secret can't be had.
            InputError: An address can't be used.
        """
        if account := self.of_environment(name, api_base, token_url):
            return account
        # Before the keyring is asked: a mistake in an address is told without a prompt.
        profile, address = self.meant(name, api_base, token_url)
        return replace(self.of(profile), address=address)

    def of_environment(self, name: str = "", api_base: str = "", token_url: str = "") -> Account | None:
        """Return the account whose credentials stand in the environment; None unless all three do.

        Arguments and errors are those of `find`, but no keyring is asked.
        """
        given = environment_credentials(self._environment)
        if given is None:
            return None
        address = self._profiles.get(name).address if name else ZOOM
        return Account(ENVIRONMENT, _moved(address, api_base, token_url), given)

    def meant(self, name: str = "", api_base: str = "", token_url: str = "") -> tuple[Profile, ApiAddress]:
        """Return the profile that is meant, whatever stands in the environment, and where it is to be reached.

        Arguments and errors are those of `find`, but no keyring is asked.
        """
        profile = self._profiles.get(name) if name else self._usual()
        return profile, _moved(profile.address, api_base, token_url)

    def of(self, profile: Profile) -> Account:
        """Return the account of a profile, whatever stands in the environment.

        Raises:
            SetupError: Its secret can't be had.
            InputError: Its addresses can't be used.
        """
        return account_of(profile, self._secrets.read(profile.name))

    def _usual(self) -> Profile:
        profiles = self._profiles.all()
        try:
            return self._profiles.get(self._settings.get(LAST_ACCOUNT))
        except AccountUnknown:
            pass
        if len(profiles) == 1:
            return profiles[0]
        if profiles:
            known = ", ".join(f"“{profile.name}”" for profile in profiles)
            raise NoAccount(texts.ACCOUNT_NOT_CHOSEN.fill(known=known))
        missing = [variable for variable in VARIABLES if not self._environment.get(variable, "").strip()]
        if len(missing) < len(VARIABLES):
            raise NoAccount(texts.ENVIRONMENT_INCOMPLETE.fill(missing=", ".join(missing)))
        raise NoAccount(texts.NO_ACCOUNT)


def environment_credentials(environment: Mapping[str, str]) -> Credentials | None:
    """Return the credentials in the environment, or None unless all three are there."""
    account_id, client_id, client_secret = (environment.get(variable, "").strip() for variable in VARIABLES)
    if not (account_id and client_id and client_secret):
        return None
    return Credentials(account_id, client_id, Secret(client_secret))


def account_of(profile: Profile, secret: Secret) -> Account:
    """Return the account of a profile with a secret that may not be stored anywhere.

    Raises:
        InputError: Its addresses can't be used.
    """
    return Account(profile.name, profile.address, Credentials(profile.account_id, profile.client_id, secret))


def open_session(account: Account, settings: Settings, count: CallCount) -> Session:
    """Return what all jobs of an account share: its pace and its share of the day are those of the settings."""
    return open_paced_session(
        account.address,
        account.credentials,
        calls_per_second=settings.get(REQUESTS_PER_SECOND),
        before_call=_counting(count, account.credentials.account_id, settings),
    )


def _counting(count: CallCount, account_id: str, settings: Settings) -> Callable[[], None]:
    def before_call() -> None:
        count.check(account_id, settings.get(CALLS_PER_DAY))
        try:
            count.add(account_id)
        except LocalFileError as error:
            # It goes on in memory: a count that can't be kept is no reason to fetch nothing.
            _LOG.info("today's calls can't be kept: %s", error.detail)

    return before_call


def _moved(address: ApiAddress, api_base: str, token_url: str) -> ApiAddress:
    if not api_base and not token_url:
        return address
    # A token endpoint that nobody named belongs to the API that somebody did.
    return api_address(api_base or address.api_base, token_url if api_base else token_url or address.token_url)
