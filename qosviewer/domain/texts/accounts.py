"""Sentences about accounts: their profiles, and the window in which they are set up."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

ACCOUNT_ID_TITLE: Final = "Account ID"
CLIENT_ID_TITLE: Final = "Client ID"
CLIENT_SECRET_TITLE: Final = "Client secret"  # noqa: S105
SUB_ACCOUNT_ID_TITLE: Final = "Sub-account ID"
SUB_ACCOUNT_HELP: Final = (
    "Only for an app of a master account: the account below it whose meetings are wanted. "
    "The app's scopes then end in :master in place of :admin."
)
FORM_SUB_ACCOUNT_HINT: Final = "only for master accounts"
PROFILE_NAME_NOT_USABLE: Final = Message(
    "The account needs a name",
    "A name has 1 to {longest} letters, without control characters.",
    "Call it what you call the account, such as “Head office”.",
)
PROFILE_NAME_TAKEN: Final = Message(
    "This name is taken",
    "There is an account named “{name}” already; upper and lower case make no difference.",
    "Choose another name.",
)
FIELD_EMPTY: Final = Message(
    "{field} is missing",
    "{field} stands on the page “App Credentials” of your app in the Zoom Marketplace.",
    "Copy it from there.",
)
FIELD_NOT_COPIED_WELL: Final = Message(
    "{field} was not copied well",
    "It consists of letters, digits and signs without a blank or line break.",
    "Copy it again from the page “App Credentials” of your app in the Zoom Marketplace.",
)
ACCOUNT_UNKNOWN: Final = Message(
    "There is no such account",
    "No account is named “{name}”. These are set up: {known}.",
    "Choose one of them, or set up another.",
)
NO_ACCOUNT_YET: Final = Message(
    "No account is set up",
    "No account is named “{name}”, nor any other.",
    "Set one up in the accounts window, or give the environment variables "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ACCOUNT_GONE: Final = Message(
    "The account is gone",
    "“{name}” was deleted or renamed in another window.",
    "Set it up again, or choose another.",
)
NO_ACCOUNT: Final = Message(
    "No account is set up",
    "There is no account to ask.",
    "Set one up in the accounts window, or give the environment variables "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ENVIRONMENT_INCOMPLETE: Final = Message(
    "The credentials in the environment are not complete",
    "Missing: {missing}. They count only all three together, and no account is set up.",
    "Set all three of QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET.",
)
ACCOUNT_NOT_CHOSEN: Final = Message(
    "Which account?",
    "Several accounts are set up: {known}.",
    "Name one of them with --account.",
)
FORM_NAME_HINT: Final = "such as Head office"
FORM_TOKEN_HINT: Final = "only if it is not on the same server"  # noqa: S105
ACCOUNT_NEW: Final = "New account"
ACCOUNTS_PROMISE: Final = "The secret stays in the keyring, never in a file."
ACCOUNTS_WAITING: Final = {
    "look": "Asking the keyring. It may want its password, in a window of its own.",
    "save": "Saving. The keyring may want its password, in a window of its own.",
    "delete": "Deleting. The keyring may want its password, in a window of its own.",
    "test": "Testing the connection…",
}
SAVING_GIVEN_UP: Final = Message(
    "Saving was given up",
    "The keyring did not answer yet. It may still store the secret when it is unlocked.",
    "Try again, or use the secret for this run only.",
)
DELETING_GIVEN_UP: Final = Message(
    "Deleting was given up",
    "The keyring did not answer yet.",
    "Try again, or delete the account and leave its secret in the keyring.",
)
ACCOUNT_DELETE_QUESTION: Final = Message(
    "Delete the account “{name}”?", "Its secret is deleted from the keyring, too. Meetings that were fetched stay."
)
ACCOUNT_DISCARD_QUESTION: Final = Message("Discard what you typed?", "The changes to “{name}” are not saved.")
