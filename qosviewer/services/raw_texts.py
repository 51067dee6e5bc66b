"""The details of streams as they were received, for exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from qosviewer.domain.source import MINUTES
from qosviewer.domain.table import QosTable
from qosviewer.export.rows import Row


def raw_details_of(table: QosTable) -> Callable[[Row], Mapping[str, object]]:
    """Return what gives the details of each row of ``table`` as received, by Zoom's key."""
    # Late: wire imports more than the command line's start should cost.
    from qosviewer.api.wire import raw_details

    @lru_cache(maxsize=8)
    def of_page(page: int) -> list[list[dict[str, object]]]:
        return raw_details(table.pages[page])

    def of_row(row: Row) -> Mapping[str, object]:
        if row.stream is None or table.source == MINUTES:
            # A page of minutes has no details of a whole meeting.
            return {}
        source = table.sources[row.participant]
        return of_page(source.page)[source.place][int(table.stream_index[row.stream])]

    return of_row
