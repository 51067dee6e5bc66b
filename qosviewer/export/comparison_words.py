"""What is said of a comparison, sentence by sentence, and whose figures moved, to be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.headline import row_title
from qosviewer.domain.compare.movers import Move, moves, worst_of_each
from qosviewer.domain.compare.paragraph import paragraph
from qosviewer.domain.compare.rounding import difference_text, figure_text, rounded
from qosviewer.domain.compare.ties import Tie
from qosviewer.export.comparison_choice import Choice
from qosviewer.export.comparison_parts import Cell, Line, Part, sign_notes, signed
from qosviewer.export.comparison_people import someone
from qosviewer.export.comparison_view import slot_key

_SEPARATOR: Final = "; "
_NAMES: Final = ("meeting", "against", "sentence", "count", "people")
_PERSON_NAMES: Final = (
    "meeting",
    "against",
    "user_name",
    "email",
    "id",
    "what",
    "reading",
    "partial",
    "before",
    "after",
    "change",
    "verdict",
    "paired_by",
    "pairing_certainty",
)


def words_parts(comparison: Comparison, choice: Choice) -> Iterator[Part]:
    """Yield, for each side that is held against the baseline, a paragraph, and below it the people whom it may name."""
    for other in choice.others_of(comparison):
        yield _paragraph(comparison, other)
        if people := list(_people(comparison, other)):
            columns = _titles(comparison, other)
            notes = sign_notes(comparison) if comparison.is_partial(other) else ()
            yield Part("moved", texts.PERSONS_TITLE, _PERSON_NAMES, columns, people, frozenset({2, 3, 4}), notes)


def _titles(comparison: Comparison, other: int) -> tuple[str, ...]:
    labels = {"before": comparison.sides[comparison.baseline].label, "after": comparison.sides[other].label}
    return tuple(title.format(**labels) for title in texts.PERSONS_COLUMNS)


def _paragraph(comparison: Comparison, other: int) -> Part:
    labels = {"meeting": comparison.sides[other].label, "against": comparison.sides[comparison.baseline].label}
    lines = [
        Line(
            {
                **labels,
                "sentence": clause.text,
                "count": len(clause.humans),
                "people": _SEPARATOR.join(comparison.called[human] for human in clause.humans),
            },
            (clause.text,),
        )
        for clause in paragraph(comparison, other)
    ]
    title = texts.EXPORT_WORDS.format(other=labels["meeting"], baseline=labels["against"])
    return Part("words", title, _NAMES, (), lines)


def _people(comparison: Comparison, other: int) -> Iterator[Line]:
    """Yield whose figures moved, and are or were beyond a limit: worse before better, the furthest beyond it first."""
    if other == comparison.baseline or comparison.is_same_meeting(other):
        return
    found = moves(comparison, other)
    own: dict[tuple[int, Verdict], list[Move]] = defaultdict(list)
    for move in found:
        own[move.human, move.verdict].append(move)
    for verdict in (Verdict.WORSE, Verdict.BETTER):
        for worst in worst_of_each(found, verdict):
            for place, move in enumerate(sorted(own[worst.human, verdict], key=lambda each: -each.excess)):
                yield _moved(comparison, other, move, place > 0)


def _moved(comparison: Comparison, other: int, move: Move, continues: bool) -> Line:
    before, after = comparison.sides[comparison.baseline], comparison.sides[other]
    tie, who, metric = Tie(int(comparison.ties(other)[move.human])), someone(comparison, move.human), move.field.metric
    change = rounded(metric, move.after) - rounded(metric, move.before)
    words = (
        plain.isolated(comparison.called[move.human]),
        row_title(move.slot, metric),
        signed(figure_text(move.field, move.before), partial=not before.complete),
        signed(figure_text(move.field, move.after), partial=not after.complete),
        difference_text(move.field, change),
        move.verdict.word,
        "" if continues else texts.PERSONS_TIE.format(tie=tie.word, sureness=tie.sureness),
    )
    values: dict[str, Cell] = {
        "meeting": after.label,
        "against": before.label,
        **{"user_name": who.name, "email": who.email, "id": who.user_id},
        "what": slot_key(move.slot),
        "reading": move.field.column_key,
        "partial": comparison.is_partial(other),
        "before": move.before,
        "after": move.after,
        "change": move.after - move.before,
        "verdict": move.verdict.word,
        "paired_by": tie.word,
        "pairing_certainty": tie.sureness,
    }
    return Line(values, words, continues)
