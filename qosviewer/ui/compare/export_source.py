"""What of a comparison can be exported: its table, everything, and each of the other views as it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.moments import day_text
from qosviewer.export.comparison_choice import FIRST_CHOICE, Choice, Shows
from qosviewer.export.comparison_view import ComparisonView


class Exported(NamedTuple):
    """One thing that can be written.

    Attributes:
        title: What it is.
        view: The rows and columns of the table; of other views the comparison.
        choice: The view, and what it looks at.
    """

    title: str
    view: ComparisonView
    choice: Choice


@dataclass(frozen=True, slots=True)
class ComparisonExportSource:
    """What can be exported.

    Attributes:
        shown: The rows and figures of the table, in the order shown.
        choices: What the other views show.
        front: Which view is in front.
    """

    shown: ComparisonView
    choices: Sequence[Choice] = ()
    front: Shows = Shows.TABLE

    @property
    def everything(self) -> ComparisonView:
        """Everybody with all figures; a row is what it is in the table."""
        return replace(self.shown, fields=FIELDS, chosen=None, columns=None, shown=None, held=None)

    def offered(self) -> Iterator[Exported]:
        """Yield what there is to be written: the table, if any row of it is shown, everything, then the views."""
        by = {choice.shows: choice for choice in self.choices}
        groups, trend = by.get(Shows.GROUPS, FIRST_CHOICE), by.get(Shows.TREND, FIRST_CHOICE)

        def common(choice: Choice) -> Choice:
            # JSON has all views, whichever is written: the date and the groups go with all of them.
            return replace(
                choice,
                fact=groups.fact,
                since=trend.since,
                since_name=trend.since_name,
                selected=trend.selected,
            )

        table = common(FIRST_CHOICE)
        if self.shown.rows:
            yield Exported(texts.COMPARE_EXPORT_SHOWN.format(count=len(self.shown.rows)), self.shown, table)
        everything = self.everything
        yield Exported(texts.COMPARE_EXPORT_EVERYTHING.format(count=len(everything.rows)), everything, table)
        for choice in self.choices:
            if title := _title(self.shown.comparison, choice):
                yield Exported(title, self.shown, common(choice))

    @property
    def stem(self) -> str:
        """Name of the file without its suffix: the days that are compared."""
        starts = [side.data.info.start for side in self.shown.comparison.sides]
        days = list(dict.fromkeys(f"{start.astimezone():%Y-%m-%d}" for start in starts if start))
        return "-".join(("qos-comparison", *dict.fromkeys([*days[:1], *days[-1:]])))


def _title(comparison: Comparison, choice: Choice) -> str:
    """Return what a view shows; empty where it shows nothing."""
    measure, sides = choice.measure_of(comparison), comparison.sides
    if choice.shows is Shows.WORDS and comparison.others:
        (other,) = choice.others_of(comparison)
        labels = {"other": sides[other].label, "baseline": sides[comparison.baseline].label}
        return texts.COMPARE_EXPORT_WORDS.format(**labels)
    if choice.shows is Shows.OVERVIEW:
        return texts.COMPARE_EXPORT_OVERVIEW_ALL if choice.all_figures else texts.COMPARE_EXPORT_OVERVIEW
    if measure is None:
        return ""
    title = measure_title(*measure)
    if choice.shows is Shows.TREND and comparison.others:
        if choice.since is None:
            return texts.COMPARE_EXPORT_TREND.format(measure=title)
        return texts.COMPARE_EXPORT_TREND_SINCE.format(measure=title, date=day_text(choice.since))
    if choice.shows is Shows.GROUPS:
        name = plain.isolated(comparison.called[choice.person]) if choice.person is not None else ""
        return texts.COMPARE_EXPORT_GROUPS.format(measure=title, fact=choice.fact.title, name=name)
    return ""
