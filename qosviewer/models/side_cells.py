"""The words of the cells of the table side by side, written when they are asked for and kept. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.difference import Verdict, Why
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.quality import State
from qosviewer.domain.streams import Path
from qosviewer.domain.words import value_text
from qosviewer.export.comparison_view import Figure
from qosviewer.models.cell_words import range_text
from qosviewer.models.compared_rows import ComparedRows, Section
from qosviewer.models.side_change import ChangeWords
from qosviewer.models.side_columns import ColumnTitles, Kind, SideColumn
from qosviewer.models.side_figures import SideFigures
from qosviewer.models.side_lines import Heading

_KEPT: Final = 20_000
_STATE_OF: Final = {
    Verdict.BETTER: State.GOOD,
    Verdict.WORSE: State.BAD,
    Verdict.SAME: State.UNCLASSIFIED,
    Verdict.NOT_COMPARABLE: State.UNCLASSIFIED,
}


class SideCells:
    """What the cells of one pair of sides say; a cell is a row of `ComparedRows` and a column.

    Attributes:
        figures: The numbers.
    """

    def __init__(self, rows: ComparedRows, titles: ColumnTitles) -> None:
        self.figures = SideFigures(rows)
        self._change = ChangeWords(self.figures, titles)
        self._rows = rows
        self._comparison = rows.comparison
        self._other = rows.other
        self._titles = titles
        self._texts: dict[tuple[int, SideColumn], str] = {}

    def text(self, row: int, column: SideColumn) -> str:
        """Return what a cell shows; of a chart, what it draws in words."""
        key = (row, column)
        written = self._texts.get(key)
        if written is None:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            written = self._texts[key] = self._write(row, column)
        return written

    def spoken(self, row: int, column: SideColumn) -> str:
        """Return what a cell says to screen readers."""
        if column.kind is Kind.DELTA and column.figure is not None:
            verdict, delta = self.figures.verdict(row, column.figure), self.figures.delta_words(row, column.figure)
            if verdict is not Verdict.NOT_COMPARABLE:
                return texts.SIDE_DELTA_SPOKEN.format(delta=delta, word=verdict.word)
            why = self.figures.why(row, column.figure).text or self.text(row, column)
            return texts.SIDE_WHY_SPAN.format(why=why, span=delta) if delta else why
        if column.kind is Kind.CHANGE:
            return self._change.full(row)
        if column.kind is Kind.PAIRED:
            tie = int(self._rows.ties[row])
            return texts.SIDE_TIE.format(tie=Tie(tie).word, sureness=Tie(tie).sureness) if tie else ""
        if column.kind is Kind.VALUE and column.figure is not None:
            path = self.figures.path(row, column.side, column.figure)
            if path not in (None, Path.CLIENT) and self.text(row, column) != texts.SIDE_NOTHING:
                return texts.PATH_FIGURE.format(value=self.text(row, column), path=path.value)
        return self.text(row, column)

    def tip(self, row: int, column: SideColumn) -> str:
        """Return what more there is to be said about a cell, on lines of its own; empty for nothing."""
        figure = column.figure
        parts = []
        if figure is None or column.kind is Kind.CHART:
            parts.append(self.spoken(row, column))
            if column.kind is Kind.CHANGE and self._change.has_figure(row):
                parts += self._partial_words([self._comparison.baseline, self._other])
        elif column.kind is Kind.VALUE:
            if self.figures.place(row, column.side, figure) >= 0:
                parts.append(self.figures.value_text(row, column.side, figure))
                parts.append(self.figures.note(row, column.side, figure))
                path = self.figures.path(row, column.side, figure)
                parts += [texts.SIDE_PATH_TIP.format(path=path.value)] if path not in (None, Path.CLIENT) else []
                parts += self._partial_words([column.side])
        else:
            parts.append(self.spoken(row, column))
            parts += [why.text] if (why := self.figures.why(row, figure)) is Why.SPAN else []
            if not math.isnan(self.figures.number(row, figure)):
                parts += self._partial_words([self._comparison.baseline, self._other])
        return "\n".join(filter(None, parts))

    def state(self, row: int, column: SideColumn) -> State | None:
        """Return in the colour of which state a cell is written; UNCLASSIFIED for quiet, None for plain text."""
        if column.kind is Kind.DELTA and column.figure is not None:
            return _STATE_OF.get(self.figures.verdict(row, column.figure))
        if column.kind is Kind.CHANGE:
            return self._change.state(row)
        return State.UNCLASSIFIED if column.kind is Kind.PAIRED else None

    def scale_top(self, figure: Figure) -> str:
        """Write where the scale of a chart column ends; pictures have no number that people know."""
        if figure.field.metric.key == "resolution":
            return "…"
        return value_text(figure.field, self.figures.bars(figure).scale.top)

    def heading(self, heading: Heading) -> str:
        """Return what a section is called, and how many there are."""
        a, b = self._titles.label(self._comparison.baseline), self._titles.label(self._other)
        template = {
            Section.BOTH: texts.SIDE_ALL if a == b else texts.SIDE_BOTH,
            Section.UNSURE: texts.SIDE_UNSURE,
            Section.ONLY_BASELINE: texts.SIDE_ONLY,
            Section.ONLY_OTHER: texts.SIDE_ONLY,
            Section.ELSEWHERE: texts.SIDE_ELSEWHERE,
        }[heading.section]
        here, there = (b, a) if heading.section is Section.ONLY_OTHER else (a, b)
        missed = self._comparison.baseline if heading.section is Section.ONLY_OTHER else self._other
        if template is texts.SIDE_ONLY and not self._comparison.sides[missed].complete:
            template = texts.SIDE_ONLY_YET
        title = template.format(a=a, b=b, label=here, other=there, count=heading.total)
        if heading.shown == heading.total:
            return title
        return texts.SIDE_SHOWN.format(title=title, shown=heading.shown)

    # --- inside

    def _write(self, row: int, column: SideColumn) -> str:
        if column.figure is not None:
            if column.kind is Kind.VALUE:
                return self._value(row, column.side, column.figure)
            write = self._delta if column.kind is Kind.DELTA else self._chart_words
            return write(row, column.figure)
        if column.kind is Kind.FOLDED:
            return ""
        if column.kind is Kind.STREAM:
            return self._stream(row)
        if column.kind is Kind.CHANGE:
            return self._change.short(row)
        if column.kind is Kind.PAIRED:
            tie = int(self._rows.ties[row])
            return texts.SIDE_TIE.format(tie=Tie(tie).short, sureness=Tie(tie).sureness) if tie else ""
        return self._comparison.called[int(self._rows.human[row])]

    def _stream(self, row: int) -> str:
        pair = int(self._rows.pair[row])
        if pair < 0:
            return texts.SIDE_NOTHING
        pairs = self._comparison.pairs
        title = plain.one_line(pairs.slots[int(pairs.slot[pair])].title)
        paths = pairs.paths(pair)
        before, after = paths[self._comparison.baseline], paths[self._other]
        if before and after and before is not after:
            return texts.SIDE_STREAM_PATHS.format(stream=title, before=before.value, after=after.value)
        one = before or after
        return f"{title} ({one.value})" if one and one.value != "client" else title

    def _value(self, row: int, side: int, figure: Figure) -> str:
        written = self.figures.value_text(row, side, figure)
        if written != texts.SIDE_NOTHING and not self._comparison.sides[side].complete:
            return texts.SIDE_PARTIAL_SIGN.format(value=written)
        return written

    def _delta(self, row: int, figure: Figure) -> str:
        number = self.figures.number(row, figure)
        if math.isnan(number):
            why = self.figures.why(row, figure)
            if why in (Why.NO_READING, Why.NOT_IN_BASELINE, Why.NOT_IN_OTHER):
                return texts.SIDE_NOTHING
            if why is not Why.SPAN:
                return Verdict.NOT_COMPARABLE.word
            low, high = self.figures.span(row, figure) or (math.nan, math.nan)
            number = low if low > 0 else high if high < 0 else 0.0
        arrow = texts.SIDE_RISE if number > 0 else texts.SIDE_FALL if number < 0 else texts.SIDE_LEVEL
        word = self.figures.verdict(row, figure).word
        written = texts.SIDE_DELTA.format(arrow=arrow, delta=self.figures.delta_words(row, figure), word=word)
        partial = self._comparison.is_partial(self._other)
        return texts.SIDE_PARTIAL_SIGN.format(value=written) if partial else written

    def _chart_words(self, row: int, figure: Figure) -> str:
        baseline, other = self._comparison.baseline, self._other
        before, after = (
            range_text(figure.field.metric, *self.figures.range_of(row, side, figure)) for side in (baseline, other)
        )
        return texts.SIDE_CHART_SPOKEN.format(
            baseline=self._titles.label(baseline), before=before, other=self._titles.label(other), after=after
        )

    def _partial_words(self, sides: Sequence[int]) -> list[str]:
        partial = [self._titles.label(side) for side in sides if not self._comparison.sides[side].complete]
        return [texts.SIDE_PARTIAL_TIP.format(labels=", ".join(partial))] if partial else []
