"""The sides of ``qosviewer compare``, from Zoom, the archive and files, in the order they were named."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qosviewer.api.cancel import CancelToken
from qosviewer.cli.compared_series import from_archive, last_of
from qosviewer.cli.kept import archive_account, archive_door, opened
from qosviewer.cli.messages import report
from qosviewer.cli.minutes_named import named_way
from qosviewer.cli.progress import Progress
from qosviewer.cli.set_up import Desk, set_up
from qosviewer.domain.compare.comparison import LABELS
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.compare.pairing import meeting_key
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import InputError, LocalFileError, QosViewerError
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.streams import DirectionReading
from qosviewer.services.accounts import open_session
from qosviewer.services.comparing import Fetching, Wanted, file_sides, kept_side
from qosviewer.services.comparing_kept import kept_row
from qosviewer.services.cross_pairings import kept_cross_pairings
from qosviewer.services.fetching import fetch_meeting
from qosviewer.services.gathering import Fetch, Gathering
from qosviewer.services.keeping import ArchiveDoor, fetch_and_keep
from qosviewer.services.minutes import fetch_or_from_minutes, keep_or_from_minutes

if TYPE_CHECKING:
    from qosviewer.api.session import Session
    from qosviewer.archive import Archive


@dataclass(frozen=True, slots=True)
class NamedSide:
    """One side, and as what it was named. Its letter is that of its place, also where another could not be had."""

    name: str
    side: Side


@dataclass(slots=True)
class GatheredSides:
    """What could be had.

    Attributes:
        sides: In the order they were named.
        errors: Why some could not be had, or not all of them; said already.
        missing: The same as every JSON output has it.
        decisions: Who is who across them, as decided by hand.
    """

    sides: list[NamedSide] = field(default_factory=list)
    errors: list[QosViewerError] = field(default_factory=list)
    missing: list[dict[str, object]] = field(default_factory=list)
    decisions: tuple[CrossPairing, ...] = ()


def gather_sides(wanted: Sequence[Wanted], options: argparse.Namespace) -> GatheredSides:
    """Have everything that is wanted, and say what can't be had.

    Raises:
        QosViewerError: There is no account to fetch with.
    """
    return _Gatherer(options).gather(wanted)


class _Gatherer:
    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._desk = set_up(options)
        self._found = GatheredSides()

    def gather(self, wanted: Sequence[Wanted]) -> GatheredSides:
        with archive_door() as door:
            planned = [from_archive(each, door, self._options) for each in self._expanded(wanted, door)]
            refs = [each.what for each in planned if isinstance(each.what, MeetingRef)]
            fetched = iter(self._fetched(refs, door) if refs else ())
            place = 0
            for each in planned:
                if isinstance(each.what, MeetingRef):
                    sides: list[Side] = next(fetched)
                else:
                    sides = self._here(each, each.what, door)
                for number, side in enumerate(sides, place):
                    self._found.sides.append(NamedSide(each.name, replace(side, label=LABELS[number % len(LABELS)])))
                place += max(len(sides), 1)
            if archive := door.opened:
                self._found.decisions = self._decisions(archive)
        return self._found

    def _expanded(self, wanted: Sequence[Wanted], door: ArchiveDoor) -> Iterator[Wanted]:
        """Yield what is wanted, the last of a series in place of its number."""
        for each in wanted:
            if not self._options.last:
                yield each
                continue
            found, trouble = last_of(each, door, self._desk, self._options)
            if trouble:
                # Reported already.
                self._found.errors.append(trouble)
                self._found.missing.append({"meeting": each.name, "error": trouble.as_json()})
            yield from found

    def _reading(self, kind: MeetingKind) -> DirectionReading:
        return self._desk.settings.direction_reading(kind.value)

    def _decisions(self, archive: Archive) -> tuple[CrossPairing, ...]:
        """Return who is who as people decided; without them, people are paired by what they are known by."""
        try:
            return kept_cross_pairings(archive, {meeting_key(named.side) for named in self._found.sides})
        except QosViewerError as error:
            report(error, self._options)
            return ()

    def _fail(self, error: QosViewerError, about: str) -> None:
        self._found.errors.append(named_way(error))
        self._found.missing.append({"meeting": about, "error": error.as_json()})
        report(error, self._options, about=about)

    def _here(self, each: Wanted, what: int | Path, door: ArchiveDoor) -> list[Side]:
        """Return what is in the archive or in a file."""
        try:
            if isinstance(what, int):
                if door.trouble is not None:
                    # A lock was waited for once: not again for each of twenty.
                    raise door.trouble
                return [kept_side(opened(door, self._options), what, self._reading)]
            with self._place_for_files(door) as archive:
                sides, problems = file_sides(what, archive, self._reading)
        except QosViewerError as error:
            self._fail(error, each.name)
            return []
        for problem in problems:
            self._fail(InputError(problem.message), ", ".join(filter(None, (each.name, problem.spot.text))))
        return sides

    @contextmanager
    def _place_for_files(self, door: ArchiveDoor) -> Iterator[Archive]:
        """Give the archive, or one for the moment where nothing is to be kept."""
        if not self._options.no_keep:
            yield opened(door, self._options)
            return
        from qosviewer.archive import Archive

        with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder, "archive.sqlite3")) as archive:
            yield archive

    def _fetched(self, refs: Sequence[MeetingRef], door: ArchiveDoor) -> Iterator[list[Side]]:
        """Yield what could be had of each meeting: one side, or none."""
        try:
            account = self._desk.find_account(self._options)
            session = open_session(account, self._desk.paces)
        except QosViewerError as error:
            report(error, self._options)
            for ref in refs:
                self._found.errors.append(error)
                self._found.missing.append({"meeting": ref.text, "error": error.as_json()})
                yield self._part(ref, door)
            return
        gathering = Gathering(session, refs, self._reading, self._fetch(session, account.name, door))
        noting = Fetching(self._reading)
        try:
            with gathering, Progress(gathering.results, sys.stderr) as progress:
                for news in gathering.news():
                    noting.take(news)
                    progress.tell(news)
            archive = None if self._options.no_keep else _if_open(door)
            for result in gathering.results:
                if result.error:
                    self._fail(result.error, result.ref.text)
                if result.not_kept:
                    report(result.not_kept, self._options, about=result.ref.text)
                has_anything = result.data.table.participant_count > 0
                if has_anything:
                    yield [noting.side(result, session, archive, CancelToken())]
                else:
                    yield self._part(result.ref, door)
        finally:
            _save_calls(self._desk)

    def _fetch(self, session: Session, name: str, door: ArchiveDoor) -> Fetch:
        minutes = self._options.from_minutes
        if self._options.no_keep:
            return fetch_or_from_minutes if minutes else fetch_meeting
        keep = keep_or_from_minutes if minutes else fetch_and_keep
        return partial(keep, archive=door, account=archive_account(session, name), unless_kept=True)

    def _part(self, ref: MeetingRef, door: ArchiveDoor) -> list[Side]:
        """Return what is kept of a meeting that can't be fetched: better a part than nothing."""
        row = kept_row(door, ref)
        if row is None or row.snapshot is None:
            return []
        try:
            return [kept_side(door.open(), row.snapshot, self._reading)]
        except QosViewerError as error:
            self._fail(error, ref.text)
            return []


def _if_open(door: ArchiveDoor) -> Archive | None:
    with suppress(QosViewerError):
        return door.open()
    return None


def _save_calls(desk: Desk) -> None:
    # A count that can't be kept is no reason to keep back what was fetched.
    with suppress(LocalFileError):
        desk.calls.save()
