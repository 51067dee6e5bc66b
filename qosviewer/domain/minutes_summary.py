"""Minimum, average and maximum of stays, computed from their minutes where Zoom's own summary is not to be had.

The average is the mean of the minutes, each counting the same; minimum and maximum are those of the values of single
minutes (of loss and CPU: of the peaks within them). Zoom's summary is made from finer measurements, so the two are
never mixed. Impossible values are left out; a minute without a value counts for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np

from qosviewer.domain.batch import Batch, Floats, Participant, RawPage
from qosviewer.domain.kinds import Level, Oddity, Resolution
from qosviewer.domain.metrics import FIELD_COUNT, METRICS, Metric, Stat, field_of, main_field
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.readings import readings_of
from qosviewer.domain.source import MINUTES
from qosviewer.domain.timeline import stream_types

_DECIMALS: Final = 2
"""As many as Zoom's own averages have."""


def summary_of(stay: Minutes, stream_type: str) -> Floats:
    """Return float64[FIELD_COUNT]: what the summary of one stream of a stay would be."""
    row = np.full(FIELD_COUNT, np.nan)
    stream = stay.streams.get(stream_type)
    if stream is None:
        return row
    values = np.where(stream.oddities == Oddity.NONE, stream.values, np.nan)
    for metric in METRICS:
        _summarise(metric, values, row)
    return row


def _summarise(metric: Metric, values: Floats, row: Floats) -> None:
    main = main_field(metric)
    middle = readings_of(values, main)
    middle = middle[~np.isnan(middle)]
    if len(middle):
        row[main.index] = _middle(metric, main.stat, middle)
    for stat, pick in ((Stat.MIN, np.min), (Stat.MAX, np.max)):
        field = field_of(metric, stat)
        if field is None or field is main:
            continue
        ends = np.concatenate((values[:, field.index], middle))
        ends = ends[~np.isnan(ends)]
        if len(ends):
            row[field.index] = pick(ends)


def _middle(metric: Metric, stat: Stat, values: Floats) -> float:
    if stat is Stat.MAX:
        return float(values.max())
    if isinstance(metric.kind, Resolution):
        # A mean of picture sizes is none; the one that was seen longest is, the larger of equals.
        counts = Counter(values[values > 0].tolist())
        return max(counts, key=lambda size: (counts[size], size)) if counts else 0.0
    if isinstance(metric.kind, Level):
        return float(np.sort(values)[len(values) // 2])
    return round(float(values.mean()), _DECIMALS)


def summary_batch(
    stays: Sequence[Minutes],
    participants: Sequence[Participant],
    *,
    walk: int,
    page: int,
    next_page_token: str,
    raw: RawPage,
) -> Batch:
    """Return a page of a summary that is computed from a page of minutes.

    Args:
        stays: The stays on the page.
        participants: Whose they are, in the same order.
        walk: Which walk over the pages this is.
        page: Index of the page in its walk.
        next_page_token: Token of the page after this one; empty on the last.
        raw: The page of minutes as received.
    """
    types = [stream_types(stay) for stay in stays]
    rows = [summary_of(stay, name) for stay, names in zip(stays, types, strict=True) for name in names]
    return Batch(
        walk=walk,
        page=page,
        next_page_token=next_page_token,
        raw=raw,
        participants=tuple(participants),
        owner=np.repeat(np.arange(len(stays), dtype=np.int32), [len(names) for names in types]),
        stream_index=np.array([index for names in types for index in range(len(names))], np.int32),
        stream_types=tuple(chain.from_iterable(types)),
        values=np.array(rows, np.float64).reshape(-1, FIELD_COUNT),
        oddities=np.zeros((len(rows), FIELD_COUNT), np.uint8),
        odd_texts={},
        extras={},
        source=MINUTES,
    )
