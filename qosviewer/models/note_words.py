"""Notes in words, and whom the watch list means. Pure; runs in workers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qosviewer.domain import texts

if TYPE_CHECKING:
    from qosviewer.archive import Note, Watched
    from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class Known:
    """What a participant can be recognised by, as received.

    Attributes:
        key: The participant.
        user_id: Account-wide id.
        email: E-mail address.
        name: Display name.
        is_room: Whether it is a room rather than a person, as far as the roster tells.
    """

    key: ParticipantKey
    user_id: str
    email: str
    name: str
    is_room: bool = False


def words_of(note: Note) -> str:
    """Return a note on one line: text, tags, ticket; hostile text."""
    parts = [note.text.strip(), " ".join(texts.LIBRARY_TAGGED.format(tag=tag) for tag in note.tags)]
    if note.ticket:
        parts.append(texts.NOTE_TICKET_SHOWN.format(ticket=note.ticket))
    return " · ".join(part for part in parts if part)


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags of what was typed, each once: separated by commas, with or without a leading number sign."""
    tags = (part.strip().removeprefix("#").strip() for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def is_watched(known: Known, watch_list: Iterable[Watched]) -> bool:
    """Tell whether somebody is on the watch list."""
    return any(entry_matches(known, each) for each in watch_list)


def entry_matches(known: Known, watched: Watched) -> bool:
    """Tell whether an entry of the watch list means somebody."""
    if watched.kind.value == "series":
        return False
    by = {"id": known.user_id, "email": known.email, "name": known.name}.get(watched.known_by.value, "")
    return bool(by) and watched.matches(by)


def as_watched(known: Known) -> Watched | None:
    """Return the entry that recognises somebody most surely; None where there is nothing to recognise them by."""
    from qosviewer.archive import KnownBy, Watched, WatchedKind

    kind = WatchedKind.ROOM if known.is_room else WatchedKind.PERSON
    for by, key in ((KnownBy.ID, known.user_id), (KnownBy.EMAIL, known.email), (KnownBy.NAME, known.name.strip())):
        if key:
            return Watched(kind, by, key, known.name.strip() or known.email or key)
    return None


def combined(old: Note, new: Note) -> Note:
    """Return what becomes of a note when several are written at once: nothing that was left empty changes it."""
    from qosviewer.archive import Note

    tags: Sequence[str] = (*old.tags, *new.tags)
    return Note(new.text or old.text, tuple(dict.fromkeys(tags)), new.ticket or old.ticket)
