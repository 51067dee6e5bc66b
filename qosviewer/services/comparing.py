"""The sides of a comparison, from wherever they are: Zoom, the archive, a file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain import meeting_ids, texts
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import InputError, QosViewerError
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.plain import one_line
from qosviewer.domain.streams import DirectionReading
from qosviewer.services.gathering import Gathered, News
from qosviewer.services.keeping import Keeping, OpenedMeeting
from qosviewer.services.rosters import RosterHere, fetch_roster, keep_roster, kept_roster

if TYPE_CHECKING:
    from qosviewer.archive import Archive
    from qosviewer.services.importing import Problem

Reading = Callable[[MeetingKind], DirectionReading]
LONGEST_SNAPSHOT_NUMBER: Final = 8
"""Digits: a longer number is that of a meeting, which has nine or more."""
_OF_FILES: Final = (".csv", ".json")
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to compare.

    Attributes:
        name: As it was typed.
        what: A meeting to be fetched, the number of a snapshot in the archive, or a file.
    """

    name: str
    what: MeetingRef | int | Path


def understand(arguments: Sequence[str], kind: MeetingKind) -> Iterator[Wanted]:
    """Yield what arguments mean: an existing file, the number of a snapshot, else a meeting.

    Raises:
        InputError: One can't be understood.
    """
    for name in arguments:
        if _is_file(name):
            yield Wanted(name, Path(name))
        elif name.isascii() and name.isdigit() and len(name) <= LONGEST_SNAPSHOT_NUMBER:
            yield Wanted(name, int(name))
        else:
            understood = meeting_ids.understand(name, kind)
            if understood.problems or not understood.refs:
                if Path(name).suffix.lower() in _OF_FILES:
                    raise InputError(texts.IMPORT_NOT_THERE.fill(path=one_line(name)))
                raise InputError((*understood.problems, texts.IDS_NOTHING_GIVEN)[0])
            yield from (Wanted(name, ref) for ref in understood.refs)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        # Too long for a name, as a pasted invitation is.
        return False


def kept_side(archive: Archive, snapshot: int, reading: Reading) -> Side:
    """Return a snapshot with everything that is kept beside it. For worker threads.

    Raises:
        ArchiveError: It can't be read.
    """
    loaded = archive.load(snapshot)
    kept = loaded.kept
    data = MeetingData(kept.info, loaded.table, reading(kept.info.ref.kind))
    if roster := kept_roster(archive, snapshot):
        data.companions.set_roster(roster)
    data.companions.set_pairings(archive.pairings.of(kept.meeting))
    return Side(data, kept.complete, kept.source, snapshot=snapshot)


def file_sides(path: Path, archive: Archive, reading: Reading) -> tuple[list[Side], list[Problem]]:
    """Keep what is in a file, and return its meetings and what could not be read.

    Raises:
        ArchiveError: The archive can't be written.
    """
    from qosviewer.services.importing import Imported, Problem, import_files

    sides: list[Side] = []
    problems: list[Problem] = []
    for event in import_files([path], archive):
        if isinstance(event, Imported):
            sides.append(kept_side(archive, event.snapshot, reading))
        elif isinstance(event, Problem):
            problems.append(event)
    return sides, problems


class Fetching:
    """What has to be known of meetings while they are gathered, for their rosters to be fetched and kept after them.

    Args:
        reading: How directions are read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._snapshots: dict[int, int] = {}
        self._sources: dict[int, str] = {}

    def take(self, news: News) -> None:
        """Note where a meeting is kept; one that is in the archive whole is taken from there."""
        gathered = news.gathered
        match news.event:
            case Keeping(snapshot=snapshot):
                self._snapshots[id(gathered)] = snapshot
            case OpenedMeeting(kept=kept, table=table):
                gathered.data = MeetingData(kept.info, table, self._reading(kept.info.ref.kind))
                self._snapshots[id(gathered)] = kept.snapshot
                self._sources[id(gathered)] = kept.source

    def side(self, gathered: Gathered, session: Session, archive: Archive | None, cancel: CancelToken) -> Side:
        """Return what was gathered of a meeting, with who was there. Trouble with that is no trouble.

        Raises:
            Cancelled: The job was told to stop.
        """
        snapshot = self._snapshots.get(id(gathered))
        self._add_companions(gathered.data, snapshot, session, archive, cancel)
        source = self._sources.get(id(gathered), gathered.data.table.source)
        return Side(gathered.data, gathered.complete, source)

    @staticmethod
    def _add_companions(
        data: MeetingData, snapshot: int | None, session: Session, archive: Archive | None, cancel: CancelToken
    ) -> None:
        if archive and snapshot is not None:
            with suppress(QosViewerError):
                data.companions.set_pairings(archive.pairings.of(archive.kept(snapshot).meeting))
                if roster := kept_roster(archive, snapshot):
                    data.companions.set_roster(roster)
                    return
        for event in fetch_roster(session, data.info.ref, cancel=cancel):
            if isinstance(event, Waiting):
                continue
            data.companions.set_roster(event.roster)
            _keep(event, snapshot, archive)


def _keep(here: RosterHere, snapshot: int | None, archive: Archive | None) -> None:
    if here.roster.trouble:
        _LOG.info("no list of participants: %s", here.roster.trouble.title)
    # A part would be taken for what there is, and never be asked for again.
    if archive and snapshot is not None and here.roster.complete:
        with suppress(QosViewerError):
            keep_roster(archive, snapshot, here.raw)
