"""The columns of the table side by side: which there are, how they belong together, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final, NamedTuple

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.metrics import Field, Stat
from qosviewer.domain.streams import Medium
from qosviewer.export.comparison_view import Figure
from qosviewer.models.meeting_labels import meeting_labels


class Kind(Enum):
    """What a column shows."""

    PERSON = "person"
    STREAM = "stream"
    CHANGE = "change"
    PAIRED = "paired by"
    VALUE = "value"
    DELTA = "delta"
    CHART = "chart"
    FOLDED = "folded"


class Group(NamedTuple):
    """Columns that belong together and are put away as one: those of a meeting, differences, or charts."""

    kind: Kind
    side: int = -1


class SideColumn(NamedTuple):
    """One column; `figure` and `side` where it has them, `within` where it stands for a group that is put away."""

    kind: Kind
    figure: Figure | None = None
    side: int = -1
    within: Kind | None = None

    def __hash__(self) -> int:
        """Let columns be keys of what is asked for cell by cell, see `Figure`."""
        return hash((id(self.kind), self.figure, self.side, id(self.within)))

    @property
    def group(self) -> Group:
        """What it belongs to."""
        return Group(self.within or self.kind, self.side)

    @property
    def is_number(self) -> bool:
        """Whether its cells stand at the right."""
        return self.kind in (Kind.VALUE, Kind.DELTA)


IDENTITY: Final = tuple(map(SideColumn, (Kind.PERSON, Kind.STREAM, Kind.CHANGE, Kind.PAIRED)))
"""The columns that stay in sight."""
FIRST_SORT: Final = (SideColumn(Kind.CHANGE), True)
"""Until somebody sorts, who changed most stands on top; of two changes of one size the worse (`greatest_change`)."""


def columns_of(
    comparison: Comparison,
    other: int,
    figures: Sequence[Figure],
    *,
    all_sides: bool,
    folded: Collection[Group] = (),
) -> tuple[SideColumn, ...]:
    """Return `IDENTITY`, then the columns of meetings, differences and charts; one for a group that is put away."""
    baseline = comparison.baseline
    sides = range(len(comparison.sides)) if all_sides else dict.fromkeys((baseline, other))
    groups = [Group(Kind.VALUE, side) for side in sides]
    groups += [Group(Kind.DELTA), Group(Kind.CHART)] if other != baseline else []
    columns = [*IDENTITY]
    for group in groups:
        if group in folded:
            columns.append(SideColumn(Kind.FOLDED, None, group.side, group.kind))
        else:
            columns += [SideColumn(group.kind, figure, group.side) for figure in figures]
    return tuple(columns)


def figure_lines(figure: Figure) -> tuple[str, str]:
    """Return a column title on two lines: what was carried which way (empty where the row says it), and the metric."""
    slot, field = figure.slot, figure.field
    if slot is None or (slot.medium is Medium.CPU and not slot.key):
        return (field.metric.title, "") if len(field.metric.fields) == 1 else (field.metric.title, field.stat.title)
    metric = _metric_word(field)
    if slot.key:
        return plain.one_line(slot.key, 24), metric
    return f"{slot.medium.title} {slot.direction.arrow}".strip(), metric


def figure_title(figure: Figure) -> str:
    """Return a column title, e.g. ``Audio ↓ loss``, or the metric where the row says the rest."""
    return " ".join(filter(None, figure_lines(figure)))


def figure_words(figure: Figure) -> str:
    """Return a figure within a sentence of few words, e.g. ``audio ↓ loss``."""
    slot = figure.slot
    if slot is None:
        return _metric_word(figure.field)
    title = figure_title(figure)
    return title if slot.key or slot.medium is Medium.CPU else title[0].lower() + title[1:]


def figure_spoken(figure: Figure) -> str:
    """Return a figure in whole words, e.g. ``Audio downlink: Packet loss avg``."""
    slot = figure.slot
    if slot is None or (slot.medium is Medium.CPU and not slot.key):
        return figure.field.title
    return texts.SIDE_FIGURE_SPOKEN.format(stream=plain.one_line(slot.title), metric=figure.field.title)


def _metric_word(field: Field) -> str:
    metric = field.metric.key.replace("_", " ")
    is_plain = field.stat is Stat.AVG or len(field.metric.fields) == 1
    return metric if is_plain else f"{metric} {field.stat.title}"


class ColumnTitles:
    """What the columns of one pair of sides are called."""

    def __init__(self, comparison: Comparison, other: int) -> None:
        self._comparison = comparison
        self._labels = {"baseline": self.label(comparison.baseline), "other": self.label(other)}
        self._meetings = meeting_labels(comparison, other)

    def label(self, side: int) -> str:
        """Return what stands for a meeting."""
        return self._comparison.sides[side].label

    def of_column(self, column: SideColumn) -> str:
        """Return the title of a column without that of its group."""
        if column.figure is not None:
            return figure_title(column.figure)
        if column.kind is Kind.FOLDED:
            return self.of_folded(column.group)
        return {
            Kind.PERSON: texts.SIDE_PERSON,
            Kind.STREAM: texts.SIDE_STREAM,
            Kind.CHANGE: texts.SIDE_CHANGE,
            Kind.PAIRED: texts.SIDE_PAIRED,
        }[column.kind]

    def of_group(self, group: Group) -> str:
        """Return the title of a group of columns; empty for those in front."""
        if group.kind is Kind.VALUE:
            return self.label(group.side)
        if group.kind is Kind.DELTA:
            return texts.SIDE_GROUP_DELTA.format(**self._labels)
        return texts.SIDE_GROUP_CHART.format(**self._labels) if group.kind is Kind.CHART else ""

    def of_band(self, group: Group) -> str:
        """Return the title of a group with what else is known of it, e.g. ``A · 4 Oct · baseline``."""
        return self._meetings[group.side].band if group.kind is Kind.VALUE else self.of_group(group)

    def of_folded(self, group: Group) -> str:
        """Return the shortest title of a group, for a column that is as narrow as can be."""
        if group.kind is Kind.VALUE:
            return self.label(group.side)
        template = texts.SIDE_FOLDED_DELTA if group.kind is Kind.DELTA else texts.SIDE_FOLDED_CHART
        return template.format(**self._labels)

    def lines(self, column: SideColumn) -> tuple[str, str]:
        """Return the title of a column on two lines, the first of which may be empty."""
        if column.figure is not None:
            return figure_lines(column.figure)
        return "", self.of_column(column)

    def spoken(self, column: SideColumn) -> str:
        """Return both titles on one line."""
        if column.kind is Kind.FOLDED:
            return texts.SIDE_FOLDED_SPOKEN.format(group=self.of_group(column.group))
        return " ".join(filter(None, (self.of_group(column.group), self.of_column(column))))

    def tip(self, column: SideColumn, top: str) -> str:
        """Say what a column shows and how sorting by it goes; ``top`` is where the scale of a chart ends."""
        figure = column.figure
        if column.kind is Kind.FOLDED:
            return texts.SIDE_FOLDED_TIP.format(group=self.of_band(column.group))
        if figure is None:
            return {
                Kind.PERSON: texts.SIDE_PERSON_TIP,
                Kind.STREAM: texts.SIDE_STREAM_TIP,
                Kind.CHANGE: texts.SIDE_CHANGE_TIP,
                Kind.PAIRED: texts.SIDE_PAIRED_TIP,
            }[column.kind]
        title = figure_title(figure)
        if column.kind is Kind.VALUE:
            return texts.SIDE_VALUE_TIP.format(figure=title, label=self.label(column.side))
        if column.kind is Kind.DELTA:
            return texts.SIDE_DELTA_TIP.format(figure=title)
        return texts.SIDE_CHART_TIP.format(figure=title, top=top, **self._labels)
