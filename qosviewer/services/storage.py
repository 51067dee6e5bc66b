"""Looking after the archive, as generators: each yield tells how far it is, and is a place to stop."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import Cancelled, CancelToken

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive, Figures, Person, Proof, Reparsed, Traces, Wanted
    from qosviewer.domain.errors import Message

FORGET_TRIES: Final = 20
_FORGET_PAUSE_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in the archive.

    Attributes:
        figures: How much.
        accounts: Whose.
        warning: What is unsafe about where the file lies, or None.
    """

    figures: Figures
    accounts: tuple[Account, ...]
    warning: Message | None


@dataclass(frozen=True, slots=True)
class Doomed:
    """What a deletion would take.

    Attributes:
        meetings: How many meetings.
        snapshots: How many fetches of them.
    """

    meetings: int
    snapshots: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far something is."""

    done: int
    total: int


def overview(archive: Archive) -> Overview:
    """Return what is in the archive.

    Raises:
        ArchiveError: It can't be read.
    """
    rows = archive.library()
    accounts = {row.account.key: row.account for row in rows if row.snapshot is not None}
    in_order = sorted(accounts.values(), key=lambda account: (account.name.casefold(), account.key))
    return Overview(archive.figures(), tuple(in_order), archive.warning)


def older_than(archive: Archive, moment: datetime) -> Doomed:
    """Return what deleting everything from before a moment would take."""
    from qosviewer.archive import Wanted

    return _doomed(archive, Wanted(until=moment))


def of_account(archive: Archive, key: str) -> Doomed:
    """Return what deleting everything of an account would take."""
    from qosviewer.archive import Wanted

    return _doomed(archive, Wanted(account=key))


def _doomed(archive: Archive, wanted: Wanted) -> Doomed:
    rows = [row for row in archive.library(wanted) if row.snapshots]
    return Doomed(len(rows), sum(row.snapshots for row in rows))


def back_up(archive: Archive, target: Path, cancel: CancelToken) -> Iterator[Step]:
    """Copy the archive to a file; yields per mille.

    Raises:
        ArchiveError: It can't be read or written; what stood there is as it was.
        Cancelled: It was told to stop; likewise.
    """
    steps: queue.SimpleQueue[Step | BaseException | None] = queue.SimpleQueue()
    stopped = threading.Event()

    def progress(share: float) -> None:
        cancel.raise_if_cancelled()
        if stopped.is_set():
            raise Cancelled
        steps.put(Step(round(1000 * share), 1000))

    def work() -> None:
        try:
            archive.backup(target, progress)
        except BaseException as error:
            steps.put(error)
        else:
            steps.put(None)

    # SQLite copies in one call that only calls back.
    thread = threading.Thread(target=work, name="backup")
    thread.start()
    try:
        while (step := steps.get()) is not None:
            if isinstance(step, BaseException):
                raise step
            yield step
    finally:
        stopped.set()
        thread.join()


def prove(archive: Archive) -> Generator[Step, None, Proof]:
    """Check everything; returns the proof.

    Raises:
        ArchiveError: So little can be read that there is nothing to check.
    """
    total = archive.figures().snapshots
    checking = archive.check()
    done = 0
    while True:
        try:
            next(checking)
        except StopIteration as end:
            proof: Proof = end.value
            return proof
        yield Step(min(done, total), total)
        done += 1


def read_again(archive: Archive) -> Generator[Step, None, Sequence[Reparsed]]:
    """Make all numbers anew from the kept answers; returns what changed, and what could not be read.

    Raises:
        ArchiveError: The archive can't be read or written. What was done is done.
    """
    from qosviewer.services.keeping.parsing import parse

    total = archive.figures().snapshots
    worth_telling = []
    for done, reparsed in enumerate(archive.reparse(parse), 1):
        if reparsed.changed or reparsed.error:
            worth_telling.append(reparsed)
        yield Step(done, max(done, total))
    return worth_telling


def traces(archive: Archive, person: Person) -> Traces:
    """Return what is known of a person, to be confirmed before `forget`.

    Raises:
        ArchiveError: It can't be read.
    """
    from qosviewer.api.wire import read_identities

    return archive.traces(person, read_identities)


def forget(archive: Archive, person: Person, cancel: CancelToken) -> Iterator[Message]:
    """Blank a person everywhere; yields why it has to be done again while another program reads.

    Raises:
        ArchiveBusy: Everything is blanked, but another program keeps the log from being emptied.
        ArchiveError: Nothing was changed.
    """
    from qosviewer.api.wire import PERSONAL_KEYS
    from qosviewer.archive import ArchiveBusy

    for left in reversed(range(FORGET_TRIES)):
        try:
            archive.forget(person, PERSONAL_KEYS)
            return
        except ArchiveBusy as busy:
            if not left or cancel.cancelled:
                raise
            yield busy.message
        cancel.wait(_FORGET_PAUSE_S)
