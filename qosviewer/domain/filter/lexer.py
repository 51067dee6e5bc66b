"""Text becomes tokens, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.filter.errors import FilterError


class Lexeme(Enum):
    """What a token is. The values are the names of the groups of `_TOKEN`."""

    OPEN = "open"
    CLOSE = "close"
    OPERATOR = "operator"
    QUOTED = "quoted"
    MINUS = "minus"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        lexeme: What it is.
        text: Its text; of a quoted one what stands between the quotes.
        start: Its place in the whole text.
        stop: One past its end.
    """

    lexeme: Lexeme
    text: str
    start: int
    stop: int

    def is_keyword(self, word: str) -> bool:
        """Tell whether this is the unquoted word ``word``, in any case."""
        return self.lexeme is Lexeme.WORD and self.text.casefold() == word


KEYWORDS: Final = frozenset({"and", "or", "not"})

_WORD: Final = r"(?:[^\s()\"“<>=≤≥≠!]|!(?!=))+"
_TOKEN: Final = re.compile(
    rf"""
    (?P<blank>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<operator>==|!=|<>|<=|>=|[<>=≤≥≠])
    | (?P<quoted>"(?:[^"\\]|\\.)*" | “(?:[^”\\]|\\.)*”)
    | (?P<minus>-(?=[^\s)]))
    | (?P<word>{_WORD})
    | (?P<unclosed>["“])
    """,
    re.VERBOSE | re.DOTALL,
)
_VALUE: Final = re.compile(_WORD)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of ``text``.

    Raises:
        FilterError: A quotation mark is not closed.
    """
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        # After an operator a minus belongs to the number.
        match = _VALUE.match(text, at) if tokens and tokens[-1].lexeme is Lexeme.OPERATOR else None
        group, match = ("word", match) if match else _next(text, at)
        if group == "unclosed":
            raise FilterError(texts.FILTER_QUOTE_NOT_CLOSED, at, len(text))
        if group != "blank":
            tokens.append(Token(Lexeme(group), _content(group, match[0]), at, match.end()))
        at = match.end()
    return tokens


def end_of_word(text: str, at: int) -> int:
    """Return where the word that reaches over ``at`` ends."""
    match = _VALUE.match(text, at)
    return match.end() if match else at


def quoted(text: str) -> str:
    """Write ``text`` between quotes, so that `tokenize` gives it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _next(text: str, at: int) -> tuple[str, re.Match[str]]:
    match = _TOKEN.match(text, at)
    assert match is not None and match.lastgroup is not None  # noqa: S101 - every character begins some group
    return match.lastgroup, match


def _content(group: str, text: str) -> str:
    return _ESCAPE.sub(r"\1", text[1:-1]) if group == "quoted" else text
