"""A stay minute by minute: series whose minimum, average and maximum are exactly those of the summary."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from qosviewer.sample.chance import chance
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.seat import Seat
from qosviewer.sample.streams import PRESSURE_LEVELS, Span, Stream
from qosviewer.sample.times import zoom_time


def minutes_of(meeting: Meeting, index: int) -> list[dict[str, object]]:
    """``user_qos`` of one participant: an entry per minute, with an object per stream that carried something."""
    seat = meeting.seat(index)
    rng = chance(meeting.seed, meeting.key, index, "minutes")
    # Everything of one participant is worst in the same minute.
    worst = rng.randrange(seat.minutes)
    begin = meeting.start + timedelta(seconds=seat.joined_s)
    gap_at, gap_length = seat.gap
    entries: list[dict[str, object]] = [
        {"date_time": zoom_time(begin + timedelta(minutes=minute + 1 + (gap_length if minute >= gap_at else 0)))}
        for minute in range(seat.minutes)
    ]
    for stream in meeting.streams(index):
        if stream.medium == "cpu":
            _add_computer(entries, stream, rng)
        elif stream.is_active:
            _add_stream(entries, stream, _decimals(seat), worst, rng)
    if seat.network_type == "Wifi" and seat.qos == "listed":
        for entry in entries:
            entry["wifi_rssi"] = _signal(seat, rng)
    return entries


def series(
    span: Span, minutes: int, worst: int, rng: Random, decimals: int = 0, *, worst_is_low: bool = False
) -> list[float]:
    """One value a minute with the span's minimum, average and maximum; the extreme that hurts lies in ``worst``."""
    scale = 10**decimals
    low, middle, high = (round(value * scale) for value in span)
    if minutes < 3 or low == high:
        return [middle / scale] * minutes
    best = (worst + 1 + rng.randrange(minutes - 1)) % minutes
    others = [minute for minute in range(minutes) if minute not in (worst, best)]
    share, rest = divmod(middle * minutes - low - high, len(others))
    values = [share] * minutes
    for minute in rng.sample(others, rest):
        values[minute] += 1
    _ripple(values, others, low, high, rng)
    values[worst], values[best] = (low, high) if worst_is_low else (high, low)
    return [value / scale for value in values]


def _ripple(values: list[int], others: list[int], low: int, high: int, rng: Random) -> None:
    """Move amounts between pairs of minutes, which leaves the sum as it is."""
    for giver, taker in zip(others, reversed(others), strict=True):
        room = min(values[giver] - low, high - values[taker])
        moved = int(room * rng.random() * 0.6)
        values[giver] -= moved
        values[taker] += moved


def _decimals(seat: Seat) -> tuple[int, int]:
    """Decimals of bit rate and loss, as the summary spells them."""
    return (2, 2) if seat.spelling == "documented" else (0, 1)


def _add_stream(
    entries: list[dict[str, object]], stream: Stream, decimals: tuple[int, int], worst: int, rng: Random
) -> None:
    count = len(entries)
    for_rate, for_loss = decimals
    bitrate = series(_sure(stream.bitrate_kbps), count, worst, rng, for_rate, worst_is_low=True)
    latency = series(_sure(stream.latency_ms), count, worst, rng)
    jitter = series(_sure(stream.jitter_ms), count, worst, rng)
    loss = _sure(stream.loss_pct)
    # Each minute has its own maximum, so the averages need not reach the worst moment.
    avg_loss = series(loss._replace(max=min(loss.max, 2 * loss.avg - loss.min)), count, worst, rng, for_loss)
    fps = stream.frame_rate_fps and series(stream.frame_rate_fps, count, worst, rng, worst_is_low=True)
    for minute, entry in enumerate(entries):
        peak = loss.max if minute == worst else min(loss.max, avg_loss[minute] * 1.3)
        texts = {
            "bitrate": f"{bitrate[minute]:.{for_rate}f} kbps",
            "latency": f"{latency[minute]:.0f} ms",
            "jitter": f"{jitter[minute]:.0f} ms",
            "avg_loss": f"{avg_loss[minute]:.{for_loss}f}%",
            "max_loss": f"{peak:.{for_loss}f}%",
        }
        if stream.medium != "audio":
            texts["resolution"] = "{}*{}".format(*stream.resolution) if stream.resolution else ""
            texts["frame_rate"] = f"{fps[minute]:.0f} fps" if fps else ""
        entry[stream.type] = texts


def _sure(span: Span | None) -> Span:
    """The span of an active stream.

    Raises:
        ValueError: the stream isn't active.
    """
    if span is None:
        raise ValueError("an inactive stream has no minutes")
    return span


def _add_computer(entries: list[dict[str, object]], stream: Stream, rng: Random) -> None:
    span, system = _sure(stream.zoom_cpu_pct), stream.system_cpu_max_pct or 0.0
    worst = rng.randrange(len(entries))
    averages = series(span, len(entries), worst, rng)
    for minute, (entry, average) in enumerate(zip(entries, averages, strict=True)):
        entry["cpu_usage"] = {
            "zoom_min_cpu_usage": f"{max(span.min, average - 2):.0f}%",
            "zoom_avg_cpu_usage": f"{average:.0f}%",
            "zoom_max_cpu_usage": f"{min(span.max, average + 2):.0f}%",
            "system_max_cpu_usage": f"{system if minute == worst else system * rng.uniform(0.6, 1.0):.0f}%",
        }
        if stream.pressure:
            lowest, usual, highest = stream.pressure
            top = highest if minute == worst else usual
            entry["cpu_pressure_level"] = {
                "system_min_cpu_pressure_level": lowest,
                "system_avg_cpu_pressure_level": usual,
                "system_max_cpu_pressure_level": max(top, usual, key=PRESSURE_LEVELS.index),
            }


def _signal(seat: Seat, rng: Random) -> dict[str, object]:
    """Wi-Fi signal: weak where the line loses packets."""
    average = round(-48 - 3.2 * min(9.0, seat.up.loss_pct) + rng.uniform(-3, 3))
    return {
        "max_rssi": average + rng.randrange(5),
        "avg_rssi": average,
        "min_rssi": average - rng.randrange(7),
        "rssi_unit": "dBm",
    }
