"""One meeting as everything above sees it: what is known about it, its numbers, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain
from qosviewer.domain.batch import Floats
from qosviewer.domain.companions import Companions
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.metrics import METRIC, Field, Metric, Stat, field_of, main_field
from qosviewer.domain.order import text_ranks
from qosviewer.domain.quality import (
    ZOOM,
    Assessment,
    Profile,
    assess,
    by_type,
    worst_per_owner,
)
from qosviewer.domain.ranges import Ranges
from qosviewer.domain.readings import readings
from qosviewer.domain.streams import DEFAULT_READING, Direction, DirectionReading, Medium, stream_type
from qosviewer.domain.table import QosTable

T = TypeVar("T")


class MeetingData:
    """A meeting, its table and the way to read it.

    What is derived (assessment, ranks, ranges) is computed when first asked for and kept until the table, the reading
    or the limits change.

    Attributes:
        info: What is known about the meeting.
        table: Its numbers.
        reading: What input and output are taken to mean.
        profile: The limits in force.
        companions: What is known beside the summary.
    """

    def __init__(
        self,
        info: MeetingInfo,
        table: QosTable,
        reading: DirectionReading | None = None,
        profile: Profile = ZOOM,
        companions: Companions | None = None,
    ) -> None:
        self.info = info
        self.table = table
        self.reading = reading or DEFAULT_READING[info.ref.kind.value]
        self.profile = profile
        self.companions = companions or Companions()
        self._derived: dict[object, tuple[object, object]] = {}

    def derived(self, key: object, compute: Callable[[], T]) -> T:
        """Return ``compute()``, kept under ``key`` until the table, the reading or the limits change."""
        return self._kept(key, (self.table.version, self.reading, self.profile), compute)

    def derived_beside(self, key: object, compute: Callable[[], T]) -> T:
        """Return ``compute()``, kept as by `derived` and until the companions change."""
        basis = (self.table.version, self.reading, self.profile, self.companions.version)
        return self._kept(key, basis, compute)

    def derived_from_people(self, key: object, compute: Callable[[], T]) -> T:
        """Return ``compute()``, kept until the table or the companions change; the limits have no part in it."""
        return self._kept(key, (self.table.version, self.companions.version), compute)

    def derived_from_minutes(self, key: object, compute: Callable[[], T]) -> T:
        """Return ``compute()``, kept as by `derived` and until minutes of others become known."""
        basis = (self.table.version, self.reading, self.profile, self.companions.minutes_version)
        return self._kept(key, basis, compute)

    def _kept(self, key: object, basis: object, compute: Callable[[], T]) -> T:
        kept = self._derived.get(key)
        if kept is None or kept[0] != basis:
            kept = (basis, compute())
            self._derived[key] = kept
        return cast("T", kept[1])

    @property
    def assessment(self) -> Assessment:
        """What the limits say, for the table as it is now."""
        return self.derived("assessment", lambda: assess(self.table, self.profile))

    @property
    def name_labels(self) -> list[str]:
        """A label for each participant: the name made safe for one line, or "Guest 3" where it is blank."""
        return self.derived("names", lambda: plain.name_labels([each.user_name for each in self.table.participants]))

    @property
    def name_ranks(self) -> Floats:
        """float64[participants]; order of the names as received, NaN for blank ones."""
        return self.derived("name ranks", lambda: text_ranks([each.user_name for each in self.table.participants]))

    @property
    def stream_labels(self) -> list[str]:
        """Friendly name of each distinct stream type, in the order of ``table.type_names``."""
        return self.derived(
            "labels",
            lambda: [plain.one_line(self.reading.label(stream_type(name))) for name in self.table.type_names],
        )

    def readings(self, field: Field) -> Floats:
        """Return float64[streams]: the readings of a field, NaN where there is none; see `readings.readings`."""
        return self.derived(("readings", field.key), lambda: readings(self.table, field))

    @property
    def reported(self) -> NDArray[np.bool_]:
        """bool[streams]; which streams have anything to say: a reading, readable or not, or an unknown key."""
        return self.derived("reported", self._reported)

    def _reported(self) -> NDArray[np.bool_]:
        table = self.table
        mask = np.asarray(~np.isnan(table.values).all(axis=1) | table.oddities.any(axis=1), np.bool_)
        mask[[stream for texts in table.extras.values() for stream in texts]] = True
        return mask

    def stream_label(self, stream: int) -> str:
        """Return the friendly name of a stream row, e.g. ``Audio uplink``."""
        return self.stream_labels[int(self.table.type_codes[stream])]

    def direction(self, stream: int) -> Direction:
        """Return which way a stream row flowed, by the reading in force."""
        return self.reading.direction(stream_type(self.table.stream_type_name(stream)))

    def streams_mask(self, medium: Medium | None, direction: Direction | None = None) -> NDArray[np.bool_]:
        """Return bool[streams]: which streams are of a medium and of a direction; None stands for any."""

        def belongs(name: str) -> bool:
            kind = stream_type(name)
            return medium in (None, kind.medium) and direction in (None, self.reading.direction(kind))

        return self.derived(("streams", medium, direction), lambda: np.asarray(by_type(self.table, belongs), np.bool_))

    def participant_ranges(
        self, metric: Metric, medium: Medium | None = None, direction: Direction | None = None
    ) -> Ranges:
        """Return one range per participant: that of its worst stream of the medium and direction; None stands for any.

        Worst is the highest average (the lowest, where higher is better), so that no average of averages is ever made.
        """
        key = ("ranges", metric.key, medium, direction)
        return self.derived(key, lambda: self._participant_ranges(metric, medium, direction))

    def _participant_ranges(self, metric: Metric, medium: Medium | None, direction: Direction | None) -> Ranges:
        table = self.table
        main = self.readings(main_field(metric))
        worse = -main if metric.better.value == "higher" else main
        score = np.where(self.streams_mask(medium, direction), worse, np.nan)
        chosen = worst_per_owner(score, table.owner, table.participant_count)
        there = chosen >= 0

        def of(stat: Stat) -> Floats:
            field = field_of(metric, stat)
            column = np.full(table.participant_count, np.nan)
            if field is not None:
                column[there] = table.values[chosen[there], field.index]
            return column

        middle = np.full(table.participant_count, np.nan)
        middle[there] = main[chosen[there]]
        return Ranges(of(Stat.MIN), middle, of(Stat.MAX), chosen)

    def cpu_ranges(self) -> Ranges:
        """Return one range per participant: Zoom's own CPU use, up to the highest load of the whole computer."""
        return self.derived("cpu", self._cpu_ranges)

    def _cpu_ranges(self) -> Ranges:
        zoom = self.participant_ranges(METRIC["zoom_cpu_usage"], Medium.CPU)
        system = self.participant_ranges(METRIC["system_cpu_usage"], Medium.CPU)
        stream = np.where(system.stream >= 0, system.stream, zoom.stream)
        return Ranges(zoom.low, zoom.middle, np.fmax(zoom.high, system.middle), stream)
