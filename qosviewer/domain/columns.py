"""What can be shown, declared once.

A `Column` serves the table, its header and tooltips, the column chooser, sorting, the CSV file, the chart and the
reference. There are two families: one row per stream (``stream_columns``: detail tabs and the CSV) and one per
participant (``participant_columns``). To add a metric, add it to ``metrics.METRICS``: its columns appear by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from qosviewer.domain.batch import Floats
from qosviewer.domain.marks import Mark
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Field, Metric
from qosviewer.domain.ranges import Ranges
from qosviewer.domain.streams import Medium

Text = Callable[[MeetingData, int], str]
Keys = Callable[[MeetingData], Floats]


class Align(Enum):
    """Which side of its cell a value stands on."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart column draws, one range per row.

    Attributes:
        metric: The metric drawn; its unit is the unit of the scale.
        ranges: The ranges, one per row.
        medium: The medium whose limit is drawn as a tick; None where rows are of several media.
    """

    metric: Metric
    ranges: Callable[[MeetingData], Ranges]
    medium: Medium | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one family of rows.

    Attributes:
        key: Name in files and settings; never changes.
        title: Header for people, without unit.
        unit: Unit for people; empty where there is none.
        help: What it is, for tooltips and the reference.
        text: What a cell shows.
        keys: float64[rows] to sort by, NaN for a missing value.
        plain: What a file gets; None where the column is for the eye only.
        plain_without_stream: What a file gets in the one row of a participant without streams; takes the participant
            row in place of the stream row. None for an empty cell.
        is_text: Whether ``plain`` gives free text, which a CSV file guards against being run as a formula.
        align: Side of the cell.
        field: The reading shown, where the column is exactly one.
        chart: What is drawn, where the cell is a range chart.
        mark: How a cell stands out, if it does.
        note: What a tooltip adds for one cell, in sentences.
        media: The media it says something about; empty for all.
        shown: Whether it is visible until somebody chooses otherwise.
    """

    key: str
    title: str
    help: str
    text: Text
    keys: Keys
    unit: str = ""
    plain: Text | None = None
    plain_without_stream: Text | None = None
    is_text: bool = False
    align: Align = Align.LEFT
    field: Field | None = None
    chart: Chart | None = None
    mark: Callable[[MeetingData, int], Mark] | None = None
    note: Callable[[MeetingData, int], str] | None = None
    media: tuple[Medium, ...] = ()
    shown: bool = True

    @property
    def header(self) -> str:
        """Title with unit, e.g. ``Latency avg (ms)``."""
        return f"{self.title} ({self.unit})" if self.unit else self.title
