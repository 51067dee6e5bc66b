"""The names that a filter can use, read from the declarations of metrics, streams and states."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.domain.filter.errors import FilterError, shown
from qosviewer.domain.metrics import FIELDS, METRICS, Field, Metric, Stat, field_of, main_field
from qosviewer.domain.streams import Direction, Medium

MEDIA: Final[Mapping[str, Medium]] = {medium.value: medium for medium in Medium} | {"screen": Medium.SHARE}
DIRECTIONS: Final[Mapping[str, Direction]] = {
    "uplink": Direction.UPLINK,
    "downlink": Direction.DOWNLINK,
    "up": Direction.UPLINK,
    "down": Direction.DOWNLINK,
    "sent": Direction.UPLINK,
    "received": Direction.DOWNLINK,
}
STATS: Final[Mapping[str, Stat]] = {stat.value: stat for stat in Stat} | {
    "minimum": Stat.MIN,
    "average": Stat.AVG,
    "mean": Stat.AVG,
    "maximum": Stat.MAX,
}
NAMES: Final[Mapping[str, Metric]] = {name: metric for metric in METRICS for name in (metric.key, *metric.aliases)}
COLUMNS: Final[Mapping[str, Field]] = {name: field for field in FIELDS for name in (field.key, field.column_key)}
"""The names of the columns of a CSV file, with and without their unit."""
STATES: Final[Mapping[str, int]] = {"unclassified": 0, "good": 1, "warning": 2, "bad": 3}


@dataclass(frozen=True, slots=True)
class Path:
    """What stands before an operator, e.g. ``video.downlink.loss.max``."""

    field: Field
    medium: Medium | None
    direction: Direction | None


def normal(name: str) -> str:
    """Return a name as it is looked up."""
    return name.casefold().replace("-", "_")


def did_you_mean(name: str, known: Iterable[str], message: Message) -> Message:
    """Return ``message`` with the most similar known name as its advice, if one is similar."""
    near = difflib.get_close_matches(normal(name)[:40], list(known), n=1, cutoff=0.6)
    return Message(message.title, message.detail, texts.FILTER_DID_YOU_MEAN.format(name=near[0])) if near else message


def resolve(path: str, start: int = 0) -> Path:
    """Return what a dotted path means; its parts may come in any order.

    Args:
        path: As typed.
        start: Its place in the whole text, for errors.

    Raises:
        FilterError: A part is unknown or given twice, there is no metric, or Zoom does not report that statistic.
    """
    parts = _split(path, start)
    place = _place_of_metric([part.name for part in parts])
    medium: Medium | None = None
    direction: Direction | None = None
    stat: Stat | None = None
    for index, part in enumerate(parts):
        if index == place:
            continue
        if part.name in MEDIA and medium is None:
            medium = MEDIA[part.name]
        elif part.name in DIRECTIONS and direction is None:
            direction = DIRECTIONS[part.name]
        elif part.name in STATS and stat is None:
            stat = STATS[part.name]
        else:
            raise part.error()
    if place is None:
        raise FilterError(texts.FILTER_NO_METRIC.fill(path=shown(path)), start, start + len(path))
    return Path(_field(parts[place], stat), medium, direction)


@dataclass(frozen=True, slots=True)
class _Part:
    """One name of a dotted path, with its place."""

    text: str
    name: str
    start: int

    def error(self) -> FilterError:
        return self.wrong(texts.FILTER_NAME_TWICE if self.name in _ALL_NAMES else texts.FILTER_UNKNOWN_METRIC)

    def wrong(self, message: Message, **names: object) -> FilterError:
        message = message.fill(name=shown(self.text), **names)
        if self.name not in _ALL_NAMES:
            message = did_you_mean(self.text, _ALL_NAMES, message)
        return FilterError(message, self.start, self.start + len(self.text))


_ALL_NAMES: Final = frozenset({*NAMES, *COLUMNS, *MEDIA, *DIRECTIONS, *STATS})


def _split(path: str, start: int) -> list[_Part]:
    parts = []
    for text in path.split("."):
        parts.append(_Part(text, normal(text), start))
        start += len(text) + 1
    return parts


def _place_of_metric(names: list[str]) -> int | None:
    """Return which part names the metric; ``cpu`` does only where no other does, else it is the medium."""
    places = [place for place, name in enumerate(names) if name in NAMES or name in COLUMNS]
    certain = [place for place in places if names[place] not in MEDIA]
    return next(reversed(certain or places), None)


def _field(part: _Part, stat: Stat | None) -> Field:
    metric = NAMES.get(part.name)
    if metric is None:
        column = COLUMNS[part.name]
        if stat not in (None, column.stat):
            raise part.wrong(texts.FILTER_COLUMN_WITH_STATISTIC)
        return column
    if stat is None:
        return main_field(metric)
    field = field_of(metric, stat)
    if field is None:
        known = ", ".join(each.value for each in metric.fields)
        raise part.wrong(texts.FILTER_NO_SUCH_STATISTIC, stat=stat.value, metric=metric.title, known=known)
    return field
