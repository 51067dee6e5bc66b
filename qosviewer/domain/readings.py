"""Readings as everything that judges, compares or draws takes them; files and cells have them as received."""

from __future__ import annotations

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.metrics import FIELD, METRIC, Field, main_field
from qosviewer.domain.table import QosTable


def readings(table: QosTable, field: Field) -> Floats:
    """Return float64[streams]: the readings of ``field`` in its metric's unit, NaN where there is none.

    An average of 0 fps without a picture size is "not reported", not a frozen picture; its minimum and maximum neither.
    """
    return readings_of(table.values, field)


def readings_of(rows: Floats, field: Field) -> Floats:
    """Return float64[n]: the same as `readings`, of float64[n, FIELD_COUNT]."""
    values: Floats = rows[:, field.index]
    if field.metric is not METRIC["frame_rate"]:
        return values
    no_picture = ~(rows[:, FIELD["resolution"].index] > 0)
    return np.where(no_picture & (rows[:, main_field(field.metric).index] == 0), np.nan, values)
