"""An account while the app runs: what its jobs share, whatever thread they are in."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from qosviewer.api import paths
from qosviewer.api.addresses import ApiAddress
from qosviewer.api.credentials import Credentials
from qosviewer.api.limiter import Limiter
from qosviewer.api.list_pace import ListPace
from qosviewer.api.patience import DEFAULT_PATIENCE, Patience
from qosviewer.api.timing import REAL_TIME, Timing
from qosviewer.domain.secret import Secret


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a call is made with.

    Attributes:
        text: Shows itself nowhere.
        since_s: When it was handed out, on the clock of ``Timing.monotonic_s``.
        until_s: When to have a new one, on the same clock.
        scopes: What it is good for; empty where Zoom did not say.
        api_base: Where it is to be used.
    """

    text: Secret
    since_s: float
    until_s: float
    scopes: frozenset[str]
    api_base: str


@dataclass(slots=True)
class Session:
    """One account. Cheap to make, on any thread; nothing is connected before the first call.

    Attributes:
        address: Where the API is.
        credentials: What to sign in with.
        limiter: The pace of all its calls.
        timing: Clock, waiting and chance.
        patience: How long to wait for the network.
        list_pace: The pace of its dashboard lists, which is slower.
        sub_account: Account id of the sub-account of a master account that is meant; empty for the account itself.
        token: The access token, once there is one. Changed under `signing_in` only.
        signing_in: Held by the one job that asks for a token.
    """

    address: ApiAddress
    credentials: Credentials
    limiter: Limiter
    timing: Timing = REAL_TIME
    patience: Patience = DEFAULT_PATIENCE
    list_pace: ListPace = field(default_factory=ListPace, repr=False)
    sub_account: str = ""
    token: AccessToken | None = field(default=None, init=False)
    signing_in: Lock = field(default_factory=Lock, init=False, repr=False)

    @property
    def api_base(self) -> str:
        """Base of the API: the region's, once a token answer named one that may be followed."""
        return self.token.api_base if self.token else self.address.api_base

    @property
    def root(self) -> str:
        """What stands before every path: `api_base`, and what leads to the sub-account."""
        return self.api_base + (paths.sub_account(self.sub_account) if self.sub_account else "")

    @property
    def scopes(self) -> frozenset[str]:
        """Scopes of the access token; empty before the first call, or where Zoom did not say."""
        return self.token.scopes if self.token else frozenset()
