"""Rows of the tables of a comparison's views: words, and what is drawn beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.quality import State
from qosviewer.models.compared_strips import Strip


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody's figures over the instances, to be drawn in a cell; one place for each instance, in their order.

    Attributes:
        values: Their figures; None where there is none.
        severities: The `State` that each figure alone would have by the limit.
        absent: Where they were not there.
        partial: Where only a part of the instance is here.
        top: End of the scale, which begins at 0.
        limit: The limit, if there is one.
    """

    values: tuple[float | None, ...]
    severities: tuple[int, ...]
    absent: tuple[bool, ...]
    partial: tuple[bool, ...]
    top: float
    limit: float | None


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
