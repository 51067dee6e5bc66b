"""Rows of the tables of a comparison's views: words, and what is drawn beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.quality import State
from qosviewer.models.compared_strips import Strip
from qosviewer.models.sparklines import Sparkline


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody's figures over the instances, to be drawn in a cell.

    Attributes:
        points: One for each instance with a figure.
        top: End of the scale.
        limit: The limit, if there is one.
        words: The same in words.
    """

    points: Sparkline
    top: float
    limit: float | None
    words: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row.

    Attributes:
        cells: What each column says, safe to show; in a drawn column the drawing in words.
        drawing: What is drawn, if anything.
        severities: By column, the `State` in whose colour it is written.
        continues: Whether the first cell says again what the one above says.
        subject: What the row is about.
    """

    cells: tuple[str, ...]
    drawing: Strip | Line | None = None
    severities: Mapping[int, int] = field(default_factory=dict)
    continues: bool = False
    subject: object = None


SEVERITY_OF_VERDICT: Mapping[Verdict, int] = {Verdict.BETTER: State.GOOD, Verdict.WORSE: State.BAD}
"""In which state's colour a verdict is written."""
