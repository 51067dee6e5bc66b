"""From numbers to Zoom's text: every spelling that its documentation, recordings and look-alikes show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qosviewer.sample.seat import Seat
from qosviewer.sample.streams import Span, Stream


def _trimmed(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _whole(value: float) -> str:
    return str(round(value))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of server writes its values; each field turns a number into text."""

    bitrate: Callable[[float], str]
    latency: Callable[[float], str]
    jitter: Callable[[float], str]
    loss: Callable[[float], str]
    frame_rate: Callable[[float], str] = lambda fps: f"{fps:.0f} fps"
    share: Callable[[float], str] = lambda pct: f"{pct:.0f}%"
    size: Callable[[int, int], str] = lambda width, height: f"{width}*{height}"


SPELLINGS: dict[str, Spelling] = {
    # Recordings and webhook examples: whole number, blank, unit.
    "usual": Spelling(
        lambda kbps: f"{kbps:.0f} kbps", lambda ms: f"{ms:.0f} ms", lambda ms: f"{ms:.0f} ms", lambda pct: f"{pct:.1f}%"
    ),
    # The summary's documentation example.
    "documented": Spelling(
        lambda kbps: f"{kbps:.2f}kbps", lambda ms: f"{ms:.0f} ms", lambda ms: f"{ms:.0f}ms", lambda pct: f"{pct:.2f}%"
    ),
    # The Video SDK's documentation example.
    "video_sdk": Spelling(
        lambda kbps: f"{kbps:.2f} Kbps", lambda ms: f"{ms:.0f} ms", lambda ms: f"{ms:.0f}ms", lambda pct: f"{pct:.1f}%"
    ),
    # Look-alike servers and mocks.
    "bare": Spelling(_trimmed, _whole, _whole, _trimmed, _whole, _whole, lambda width, height: f"{width}x{height}"),
    "other_units": Spelling(
        lambda kbps: f"{kbps / 1000:.3f} Mbps",
        lambda ms: f"{ms / 1000:.3f} s",
        lambda ms: f"{ms * 1000:.0f} us",
        lambda pct: f"{pct:.1f} %",
        lambda fps: f"{fps:.0f}fps",
        lambda pct: f"{pct:.0f} %",
        lambda width, height: f"{width} × {height}",
    ),
    "grouped": Spelling(
        lambda kbps: f"{kbps * 1000:,.0f} bps",
        lambda ms: f"{ms:.0f}\u00a0ms",
        lambda ms: f"~{ms:.0f} MS",
        lambda pct: f"{pct:.1f}\u00a0%",
        lambda fps: f" {fps:.0f} FPS ",
        lambda pct: f"{pct:.0f}%",
        lambda width, height: f"{width}X{height}",
    ),
}


def summary_entry(seat: Seat, streams: list[Stream]) -> dict[str, object]:
    """One element of ``participants`` in a summary answer."""
    entry: dict[str, object] = {
        "id": seat.person.user_id,
        "participant_id": seat.participant_id,
        "user_name": seat.person.name,
        "email": seat.person.email,
    }
    if seat.qos != "absent":
        spelling = SPELLINGS[seat.spelling]
        entry["qos"] = [{"type": stream.type, "details": details(stream, spelling)} for stream in streams]
    return entry


def details(stream: Stream, spelling: Spelling) -> dict[str, str]:
    """The values of one stream; all of them ``""`` when nothing flowed. Only keys of the stream's own kind occur."""
    if stream.medium == "cpu":
        return _cpu_details(stream, spelling)
    texts: dict[str, str] = {}
    _add(texts, "bitrate", stream.bitrate_kbps, spelling.bitrate)
    _add(texts, "latency", stream.latency_ms, spelling.latency)
    _add(texts, "jitter", stream.jitter_ms, spelling.jitter)
    _add(texts, "loss", stream.loss_pct, spelling.loss)
    if stream.medium != "audio":
        texts["resolution"] = spelling.size(*stream.resolution) if stream.resolution else ""
        _add(texts, "frame_rate", stream.frame_rate_fps, spelling.frame_rate)
    return texts


def _add(texts: dict[str, str], key: str, span: Span | None, spell: Callable[[float], str]) -> None:
    for statistic, value in zip(("min", "avg", "max"), span or (None, None, None), strict=True):
        texts[f"{statistic}_{key}"] = "" if value is None else spell(value)


def _cpu_details(stream: Stream, spelling: Spelling) -> dict[str, str]:
    texts: dict[str, str] = {}
    for statistic, value in zip(("min", "avg", "max"), stream.zoom_cpu_pct or (None, None, None), strict=True):
        texts[f"zoom_{statistic}_cpu_usage"] = "" if value is None else spelling.share(value)
    system = stream.system_cpu_max_pct
    texts["system_max_cpu_usage"] = "" if system is None else spelling.share(system)
    if stream.pressure:
        for statistic, level in zip(("min", "avg", "max"), stream.pressure, strict=True):
            texts[f"system_{statistic}_cpu_pressure_level"] = level
    return texts
