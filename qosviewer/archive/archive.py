"""The archive as the rooms above see it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from qosviewer.archive import checking, deleting, forgetting, naming, reparsing, snapshots, tracing, twins, upkeep
from qosviewer.archive.changes import Changes
from qosviewer.archive.companions import Companions
from qosviewer.archive.cross_pairings import CrossPairings
from qosviewer.archive.database import PATIENCE_S, Database
from qosviewer.archive.library import EVERYTHING, LibraryRow, Wanted, found, latest, library, snapshots_of
from qosviewer.archive.meetings import Account
from qosviewer.archive.notes import Notes
from qosviewer.archive.pairings import Pairings
from qosviewer.archive.watching import WatchList
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch
from qosviewer.domain.errors import Message
from qosviewer.domain.identity import PersonalKeys
from qosviewer.domain.meeting import MeetingInfo, MeetingRef


class Archive:
    """Everything that was fetched, in one file. Any thread may use it, and several programs at once.

    Every method raises an `ArchiveError` where the file can't be read or written.

    Attributes:
        path: The file.
        notes: Notes, tags and ticket numbers.
        pairings: Which stays of a meeting are of the same human, decided by hand.
        cross_pairings: Which stays of different meetings are.
        watch_list: People, rooms and series to be marked.
        companions: Raw answers beside the summaries.
    """

    def __init__(self, database: Database) -> None:
        self.path = database.path
        self.notes = Notes(database)
        self.pairings = Pairings(database)
        self.cross_pairings = CrossPairings(database)
        self.watch_list = WatchList(database)
        self.companions = Companions(database)
        self._database = database

    @classmethod
    def open(cls, path: Path, patience_s: float = PATIENCE_S) -> Archive:
        """Open an archive; make it, readable by its owner only, where there is none.

        Args:
            path: The file.
            patience_s: How long to wait while another program writes.

        Raises:
            ArchiveDamaged: `rescue` may help.
            ArchiveRefused: It is of a newer version or of another program.
            ArchiveError: It can't be opened.
        """
        return cls(Database(path, patience_s))

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def warning(self) -> Message | None:
        """What is unsafe about where the file lies, or None."""
        system = upkeep.network_system(self.path)
        return texts.ARCHIVE_ON_NETWORK.fill(path=self.path, system=system) if system else None

    def begin(
        self, info: MeetingInfo, account: Account, source: str = snapshots.QSS, at: datetime | None = None
    ) -> snapshots.SnapshotWriter:
        """Begin a snapshot of a resolved meeting; ``at`` is now by default."""
        return snapshots.begin(self._database, info, account, source, at or datetime.now(UTC))

    def keep_whole(
        self,
        info: MeetingInfo,
        account: Account,
        source: str,
        batches: Sequence[Batch],
        at: datetime | None = None,
        reason: str = "",
    ) -> snapshots.Kept:
        """Keep a snapshot of which everything is at hand: whole, or nothing of it (`snapshots.keep_whole`)."""
        return snapshots.keep_whole(self._database, info, account, source, batches, at or datetime.now(UTC), reason)

    def resume(self, snapshot: int) -> snapshots.SnapshotWriter:
        """Go on with a partial snapshot.

        Raises:
            SnapshotNotThere: There is none of that number.
            SnapshotWentOn: It is complete.
        """
        return snapshots.resume(self._database, snapshot)

    def kept(self, snapshot: int) -> snapshots.Kept:
        """Return what a snapshot is, without its numbers.

        Raises:
            SnapshotNotThere: There is none of that number.
        """
        return snapshots.read_kept(self._database, snapshot)

    def load(self, snapshot: int) -> snapshots.Loaded:
        """Return a snapshot with its table, the same as the one that was filled while fetching.

        Raises:
            SnapshotNotThere: There is none of that number.
            ChecksumWrong: It is not what was kept.
        """
        kept = self.kept(snapshot)
        return snapshots.Loaded(kept, snapshots.read_table(self._database, snapshot))

    def library(self, wanted: Wanted = EVERYTHING) -> list[LibraryRow]:
        """Return the meetings, the latest first."""
        return library(self._database, wanted)

    def search(self, text: str) -> frozenset[int]:
        """Return the numbers of the meetings that ``text`` leads to, to show those of a list that is there already."""
        return found(self._database, text)

    def name_unread(self, kind: str, identities: tracing.ReadIdentities) -> Iterator[int]:
        """Let the search know whom older answers of a kind name (`naming.name_unread`); yields each snapshot done."""
        return naming.name_unread(self._database, kind, identities)

    def latest(self, ref: MeetingRef) -> LibraryRow | None:
        """Return what there is of a meeting: of its UUID, else of the latest instance of its number."""
        return latest(self._database, ref)

    def snapshots_of(self, meeting: int) -> list[int]:
        """Return the numbers of a meeting's snapshots, the newest first."""
        return snapshots_of(self._database, meeting)

    def changes(self) -> Changes:
        """Watch for changes from now on, made by any thread or program; to be used as a context manager."""
        return Changes(self._database)

    def twin(self, ref: MeetingRef, checksums: Sequence[bytes], *, complete: bool = True) -> int | None:
        """Return the snapshot that was made from a file with exactly these answers (`twins.twin`), or None."""
        return twins.twin(self._database, ref, checksums, complete=complete)

    def delete_snapshots(self, numbers: Sequence[int]) -> int:
        """Delete snapshots; notes stay. Return how many were there."""
        return deleting.delete_snapshots(self._database, numbers)

    def delete_meeting(self, meeting: int) -> int:
        """Delete a meeting with its notes; return how many snapshots were there."""
        return deleting.delete_meeting(self._database, meeting)

    def delete_older_than(self, moment: datetime) -> int:
        """Delete the snapshots of meetings that began before; notes stay. Return how many there were."""
        return deleting.delete_older_than(self._database, moment)

    def delete_account(self, key: str) -> int:
        """Delete everything of an account; return how many snapshots there were."""
        return deleting.delete_account(self._database, key)

    def traces(
        self, person: tracing.Person, identities: tracing.ReadIdentities = lambda _body, _charset: ()
    ) -> tracing.Traces:
        """Return what is known of a person (`tracing.traces`), to be confirmed before `forget`."""
        return tracing.traces(self._database, person, identities)

    def forget(self, person: tracing.Person, personal_keys: PersonalKeys = forgetting.NO_KEYS) -> int:
        """Blank a person everywhere (`forgetting.forget`); return how many snapshots were changed.

        Raises:
            ArchiveBusy: Everything is blanked, but the log could not be emptied; do it again.
        """
        return forgetting.forget(self._database, person, personal_keys)

    def figures(self) -> upkeep.Figures:
        """Return how much there is."""
        return upkeep.figures(self._database)

    def vacuum(self) -> None:
        """Give free room back to the disk."""
        upkeep.vacuum(self._database)

    def backup(self, target: Path, progress: Callable[[float], None] = lambda _share: None) -> None:
        """Copy everything to a file, whoever writes meanwhile (`upkeep.backup`)."""
        upkeep.backup(self._database, target, progress)

    def check(self) -> Generator[checking.Proof, None, checking.Proof]:
        """Prove every checksum; yields now and then, and returns the proof."""
        return checking.check(self._database)

    def reparse(
        self, parse: reparsing.Parse, numbers: Sequence[int] | None = None
    ) -> Generator[reparsing.Reparsed, None, None]:
        """Read the raw answers of snapshots again, of all by default; yields what that changed."""
        return reparsing.reparse(self._database, parse, numbers)
