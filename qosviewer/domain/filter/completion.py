"""What could be typed next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.filter.errors import FilterError
from qosviewer.domain.filter.lexer import Lexeme, Token, end_of_word, tokenize
from qosviewer.domain.filter.parser import PREFIXES, STATE_PREFIX
from qosviewer.domain.filter.vocabulary import DIRECTIONS, MEDIA, NAMES, STATES, STATS, Path, normal, resolve
from qosviewer.domain.kinds import Level, Number
from qosviewer.domain.metrics import METRICS, Metric
from qosviewer.domain.streams import KNOWN_TYPES, Direction, Medium


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that could be typed.

    Attributes:
        text: What to put in place of the part from `start` to `stop`.
        help: What it means, in a few words.
        start: Where the replaced part begins.
        stop: One past its end.
    """

    text: str
    help: str
    start: int
    stop: int


_Offer = tuple[str, str]

_MEDIA: Final = tuple(medium for medium in Medium if medium is not Medium.OTHER)
_DIRECTIONS: Final = (Direction.UPLINK, Direction.DOWNLINK)


def complete(text: str, cursor: int) -> list[Completion]:
    """Return what could stand at the cursor, most likely first; empty where nothing is to be offered.

    Args:
        text: The filter as typed so far.
        cursor: Place in it, 0 to ``len(text)``.
    """
    try:
        tokens = tokenize(text[:cursor])
    except FilterError:
        return []
    current = tokens.pop() if tokens and tokens[-1].stop == cursor and tokens[-1].lexeme is Lexeme.WORD else None
    typed, start = (current.text, current.start) if current else ("", cursor)
    offers = _offers(tokens, typed)
    if not typed:
        return [Completion(offer, help_text, cursor, cursor) for offer, help_text in offers]
    stop = end_of_word(text, cursor)
    begun = normal(typed)
    return [
        Completion(offer, help_text, start, stop)
        for offer, help_text in offers
        if offer != typed and any(normal(name).startswith(begun) for name in _spellings(offer))
    ]


def _offers(before: Sequence[Token], typed: str) -> Iterable[_Offer]:
    last = before[-1] if before else None
    if last and last.lexeme is Lexeme.OPERATOR:
        return _values(_path_of(before[-2]) if len(before) > 1 else None)
    is_value = len(before) > 1 and before[-2].lexeme is Lexeme.OPERATOR
    if not typed and last and not is_value and (path := _path_of(last)):
        return _operators(path.field.metric)
    if ":" in typed:
        return _texts(typed.split(":", 1)[0])
    if "." in typed:
        return _longer_paths(typed.rpartition(".")[0])
    return _terms(before, typed)


def _path_of(token: Token) -> Path | None:
    if token.lexeme is not Lexeme.WORD:
        return None
    try:
        return resolve(token.text)
    except FilterError:
        return None


def _values(path: Path | None) -> Iterator[_Offer]:
    if path and isinstance(path.field.metric.kind, Level):
        for word in path.field.metric.kind.words:
            yield word, texts.FILTER_HELP_LEVEL.format(metric=path.field.metric.title)


def _operators(metric: Metric) -> Iterator[_Offer]:
    for sign, meaning in texts.FILTER_HELP_OPERATORS.items():
        yield sign, meaning.format(metric=metric.title)


def _texts(prefix: str) -> Iterator[_Offer]:
    name = prefix.casefold()
    if name == STATE_PREFIX:
        for state in STATES:
            yield f"{prefix}:{state}", texts.FILTER_HELP_STATES[state]
    elif name == "type":
        for key in KNOWN_TYPES:
            yield f"{prefix}:{key}", texts.FILTER_HELP_TYPE


def _longer_paths(begun: str) -> Iterator[_Offer]:
    names = [normal(part) for part in begun.split(".")]
    if any(name not in {*NAMES, *MEDIA, *DIRECTIONS, *STATS} for name in names):
        return
    metric = next((NAMES[name] for name in names if name in NAMES and name not in MEDIA), None)
    media = [MEDIA[name] for name in names if name in MEDIA]
    for offer, help_text in _parts(metric, media, any(name in DIRECTIONS for name in names)):
        yield f"{begun}.{offer}", help_text
    if metric and not any(name in STATS for name in names):
        for stat in metric.fields if len(metric.fields) > 1 else ():
            yield f"{begun}.{stat.value}", texts.FILTER_HELP_STATISTICS[stat.value]


def _parts(metric: Metric | None, media: Sequence[Medium], directed: bool) -> Iterator[_Offer]:
    """Yield metrics, media and directions that can be added to a path that holds those given."""
    if metric is None:
        for each in METRICS:
            if not media or media[0] in each.media or media[0] is Medium.OTHER:
                yield each.key, _metric_help(each)
    if not media:
        for medium in _MEDIA:
            if metric is None or medium in metric.media:
                yield medium.value, texts.FILTER_HELP_MEDIUM.format(medium=medium.title)
    if not directed and Medium.CPU not in media:
        for direction in _DIRECTIONS:
            yield direction.value, texts.FILTER_HELP_DIRECTIONS[direction.value]


def _terms(before: Sequence[Token], typed: str) -> Iterator[_Offer]:
    if before and before[-1].lexeme in (Lexeme.WORD, Lexeme.QUOTED, Lexeme.CLOSE):
        for word in ("and", "or"):
            yield word, texts.FILTER_HELP_WORDS[word]
    yield from _parts(None, (), directed=False)
    for prefix in (*(name for name in PREFIXES if name == PREFIXES[name].value), STATE_PREFIX):
        yield f"{prefix}:", texts.FILTER_HELP_PREFIXES[prefix]
    yield "not", texts.FILTER_HELP_WORDS["not"]


def _metric_help(metric: Metric) -> str:
    if isinstance(metric.kind, Number):
        return texts.FILTER_HELP_METRIC_WITH_UNIT.format(metric=metric.title, unit=metric.unit)
    return metric.title


def _spellings(offer: str) -> tuple[str, ...]:
    """Return the names under which an offer is found: its own, and for a metric its aliases."""
    head, dot, last = offer.rpartition(".")
    metric = NAMES.get(last)
    return (offer, *(f"{head}{dot}{alias}" for alias in metric.aliases)) if metric else (offer,)
