"""Files become snapshots of the archive: read, sorted into meetings, kept. A generator: each yield is a place to stop.

What is wrong with one file never stops the others. Webhook bodies of one meeting may stand in many files; they are one
snapshot.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from qosviewer.api.wire import read_page
from qosviewer.archive import FILE, FILES, Archive
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingRef
from qosviewer.services.importing.bad_file import NOWHERE, BadFile, Spot
from qosviewer.services.importing.files import LARGEST_BYTES, files_of, read_text
from qosviewer.services.importing.found import Found, Report
from qosviewer.services.importing.json_documents import documents
from qosviewer.services.importing.own_csv import is_own_csv, read_own_csv
from qosviewer.services.importing.own_json import is_own, read_own_json
from qosviewer.services.importing.zoom_documents import Events, ZoomDocuments

MOST_LISTED: Final = 50
"""Problems of one file; a log of noise would fill every list."""

MOST_PROBLEMS: Final = 10_000
"""A file with more is no file of ours that has gone wrong."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file is about to be read.

    Attributes:
        file: The file.
        index: Which one it is, from 0.
        total: How many there are.
    """

    file: Path
    index: int
    total: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A meeting is in the archive.

    Attributes:
        files: Where it comes from; the first stands for all.
        snapshot: Number of its snapshot.
        meeting: Number of the meeting in the archive.
        info: What is known about it.
        participants: How many it has.
        known: Whether it was taken from a file before, and so was not kept a second time.
        notes: What is worth knowing, in sentences.
    """

    files: tuple[Path, ...]
    snapshot: int
    meeting: int
    info: MeetingInfo
    participants: int
    known: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or one place in it, that could not be read.

    Attributes:
        file: The file.
        message: What is wrong.
        spot: Where in the file.
    """

    file: Path
    message: Message
    spot: Spot = NOWHERE


@dataclass(frozen=True, slots=True)
class Writing:
    """Pages of a large meeting are made ready to be kept; all of them then are, at once."""

    info: MeetingInfo
    done: int
    total: int


ImportEvent = Reading | Writing | Imported | Problem


def import_files(
    paths: Iterable[Path], archive: Archive, *, largest_bytes: int = LARGEST_BYTES
) -> Generator[ImportEvent, None, None]:
    """Keep what is in files, and in the files of folders.

    Args:
        paths: Files and folders.
        archive: Where to.
        largest_bytes: Larger files are refused.

    Raises:
        ArchiveError: The archive can't be written; what was yielded as imported is kept.
    """
    named = list(files_of(paths))
    events: dict[MeetingRef, tuple[Events, list[Path]]] = {}
    for index, each in enumerate(named):
        if isinstance(each, tuple):
            yield Problem(each[0], each[1].message)
            continue
        yield Reading(each, index, len(named))
        yield from _import_one(each, archive, largest_bytes, events)
    for collected, files in events.values():
        yield from _keep(collected.as_meeting(), tuple(files), archive)


def _import_one(
    file: Path, archive: Archive, largest_bytes: int, events: dict[MeetingRef, tuple[Events, list[Path]]]
) -> Iterator[ImportEvent]:
    problems = _Problems()
    meetings: list[Found] = []
    own: dict[MeetingRef, Events] = {}
    try:
        meetings, own = _meetings_of(read_text(file, largest_bytes), problems.add)
    except BadFile as error:
        problems.listed.append(error)
    yield from (Problem(file, problem.message, problem.spot) for problem in problems.listed)
    if problems.further:
        yield Problem(file, texts.IMPORT_FURTHER_PROBLEMS.fill(count=problems.further))
    for number, found in enumerate(meetings, 1):
        yield from _keep(_named(found, file, number if len(meetings) > 1 else 0, archive), (file,), archive)
    for ref, collected in own.items():
        if not (ref.uuid or ref.number):
            # Which meeting it was, nobody knows: not the same as that of another file.
            yield from _keep(_named(collected.as_meeting(), file, 0, archive), (file,), archive)
            continue
        together, files = events.setdefault(ref, (Events(collected.info), []))
        together.info = replace(together.info, topic=together.info.topic or collected.info.topic)
        together.bodies += collected.bodies
        files.append(file)


class _Problems:
    """What is wrong with one file whose other places are fine."""

    def __init__(self) -> None:
        self.listed: list[BadFile] = []
        self.further = 0

    def add(self, error: BadFile) -> None:
        """Note one; enough is enough."""
        if len(self.listed) < MOST_LISTED:
            self.listed.append(error)
            return
        self.further += 1
        if self.further >= MOST_PROBLEMS:
            raise error


def _meetings_of(text: str, report: Report) -> tuple[list[Found], dict[MeetingRef, Events]]:
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        sorted_in, own = ZoomDocuments(report), list[Found]()
        for document in documents(text, report):
            if is_own(document.value):
                own += read_own_json(document)
            else:
                sorted_in.take(document)
        sorted_in.end()
        return own + sorted_in.meetings, sorted_in.events
    if is_own_csv(text):
        return read_own_csv(text), {}
    raise BadFile(texts.IMPORT_UNKNOWN)


def _named(found: Found, file: Path, number: int, archive: Archive) -> Found:
    """Return a meeting with a title that people know it by: its own, that of an earlier fetch, else the file's name.

    Our CSV has no topic, and a number tells nobody which meeting it was. A later fetch gives it Zoom's title.
    """
    info = found.info
    if info.topic.strip():
        return found
    kept = archive.latest(info.ref) if info.ref.uuid else None
    of_file = f"{file.name} ({number})" if number else file.name
    return replace(found, info=replace(info, topic=(kept and kept.info.topic) or of_file))


def _keep(found: Found, files: tuple[Path, ...], archive: Archive) -> Iterator[ImportEvent]:
    batches: list[Batch] = []
    try:
        for batch in _batches(found):
            batches.append(batch)
            yield Writing(found.info, len(batches), len(found.pages))
    except QosViewerError as error:
        yield Problem(files[0], error.message)
        return
    if not any(batch.participants for batch in batches):
        yield Problem(files[0], texts.IMPORT_NOBODY)
        return
    reason = texts.IMPORT_WAS_PARTIAL if found.is_partial else ""
    twin = archive.twin(found.info.ref, [batch.raw.checksum for batch in batches], complete=not reason)
    kept = (
        archive.kept(twin) if twin is not None else archive.keep_whole(found.info, FILES, FILE, batches, None, reason)
    )
    participants = archive.load(kept.snapshot).table.participant_count
    yield Imported(files, kept.snapshot, kept.meeting, kept.info, participants, twin is not None, tuple(found.notes))


def _batches(found: Found) -> Iterator[Batch]:
    before: Batch | None = None
    for page in found.pages:
        number = before.page + 1 if before and before.walk == page.walk else 0
        before = read_page(page.body, walk=page.walk, page=number)
        yield before
