"""Account profiles: everything about an account but its secret, which stands in the keyring under the same name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final

from qosviewer.api.addresses import PRESETS, AddressError, ApiAddress, api_address
from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, Message, SetupError
from qosviewer.domain.secret import Secret
from qosviewer.services.credentials import SecretStore, name_key
from qosviewer.services.settings import LAST_ACCOUNT, SECTION
from qosviewer.services.settings_file import Document, SettingsFile

_ENTRIES: Final = "account"
_LONGEST_NAME: Final = 80
_LONGEST_ID: Final = 200

OTHER: Final = "other"
"""The preset of a profile that brings its own addresses."""


class ProfileMistake(InputError):
    """Something in a profile can't be meant.

    Attributes:
        field: Which attribute of `Profile` it is.
    """

    def __init__(self, field: str, message: Message) -> None:
        super().__init__(message)
        self.field = field


class AccountUnknown(SetupError):
    """There is no account profile of this name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One account.

    Attributes:
        name: What people call it; unique, whatever its upper and lower case.
        account_id: Account id of the Server-to-Server OAuth app.
        client_id: Client id of that app.
        preset: A key of `PRESETS`, or `OTHER`.
        api_base: Address of the API, with `OTHER` only.
        token_url: Address of the token endpoint, with `OTHER` only; may be empty.
        sub_account_id: Account id of the sub-account that is meant, where the app is that of a master account; else
            empty.
    """

    name: str
    account_id: str
    client_id: str
    preset: str = "zoom"
    api_base: str = ""
    token_url: str = ""
    sub_account_id: str = ""

    @property
    def address(self) -> ApiAddress:
        """Where the account is reached.

        Raises:
            ProfileMistake: The profile's own addresses can't be used.
        """
        if preset := PRESETS.get(self.preset):
            return preset
        try:
            return api_address(self.api_base, self.token_url)
        except AddressError as error:
            try:
                api_address(self.api_base)
            except AddressError:
                raise ProfileMistake("api_base", error.message) from error
            raise ProfileMistake("token_url", error.message) from error

    def checked(self) -> Profile:
        """Return the profile as it is to be stored.

        Raises:
            ProfileMistake: The first thing that can't be meant.
        """
        name = " ".join(unicodedata.normalize("NFC", self.name).split())
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise ProfileMistake("name", texts.PROFILE_NAME_NOT_USABLE.fill(longest=_LONGEST_NAME))
        account_id = _checked_id("account_id", texts.ACCOUNT_ID_TITLE, self.account_id)
        client_id = _checked_id("client_id", texts.CLIENT_ID_TITLE, self.client_id)
        sub_account_id = checked_sub_account_id(self.sub_account_id)
        if self.preset in PRESETS:
            return Profile(name, account_id, client_id, self.preset, sub_account_id=sub_account_id)
        address = self.address
        return Profile(name, account_id, client_id, OTHER, address.api_base, address.token_url, sub_account_id)


class Profiles:
    """The profiles in the settings file, and with each its entry in the keyring.

    Whatever changes a profile may ask the keyring and so block: call it through `in_background`.
    """

    def __init__(self, file: SettingsFile, secrets: SecretStore) -> None:
        self._file = file
        self._secrets = secrets

    def all(self) -> tuple[Profile, ...]:
        """Return the profiles in the order of the file. Entries that make no sense are left out, and left in the file.

        Raises:
            LocalFileError: The file is there but can't be read.
        """
        return tuple(profile for entry in _entries(self._file.read()) if (profile := _profile(entry)))

    def get(self, name: str) -> Profile:
        """Return the profile of that name, whatever its upper and lower case.

        Raises:
            AccountUnknown: There is none.
            LocalFileError: The file is there but can't be read.
        """
        profiles = self.all()
        for profile in profiles:
            if name_key(profile.name) == name_key(name):
                return profile
        known = ", ".join(f"“{profile.name}”" for profile in profiles)
        unknown = texts.ACCOUNT_UNKNOWN.fill(name=name, known=known) if known else texts.NO_ACCOUNT_YET.fill(name=name)
        raise AccountUnknown(unknown)

    def create(self, profile: Profile) -> Profile:
        """Add a profile at the end and return it as it was stored.

        Raises:
            ProfileMistake: It can't be meant, or the name is taken.
            LocalFileError: The file can't be written.
        """
        new = profile.checked()
        with self._file.change() as document:
            self._check_free(document, new.name)
            document[_ENTRIES] = [*_entries(document), _filled({}, new)]
        return new

    def replace(self, name: str, profile: Profile) -> Profile:
        """Edit the profile ``name``, which may give it another name, and return it as it was stored.

        Raises:
            ProfileMistake: It can't be meant, or the new name is taken.
            AccountUnknown: There is no profile ``name`` (any more).
            KeyringTrouble: The secret can't be moved to the new name. Where only the old entry could not be deleted,
                the profile has its new name all the same.
            LocalFileError: The file can't be written.
        """
        new, old_name = profile.checked(), self.get(name).name
        moves = name_key(old_name) != name_key(new.name)
        if moves:
            self._check_free(self._file.read(), new.name)
            self._secrets.copy(old_name, new.name)
        with self._file.change() as document:
            if moves:
                self._check_free(document, new.name)
            entries = _entries(document)
            place = _place(entries, old_name)
            if place is None:
                raise AccountUnknown(texts.ACCOUNT_GONE.fill(name=old_name))
            entries[place] = _filled(entries[place], new)
            document[_ENTRIES] = entries
            _follow_last_account(document, old_name, new.name)
        if moves:
            self._secrets.delete(old_name)
        return new

    def delete(self, name: str, *, leave_secret: bool = False) -> None:
        """Delete a profile and its entry in the keyring; without the entry, the profile stays.

        Args:
            name: The profile; it may be gone already.
            leave_secret: Do not ask the keyring, where it can't be reached: the entry stays there.

        Raises:
            KeyringTrouble: The entry can't be deleted.
            LocalFileError: The file can't be written.
        """
        if leave_secret:
            self._secrets.forget_for_this_run(name)
        else:
            self._secrets.delete(name)
        with self._file.change() as document:
            entries = _entries(document)
            place = _place(entries, name)
            if place is not None:
                del entries[place]
                document[_ENTRIES] = entries
            _follow_last_account(document, name, LAST_ACCOUNT.default)

    def _check_free(self, document: Document, name: str) -> None:
        if _place(_entries(document), name) is not None:
            raise ProfileMistake("name", texts.PROFILE_NAME_TAKEN.fill(name=name))


def checked_secret(secret: Secret) -> Secret:
    """Return a secret that was typed, without the blanks around it.

    Raises:
        ProfileMistake: It is missing, or was not copied well.
    """
    return Secret(_checked_id("secret", texts.CLIENT_SECRET_TITLE, secret.reveal()))


def checked_sub_account_id(text: str) -> str:
    """Return the id of a sub-account without the blanks around it; empty for none.

    Raises:
        ProfileMistake: It was not copied well.
    """
    text = text.strip()
    return _checked_id("sub_account_id", texts.SUB_ACCOUNT_ID_TITLE, text) if text else ""


def _checked_id(field: str, title: str, text: str) -> str:
    value = text.strip()
    if not value:
        raise ProfileMistake(field, texts.FIELD_EMPTY.fill(field=title))
    if len(value) > _LONGEST_ID or not value.isascii() or not value.isprintable() or " " in value:
        raise ProfileMistake(field, texts.FIELD_NOT_COPIED_WELL.fill(field=title))
    return value


def _entries(document: Document) -> list[Any]:
    entries = document.get(_ENTRIES)
    return list(entries) if isinstance(entries, list) else []


def _profile(entry: object) -> Profile | None:
    if not isinstance(entry, dict):
        return None
    known = {field: entry.get(field, "") for field in Profile.__dataclass_fields__}
    if not all(isinstance(value, str) for value in known.values()) or not known["name"]:
        return None
    return Profile(**known) if known["preset"] else replace(Profile(**known), preset="zoom")


def _filled(entry: Document, profile: Profile) -> Document:
    fields = {field: getattr(profile, field) for field in Profile.__dataclass_fields__}
    others = {key: value for key, value in entry.items() if key not in fields}
    return {key: value for key, value in fields.items() if value} | others


def _place(entries: list[Any], name: str) -> int | None:
    for place, entry in enumerate(entries):
        profile = _profile(entry)
        if profile and name_key(profile.name) == name_key(name):
            return place
    return None


def _follow_last_account(document: Document, name: str, new_name: str) -> None:
    section = document.get(SECTION)
    if isinstance(section, dict) and name_key(str(section.get(LAST_ACCOUNT.key, ""))) == name_key(name):
        section[LAST_ACCOUNT.key] = new_name
