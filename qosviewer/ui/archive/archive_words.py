"""What the archive dialog says of figures, accounts and what was read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from qosviewer.domain import plain, texts
from qosviewer.models.library_words import date_text

if TYPE_CHECKING:
    from qosviewer.archive import Account, Figures, Reparsed


def bytes_text(size: int) -> str:
    """Return a size as people of this country write it."""
    return QLocale().formattedDataSize(size, 1)


def contents_text(figures: Figures) -> str:
    """Return how many meetings there are, and from when."""
    if not figures.meetings:
        return texts.STORAGE_EMPTY
    pattern = texts.STORAGE_CONTENTS_PARTIAL if figures.partial else texts.STORAGE_CONTENTS
    lines = [
        pattern.format(meetings=figures.meetings, snapshots=figures.snapshots, partial=figures.partial),
    ]
    if figures.oldest and figures.newest:
        oldest, newest = (date_text(day.astimezone()) for day in (figures.oldest, figures.newest))
        lines.append(texts.STORAGE_REACHES.format(oldest=oldest, newest=newest))
    return "\n".join(lines)


def account_text(account: Account) -> str:
    """Return what to call an account."""
    if not account.key:
        return texts.STORAGE_FILES_ACCOUNT
    return plain.one_line(account.name) or texts.STORAGE_NO_ACCOUNT_NAME.format(key=plain.one_line(account.key, 40))


def reparsed_text(result: Reparsed) -> str:
    """Return what reading a snapshot again changed, as a line."""
    if result.error is not None:
        return texts.STORAGE_REPARSE_LINE_FAILED.format(snapshot=result.snapshot, reason=result.error.title)
    return texts.STORAGE_REPARSE_LINE.format(
        snapshot=result.snapshot,
        before=result.participants[0],
        after=result.participants[1],
        streams_before=result.streams[0],
        streams_after=result.streams[1],
        identities=result.identities,
        readings=sum((result.readings or {}).values()),
        oddities=result.oddities,
    )
