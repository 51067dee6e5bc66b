"""From a seat to the numbers of its streams: the correlations that make the data lifelike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from qosviewer.sample.network import Link
from qosviewer.sample.seat import Seat

PRESSURE_LEVELS = ("normal", "fair", "serious", "critical")
# Upper bounds, in percent of the computer's capacity, of the first three levels.
PRESSURE_BOUNDS_PCT = (20, 50, 80)

# (sent, received) stream types, by the way a participant takes part.
TYPES = {
    "client": {
        "audio": ("audio_input", "audio_output"),
        "video": ("video_input", "video_output"),
        "share": ("as_input", "as_output"),
    },
    "browser": {
        "audio": ("audio_device_from_rwg", "audio_device_to_rwg"),
        "video": ("video_device_from_rwg", "video_device_to_rwg"),
        "share": ("as_device_from_rwg", "as_device_to_rwg"),
    },
    "room": {
        "audio": ("audio_device_from_crc", "audio_device_to_crc"),
        "video": ("video_device_from_crc", "video_device_to_crc"),
        "share": ("as_device_from_crc", "as_device_to_crc"),
    },
}
MOST_FPS = 30
PICTURES = ((1600, (1920, 1080)), (900, (1280, 720)), (350, (640, 360)), (0, (320, 180)))


class Span(NamedTuple):
    """Minimum, average and maximum of one quantity over a stay."""

    min: float
    avg: float
    max: float


@dataclass(slots=True)
class Stream:
    """One entry of ``qos``: its numbers, already rounded to what Zoom prints, or none at all if nothing flowed."""

    type: str
    medium: str
    bitrate_kbps: Span | None = None
    latency_ms: Span | None = None
    jitter_ms: Span | None = None
    loss_pct: Span | None = None
    frame_rate_fps: Span | None = None
    resolution: tuple[int, int] | None = None
    zoom_cpu_pct: Span | None = None
    system_cpu_max_pct: float | None = None
    pressure: tuple[str, str, str] | None = None

    @property
    def is_active(self) -> bool:
        """Whether the stream carried anything."""
        return self.bitrate_kbps is not None or self.zoom_cpu_pct is not None


def streams_of(seat: Seat, rng: Random) -> list[Stream]:
    """All streams of a participant, inactive ones included, now and then in no order: Zoom promises none."""
    if seat.qos != "listed":
        return []
    streams = list(_streams(seat, rng))
    if rng.random() < 0.06:
        rng.shuffle(streams)
    return streams


def _streams(seat: Seat, rng: Random) -> Iterator[Stream]:
    types = TYPES.get(seat.kind, TYPES["client"])
    media = seat.media
    carried = {
        "audio": (media.mic, media.hears),
        "video": (media.camera, media.sees),
        "share": (media.shares, media.sees_share),
    }
    for medium, flags in carried.items():
        if seat.kind == "phone" and medium != "audio":
            return
        for is_sent, stream_type, is_active in zip((True, False), types[medium], flags, strict=True):
            link = seat.up if is_sent else seat.down
            yield _flowing(seat, rng, stream_type, medium, link, is_sent) if is_active else Stream(stream_type, medium)
    if seat.kind in ("desktop", "mobile"):
        yield _computer(seat, rng)


def _flowing(seat: Seat, rng: Random, stream_type: str, medium: str, link: Link, is_sent: bool) -> Stream:
    decimals = 2 if seat.spelling == "documented" else 0
    minutes = seat.minutes
    # One draw shifts loss, jitter and latency of a stream together.
    mood = rng.uniform(0.88, 1.12)
    goodput = 1 / (1 + link.loss_pct / 6)
    stream = Stream(
        stream_type,
        medium,
        bitrate_kbps=_span(rng, _bitrate_kbps(seat, rng, medium, is_sent) * goodput, 1.5, minutes, decimals),
        latency_ms=_span(rng, link.latency_ms * (0.5 + mood / 2), 1 + (link.peak - 1) / 2, minutes, 0),
        jitter_ms=_span(rng, link.jitter_ms * mood, link.peak, minutes, 0),
        loss_pct=_loss(rng, link, mood, minutes, 2 if decimals else 1),
    )
    if medium == "audio":
        return stream
    fps = _frame_rate_fps(seat, rng, medium, link, is_sent)
    stream.frame_rate_fps = _span(rng, fps, 1.25, minutes, 0, MOST_FPS)
    rate = stream.bitrate_kbps.avg if stream.bitrate_kbps else 0.0
    stream.resolution = (1920, 1080) if medium == "share" else next(size for kbps, size in PICTURES if rate >= kbps)
    if medium == "share" and rng.random() < 0.08:
        # Seen in recordings: a share that flowed without a picture size or frame rate.
        stream.frame_rate_fps = stream.resolution = None
    return stream


def _bitrate_kbps(seat: Seat, rng: Random, medium: str, is_sent: bool) -> float:
    if medium == "audio":
        return rng.uniform(38, 78)
    if medium == "share":
        return rng.uniform(90, 420)
    usual = rng.uniform(650, 1900) if is_sent else rng.uniform(500, 2200) * seat.received_share
    return usual * (0.5 if seat.kind == "mobile" else 1.0)


def _frame_rate_fps(seat: Seat, rng: Random, medium: str, link: Link, is_sent: bool) -> float:
    full = rng.uniform(5, 12) if medium == "share" else rng.uniform(0.94, 1.06) * (25 if is_sent else seat.received_fps)
    overload = max(0.0, seat.load.system_max_pct - 80) / 20 if seat.kind in ("desktop", "mobile") else 0.0
    return max(1.0, full * (1 - 0.75 * overload) / (1 + max(0.0, link.loss_pct - 1) / 12))


def _computer(seat: Seat, rng: Random) -> Stream:
    load = seat.load
    usage = _span(rng, load.zoom_avg_pct, 1.6, seat.minutes, 0, 100)
    system = float(round(max(load.system_max_pct, usage.max)))
    pressure = None
    if seat.has_pressure:
        pressure = (_level(system * 0.25), _level(system * 0.55), _level(system))
    return Stream("cpu_usage", "cpu", zoom_cpu_pct=usage, system_cpu_max_pct=min(100.0, system), pressure=pressure)


def _level(load_pct: float) -> str:
    return PRESSURE_LEVELS[sum(load_pct > bound for bound in PRESSURE_BOUNDS_PCT)]


def _span(rng: Random, avg: float, peak: float, minutes: int, decimals: int, ceiling: float = 1e9) -> Span:
    """Minimum and maximum around an average, such that a series of that many minutes with all three exists."""
    scale = 10**decimals
    middle = round(min(avg, ceiling) * scale)
    if minutes < 3:
        return Span(middle / scale, middle / scale, middle / scale)
    low = round(middle * rng.uniform(0.3, 0.8))
    high = min(round(middle * peak * rng.uniform(1.0, 1.3)), round(ceiling * scale))
    # The other minutes have to balance both extremes without leaving the range.
    low = max(low, middle * minutes - max(high, middle) * (minutes - 1))
    reach = middle - low
    high = min(max(high, middle - -reach // (minutes - 1)), middle + reach * (minutes - 1))
    return Span(low / scale, middle / scale, high / scale)


def _loss(rng: Random, link: Link, mood: float, minutes: int, decimals: int) -> Span:
    """As :func:`_span`; but each minute has a maximum of its own, so the worst moment is free."""
    span = _span(rng, link.loss_pct * mood, link.peak, minutes, decimals, 100)
    worst = round(span.avg * link.peak * rng.uniform(1.0, 1.3), decimals)
    return Span(span.min, span.avg, max(span.max, min(100.0, worst)))
