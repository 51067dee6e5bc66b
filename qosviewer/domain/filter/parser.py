"""Tokens become an expression.

::

    filter   = [ either ]
    either   = both { "or" both }
    both     = negation { [ "and" ] negation }
    negation = { "not" | "-" } term
    term     = "(" either ")" | path operator value | prefix ":" text | text
"""

from __future__ import annotations

import math
import re
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.domain.filter.errors import FilterError, shown
from qosviewer.domain.filter.expression import (
    EVERYTHING,
    Comparison,
    Expression,
    Operator,
    StateIs,
    Text,
    TextField,
    all_of,
    any_of,
    negated,
)
from qosviewer.domain.filter.lexer import KEYWORDS, Lexeme, Token, tokenize
from qosviewer.domain.filter.vocabulary import STATES, did_you_mean, resolve
from qosviewer.domain.kinds import Kind, Level
from qosviewer.domain.metrics import Metric

DEEPEST: Final = 50
MOST_TERMS: Final = 500
_LONGEST_NUMBER: Final = 40
_TOKENS_OF_A_VALUE: Final = 3

OPERATORS: Final = {operator.value: operator for operator in Operator} | {
    "==": Operator.EQUAL,
    "<>": Operator.UNEQUAL,
    "≠": Operator.UNEQUAL,
    "≤": Operator.AT_MOST,
    "≥": Operator.AT_LEAST,
}
PREFIXES: Final = {field.value: field for field in TextField if field is not TextField.ANY} | {
    "mail": TextField.EMAIL,
    "e-mail": TextField.EMAIL,
}
STATE_PREFIX: Final = "state"
_PREFIXED: Final = re.compile(r"([A-Za-z][\w-]*):(.*)", re.DOTALL)


def parse(text: str) -> Expression:
    """Return what ``text`` means. An empty text matches everything.

    ``parse(str(expression)) == expression`` holds for every expression that comes from here.

    Raises:
        FilterError: It can't be understood, or something is still missing.
    """
    parser = _Parser(text)
    if parser.at_end:
        return EVERYTHING
    expression = parser.either()
    if not parser.at_end:  # the only token that can stop an expression is a closing bracket
        raise parser.error(texts.FILTER_BRACKET_NOT_OPENED)
    return expression


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._at = 0
        self._depth = 0
        self._terms = 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def either(self) -> Expression:
        terms = [self._both()]
        while self._skip_keyword("or"):
            terms.append(self._both())
        return any_of(terms)

    def error(self, message: Message, first: Token | None = None, last: Token | None = None) -> FilterError:
        """Return an error about some tokens, by default the next one, at the end about the place after the last."""
        if first is None and self.at_end:
            end = len(self._text)
            return FilterError(message, end, end)
        first = first or self._tokens[self._at]
        return FilterError(message, first.start, (last or first).stop)

    def _peek(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def _skip_keyword(self, word: str) -> bool:
        token = self._peek()
        found = token is not None and token.is_keyword(word)
        self._at += found
        return found

    def _both(self) -> Expression:
        terms = [self._negation()]
        while self._skip_keyword("and") or self._begins_term():
            terms.append(self._negation())
        return all_of(terms)

    def _begins_term(self) -> bool:
        token = self._peek()
        return token is not None and token.lexeme is not Lexeme.CLOSE and not token.is_keyword("or")

    def _negation(self) -> Expression:
        negative = False
        while (token := self._peek()) and (token.lexeme is Lexeme.MINUS or token.is_keyword("not")):
            self._at += 1
            negative = not negative
        term = self._term()
        return negated(term) if negative else term

    def _term(self) -> Expression:
        token = self._peek()
        if token is None or token.lexeme is Lexeme.CLOSE or token.is_keyword("and") or token.is_keyword("or"):
            raise self.error(texts.FILTER_TERM_MISSING)
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise self.error(texts.FILTER_TOO_LONG)
        following = self._peek(1)
        if token.lexeme is Lexeme.OPERATOR:
            raise self.error(texts.FILTER_NOTHING_TO_COMPARE.fill(operator=token.text))
        if token.lexeme is Lexeme.OPEN:
            return self._brackets(token)
        if following and following.lexeme is Lexeme.OPERATOR:
            return self._comparison(token, following)
        self._at += 1
        if token.lexeme is Lexeme.QUOTED:
            return self._plain_text(token)
        prefixed = _PREFIXED.fullmatch(token.text)
        if prefixed:
            return self._prefixed(token, prefixed[1], prefixed[2])
        return Text(TextField.ANY, token.text)

    def _brackets(self, opening: Token) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.error(texts.FILTER_TOO_DEEP)
        self._at += 1
        inner = self.either()
        if self.at_end:
            raise self.error(texts.FILTER_BRACKET_NOT_CLOSED, opening)
        self._at += 1
        self._depth -= 1
        return inner

    def _plain_text(self, token: Token) -> Expression:
        if not token.text.strip():
            raise self.error(texts.FILTER_QUOTES_EMPTY, token)
        return Text(TextField.ANY, token.text)

    def _prefixed(self, token: Token, prefix: str, rest: str) -> Expression:
        last = token
        value = self._peek()
        if not rest and value and (value.lexeme is Lexeme.QUOTED or _is_plain_word(value)):
            self._at += 1
            rest, last = value.text, value
        elif not rest:
            raise self.error(texts.FILTER_TEXT_MISSING.fill(prefix=shown(prefix)), token)
        name = prefix.casefold()
        if name == STATE_PREFIX:
            return self._state(rest, token, last)
        if name not in PREFIXES:
            message = texts.FILTER_UNKNOWN_PREFIX.fill(prefix=shown(prefix))
            raise self.error(did_you_mean(name, (*PREFIXES, STATE_PREFIX), message), token)
        return Text(PREFIXES[name], rest)

    def _state(self, word: str, first: Token, last: Token) -> Expression:
        if word.casefold() not in STATES:
            message = texts.FILTER_UNKNOWN_STATE.fill(state=shown(word), known=", ".join(STATES))
            raise self.error(did_you_mean(word, STATES, message), first, last)
        return StateIs(word.casefold())

    def _comparison(self, path: Token, operator: Token) -> Expression:
        if path.lexeme is Lexeme.QUOTED:
            raise self.error(texts.FILTER_QUOTED_METRIC, path)
        meant = resolve(path.text, path.start)
        self._at += 2
        value = self._value(meant.field.metric, operator)
        return Comparison(meant.field.key, OPERATORS[operator.text], value, meant.medium, meant.direction)

    def _value(self, metric: Metric, operator: Token) -> float:
        first = self._peek()
        if first is None or not (first.lexeme is Lexeme.QUOTED or _is_plain_word(first)):
            raise self.error(texts.FILTER_VALUE_MISSING.fill(metric=metric.title, operator=operator.text))
        # A value may be several words ("0.3 s", "640 x 360"): the longest run that can be read is meant.
        for count in range(_TOKENS_OF_A_VALUE, 0, -1):
            last = self._peek(count - 1)
            if last is None:
                continue
            text = first.text if first.lexeme is Lexeme.QUOTED else self._text[first.start : last.stop]
            value = _read(metric.kind, text)
            if not math.isnan(value) and (count == 1 or first.lexeme is Lexeme.WORD):
                self._at += count
                return value
        raise self.error(_value_problem(metric, first.text), first)


def _is_plain_word(token: Token) -> bool:
    return token.lexeme is Lexeme.WORD and token.text.casefold() not in KEYWORDS


def _read(kind: Kind, text: str) -> float:
    """Return a value, NaN for anything that is none or that could not be written again."""
    value = kind.parse(text)[0]
    return value if len(kind.plain(value)) <= _LONGEST_NUMBER else math.nan


def _value_problem(metric: Metric, text: str) -> Message:
    if isinstance(metric.kind, Level):
        known = ", ".join(metric.kind.words)
        return did_you_mean(
            text,
            metric.kind.words,
            texts.FILTER_UNKNOWN_LEVEL.fill(value=shown(text), metric=metric.title, known=known),
        )
    message = texts.FILTER_BAD_VALUE_WITH_UNIT if metric.unit else texts.FILTER_BAD_VALUE
    return message.fill(value=shown(text), metric=metric.title, unit=metric.unit)
