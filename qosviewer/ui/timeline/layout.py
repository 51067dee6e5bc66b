"""Where the lanes of a timeline stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from qosviewer.domain.kinds import Resolution
from qosviewer.models.timeline_data import Lane, StayLanes, TimelineData
from qosviewer.ui.timeline.seen_time import SeenTime

_LOWEST: Final = 38.0
_TALLEST: Final = 120.0
_MARGIN: Final = 10.0
_GUTTER: Final = 8.0
_BETWEEN: Final = 6.0
_BEFORE_STAY: Final = 10.0


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """One lane and its room.

    Attributes:
        stay: Whose lane.
        lane: What it draws.
        title: Room of its title.
        plot: Room of its readings.
    """

    stay: StayLanes
    lane: Lane
    title: QRectF
    plot: QRectF


@dataclass(frozen=True, slots=True)
class PlacedName:
    """The name above the lanes of a stay, and its room."""

    stay: StayLanes
    room: QRectF


def _sizes(timeline: TimelineData) -> set[str]:
    """Return all picture sizes that an axis may have to name."""
    lanes = (lane for stay in timeline.stays for lane in stay.lanes)
    return {
        lane.metric.kind.text(size)
        for lane in lanes
        if lane.metric and isinstance(lane.metric.kind, Resolution)
        for size in set(lane.series.received.tolist())
    }


class Layout:
    """The rooms of all lanes, from 0 downwards, as high as the place they are looked at lets them be.

    Attributes:
        lanes: The lanes from top to bottom.
        names: The names above them.
        height: Height of everything.
        left: Left edge of the readings.
        right: Right edge of the readings.
    """

    def __init__(self, timeline: TimelineData, width: float, height: float, metrics: QFontMetricsF) -> None:
        self.left = max(map(metrics.horizontalAdvance, ("serious 0", *_sizes(timeline)))) + _GUTTER
        self.right = max(width - _MARGIN, self.left + 20)
        line = metrics.height() + 3
        count = max(timeline.lane_count, 1)
        spoken_for = len(timeline.stays) * (line + _BEFORE_STAY) + count * (line + _BETWEEN) + _MARGIN
        tall = min(max((height - spoken_for) / count, _LOWEST), _TALLEST)
        self.lanes: list[PlacedLane] = []
        self.names: list[PlacedName] = []
        y = 0.0
        for stay in timeline.stays:
            self.names.append(PlacedName(stay, QRectF(_GUTTER, y + _BEFORE_STAY / 2, self.right - _GUTTER, line)))
            y += line + _BEFORE_STAY
            for lane in stay.lanes:
                title = QRectF(self.left, y, self.right - self.left, line)
                plot = QRectF(self.left, y + line, self.right - self.left, tall)
                self.lanes.append(PlacedLane(stay, lane, title, plot))
                y += line + tall + _BETWEEN
        self.height = y + _MARGIN

    def seen(self, top: float, bottom: float) -> Iterator[PlacedLane]:
        """Return the lanes that a part of the whole touches."""
        return (each for each in self.lanes if each.title.top() <= bottom and each.plot.bottom() >= top)

    def x(self, at_s: float, seen: SeenTime) -> float:
        """Return the place of a moment, also of one out of sight."""
        return self.left + (at_s - seen.left_s) * (self.right - self.left) / seen.length_s

    def moment_at(self, x: float, seen: SeenTime) -> float:
        """Return the moment at a place, at the most the ends of what is seen."""
        moment = seen.left_s + (x - self.left) * seen.length_s / (self.right - self.left)
        return min(max(moment, seen.left_s), seen.right_s)

    def room_of(self, stay: StayLanes) -> QRectF:
        """Return the room of the lanes of a stay and of its name."""
        rooms = [each.room for each in self.names if each.stay is stay]
        rooms += [each.plot for each in self.lanes if each.stay is stay]
        top = min((room.top() for room in rooms), default=0.0)
        bottom = max((room.bottom() for room in rooms), default=0.0)
        return QRectF(0, top, self.right, bottom - top)

    def stay_at(self, y: float) -> StayLanes | None:
        """Return the stay whose lanes stand at a height; the last one above where nothing does."""
        above = [each.stay for each in self.names if each.room.top() <= y]
        return above[-1] if above else (self.names[0].stay if self.names else None)
