"""Days of several moments, as short as they can be told apart in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo

from qosviewer.domain.moments import short_day_text


def short_days(moments: Sequence[datetime | None], zone: tzinfo | None = None) -> list[str]:
    """Return each day, e.g. ``4 Oct``, with the time where several share a day, and the year where that changes.

    Args:
        moments: Aware ones, in the order in which they are read; None for an unknown one, whose text is empty.
        zone: The zone to write them in; that of this computer by default.
    """
    there = [moment.astimezone(zone) if moment else None for moment in moments]
    days = Counter(moment.date() for moment in there if moment)
    years = {moment.year for moment in there if moment}
    written, year = [], 0
    for moment in there:
        if moment is None:
            written.append("")
            continue
        text = short_day_text(moment, zone)
        if len(years) > 1 and moment.year != year:
            text = f"{text} {moment.year}"
        if days[moment.date()] > 1:
            text = f"{text}, {moment:%H:%M}"
        written.append(text)
        year = moment.year
    return written
