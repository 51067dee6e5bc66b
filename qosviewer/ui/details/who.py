"""Whom the detail tabs are about, in words."""

from __future__ import annotations

from qosviewer.domain import plain, texts
from qosviewer.domain.stays import absent_stays
from qosviewer.domain.streams import Medium
from qosviewer.models.meeting_model import MeetingModel


def who_is_shown(model: MeetingModel) -> str:
    """Return whose streams are shown, e.g. ``Showing 3 selected participants``."""
    rows = model.selected_rows
    if not rows:
        return _without_figures(model) or texts.SHOWING_EVERYONE
    if len(rows) == 1:
        return texts.SHOWING_ONE.format(name=plain.isolated(model.data.name_labels[rows[0]]))
    return texts.SHOWING_SELECTED.format(count=len(rows))


def _without_figures(model: MeetingModel) -> str:
    """Return that there is no summary of those who are selected; empty where nobody is."""
    keys = set(model.selected)
    stays = [stay for stay in absent_stays(model.data) if stay.key in keys] if keys else []
    if len(stays) == 1:
        return texts.ABSENT_SELECTED_ONE.format(name=plain.isolated(stays[0].name) or texts.NAMELESS)
    return texts.ABSENT_SELECTED.format(count=len(keys)) if keys else ""


def why_nothing(model: MeetingModel, medium: Medium | None) -> str:
    """Return why there is no stream of a medium (of any, for None), e.g. "Anna Berg reported no CPU data."."""
    if not model.data.table.participant_count:
        return texts.EMPTY_NO_PARTICIPANTS
    key = medium.value if medium else "all"
    rows = model.selected_rows
    if not rows:
        return _without_figures(model) or texts.EMPTY_MEDIUM_EVERYONE[key]
    if len(rows) == 1:
        return texts.EMPTY_MEDIUM_ONE[key].format(name=plain.isolated(model.data.name_labels[rows[0]]))
    return texts.EMPTY_MEDIUM_SEVERAL[key].format(count=len(rows))
