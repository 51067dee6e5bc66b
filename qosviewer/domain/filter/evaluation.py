"""An expression and a meeting become a mask.

Both kinds of mask read the same expression. What is said about streams (a comparison, ``type:``) holds for a
participant when it holds for any of their streams; what is said about participants (a name, a state) holds for all of
their streams. And, or, not combine on the level that is asked for: ``not loss > 2`` leaves the participants none of
whose streams lost more. Missing never matches a comparison; an impossible value is compared as the number received.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats, Ints, Participant
from qosviewer.domain.filter.expression import (
    And,
    Comparison,
    Expression,
    Leaf,
    Not,
    Operator,
    Or,
    StateIs,
    Text,
    TextField,
)
from qosviewer.domain.kinds import PIXEL_STEP, Resolution
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Field
from qosviewer.domain.order import search_key
from qosviewer.domain.quality import by_type
from qosviewer.domain.stays import Stay

Mask = NDArray[np.bool_]

_COMPARE: Final[dict[Operator, Callable[[Floats, float], Mask]]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}
_TEXTS_OF: Final[dict[TextField, tuple[Callable[[Participant], str], ...]]] = {
    TextField.ANY: (lambda each: each.user_name, lambda each: each.email),
    TextField.NAME: (lambda each: each.user_name,),
    TextField.EMAIL: (lambda each: each.email,),
    TextField.ID: (lambda each: each.participant_id, lambda each: each.user_id),
}
_TEXTS_OF_STAY: Final[dict[TextField, Callable[[Stay], tuple[str, str] | tuple[str]]]] = {
    TextField.ANY: lambda stay: (stay.name, stay.email),
    TextField.NAME: lambda stay: (stay.name,),
    TextField.EMAIL: lambda stay: (stay.email,),
    TextField.ID: lambda stay: (stay.key[0], stay.user_id),
}


def stream_mask(expression: Expression, data: MeetingData) -> Mask:
    """Return bool[streams]: the stream rows that match."""
    return _mask(expression, data.table.stream_count, lambda leaf: _streams(leaf, data))


def participant_mask(expression: Expression, data: MeetingData) -> Mask:
    """Return bool[participants]: the participant rows that match."""
    return _mask(expression, data.table.participant_count, lambda leaf: _participants(leaf, data))


def lets_through(expression: Expression, stay: Stay) -> bool:
    """Tell whether a stay without figures matches: by who it is; nothing said of streams or states holds for it."""
    match expression:
        case And(terms):
            return all(lets_through(term, stay) for term in terms)
        case Or(terms):
            return any(lets_through(term, stay) for term in terms)
        case Not(term):
            return not lets_through(term, stay)
        case Text(field, text) if field in _TEXTS_OF_STAY:
            return _holds("\n".join(map(search_key, _TEXTS_OF_STAY[field](stay))).strip(), search_key(text))
        case _:
            return False


def _mask(expression: Expression, rows: int, leaf: Callable[[Leaf], Mask]) -> Mask:
    match expression:
        case And(terms) if not terms:
            return np.ones(rows, np.bool_)
        case And(terms):
            return reduce(operator.and_, (_mask(term, rows, leaf) for term in terms))
        case Or(terms):
            return reduce(operator.or_, (_mask(term, rows, leaf) for term in terms))
        case Not(term):
            return ~_mask(term, rows, leaf)
        case _:
            return leaf(expression)


def _streams(leaf: Leaf, data: MeetingData) -> Mask:
    if _is_about_streams(leaf):
        return _of_streams(leaf, data)
    return _of_participants(leaf, data)[data.table.owner]


def _participants(leaf: Leaf, data: MeetingData) -> Mask:
    if not _is_about_streams(leaf):
        return _of_participants(leaf, data)
    mask = np.zeros(data.table.participant_count, np.bool_)
    starts, owners = data.derived("filter runs", lambda: _runs(data.table.owner))
    if len(starts):
        mask[owners] = np.logical_or.reduceat(_of_streams(leaf, data), starts)
    return mask


def _runs(owner: Ints) -> tuple[NDArray[np.intp], Ints]:
    """Return the first stream row of each participant that has any, and that participant's row."""
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    return starts, owner[starts]


def _is_about_streams(leaf: Leaf) -> bool:
    return isinstance(leaf, Comparison) or (isinstance(leaf, Text) and leaf.field is TextField.TYPE)


def _of_streams(leaf: Leaf, data: MeetingData) -> Mask:
    if isinstance(leaf, Comparison):
        return _compared(leaf, data)
    assert isinstance(leaf, Text)  # noqa: S101 - the only other leaf about streams
    sought = search_key(leaf.text)
    return np.asarray(by_type(data.table, lambda name: _holds(search_key(name), sought)), np.bool_)


def _compared(comparison: Comparison, data: MeetingData) -> Mask:
    compared = _side_by_side(comparison.field, data)
    mask = _COMPARE[comparison.operator](compared, _threshold(comparison))
    if comparison.operator is Operator.UNEQUAL:
        mask &= ~np.isnan(compared)
    if comparison.medium or comparison.direction:
        mask &= data.streams_mask(comparison.medium, comparison.direction)
    return mask


def _side_by_side(field: Field, data: MeetingData) -> Floats:
    """Return the readings of a field in one piece, kept until the table changes.

    In the table they stand a row apart: with every key, whoever types a filter would wait for the memory of all of it.
    """
    return data.derived(("filter readings", field.key), lambda: np.ascontiguousarray(data.readings(field)))


def _threshold(comparison: Comparison) -> float:
    """Return what readings are compared with.

    Picture sizes are ordered by their pixels alone: 360×640 is not below 640×360.
    """
    if not isinstance(comparison.field.metric.kind, Resolution):
        return comparison.value
    fewest = comparison.value // PIXEL_STEP * PIXEL_STEP
    match comparison.operator:
        case Operator.LESS | Operator.AT_LEAST:
            return fewest
        case Operator.MORE | Operator.AT_MOST:
            return fewest + PIXEL_STEP - 1
        case _:
            return comparison.value


def _of_participants(leaf: Leaf, data: MeetingData) -> Mask:
    if isinstance(leaf, StateIs):
        return np.asarray(data.assessment.participant_state == leaf.code)
    assert isinstance(leaf, Text)  # noqa: S101 - the only other leaf about participants
    sought = search_key(leaf.text)
    return np.array([_holds(key, sought) for key in _search_keys(data, leaf.field)], np.bool_)


def _search_keys(data: MeetingData, field: TextField) -> list[str]:
    """Return what each participant is searched by, kept until the table changes; line breaks separate several texts."""

    def compute() -> list[str]:
        return [
            "\n".join(search_key(get(each)) for get in _TEXTS_OF[field]).strip() for each in data.table.participants
        ]

    return data.derived(("filter", field), compute)


def _holds(key: str, sought: str) -> bool:
    return sought in key if sought else not key
