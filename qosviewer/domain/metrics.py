"""Every metric of the app, declared once.

Tables, tooltips, CSV headers, chart axes, filters and the generated reference read these declarations. To add a
metric, add one entry to `METRICS`; nothing else has to know.

A field's key is the public name of one reading (``avg_loss``); its column name adds the unit (``avg_loss_pct``). Both
are part of the CSV contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosviewer.domain import kinds
from qosviewer.domain.kinds import Kind
from qosviewer.domain.streams import Medium

NETWORKED: Final = (Medium.AUDIO, Medium.VIDEO, Medium.SHARE)
PICTURES: Final = (Medium.VIDEO, Medium.SHARE)
COMPUTER: Final = (Medium.CPU,)


class Stat(Enum):
    """Which statistic of the meeting a reading is."""

    MIN = "min"
    AVG = "avg"
    MAX = "max"

    @property
    def title(self) -> str:
        """The word used in column headers."""
        return {"min": "min", "avg": "avg", "max": "max"}[self.value]


class Better(Enum):
    """Which way is better; NEITHER where a change means nothing by itself."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Metric:
    """One quantity.

    Attributes:
        key: Name in filters, settings and code.
        title: Name for people.
        kind: How its text is read and written.
        fields: Key of each reading, by statistic. A quantity with a single reading has it under ``Stat.AVG``.
        better: Which way is better.
        media: The media that carry it; a stream of another medium that has it all the same is shown all the same.
        help: What it is, in a sentence or two.
        aliases: Other names that people type in a filter.
    """

    key: str
    title: str
    kind: Kind
    fields: Mapping[Stat, str]
    better: Better
    media: tuple[Medium, ...]
    help: str
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Let metrics be keys, which their mapping of readings would not."""
        return hash(self.key)

    @property
    def unit(self) -> str:
        """Unit for people."""
        return self.kind.unit


def _each(pattern: str, *stats: Stat) -> dict[Stat, str]:
    return {stat: pattern.format(stat=stat.value) for stat in stats or tuple(Stat)}


METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        "bitrate",
        "Bitrate",
        kinds.BITRATE,
        _each("{stat}_bitrate"),
        Better.NEITHER,
        NETWORKED,
        "Data sent per second. A low bitrate alone is no fault: silence, a small tile or a still slide need little.",
        aliases=("bit_rate",),
    ),
    Metric(
        "latency",
        "Latency",
        kinds.DURATION,
        _each("{stat}_latency"),
        Better.LOWER,
        NETWORKED,
        "Delay between this participant and Zoom's media server, processing included. "
        "Above 150 ms people begin to talk over each other.",
        aliases=("delay",),
    ),
    Metric(
        "jitter",
        "Jitter",
        kinds.DURATION,
        _each("{stat}_jitter"),
        Better.LOWER,
        NETWORKED,
        "How unevenly packets arrive. Above 40 ms speech sounds robotic or choppy.",
    ),
    Metric(
        "loss",
        "Packet loss",
        kinds.PERCENT,
        _each("{stat}_loss"),
        Better.LOWER,
        NETWORKED,
        "Share of packets that never arrived. Above 2 % words go missing and pictures freeze.",
        aliases=("packet_loss",),
    ),
    Metric(
        "resolution",
        "Resolution",
        kinds.RESOLUTION,
        {Stat.AVG: "resolution"},
        Better.NEITHER,
        PICTURES,
        "Picture size, width × height. A small size is normal in gallery view and small windows.",
        aliases=("size",),
    ),
    Metric(
        "frame_rate",
        "Frame rate",
        kinds.FRAME_RATE,
        _each("{stat}_frame_rate"),
        Better.HIGHER,
        PICTURES,
        "Pictures per second. Cameras run at 15 to 30; a shared slide may need only one.",
        aliases=("fps",),
    ),
    Metric(
        "zoom_cpu_usage",
        "Zoom CPU",
        kinds.PERCENT,
        _each("zoom_{stat}_cpu_usage"),
        Better.LOWER,
        COMPUTER,
        "Share of the computer's processor used by Zoom itself.",
        aliases=("zoom_cpu",),
    ),
    Metric(
        "system_cpu_usage",
        "System CPU",
        kinds.PERCENT,
        _each("system_{stat}_cpu_usage", Stat.MAX),
        Better.LOWER,
        COMPUTER,
        "Highest processor load of the whole computer during the meeting. "
        "A single peak: a possible cause, never a proof.",
        aliases=("system_cpu", "cpu"),
    ),
    Metric(
        "system_cpu_pressure_level",
        "CPU pressure",
        kinds.PRESSURE,
        _each("system_{stat}_cpu_pressure_level"),
        Better.LOWER,
        COMPUTER,
        "How hard-pressed the computer said it was: normal, fair, serious or critical. Only newer clients report it.",
        aliases=("cpu_pressure", "pressure"),
    ),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One reading of a metric, and its place in the rows of a table.

    Attributes:
        index: Column of ``QosTable.values`` that holds it.
        key: Public name, e.g. ``avg_loss``.
        metric: The metric it belongs to.
        stat: Which statistic it is.
    """

    index: int
    key: str
    metric: Metric
    stat: Stat

    @property
    def column_key(self) -> str:
        """Name of the column in files, e.g. ``avg_loss_pct``."""
        return self.key + self.metric.kind.suffix

    @property
    def title(self) -> str:
        """Name of the column for people, e.g. ``Packet loss avg``."""
        return self.metric.title if len(self.metric.fields) == 1 else f"{self.metric.title} {self.stat.title}"


FIELDS: Final[tuple[Field, ...]] = tuple(
    Field(index, key, metric, stat)
    for index, (metric, stat, key) in enumerate(
        (metric, stat, key) for metric in METRICS for stat, key in metric.fields.items()
    )
)
FIELD_COUNT: Final = len(FIELDS)
METRIC: Final[Mapping[str, Metric]] = {metric.key: metric for metric in METRICS}
FIELD: Final[Mapping[str, Field]] = {field.key: field for field in FIELDS}


def field_of(metric: Metric, stat: Stat) -> Field | None:
    """Return the field that holds ``stat`` of ``metric``, or None where Zoom does not report it."""
    key = metric.fields.get(stat)
    return FIELD[key] if key else None


def main_field(metric: Metric) -> Field:
    """Return the field that stands for the metric in one number: its average, else the only one there is."""
    return field_of(metric, Stat.AVG) or FIELD[next(iter(metric.fields.values()))]
