"""A check for scripts: ``worse(loss.avg) > 1``, ``worse(audio.downlink.loss) >= 10% or worse(frame_rate) > 3``.

::

    check = all { "or" all }
    all   = term { "and" term }
    term  = ( "better" | "worse" | "same" | "changed" ) "(" path ")" operator number [ "%" ]

A term counts people: those with a verdict on a figure, in any of the media and directions that the path means. A number
with ``%`` is a share of those of whom that figure can be compared. Of nobody nothing can be told.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.errors import InputError
from qosviewer.domain.filter.vocabulary import Path, did_you_mean, resolve
from qosviewer.domain.metrics import Better
from qosviewer.domain.plain import one_line

_OPERATORS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
}
_WORDS: Final = {each.word: each for each in Verdict if each is not Verdict.NOT_COMPARABLE}
_TERM: Final = re.compile(
    r"\s*(?P<verdict>\w+)\s*\(\s*(?P<path>[\w.-]+)\s*\)\s*(?P<operator>[<>=!]=?)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<share>%?)\s*"
)
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Term:
    """One term; see the module."""

    verdict: Verdict
    path: Path
    operator: str
    number: float
    is_share: bool

    @property
    def what(self) -> str:
        """The path, written in one way only."""
        parts = [each.value for each in (self.path.medium, self.path.direction) if each]
        return ".".join([*parts, self.path.field.key])

    def holds(self, comparison: Comparison, other: int) -> bool | None:
        """Tell whether it holds of the baseline and another side; None where that can't be told."""
        share = counted(comparison, other, self.verdict, self.path)
        if not share.total:
            return None
        found = 100 * share.count / share.total if self.is_share else share.count
        return _OPERATORS[self.operator](found, self.number)


@dataclass(frozen=True, slots=True)
class Check:
    """Terms of which all of one group have to hold.

    Attributes:
        groups: The groups.
    """

    groups: tuple[tuple[Term, ...], ...]

    def holds(self, comparison: Comparison) -> bool | None:
        """Tell whether it holds of the baseline and any other side; None where that can't be told."""
        each = [
            _all([term.holds(comparison, other) for term in group])
            for other in comparison.others
            for group in self.groups
        ]
        return True if True in each else None if None in each else False


def parse_check(text: str) -> Check:
    """Return what a check means.

    Raises:
        InputError: It can't be understood.
    """
    if len(text) > _LONGEST:
        raise InputError(texts.CHECK_NOT_UNDERSTOOD.fill(text=one_line(text, 40)))
    groups = re.split(r"\bor\b", text, flags=re.IGNORECASE)
    return Check(tuple(tuple(map(_term, re.split(r"\band\b", group, flags=re.IGNORECASE))) for group in groups))


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    message = texts.CHECK_NOT_UNDERSTOOD.fill(text=one_line(text, 40))
    if found is None or found["operator"] not in _OPERATORS:
        raise InputError(message)
    if found["verdict"].casefold() not in _WORDS:
        raise InputError(did_you_mean(found["verdict"], _WORDS, message))
    verdict, path = _WORDS[found["verdict"].casefold()], resolve(found["path"])
    _refuse_what_never_happens(verdict, path)
    return Term(verdict, path, found["operator"], float(found["number"]), bool(found["share"]))


def _refuse_what_never_happens(verdict: Verdict, path: Path) -> None:
    """Refuse to count what can't be: a check that never finds anything would look like good news for ever."""
    metric = path.field.metric
    is_neither = metric.better is Better.NEITHER
    if is_neither and verdict in (Verdict.BETTER, Verdict.WORSE):
        raise InputError(texts.CHECK_NEITHER_WAY.fill(figure=metric.key, verdict=verdict.word))
    if not is_neither and verdict is Verdict.CHANGED:
        raise InputError(texts.CHECK_EITHER_WAY.fill(figure=metric.key))


def counted(comparison: Comparison, other: int, verdict: Verdict, path: Path) -> Share:
    """Return of how many people a figure has a verdict, of those of whom it can be compared."""
    compared = np.zeros(comparison.pairing.count, np.bool_)
    found = compared.copy()
    for slot in comparison.pairs.slots:
        if path.medium in (None, slot.medium) and path.direction in (None, slot.direction):
            said = comparison.person_verdicts(other, slot, path.field)
            compared |= said != Verdict.NOT_COMPARABLE
            found |= said == verdict
    return Share(int(found.sum()), int(compared.sum()))


def _all(each: list[bool | None]) -> bool | None:
    return False if False in each else None if None in each else True


def measured(comparison: Comparison, check: Check) -> Iterator[str]:
    """Yield what every term of a check found, in words, for each other side."""
    terms = {(term.verdict, term.what): term for group in check.groups for term in group}
    for other in comparison.others:
        for term in terms.values():
            share = counted(comparison, other, term.verdict, term.path)
            yield texts.CHECK_FOUND.format(
                label=comparison.sides[other].label,
                verdict=term.verdict.word,
                figure=term.what,
                count=share.count,
                total=share.total,
            )
