"""Which account is meant, and what it takes to use it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from qosviewer.api.addresses import ZOOM, ApiAddress, api_address
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.errors import SetupError
from qosviewer.domain.secret import Secret
from qosviewer.services.credentials import SecretStore
from qosviewer.services.paces import Paces
from qosviewer.services.profiles import AccountUnknown, Profile, Profiles, checked_sub_account_id
from qosviewer.services.settings import LAST_ACCOUNT, Settings

VARIABLES: Final = ("QOSVIEWER_ACCOUNT_ID", "QOSVIEWER_CLIENT_ID", "QOSVIEWER_CLIENT_SECRET")
"""Account id, client id and client secret; only all three together count."""

SUB_ACCOUNT_VARIABLE: Final = "QOSVIEWER_SUB_ACCOUNT_ID"
"""May name the sub-account that is meant, beside the other three."""

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
        sub_account: Account id of the sub-account that is meant; empty for the account itself.
    """

    name: str
    address: ApiAddress
    credentials: Credentials
    sub_account: str = ""


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
        sub_account = checked_sub_account_id(self._environment.get(SUB_ACCOUNT_VARIABLE, ""))
        return Account(ENVIRONMENT, _moved(address, api_base, token_url), given, sub_account)

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
    credentials = Credentials(profile.account_id, profile.client_id, secret)
    return Account(profile.name, profile.address, credentials, profile.sub_account_id)


def open_session(account: Account, paces: Paces) -> Session:
    """Return what all jobs of an account share: its pace and its share of the day are those of its Zoom account."""
    pace = paces.of(account.credentials.account_id)
    return Session(
        account.address,
        account.credentials,
        pace.calls,
        list_pace=pace.lists,
        sub_account=account.sub_account,
    )


def _moved(address: ApiAddress, api_base: str, token_url: str) -> ApiAddress:
    if not api_base and not token_url:
        return address
    # A token endpoint that nobody named belongs to the API that somebody did.
    return api_address(api_base or address.api_base, token_url if api_base else token_url or address.token_url)
