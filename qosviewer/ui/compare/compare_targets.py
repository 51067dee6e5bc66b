"""Pages of the window as things to compare with: which meeting the library takes them for, and what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.models.compare_offer import Offer, offer_to_add, offer_to_compare
from qosviewer.models.library_entry import Entry, EntryKey

if TYPE_CHECKING:
    from qosviewer.domain.compare.sides import Side
    from qosviewer.ui.compare.compare_page import ComparePage
    from qosviewer.ui.meeting.meeting_page import MeetingPage


def reason_against(page: MeetingPage) -> Message | None:
    """Return why an open meeting can't be compared now; None where it can."""
    if page.kept is not None:
        return None
    if page.controller.state.phase.is_busy:
        return texts.COMPARE_STILL_FETCHING
    return None if page.model.data.table.participant_count else texts.COMPARE_NOTHING_HERE


def others(page: MeetingPage, known: Sequence[Entry]) -> list[Entry]:
    """Return the meetings of the library that are not the one of a page."""
    key = _key_on(page, known)
    return [entry for entry in known if entry.key != key]


def compared(page: ComparePage) -> set[EntryKey]:
    """Return by what the library knows the meetings of a comparison, as far as it does."""
    refs = (side.data.info.ref for side in page.model.sides)
    return {_key(ref) for ref in refs if ref.uuid}


def without(page: ComparePage, sides: Sequence[Side]) -> list[Side]:
    """Return those sides whose meetings are not in a comparison yet."""
    known = compared(page)
    return [side for side in sides if _key(side.data.info.ref) not in known]


def offer_on_meeting(page: MeetingPage, entries: Sequence[Entry], known: Sequence[Entry]) -> Offer:
    """Return what dropping meetings of the library onto an open one would do."""
    if reason := reason_against(page):
        return Offer(reason.title, reason.detail, possible=False)
    return offer_to_compare(entries, None, meeting_title(page.model.data.info), _key_on(page, known))


def offer_on_comparison(page: ComparePage, entries: Sequence[Entry]) -> Offer:
    """Return what dropping meetings of the library onto a comparison would do."""
    return offer_to_add(entries, compared(page), len(page.model.sides))


def _key_on(page: MeetingPage, known: Sequence[Entry]) -> EntryKey:
    """Return by what the library knows an open meeting: the row that it is kept as, else its own UUID."""
    kept = page.kept.meeting if page.kept is not None else None
    found = (entry.key for entry in known if entry.kept and entry.kept.meeting == kept)
    return next(found, _key(page.model.data.info.ref))


def _key(ref: MeetingRef) -> EntryKey:
    return ref.kind.value, ref.uuid
