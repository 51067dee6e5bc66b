"""What the meetings of a comparison are called where room is short, and where it is not. No Qt."""

from __future__ import annotations

from typing import Final, NamedTuple

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.domain.short_moments import short_days

_TOPIC: Final = 22
"""Characters of a topic that a chip shows, where meetings have different ones."""
_TAB: Final = 20
"""Characters of each of two topics in a tab."""


class MeetingLabel(NamedTuple):
    """One meeting.

    Attributes:
        short: For a chip, e.g. ``A 4 Oct · baseline``.
        band: For the band over its columns, e.g. ``A · 4 Oct · baseline``.
        name: Its name for screen readers.
        full: Everything, in a sentence.
        role: ``baseline``, ``compared``, or nothing.
    """

    short: str
    band: str
    name: str
    full: str
    role: str


def shared_topic(comparison: Comparison) -> str:
    """Return the topic that all meetings have; empty where they differ."""
    titles = {meeting_title(side.data.info) for side in comparison.sides}
    return titles.pop() if len(titles) == 1 else ""


def comparison_title(comparison: Comparison) -> str:
    """Return what a comparison is called where room is short; of two of one series the days, which tell them apart."""
    sides = comparison.sides
    if len(sides) != 2:
        return texts.COMPARE_TITLE.format(count=len(sides))
    days, topic = short_days([side.data.info.start for side in sides]), shared_topic(comparison)
    if topic and all(days) and not comparison.is_same_meeting(1 - comparison.baseline):
        a, b = days
        return texts.COMPARE_TITLE_SERIES.format(a=a, b=b, topic=plain.isolated(plain.one_line(topic, _TOPIC)))
    a, b = (plain.isolated(plain.one_line(meeting_title(side.data.info), _TAB)) for side in sides)
    return texts.COMPARE_TITLE_TWO.format(a=a, b=b)


def meeting_labels(comparison: Comparison, other: int) -> list[MeetingLabel]:
    """Return the labels of all meetings of a comparison of which one is held against the baseline."""
    days = short_days([side.data.info.start for side in comparison.sides])
    has_topics = not shared_topic(comparison)
    return [_label(comparison, side, other, day, has_topics) for side, day in enumerate(days)]


def _label(comparison: Comparison, place: int, other: int, day: str, has_topic: bool) -> MeetingLabel:
    side = comparison.sides[place]
    info, title = side.data.info, meeting_title(side.data.info)
    start = local_text(info.start) if info.start else texts.COMPARED_START_UNKNOWN
    role = ""
    if place == comparison.baseline:
        role = texts.COMPARE_IS_BASELINE
    elif place == other:
        role = texts.COMPARE_IS_OTHER
    topic = plain.isolated(plain.one_line(title, _TOPIC)) if has_topic else ""
    part = "" if side.complete else texts.COMPARE_PART
    said = [day or texts.COMPARE_NO_DAY, part and texts.COMPARE_PART_SHORT, role]
    shown, band = (" · ".join(filter(None, words)) for words in ([topic, *said], said))
    full = texts.COMPARE_CHIP_TIP.format(
        label=side.label,
        title=plain.isolated(title),
        start=start,
        people=len(side.persons),
        source=texts.COMPARE_SOURCES.get(side.source, side.source),
    )
    return MeetingLabel(
        short=texts.COMPARE_CHIP.format(label=side.label, title=shown),
        band=texts.COMPARE_BAND.format(label=side.label, title=band),
        name=", ".join(filter(None, (side.label, title, start, role, part))),
        full=full,
        role=role,
    )
