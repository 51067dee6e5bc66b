"""What a filter means: an immutable tree whose ``str`` is its canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosviewer.domain.filter.lexer import KEYWORDS, quoted
from qosviewer.domain.filter.vocabulary import STATES
from qosviewer.domain.metrics import FIELD, Field, main_field
from qosviewer.domain.streams import Direction, Medium

_BARE: Final = re.compile(r"[\w.@+%*/#&'’][\w.@+%*/#&'’-]*")


class Operator(Enum):
    """How a reading is compared."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class TextField(Enum):
    """What a text is looked for in. The values are the prefixes; ANY is a plain word."""

    ANY = ""
    NAME = "name"
    EMAIL = "email"
    ID = "id"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reading against a value, e.g. ``video.downlink.loss.max > 5``.

    Attributes:
        field_key: Key of the reading.
        operator: How it is compared.
        value: In the unit that readings are held in.
        medium: Only streams of this medium, if given.
        direction: Only streams that flowed this way, if given.
    """

    field_key: str
    operator: Operator
    value: float
    medium: Medium | None = None
    direction: Direction | None = None

    @property
    def field(self) -> Field:
        """The reading that is compared."""
        return FIELD[self.field_key]

    def __str__(self) -> str:
        field = self.field
        parts = [each.value for each in (self.medium, self.direction) if each is not None]
        parts.append(field.metric.key)
        if field is not main_field(field.metric):
            parts.append(field.stat.value)
        return f"{'.'.join(parts)} {self.operator.value} {field.metric.kind.plain(self.value)}"


@dataclass(frozen=True, slots=True)
class Text:
    """A text to look for, in any case and with or without accents; an empty one means "blank"."""

    field: TextField
    text: str

    def __str__(self) -> str:
        bare = _BARE.fullmatch(self.text) and self.text.casefold() not in KEYWORDS
        written = self.text if bare else quoted(self.text)
        return f"{self.field.value}:{written}" if self.field is not TextField.ANY else written


@dataclass(frozen=True, slots=True)
class StateIs:
    """How a participant fared, e.g. ``state:bad``."""

    name: str

    @property
    def code(self) -> int:
        """The state as a number, see `quality.State`."""
        return STATES[self.name]

    def __str__(self) -> str:
        return f"state:{self.name}"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of one term."""

    term: Expression

    def __str__(self) -> str:
        return f"not {_bracketed(self.term, And, Or)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of several; of none: everything."""

    terms: tuple[Expression, ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(term, Or) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of several."""

    terms: tuple[Expression, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.terms))


Leaf = Comparison | Text | StateIs
Expression = Leaf | Not | And | Or
EVERYTHING: Final = And(())


def negated(term: Expression) -> Expression:
    """Return the opposite; twice is the term itself."""
    return term.term if isinstance(term, Not) else Not(term)


def all_of(terms: Iterable[Expression]) -> Expression:
    """Return the conjunction, flat; of one term that term."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, And) else (term,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(terms: Iterable[Expression]) -> Expression:
    """Return the disjunction, flat; of one term that term."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Or) else (term,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _bracketed(term: Expression, *weaker: type[And | Or]) -> str:
    return f"({term})" if isinstance(term, weaker) else str(term)
