"""The paragraph of a comparison to be pasted, below the meetings that it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import paragraph_text
from qosviewer.export.comparison_text import markdown_escaped, meeting_line


def pasted_text(comparison: Comparison, other: int) -> str:
    """Return it as plain text."""
    return _pasted(comparison, other, "", str)


def pasted_markdown(comparison: Comparison, other: int) -> str:
    """Return it as Markdown; what people are called is never markup."""
    return _pasted(comparison, other, "- ", markdown_escaped)


def _pasted(comparison: Comparison, other: int, bullet: str, escaped: Callable[[str], str]) -> str:
    sides = (comparison.sides[side] for side in (comparison.baseline, other))
    lines = [f"{bullet}{escaped(meeting_line(side))}" for side in sides]
    return "\n".join([*lines, "", escaped(paragraph_text(comparison, other)), ""])
