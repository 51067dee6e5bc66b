"""How long to wait for the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Patience:
    """Time-outs and the limits of trying again.

    Attributes:
        connect_s: For a connection and its handshake.
        read_s: For the next bytes; three silent tries fit into `whole_s`.
        whole_s: For a whole answer, and for all tries to get it together.
        tries: How often a call is tried at most.
    """

    connect_s: float = 10.0
    read_s: float = 14.0
    whole_s: float = 45.0
    tries: int = 5


DEFAULT_PATIENCE: Final = Patience()
