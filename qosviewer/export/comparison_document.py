"""A comparison as a file: the view that is wanted, in the format that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from qosviewer.domain.compare.remarks import said_of_meetings
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_groups import groups_parts
from qosviewer.export.comparison_json import comparison_json
from qosviewer.export.comparison_overview import overview_parts
from qosviewer.export.comparison_parts import Part, parts_csv, parts_markdown, parts_text
from qosviewer.export.comparison_text import (
    comparison_markdown,
    comparison_text,
    markdown_escaped,
    meeting_line,
    text_document,
)
from qosviewer.export.comparison_trend import trend_parts
from qosviewer.export.comparison_view import ComparisonView
from qosviewer.export.comparison_words import words_parts
from qosviewer.export.document import Document
from qosviewer.export.text_layout import broken


class Format(Enum):
    """How it is written; the values are their names on the command line."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


def comparison_document(
    view: ComparisonView,
    choice: Choice,
    how: Format,
    *,
    missing: Sequence[Mapping[str, object]] = (),
    guard: bool = True,
    byte_order_mark: bool = False,
) -> Document:
    """Return a view of a comparison in a format.

    Args:
        view: What of the table is written; of the other views its comparison.
        choice: The view. JSON has all of them, whichever is wanted.
        how: The format.
        missing: JSON: what could not be had, one entry per shortfall.
        guard: CSV: whether text that a spreadsheet would run as a formula gets a leading ``'``.
        byte_order_mark: CSV: whether it begins with one.
    """
    if how is Format.JSON:
        return comparison_json(view, choice, missing)
    if choice.shows is Shows.TABLE:
        if how is Format.CSV:
            return comparison_csv(view, guard=guard, byte_order_mark=byte_order_mark)
        return comparison_text(view) if how is Format.TEXT else comparison_markdown(view)
    parts = parts_of(view, choice)
    if how is Format.CSV:
        return parts_csv(parts, guard=guard, byte_order_mark=byte_order_mark)
    # The paragraph says itself what has to be known of the meetings.
    said = [] if choice.shows is Shows.WORDS else said_of_meetings(view.comparison)
    return text_document(_text(view, said, parts) if how is Format.TEXT else _markdown(view, said, parts))


def parts_of(view: ComparisonView, choice: Choice) -> list[Part]:
    """Return what a view other than the table says."""
    match choice.shows:
        case Shows.WORDS:
            return list(words_parts(view.comparison, choice))
        case Shows.TREND:
            return list(trend_parts(view.comparison, choice))
        case Shows.GROUPS:
            return list(groups_parts(view.comparison, choice))
    return list(overview_parts(view.comparison, choice))


def _text(view: ComparisonView, said: Sequence[str], parts: Sequence[Part]) -> Iterator[str]:
    for side in view.comparison.sides:
        yield from broken(meeting_line(side), indent="   ")
    for sentence in said:
        yield ""
        yield from broken(sentence)
    yield ""
    yield from parts_text(parts)


def _markdown(view: ComparisonView, said: Sequence[str], parts: Sequence[Part]) -> Iterator[str]:
    for side in view.comparison.sides:
        yield f"- {markdown_escaped(meeting_line(side))}"
    for sentence in said:
        yield ""
        yield markdown_escaped(sentence)
    yield ""
    yield from parts_markdown(parts, markdown_escaped)
