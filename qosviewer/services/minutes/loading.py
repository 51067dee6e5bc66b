"""Minutes out of the archive: those beside a snapshot, or those that a snapshot was computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qosviewer.domain.source import MINUTES
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.minutes.fetching import with_keys
from qosviewer.services.minutes.shelf import EVERYONE, KIND

if TYPE_CHECKING:
    from qosviewer.archive import Archive
    from qosviewer.domain.minutes import Minutes
    from qosviewer.domain.minutes_plan import MinutesPlan
    from qosviewer.domain.table import ParticipantKey, QosTable


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """The stays of one kept answer.

    Attributes:
        stays: By the keys that their seats have in the summary.
        plan: Where a fetch of everyone that stopped early goes on; None where there is none.
    """

    stays: tuple[tuple[ParticipantKey, Minutes], ...]
    plan: MinutesPlan | None = None


def load_minutes(door: ArchiveDoor, snapshot: int | None, table: QosTable) -> Iterator[KeptMinutes]:
    """Yield what is known of the minutes of a snapshot, an answer at a time. For worker threads.

    Args:
        door: The archive.
        snapshot: The snapshot; None where nothing is kept of the meeting.
        table: Its numbers; where they were computed from minutes, its pages are the minutes.

    Raises:
        ChecksumWrong: An answer is not what was received.
        ArchiveError: They can't be read.
    """
    if table.source == MINUTES:
        yield from _of_pages(table)
        return
    if snapshot is None:
        return
    from qosviewer.api.wire import read_participant_minutes
    from qosviewer.archive import Series

    archive = door.open()
    keys = archive.companions.keys(KIND, snapshot)
    if EVERYONE in keys:
        yield from _everyone(archive, snapshot)
    for key in keys:
        if key == EVERYONE:
            continue
        for kept in archive.companions.pages(Series(KIND, key, snapshot)):
            page = read_participant_minutes(kept.raw.body, kept.raw.charset)
            yield KeptMinutes(tuple(((key, 0), stay) for stay in page.stays))


def has_everyone(archive: Archive, snapshot: int) -> bool:
    """Tell whether the minutes of everyone are kept beside a snapshot, to the last page. For worker threads.

    Raises:
        ArchiveError: It can't be read.
    """
    from qosviewer.api.wire import read_minutes
    from qosviewer.archive import Series

    pages = archive.companions.pages(Series(KIND, EVERYONE, snapshot))
    return bool(pages) and not read_minutes(pages[-1].raw.body, pages[-1].raw.charset).next_page_token


def plan_of_rest(archive: Archive, snapshot: int) -> MinutesPlan | None:
    """Return where a fetch of everyone that stopped early goes on; None where there is none. For worker threads.

    Raises:
        ArchiveError: It can't be read.
    """
    plan = None
    for kept in _everyone(archive, snapshot):
        plan = kept.plan
    return plan


def _of_pages(table: QosTable) -> Iterator[KeptMinutes]:
    from qosviewer.api.wire import read_minutes

    counts: Counter[str] = Counter()
    for raw in table.pages:
        yield KeptMinutes(with_keys(read_minutes(raw.body, raw.charset).stays, counts))


def _everyone(archive: Archive, snapshot: int) -> Iterator[KeptMinutes]:
    from qosviewer.api.wire import read_minutes
    from qosviewer.archive import Series
    from qosviewer.domain.minutes_plan import MinutesPlan, pages_of

    counts: Counter[str] = Counter()
    for kept in archive.companions.pages(Series(KIND, EVERYONE, snapshot)):
        page = read_minutes(kept.raw.body, kept.raw.charset)
        stays = with_keys(page.stays, counts)
        done = kept.page + 1
        calls = max(done, pages_of(page.total or 0))
        yield KeptMinutes(
            stays,
            MinutesPlan((), calls, done, done, page.next_page_token, kept.fetched_at, tuple(counts.items())),
        )
