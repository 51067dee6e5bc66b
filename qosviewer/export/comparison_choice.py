"""Which view of a comparison is written, and what it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import FACT, Fact
from qosviewer.domain.metrics import METRIC, Metric
from qosviewer.domain.streams import Direction, Medium

FIRST_FACT: Final = FACT["network_type"]
"""What people are grouped by until somebody chooses."""


class Shows(Enum):
    """The views; their values are their names on the command line."""

    TABLE = "table"
    WORDS = "words"
    OVERVIEW = "overview"
    TREND = "trend"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Choice:
    """A view, and what it looks at.

    Attributes:
        shows: The view.
        others: The sides that are held against the baseline in it; all others by default.
        measure: The figure of trend and groups; by default downlink audio loss, or the first there is.
        all_figures: Whether the overview has every figure; else those with a limit.
        changed_first: Whether what got worse or better stands first in the overview.
        metrics: The metrics of the overview; all by default.
        since: The date that the trend marks (aware).
        since_name: What happened then.
        selected: People who are held against the rest there too, as rows of the pairing table.
        fact: What people are grouped by.
        within: The side whose groups are held against its largest; None for each group against itself in the baseline.
        person: Who is held against the others, a row of the pairing table.
    """

    shows: Shows = Shows.TABLE
    others: Sequence[int] | None = None
    measure: tuple[Slot, Metric] | None = None
    all_figures: bool = False
    changed_first: bool = True
    metrics: Sequence[Metric] | None = None
    since: datetime | None = None
    since_name: str = ""
    selected: Sequence[int] = ()
    fact: Fact = FIRST_FACT
    within: int | None = None
    person: int | None = None

    def others_of(self, comparison: Comparison) -> Sequence[int]:
        """Return the sides that are held against the baseline."""
        return comparison.others if self.others is None else self.others

    def measure_of(self, comparison: Comparison) -> tuple[Slot, Metric] | None:
        """Return what is looked at; None where nobody has any figures."""
        known = list(measures(comparison))
        first = (Slot(Medium.AUDIO, Direction.DOWNLINK), METRIC["loss"])
        wanted = self.measure or first
        return wanted if wanted in known else next(iter(known), None) if self.measure is None else None


FIRST_CHOICE: Final = Choice()
"""What is written until somebody chooses."""
