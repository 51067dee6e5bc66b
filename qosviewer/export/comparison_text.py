"""A comparison to be pasted, as plain text and as Markdown: the meetings, the paragraph, what got better or worse.

The file formats have every figure; here stand those that moved by at least what counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.paragraph import paragraph_text
from qosviewer.domain.compare.questions import shown_name
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.metrics import Field, Stat
from qosviewer.domain.moments import local_text
from qosviewer.export.comparison_view import ComparisonView
from qosviewer.export.document import Document
from qosviewer.export.text_layout import broken, table_lines

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~&]|(?<=[^\W\d])\.(?=\w)|:(?=//))")
"""What is markup, and what would make a link of an address."""
_RIGHT: Final = frozenset({2, 3, 4})
"""Which of the columns hold numbers."""
_INDENT: Final = "   "


class _Line(NamedTuple):
    """One figure that moved."""

    name: str
    what: str
    before: str
    after: str
    delta: str
    verdict: str


def comparison_text(view: ComparisonView) -> Document:
    """Return a comparison as plain text, in UTF-8."""
    return text_document(_text_lines(view))


def comparison_markdown(view: ComparisonView) -> Document:
    """Return a comparison as Markdown, in UTF-8; what people are called is never markup."""
    return text_document(_markdown_lines(view))


def text_document(lines: Iterator[str]) -> Document:
    """Return lines as a file, in UTF-8."""
    return Document(b"", (f"{line}\n".encode("utf-8", "replace") for line in lines))


def _text_lines(view: ComparisonView) -> Iterator[str]:
    comparison = view.comparison
    for side in view.concerned:
        yield from broken(meeting_line(comparison.sides[side]), indent=_INDENT)
    for other in view.others:
        yield ""
        yield _heading(comparison, other)
        yield ""
        yield from broken(paragraph_text(comparison, other))
        moved = list(_moved(view, other))
        if moved:
            yield ""
            yield from table_lines([_titles(comparison, other), *moved], _RIGHT)
        for title, names in _sections(view, other):
            yield ""
            yield from broken(texts.COMPARED_LIST.format(title=title, names=", ".join(names)), indent=_INDENT)


def _markdown_lines(view: ComparisonView) -> Iterator[str]:
    comparison = view.comparison
    for side in view.concerned:
        yield f"- {markdown_escaped(meeting_line(comparison.sides[side]))}"
    for other in view.others:
        yield ""
        yield f"## {markdown_escaped(_heading(comparison, other))}"
        yield ""
        yield markdown_escaped(paragraph_text(comparison, other))
        moved = list(_moved(view, other))
        if moved:
            yield ""
            yield _markdown_row(_titles(comparison, other))
            yield f"|{'|'.join(' ---: ' if column in _RIGHT else ' --- ' for column in range(len(_Line._fields)))}|"
            yield from map(_markdown_row, moved)
        for title, names in _sections(view, other):
            yield ""
            yield markdown_escaped(texts.COMPARED_LIST.format(title=title, names=", ".join(names)))


def meeting_line(side: Side) -> str:
    """Return a side in a line, e.g. ``A: Weekly, Mon 2 Mar 2026, 09:00 (UTC), 15 people``."""
    start = side.data.info.start
    written = local_text(start, start.tzinfo) if start else texts.COMPARED_START_UNKNOWN
    template = texts.COMPARED_SIDES[side.complete, len(side.persons) == 1]
    return template.format(label=side.label, title=plain.isolated(side.title), start=written, people=len(side.persons))


def _heading(comparison: Comparison, other: int) -> str:
    return texts.COMPARED_HEADING.format(
        other=comparison.sides[other].label, baseline=comparison.sides[comparison.baseline].label
    )


def _titles(comparison: Comparison, other: int) -> _Line:
    before, after = (
        side.label if side.complete else texts.COMPARED_PARTIAL_FIGURE.format(value=side.label)
        for side in (comparison.sides[comparison.baseline], comparison.sides[other])
    )
    person, what, difference, verdict = texts.COMPARED_COLUMNS
    return _Line(person, what, before, after, difference, verdict)


def _moved(view: ComparisonView, other: int) -> Iterator[_Line]:
    comparison, pairs = view.comparison, view.comparison.pairs
    ties = comparison.ties(other)
    for row in view.rows:
        for figure in view.figures:
            pair = view.pair_of(row, figure)
            if pair is None:
                continue
            verdict = view.verdict(pair, other, figure.field)
            if verdict in (Verdict.BETTER, Verdict.WORSE):
                name = plain.isolated(comparison.called[row.human])
                if (tie := int(ties[row.human])) == Tie.NAME:
                    name = texts.COMPARED_PERHAPS.format(name=name, tie=Tie(tie).word)
                slot = pairs.slots[int(pairs.slot[pair])]
                yield _Line(
                    name,
                    _what(measure_title(slot, figure.field.metric), figure.field),
                    view.value_text(pair, comparison.baseline, figure.field),
                    view.value_text(pair, other, figure.field),
                    view.delta_text(pair, other, figure.field),
                    verdict.word,
                )


def _what(title: str, field: Field) -> str:
    """Name the statistic where it is not the average that everything speaks of."""
    return title if field.stat is Stat.AVG else texts.COMPARED_STATISTIC.format(title=title, stat=field.stat.title)


def _sections(view: ComparisonView, other: int) -> Iterator[tuple[str, list[str]]]:
    comparison, baseline = view.comparison, view.comparison.baseline
    shown = dict.fromkeys(row.human for row in view.rows)
    # Of whom nothing can be told it can't be told either that they were in one only.
    unsure = {*comparison.unsure(other), *comparison.nameless(other)}
    open_ones = [human for human in shown if human in unsure]
    if open_ones:
        title = texts.COMPARED_UNSURE_TITLE.format(count=len(open_ones))
        yield title, _names(comparison, open_ones)
    for side, against in ((baseline, other), (other, baseline)):
        there = set(comparison.pairing.only_in(side, against).tolist()) - unsure
        only = [human for human in shown if human in there]
        if only:
            is_whole = comparison.sides[against].complete
            template = texts.COMPARED_ONLY_TITLE if is_whole else texts.COMPARED_ONLY_YET_TITLE
            labels = {"label": comparison.sides[side].label, "other": comparison.sides[against].label}
            yield template.format(count=len(only), **labels), _names(comparison, only)


def _names(comparison: Comparison, humans: Sequence[int]) -> list[str]:
    """Return what people are called, each name once and with how many have it."""
    counts = Counter(plain.isolated(shown_name(comparison, human)) for human in humans)
    return [
        name if count == 1 else texts.COMPARED_NAME_COUNT.format(name=name, count=count)
        for name, count in counts.items()
    ]


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(markdown_escaped, cells))} |"


def markdown_escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", text)
