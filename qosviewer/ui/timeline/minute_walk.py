"""Which minute of which stay is read: the one under the mouse, or the one that the keys went to."""

from __future__ import annotations

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.timeline import MINUTE_S
from qosviewer.models.timeline_data import StayLanes, TimelineData


class MinuteWalk:
    """Goes through the minutes of the stays that a timeline shows; gaps are passed over."""

    def __init__(self, timeline: TimelineData) -> None:
        self._stays = timeline.stays
        self._minutes = timeline.meeting.companions.minutes
        self._place: tuple[StayLanes, float] | None = None

    def minute_near(self, stay: StayLanes, at_s: float) -> float:
        """Return the minute of a stay around a moment; in a gap the moment itself."""
        times = self._times(stay)
        nearest = float(times[np.abs(times - at_s).argmin()]) if len(times) else at_s
        return nearest if abs(nearest - at_s) <= MINUTE_S / 2 else at_s

    def stand(self, stay: StayLanes, at_s: float) -> None:
        """Go on from a minute of a stay the next time."""
        self._place = stay, at_s

    def go(self, *, minutes: int, stays: int, start: tuple[StayLanes | None, float]) -> tuple[StayLanes, float] | None:
        """Go on by as many minutes or stays, as far as there are any.

        Args:
            minutes: How many minutes further.
            stays: How many stays further down, to the minute nearest to the current one.
            start: The stay and the moment to begin at, where nothing was read before.

        Returns:
            The stay and its minute, seconds since 1970; None where there is none.
        """
        stay, at_s = self._place or start
        if self._place is None:
            minutes = stays = 0
        if stay is None:
            return None
        if stays:
            keys = [each.key for each in self._stays]
            stay = self._stays[min(max(keys.index(stay.key) + stays, 0), len(keys) - 1)]
        times = self._times(stay)
        if not len(times):
            return None
        place = int(np.abs(times - at_s).argmin()) + minutes
        return stay, float(times[min(max(place, 0), len(times) - 1)])

    def _times(self, stay: StayLanes) -> Floats:
        minutes = self._minutes.get(stay.key)
        return minutes.at_s if minutes else np.empty(0)
