"""What is said of a comparison, sentence by sentence, to be written."""

from __future__ import annotations

from collections.abc import Iterator

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import paragraph
from qosviewer.export.comparison_choice import Choice
from qosviewer.export.comparison_parts import Line, Part

_SEPARATOR = "; "


def words_parts(comparison: Comparison, choice: Choice) -> Iterator[Part]:
    """Yield a paragraph for each side that is held against the baseline."""
    baseline = comparison.sides[comparison.baseline].label
    for other in choice.others_of(comparison):
        label = comparison.sides[other].label
        clauses = paragraph(comparison, other)
        lines = [
            Line(
                {
                    "meeting": label,
                    "against": baseline,
                    "sentence": clause.text,
                    "count": len(clause.humans),
                    "people": _SEPARATOR.join(comparison.names[human] for human in clause.humans),
                },
                (clause.text,),
            )
            for clause in clauses
        ]
        title = texts.EXPORT_WORDS.format(other=label, baseline=baseline)
        yield Part("words", title, ("meeting", "against", "sentence", "count", "people"), (), lines)
