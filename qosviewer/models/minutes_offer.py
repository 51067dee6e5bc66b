"""Which fetches of minutes are worth offering, each with what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.absence import why_no_figures
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.minutes_plan import MinutesPlan, pages_of, plan_minutes, plan_text
from qosviewer.domain.quality import State
from qosviewer.domain.stays import absent_stays
from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class Way:
    """One fetch.

    Attributes:
        key: What it is for: ``selected``, ``flagged`` or ``everyone``.
        title: What a button says.
        plan: What is asked for.
    """

    key: str
    title: str
    plan: MinutesPlan


@dataclass(frozen=True, slots=True)
class Offer:
    """What to say about minutes that are missing, and the ways to have them.

    Attributes:
        sentence: Why there are none; empty where nothing is missing.
        ways: Cheapest first.
    """

    sentence: str
    ways: tuple[Way, ...] = ()


def offer(data: MeetingData, selected: Sequence[ParticipantKey], asked: Callable[[ParticipantKey], bool]) -> Offer:
    """Return what is missing of whom is selected, or of everyone.

    Args:
        data: The meeting.
        selected: Who is selected; empty for everyone.
        asked: Tells whether Zoom was asked for somebody already.
    """
    table, minutes = data.table, data.companions.minutes
    if not table.participant_count:
        return Offer(texts.MINUTES_WAIT_FOR_SUMMARY)
    seated = [key for key in selected if table.row_of(key) is not None]
    if selected and not seated:
        return Offer(_none_of_absent(data, selected))
    selected = seated
    missing = [key for key in selected if not asked(key)]
    blank = [key for key in selected if asked(key) and not (key in minutes and len(minutes[key].at_s))]
    if selected and not missing:
        return Offer(_none_of(data, blank, len(selected)))
    if not any(not asked(key) for key in table.keys):
        return Offer("")
    known = len(selected) - len(missing)
    if selected:
        form = texts.MINUTES_SOME_OF_SELECTED if known else texts.MINUTES_NONE_OF_SELECTED
        sentence = form.format(known=known, count=len(selected))
    else:
        sentence = "" if minutes else texts.MINUTES_NONE_YET
    ways = tuple(_ways(data, missing, asked))
    flagged = next((way.plan.calls for way in ways if way.key == "flagged"), 0)
    if sentence and flagged > 1 and not selected:
        sentence = f"{sentence}\n{plan_text(flagged, table.participant_count)}"
    return Offer(sentence, ways)


def from_minutes_title(info: MeetingInfo) -> str:
    """Return what a button says that computes a meeting from its minutes, with what that costs where it is known."""
    if info.expected_participants is None:
        return texts.FROM_MINUTES_WAY
    calls = pages_of(info.expected_participants)
    return texts.FROM_MINUTES_WAY_ONE if calls == 1 else texts.FROM_MINUTES_WAY_CALLS.format(calls=calls)


def _none_of(data: MeetingData, blank: Sequence[ParticipantKey], count: int) -> str:
    if len(blank) < count:
        return ""
    if count > 1:
        return texts.MINUTES_ZOOM_HAS_NONE_OF_SEVERAL.format(count=count)
    row = data.table.row_of(blank[0])
    name = data.name_labels[row] if row is not None else blank[0][0]
    return texts.MINUTES_ZOOM_HAS_NONE.format(name=plain.isolated(name))


def _none_of_absent(data: MeetingData, keys: Sequence[ParticipantKey]) -> str:
    """Return why there is nothing to fetch of people of whom there is no summary."""
    stays = [stay for stay in absent_stays(data) if stay.key in set(keys)]
    if len(keys) > 1 or not stays:
        return texts.MINUTES_NOT_OF_SEVERAL_ABSENT.format(count=len(keys))
    name = plain.isolated(stays[0].name) or texts.NAMELESS
    reason = why_no_figures(stays[0].entry) if stays[0].entry else texts.ABSENT_UNKNOWN
    return texts.MINUTES_NOT_OF_ABSENT.format(name=name, reason=reason)


def _ways(data: MeetingData, missing: Sequence[ParticipantKey], asked: Callable[[ParticipantKey], bool]) -> list[Way]:
    table = data.table
    people = max(table.participant_count, data.info.expected_participants or 0)
    ways: list[Way] = []
    if missing:
        plan = plan_minutes([key[0] for key in missing], people)
        if not plan.everyone:
            one, several = texts.MINUTES_WAY_ONE, texts.MINUTES_WAY_SELECTED
            ways.append(Way("selected", _counted(one, several, plan), plan))
    rows = np.flatnonzero(data.assessment.participant_state >= State.WARNING).tolist()
    flagged = [key for row in rows if not asked(key := table.keys[row])]
    if flagged:
        plan = plan_minutes([key[0] for key in flagged], people)
        if not plan.everyone and set(flagged) != set(missing):
            one, several = texts.MINUTES_WAY_FLAGGED_ONE, texts.MINUTES_WAY_FLAGGED
            ways.append(Way("flagged", _counted(one, several, plan), plan))
    everyone = plan_minutes([], people)
    one, several = texts.MINUTES_WAY_EVERYONE_ONE, texts.MINUTES_WAY_EVERYONE
    ways.append(Way("everyone", _counted(one, several, everyone), everyone))
    return ways


def _counted(one: str, several: str, plan: MinutesPlan) -> str:
    form = one if plan.calls == 1 else several
    return form.format(count=len(plan.participant_ids), calls=plan.calls)
