"""What the plot can show: a sequence of things along the horizontal axis, drawn by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from qosviewer.domain.table import ParticipantKey
from qosviewer.models.chart_data import ChartData, Span
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.chart.ticks import Ticks
from qosviewer.ui.theme import Colors

NOTHING = -1


def _no_ranks() -> NDArray[np.intp]:
    return np.empty(0, np.intp)


@dataclass(frozen=True, slots=True)
class Highlights:
    """What stands out.

    Attributes:
        selected: intp[n], ranks of the selected participants, rising.
        hovered: Place under the mouse, `NOTHING` for none.
        current: Place that the keys have reached, `NOTHING` for none.
    """

    selected: NDArray[np.intp] = field(default_factory=_no_ranks)
    hovered: int = NOTHING
    current: int = NOTHING


class Drawing(Protocol):
    """One way to show a `ChartData`; its things are counted from 0 along the horizontal axis."""

    @property
    def chart(self) -> ChartData:
        """What is shown."""

    @property
    def count(self) -> int:
        """How many things there are."""

    @property
    def horizontal(self) -> Span:
        """The part of the horizontal axis to look at first; all that there is."""

    @property
    def vertical(self) -> Span:
        """The part of the vertical axis to look at first."""

    @property
    def vertical_end(self) -> float:
        """How far up there is something to see."""

    @property
    def titles(self) -> tuple[str, str]:
        """Titles of the horizontal and the vertical axis."""

    @property
    def ticks(self) -> tuple[Ticks, Ticks]:
        """Marks of the horizontal and the vertical axis."""

    def place_at(self, x: float) -> int:
        """Return the thing at a number of the horizontal axis, `NOTHING` where there is none."""

    def x_of(self, place: int) -> float:
        """Return where a thing stands."""

    def place_of_rank(self, rank: int) -> int:
        """Return the thing that stands for a participant, `NOTHING` if there is none."""

    def keys(self, first: int, last: int) -> list[ParticipantKey]:
        """Return the participants of the things from ``first`` to ``last``, both included."""

    def lines(self, place: int, selected: NDArray[np.intp]) -> list[str]:
        """Return what a thing says of itself, given the selected ranks."""

    def paint(self, painter: QPainter, frame: Frame, colors: Colors, highlights: Highlights) -> None:
        """Paint everything inside the frame but the axes and the lines behind."""
