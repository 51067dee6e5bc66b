"""Sentences about the keyring and the secrets in it."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

NO_KEYRING: Final = Message(
    "There is no keyring to keep the secret in",
    "This computer has no keyring service, or none is running in this session.",
    "Start one (GNOME Keyring, KWallet, KeePassXC) and try again, or use the secret for this run only.",
)
KEYRING_UNSAFE: Final = Message(
    "The keyring is not safe enough",
    "The keyring set up here is “{keyring}”, which stores plain text or nothing, or is not known. It was not used.",
    "Set up the keyring of the system, or use the secret for this run only.",
)
KEYRING_NOT_LOADED: Final = Message(
    "The keyring that is set up can't be loaded",
    "Loading it failed: {reason}.",
    "Correct the keyring configuration (PYTHON_KEYRING_BACKEND or keyringrc.cfg), or use the secret for this run only.",
)
KEYRING_LOCKED: Final = Message(
    "The keyring is locked",
    "{keyring} is locked and was not unlocked.",
    "Unlock it and try again, or use the secret for this run only.",
)
KEYRING_REFUSED_TO_STORE: Final = Message(
    "The keyring did not store the secret",
    "{keyring} refused to store it.",
    "Check whether you may add entries to it, or use the secret for this run only.",
)
KEYRING_LOST_SECRET: Final = Message(
    "The keyring did not keep the secret",
    "{keyring} took the secret but gives back something else.",
    "Check the keyring, or use the secret for this run only.",
)
KEYRING_REFUSED_TO_DELETE: Final = Message(
    "The keyring did not delete the secret",
    "{keyring} still holds it.",
    "Delete the entry “qosviewer” with the keyring's own program.",
)
KEYRING_FAILED: Final = Message(
    "The keyring failed",
    "{keyring} stopped in the middle or answered something unknown ({kind}).",
    "Try again; if it stays so, use the secret for this run only.",
)
KEYRING_OR_ENVIRONMENT: Final = (
    "Set up or unlock the keyring of the system, or give the credentials in the environment: "
    "QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET."
)
SECRET_NOT_STORED: Final = Message(
    "The client secret is missing",
    "No client secret is stored for the account “{profile}”.",
    "Enter it in the accounts window.",
)
SECRET_LOOKING: Final = "asking the keyring…"  # noqa: S105
SECRET_STORED: Final = "stored in {keyring}"  # noqa: S105
SECRET_THIS_RUN: Final = "kept for this run only"  # noqa: S105
SECRET_NOT_YET: Final = "not stored yet"  # noqa: S105
SECRET_NOT_KNOWN: Final = "the keyring can't be asked"  # noqa: S105
