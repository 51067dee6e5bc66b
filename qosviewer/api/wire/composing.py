"""Pages of a summary as Zoom would have written them, for numbers that come from a file of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qosviewer.api.lenient_json import compact
from qosviewer.api.wire.values import Json


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant to be written.

    Attributes:
        participant_id: Of this seat.
        user_id: Account-wide id.
        user_name: Display name.
        email: E-mail address.
        extras: Further keys of the entry.
        streams: Type and details of each stream, in their order.
    """

    participant_id: str = ""
    user_id: str = ""
    user_name: str = ""
    email: str = ""
    extras: Mapping[str, object] = field(default_factory=dict)
    streams: Sequence[tuple[str, Mapping[str, object]]] = ()


def compose_page(seats: Sequence[Seat], *, is_last: bool) -> bytes:
    """Return a page that `read_page` reads back to these seats."""
    page: Json = {"participants": [_entry(seat) for seat in seats]}
    if is_last:
        page = {"next_page_token": "", **page}
    return compact(page).encode()


def _entry(seat: Seat) -> Json:
    streams = [{"type": kind, "details": dict(details)} for kind, details in seat.streams]
    # A list of streams that was none is kept as an unknown key of its name.
    listed = {} if "qos" in seat.extras and not streams else {"qos": streams}
    return {
        **seat.extras,
        "id": seat.user_id,
        "participant_id": seat.participant_id,
        "user_name": seat.user_name,
        "email": seat.email,
        **listed,
    }
