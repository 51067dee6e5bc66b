"""What an account signs in with."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.domain.secret import Secret


@dataclass(frozen=True, slots=True)
class Credentials:
    """A Server-to-Server OAuth app.

    Attributes:
        account_id: Account id of the app.
        client_id: Client id of the app.
        client_secret: Shows itself nowhere.
    """

    account_id: str
    client_id: str
    client_secret: Secret
