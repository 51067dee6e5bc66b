"""The stream types of a participant: medium, path and direction.

Zoom's own texts contradict each other about what ``input`` and ``output`` mean (zoom-api.md, section 1.5), so the
direction is a reading that can be changed (`DirectionReading`) and the raw type stays visible beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Medium(Enum):
    """What a stream carries."""

    AUDIO = "audio"
    VIDEO = "video"
    SHARE = "share"
    CPU = "cpu"
    OTHER = "other"

    @property
    def title(self) -> str:
        """Name for people."""
        return {"audio": "Audio", "video": "Video", "share": "Screen share", "cpu": "CPU", "other": "Other"}[self.value]


class Path(Enum):
    """Which kind of client the stream belongs to."""

    CLIENT = "client"
    ROOM_CONNECTOR = "room connector"
    WEB_GATEWAY = "web gateway"


class Direction(Enum):
    """Which way the media flowed, seen from the participant."""

    UPLINK = "uplink"
    DOWNLINK = "downlink"
    NONE = "none"

    @property
    def arrow(self) -> str:
        """A sign for narrow places."""
        return {"uplink": "↑", "downlink": "↓", "none": ""}[self.value]


@dataclass(frozen=True, slots=True)
class StreamType:
    """One value of ``qos[].type``.

    Attributes:
        key: The value as Zoom writes it, always shown beside the friendly name.
        medium: What it carries.
        path: Which kind of client it belongs to.
        side: ``input`` and ``output`` as Zoom names them (their meaning is a reading), ``from`` and ``to`` for room
            and web gateways (from or to the participant's device, undisputed), else empty.
    """

    key: str
    medium: Medium
    path: Path
    side: str


_PREFIX: Final = {"audio": Medium.AUDIO, "video": Medium.VIDEO, "as": Medium.SHARE}
_GATEWAY: Final = {"crc": Path.ROOM_CONNECTOR, "rwg": Path.WEB_GATEWAY}

KNOWN_TYPES: Final[Mapping[str, StreamType]] = {
    stream.key: stream
    for stream in (
        *(
            StreamType(f"{prefix}_{side}", medium, Path.CLIENT, side)
            for prefix, medium in _PREFIX.items()
            for side in ("input", "output")
        ),
        StreamType("cpu_usage", Medium.CPU, Path.CLIENT, ""),
        *(
            StreamType(f"{prefix}_device_{side}_{gateway}", medium, path, side)
            for gateway, path in _GATEWAY.items()
            for prefix, medium in _PREFIX.items()
            for side in ("from", "to")
        ),
    )
}


def stream_type(key: str) -> StreamType:
    """Return the declared type, or one of medium OTHER under the unknown type's own name."""
    return KNOWN_TYPES.get(key) or StreamType(key, Medium.OTHER, Path.CLIENT, "")


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """What ``input`` and ``output`` are taken to mean.

    Attributes:
        key: Name in settings and exports.
        title: The reading in words, for people.
        by_side: Direction of each side of a stream type.
    """

    key: str
    title: str
    by_side: Mapping[str, Direction]

    def direction(self, stream: StreamType) -> Direction:
        """Return which way ``stream`` flowed under this reading."""
        return self.by_side.get(stream.side, Direction.NONE)

    def label(self, stream: StreamType) -> str:
        """Return a friendly name, e.g. ``Audio uplink (web gateway)``; an unknown type's own name."""
        if stream.medium is Medium.OTHER:
            return stream.key
        direction = self.direction(stream)
        name = stream.medium.title if direction is Direction.NONE else f"{stream.medium.title} {direction.value}"
        return name if stream.path is Path.CLIENT else f"{name} ({stream.path.value})"

    def __hash__(self) -> int:
        return hash(self.key)


_UNDISPUTED: Final = {"from": Direction.UPLINK, "to": Direction.DOWNLINK}

INPUT_IS_UPLINK: Final = DirectionReading(
    "input-is-uplink",
    "input = uplink (sent by the participant), output = downlink (received)",
    {"input": Direction.UPLINK, "output": Direction.DOWNLINK, **_UNDISPUTED},
)
INPUT_IS_DOWNLINK: Final = DirectionReading(
    "input-is-downlink",
    "input = downlink (received by the participant), output = uplink (sent)",
    {"input": Direction.DOWNLINK, "output": Direction.UPLINK, **_UNDISPUTED},
)
READINGS: Final[Mapping[str, DirectionReading]] = {
    reading.key: reading for reading in (INPUT_IS_UPLINK, INPUT_IS_DOWNLINK)
}
DEFAULT_READING: Final[Mapping[str, DirectionReading]] = {
    "meeting": INPUT_IS_UPLINK,
    "webinar": INPUT_IS_UPLINK,
    "session": INPUT_IS_UPLINK,
}
"""The default reading of each endpoint's summary; a setting may name another."""
