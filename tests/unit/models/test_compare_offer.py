"""What dropping meetings would do, and why it would do nothing."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QModelIndex

from qosviewer.domain import texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.listing import Listed
from qosviewer.models.compare_offer import offer_to_add, offer_to_compare, reason_against
from qosviewer.models.dragged_meetings import MEETINGS, dragged, keys_of
from qosviewer.models.library_choice import Arrangement, Group
from qosviewer.models.library_entry import Entry, merged
from qosviewer.models.library_model import LibraryModel
from tests.support.archives import ACME
from tests.support.listings import NOON, listed, meeting, row


def kept(number: int) -> Entry:
    (entry,) = merged([row(number, meeting(f"u{number}", NOON))], {})
    return entry


def at_zoom(number: int, *, live: bool = False) -> Entry:
    (entry,) = merged([], {ACME: [listed(meeting(f"u{number}", NOON), live=live)]})
    return entry


def notes_only(number: int) -> Entry:
    (entry,) = merged([row(number, meeting(f"u{number}", NOON), snapshot=None)], {})
    return entry


def compare(*entries: Entry, onto: Entry):
    return offer_to_compare(entries, onto, "Weekly", onto.key)


def test_one_and_several_are_compared_with_another() -> None:
    assert compare(kept(1), onto=kept(2)).title == "Compare with “Weekly”"
    offer = compare(kept(1), kept(3), onto=kept(2))
    assert offer.possible and offer.title == "Compare 2 with “Weekly”"
    assert offer.detail == texts.DROP_EARLIEST


@pytest.mark.parametrize(("entry", "onto"), [(at_zoom(1), kept(2)), (kept(1), at_zoom(2))])
def test_what_is_at_zoom_is_said_to_be_fetched(entry: Entry, onto: Entry) -> None:
    assert compare(entry, onto=onto).detail == texts.DROP_FETCHED


@pytest.mark.parametrize(
    ("entries", "onto", "said"),
    [
        ((kept(1),), kept(1), texts.DROP_ITSELF.detail),
        ((kept(1), kept(2)), kept(2), texts.DROP_ITSELF.detail),
        ((), kept(2), texts.DROP_UNKNOWN.detail),
        ((at_zoom(1, live=True),), kept(2), texts.COMPARE_IS_LIVE.title),
        ((kept(1),), at_zoom(2, live=True), texts.COMPARE_IS_LIVE.title),
        ((notes_only(1),), kept(2), texts.COMPARE_ONLY_NOTES.title),
        (tuple(kept(n) for n in range(MOST_SIDES)), kept(99), "21 are more"),
    ],
)
def test_where_it_makes_no_sense_it_is_refused_and_said_why(entries, onto, said) -> None:
    offer = offer_to_compare(entries, onto, "Weekly", onto.key)
    assert not offer.possible
    assert said in offer.detail


def test_what_is_compared_already_is_not_added_again() -> None:
    both = {kept(1).key, kept(2).key}
    assert offer_to_add([kept(1)], both, 2).detail == texts.COMPARE_ALL_IN.detail
    offer = offer_to_add([kept(1), kept(3)], both, 2)
    assert offer.possible and offer.title == texts.DROP_ADD
    assert offer_to_add([kept(3), at_zoom(4)], both, 2).title == texts.DROP_ADD_MANY.format(count=2)
    assert not offer_to_add([kept(3)], both, MOST_SIDES).possible
    assert not offer_to_add([], both, 2).possible
    assert not offer_to_add([at_zoom(5, live=True)], both, 2).possible


def test_reasons_are_those_of_the_meeting() -> None:
    assert reason_against(kept(1)) is reason_against(at_zoom(1)) is None


def test_keys_survive_the_journey_and_anything_else_is_nothing() -> None:
    keys = (("meeting", "a/b=="), ("", "7"))
    assert keys_of(dragged(keys)) == keys
    assert keys_of(QMimeData()) == ()
    for wrong in (b"", b"\xff", b"7", b'["a"]', json.dumps([1, 2]).encode()):
        mime = QMimeData()
        mime.setData(MEETINGS, wrong)
        assert keys_of(mime) == ()


def test_the_library_hands_out_its_meetings_in_the_order_shown_and_no_headings() -> None:
    model = LibraryModel()
    one, two = kept(1), kept(2)
    model.show(Arrangement((Group("Today", 2), one, two), count=2, total=2))
    mime = model.mimeData([model.index(2), model.index(0), model.index(1)])
    assert keys_of(mime) == (one.key, two.key)
    assert model.mimeTypes() == [MEETINGS]
    assert not model.flags(QModelIndex()) & model.flags(model.index(1)).ItemIsDragEnabled
    assert model.flags(model.index(1)) & model.flags(model.index(1)).ItemIsDragEnabled


def test_a_listing_that_is_live_and_kept_is_taken_from_the_archive() -> None:
    info = meeting("u1", NOON)
    (entry,) = merged([row(1, info)], {ACME: [Listed(info, live=True)]})
    assert entry.comparable and reason_against(entry) is None
