"""The words that answer at once: how many figures of a row got worse or better, and what changed most. No Qt."""

from __future__ import annotations

from functools import reduce

from qosviewer.domain import texts
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.quality import State
from qosviewer.export.comparison_view import Figure
from qosviewer.models.side_columns import ColumnTitles, figure_spoken, figure_words
from qosviewer.models.side_figures import SideFigures

_COUNTED = (
    (Verdict.WORSE, texts.SIDE_WORSE),
    (Verdict.BETTER, texts.SIDE_BETTER),
    (Verdict.CHANGED, texts.SIDE_CHANGED),
)


class ChangeWords:
    """What the column of changes says of a row of `ComparedRows`."""

    def __init__(self, figures: SideFigures, titles: ColumnTitles) -> None:
        self._figures = figures
        self._titles = titles
        self._baseline, self._other = figures.rows.comparison.baseline, figures.rows.other
        self._partial = figures.rows.comparison.is_partial(self._other)

    def short(self, row: int) -> str:
        """Return it for a cell, e.g. ``2 worse · audio ↓ loss 0.1 → 9.3 %``."""
        counts, figure = self._counts(row), self._most(row)
        if figure is None:
            return counts
        before, after = self._ends(row, figure)
        unit = figure.field.metric.unit
        if unit and after.endswith(f" {unit}"):
            before = before.removesuffix(f" {unit}")
        written = texts.SIDE_MOST.format(counts=counts, figure=figure_words(figure), before=before, after=after)
        return texts.SIDE_PARTIAL_SIGN.format(value=written) if self._partial else written

    def full(self, row: int) -> str:
        """Return it in whole words, for tooltips and screen readers."""
        counts, figure = self._counts(row), self._most(row)
        if figure is None:
            return counts
        before, after = self._ends(row, figure)
        return texts.SIDE_MOST_FULL.format(
            counts=counts,
            figure=figure_spoken(figure),
            before=before,
            after=after,
            baseline=self._titles.label(self._baseline),
            other=self._titles.label(self._other),
            delta=self._figures.delta_words(row, figure),
            word=self._figures.verdict(row, figure).word,
        )

    def has_figure(self, row: int) -> bool:
        """Tell whether a figure is named."""
        return self._most(row) is not None

    def state(self, row: int) -> State:
        """Return in the colour of which state it is written: that of the figure that is named."""
        figure = self._most(row)
        verdict = self._figures.verdict(row, figure) if figure is not None else Verdict.SAME
        return {Verdict.WORSE: State.BAD, Verdict.BETTER: State.GOOD}.get(verdict, State.UNCLASSIFIED)

    def _counts(self, row: int) -> str:
        said = [
            template.format(count=count)
            for verdict, template in _COUNTED
            if (count := self._figures.count(row, verdict))
        ]
        if not said and self._figures.count(row, Verdict.SAME):
            said = [texts.SIDE_SAME]
        if apart := self._figures.held_apart(row):
            said.append(texts.SIDE_APART.format(count=apart))
        if not said:
            return texts.SIDE_NOTHING
        return reduce(lambda one, other: texts.SIDE_AND.format(one=one, other=other), said)

    def _most(self, row: int) -> Figure | None:
        """Return the figure that changed most; None where none changed by as much as counts."""
        figure = self._figures.greatest(row)
        if figure is None or self._figures.verdict(row, figure) in (Verdict.SAME, Verdict.NOT_COMPARABLE):
            return None
        return figure

    def _ends(self, row: int, figure: Figure) -> tuple[str, str]:
        return (
            self._figures.value_text(row, self._baseline, figure),
            self._figures.value_text(row, self._other, figure),
        )
