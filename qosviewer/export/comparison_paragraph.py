"""The paragraph of a comparison to be pasted, below the meetings that it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import paragraph_text
from qosviewer.export.comparison_text import markdown_escaped, meeting_line


def pasted_text(comparison: Comparison, other: int) -> str:
    """Return it as plain text."""
    return _pasted(comparison, other, "", "", str)


def pasted_markdown(comparison: Comparison, other: int) -> str:
    """Return it as Markdown; what people are called is never markup."""
    return _pasted(comparison, other, "### ", "- ", markdown_escaped)


def _pasted(comparison: Comparison, other: int, mark: str, bullet: str, escaped: Callable[[str], str]) -> str:
    baseline, against = comparison.sides[comparison.baseline], comparison.sides[other]
    heading = texts.COMPARED_HEADING.format(other=against.label, baseline=baseline.label)
    lines = [f"{bullet}{escaped(meeting_line(side))}" for side in (baseline, against)]
    return "\n".join([f"{mark}{escaped(heading)}", "", *lines, "", escaped(paragraph_text(comparison, other)), ""])
