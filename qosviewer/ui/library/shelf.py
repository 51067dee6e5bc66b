"""What the library knows, and the jobs that find it out: nothing here waits for the archive on the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.listing import Listed
from qosviewer.models.library_choice import Arrangement, Choice, arrange
from qosviewer.models.library_entry import Entry, EntryKey, merged
from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.work.jobs import JobRunner

if TYPE_CHECKING:
    from qosviewer.archive import Account, LibraryRow, Watched

_TYPING_MS: Final = 15
"""Letters that follow one another faster are looked for together."""
_LOOK_EVERY_S: Final = 1.0
_REST_FACTOR: Final = 4
"""While a fetch changes the archive all the time, looking into it takes at most a fifth of the time."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is in the archive.

    Attributes:
        rows: Every meeting, the latest first.
        tags: Every tag in use.
        watch_list: What is watched.
        watched: Numbers of the meetings that this concerns.
    """

    rows: tuple[LibraryRow, ...] = ()
    tags: tuple[str, ...] = ()
    watch_list: tuple[Watched, ...] = ()
    watched: frozenset[int] = field(default_factory=frozenset)


class Shelf(QObject):
    """Reads the archive in workers, merges it with Zoom's lists, and arranges what is wanted of it.

    Signals:
        loaded: What there is was read anew.
        arranged: Carries the `Arrangement` to show.
        failed: The archive could not be read; carries the `QosViewerError`.
        zone_changed: Times are to be written in another zone.

    Attributes:
        contents: What there is in the archive.
        entries: Everything, merged; the latest first.
        choice: What is wanted of it.
        zone: Of days and times; None for that of this computer.
        is_loaded: Whether the archive was read at all.
    """

    loaded = Signal()
    arranged = Signal(object)
    failed = Signal(object)
    zone_changed = Signal()

    def __init__(self, door: ArchiveDoor, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.contents = Contents()
        self.entries: tuple[Entry, ...] = ()
        self.choice = Choice()
        self.zone: tzinfo | None = None
        self.is_loaded = False
        self._door = door
        self._runner = runner
        self._listed: dict[Account, Sequence[Listed]] = {}
        self._hidden: frozenset[str] = frozenset()
        self._has_named = False
        self._load_is_due = False
        self._loading_since_s = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._load_if_due)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._arrange)

    @property
    def listed(self) -> dict[Account, Sequence[Listed]]:
        """What is at Zoom, by account."""
        return dict(self._listed)

    @property
    def watched(self) -> frozenset[EntryKey]:
        """What is on the watch list of all that is shown."""
        numbers = {each.key for each in self.contents.watch_list if each.known_by.value == "number"}
        return frozenset(
            entry.key
            for entry in self.entries
            if (entry.kept is not None and entry.kept.meeting in self.contents.watched)
            or (entry.info.ref.number and entry.info.ref.number in numbers)
        )

    def entries_of(self, keys: Iterable[EntryKey]) -> list[Entry]:
        """Return the meetings of keys, as far as there are any, in the order of the keys."""
        known = {entry.key: entry for entry in self.entries}
        return [known[key] for key in dict.fromkeys(keys) if key in known]

    def reload(self) -> None:
        """Read the archive anew, soon: not while it is being read, and not all the time."""
        self._load_is_due = True
        if self._runner.job(self._key("load")) is None and not self._rest.isActive():
            self._load_if_due()

    def choose(self, choice: Choice, *, typing: bool = False) -> None:
        """Show what is wanted; while typing, a moment later."""
        self.choice = choice
        if typing:
            self._typing.start()
        else:
            self._arrange()

    def set_zone(self, zone: tzinfo | None) -> None:
        """Write times, and tell days apart, in another zone."""
        self.zone = zone
        self.zone_changed.emit()
        self._arrange()

    def set_listed(self, account: Account, listed: Sequence[Listed]) -> None:
        """Take what Zoom lists of an account, in place of what it listed before."""
        self._listed[account] = tuple(listed)
        self._merge()

    def hide_accounts(self, keys: frozenset[str]) -> None:
        """Leave out what belongs to these accounts."""
        if keys != self._hidden:
            self._hidden = keys
            self._merge()

    def watch(self) -> None:
        """Follow what others write into the archive, from now on."""
        job = self._runner.start(self._key("watch"), self._changes)
        job.progressed.connect(lambda _changed: self.reload())

    # --- inside

    def _key(self, what: str) -> tuple[str, int, str]:
        return ("library", id(self), what)

    def _load_if_due(self) -> None:
        if not self._load_is_due:
            return
        self._load_is_due = False
        self._loading_since_s = monotonic()
        job = self._runner.start(self._key("load"), self._read, interval_ms=0)
        job.progressed.connect(lambda items: self._take(items[-1]))
        job.failed.connect(self._fail)
        job.done.connect(self._rested)

    def _read(self, _cancel: CancelToken) -> Iterator[Contents]:
        if not self._door.path.exists():
            # Looking makes no file.
            yield Contents()
            return
        archive = self._door.open()
        yield Contents(
            tuple(archive.library()),
            tuple(archive.notes.tags()),
            tuple(archive.watch_list.all()),
            archive.watch_list.meetings(),
        )

    def _changes(self, cancel: CancelToken) -> Iterator[None]:
        while not self._door.path.exists():
            cancel.wait(_LOOK_EVERY_S)
        with self._door.open().changes() as changes:
            yield None
            while True:
                cancel.wait(_LOOK_EVERY_S)
                if changes.any():
                    yield None

    def _take(self, contents: Contents) -> None:
        self.contents = contents
        if contents.rows and not self._has_named:
            # Not before something is shown: what an earlier version kept has waited long enough for it.
            self._has_named = True
            self._runner.start(self._key("name"), self._name)
        self.is_loaded = True
        self._merge()

    def _name(self, cancel: CancelToken) -> Iterator[None]:
        from qosviewer.services.rosters import name_kept_rosters

        for _snapshot in name_kept_rosters(self._door.open()):
            cancel.raise_if_cancelled()
            yield None

    def _rested(self) -> None:
        took_s = monotonic() - self._loading_since_s
        self._rest.start(round(took_s * 1000 * _REST_FACTOR))

    def _fail(self, error: QosViewerError) -> None:
        self.failed.emit(error)
        self._rested()

    def _merge(self) -> None:
        rows = (row for row in self.contents.rows if row.account.key not in self._hidden)
        listed = {account: each for account, each in self._listed.items() if account.key not in self._hidden}
        self.entries = tuple(merged(rows, listed))
        self.loaded.emit()
        self._arrange()

    def _arrange(self) -> None:
        self._typing.stop()
        if not self.is_loaded:
            return
        entries, choice, watched, zone = self.entries, self.choice, self.watched, self.zone

        def body(_cancel: CancelToken) -> Iterator[Arrangement]:
            archive = self._door.opened
            found = archive.search(choice.text) if archive and choice.text.strip() else frozenset()
            yield arrange(entries, choice, found, watched, datetime.now(UTC), zone)

        job = self._runner.start(self._key("arrange"), body, interval_ms=0)
        job.progressed.connect(lambda items: self.arranged.emit(items[-1]))
        job.failed.connect(self.failed)
