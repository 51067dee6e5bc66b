"""What dropping meetings onto another one, or onto a comparison, would do; in words, also where it would do nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.errors import Message
from qosviewer.models.library_entry import Entry, EntryKey
from qosviewer.models.library_words import title_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What would happen.

    Attributes:
        title: In a few words, safe to show.
        detail: What else to know of it; where nothing would happen, why.
        possible: Whether anything would happen.
    """

    title: str
    detail: str = ""
    possible: bool = True


def reason_against(entry: Entry) -> Message | None:
    """Return why a meeting can't be compared; None where it can."""
    if entry.comparable:
        return None
    return texts.COMPARE_IS_LIVE if entry.live else texts.COMPARE_ONLY_NOTES


def offer_to_compare(entries: Sequence[Entry], target: Entry | None, title: str, key: EntryKey | None) -> Offer:
    """Return what dropping entries onto a meeting would do.

    Args:
        entries: What is dragged.
        target: The meeting as the library has it; None where it is known from its page only.
        title: What the meeting is called.
        key: By what the library knows it, if it does.
    """
    if not entries:
        return _refusal(texts.DROP_UNKNOWN)
    if key is not None and any(entry.key == key for entry in entries):
        return _refusal(texts.DROP_ITSELF)
    whole = [*entries, *([] if target is None else [target])]
    if refusal := _reason(whole, len(entries) + 1):
        return refusal
    template = texts.DROP_COMPARE if len(entries) == 1 else texts.DROP_COMPARE_MANY
    return Offer(template.format(count=len(entries), title=plain.isolated(title)), _detail(whole))


def offer_to_add(entries: Sequence[Entry], compared: Collection[EntryKey], count: int) -> Offer:
    """Return what dropping entries onto a comparison would do.

    Args:
        entries: What is dragged.
        compared: What is in the comparison, as the library knows it.
        count: How many meetings are in the comparison.
    """
    if not entries:
        return _refusal(texts.DROP_UNKNOWN)
    new = [entry for entry in entries if entry.key not in compared]
    if not new:
        return _refusal(texts.COMPARE_ALL_IN)
    if refusal := _reason(new, count + len(new)):
        return refusal
    template = texts.DROP_ADD if len(new) == 1 else texts.DROP_ADD_MANY
    return Offer(template.format(count=len(new)), _detail(new, texts.CHOOSE_STAYS))


def _reason(entries: Sequence[Entry], count: int) -> Offer | None:
    for entry in entries:
        if reason := reason_against(entry):
            refused = texts.COMPARE_TOO_FEW_ONE.fill(
                title=plain.isolated(title_of(entry)),
                reason=reason.title,
                detail=reason.detail,
                advice=reason.advice,
            )
            return _refusal(refused)
    if count > MOST_SIDES:
        return _refusal(texts.COMPARE_TOO_MANY.fill(count=count, most=MOST_SIDES))
    return None


def _refusal(message: Message) -> Offer:
    return Offer(message.title, message.detail, possible=False)


def _detail(entries: Sequence[Entry], otherwise: str = texts.DROP_EARLIEST) -> str:
    return texts.DROP_FETCHED if any(entry.fetchable for entry in entries) else otherwise
