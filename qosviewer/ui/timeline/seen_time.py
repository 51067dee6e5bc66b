"""The stretch of time that is seen of all there is, in seconds since 1970."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from qosviewer.domain.timeline import MINUTE_S

_SHORTEST_S: Final = 3 * MINUTE_S
_HARDLY_S: Final = 1e-6


@dataclass(frozen=True, slots=True)
class SeenTime:
    """A stretch that never leaves the whole and never gets shorter than three minutes.

    Attributes:
        first_s: Begin of the whole.
        last_s: End of the whole.
        left_s: Begin of what is seen.
        right_s: End of what is seen.
    """

    first_s: float
    last_s: float
    left_s: float
    right_s: float

    @classmethod
    def of_all(cls, first_s: float, last_s: float) -> SeenTime:
        """Return the whole."""
        return cls(first_s, last_s, first_s, last_s)

    @property
    def length_s(self) -> float:
        """How much is seen."""
        return self.right_s - self.left_s

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole is seen."""
        return self.left_s > self.first_s + _HARDLY_S or self.right_s < self.last_s - _HARDLY_S

    def between(self, left_s: float, right_s: float) -> SeenTime:
        """Return the stretch nearest to another one."""
        whole_s = self.last_s - self.first_s
        length = min(max(right_s - left_s, min(_SHORTEST_S, whole_s)), whole_s)
        left = min(max((left_s + right_s) / 2 - length / 2, self.first_s), self.last_s - length)
        return replace(self, left_s=left, right_s=left + length)

    def around(self, at_s: float) -> SeenTime:
        """Return a stretch of the same length that a moment is in: this one if it is already."""
        if self.left_s <= at_s <= self.right_s:
            return self
        return self.between(at_s - self.length_s / 2, at_s + self.length_s / 2)

    def zoomed(self, factor: float, center_s: float | None = None) -> SeenTime:
        """Return ``factor`` times as much time, around a moment or the middle."""
        center = (self.left_s + self.right_s) / 2 if center_s is None else center_s
        return self.between(center - (center - self.left_s) * factor, center + (self.right_s - center) * factor)

    def moved(self, share: float) -> SeenTime:
        """Return a stretch later by a share of its length; earlier with a negative one."""
        return self.between(self.left_s + share * self.length_s, self.right_s + share * self.length_s)

    def within(self, first_s: float, last_s: float) -> SeenTime:
        """Return what is left of this stretch in another whole; all of that where this was the whole or is gone."""
        everything = SeenTime.of_all(first_s, last_s)
        keeps = self.is_zoomed and self.left_s < last_s and self.right_s > first_s
        return everything.between(self.left_s, self.right_s) if keeps else everything
