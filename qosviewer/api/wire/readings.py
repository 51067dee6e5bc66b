"""Text with units becomes numbers, one for each field of a metric."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from qosviewer.api.wire.values import Json
from qosviewer.domain.batch import Bytes, Floats
from qosviewer.domain.kinds import Kind, Oddity
from qosviewer.domain.metrics import FIELD, FIELD_COUNT, METRICS

FieldKinds = Mapping[str, tuple[int, Kind]]
"""Key of an answer to the field it is, and how it is read."""

FIELD_KINDS: Final[FieldKinds] = {key: (field.index, field.metric.kind) for key, field in FIELD.items()}
FIELD_KEYS: Final = tuple(FIELD)
_TRIPLES: Final = tuple([FIELD[key].index for key in metric.fields.values()] for metric in METRICS)


def read_details(details: Json, kinds: FieldKinds) -> tuple[list[float], list[int], list[tuple[str, object]]]:
    """Return the number of each field of one stream, the oddity of each, and what ``kinds`` does not know."""
    values, oddities = [math.nan] * FIELD_COUNT, [0] * FIELD_COUNT
    unknown: list[tuple[str, object]] = []
    for key, raw in details.items():
        field = kinds.get(key)
        if field is None:
            unknown.append((key, raw))
        else:
            column, kind = field
            values[column], oddities[column] = kind.parse(raw)
    return values, oddities, unknown


def mark_out_of_order(values: Floats, oddities: Bytes) -> None:
    """Mark each pair of minimum, average and maximum that contradicts itself."""
    for columns in _TRIPLES:
        for place, lower in enumerate(columns):
            for higher in columns[place + 1 :]:
                # NaN compares as false: a missing reading contradicts nothing.
                wrong = values[:, lower] > values[:, higher]
                for column in (lower, higher):
                    oddities[wrong & (oddities[:, column] == Oddity.NONE), column] = Oddity.OUT_OF_ORDER
