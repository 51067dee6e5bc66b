"""Lists of participants of meetings that are compared without them: fetched, kept, and why one can't be."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.roster import Roster
from qosviewer.domain.source import FILE
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.rosters import RosterHere, fetch_roster, keep_roster

if TYPE_CHECKING:
    from qosviewer.archive import LibraryRow


@dataclass(frozen=True, slots=True)
class RosterFetched:
    """The list of one meeting, in the end.

    Attributes:
        side: Whose it is.
        roster: The list; not complete, and with the trouble, where there was any.
    """

    side: Side
    roster: Roster


class ComparedRosters:
    """Fetches the lists of participants of sides. For worker threads.

    Args:
        door: The archive, which knows through which account a meeting was fetched.
        account_of: Returns the name of the account that goes by a key in the archive; empty where there is none.
        open_session: Signs in by the name of an account.
    """

    def __init__(
        self,
        door: ArchiveDoor,
        account_of: Callable[[str], str],
        open_session: Callable[[str], Generator[None, None, Session]],
    ) -> None:
        self._door = door
        self._account_of = account_of
        self._open_session = open_session

    def hindrance(self, side: Side) -> str:
        """Return in a sentence why the list of a meeting can't be fetched; empty where it can."""
        label = side.label
        if not side.data.info.instance_known:
            return texts.ROSTER_NO_INSTANCE.format(label=label)
        try:
            row = self._row(side)
            if row is None:
                return texts.ROSTER_NOT_KEPT.format(label=label)
            if row.source == FILE:
                return texts.ROSTER_OF_FILE.format(label=label)
            return "" if self._account_of(row.account.key) else texts.ROSTER_NO_ACCOUNT.format(label=label)
        except QosViewerError as error:
            return texts.ROSTER_HINDERED.format(label=label, reason=error.title)

    def fetch(self, sides: Sequence[Side], cancel: CancelToken) -> Iterator[RosterFetched | None]:
        """Fetch the lists one after another, and keep those that are whole; yields None while it waits.

        Raises:
            Cancelled: The job was told to stop.
            QosViewerError: One can't be asked for at all.
        """
        for side in sides:
            row = self._row(side)
            name = self._account_of(row.account.key) if row is not None else ""
            if row is None or not name:
                continue
            # Beside what is compared, so that it is there when that is compared again.
            snapshot = row.snapshot if side.snapshot is None else side.snapshot
            session = yield from self._open_session(name)
            for event in fetch_roster(session, side.data.info.ref, cancel=cancel):
                if not isinstance(event, RosterHere):
                    yield None
                    continue
                if event.roster.complete and snapshot is not None:
                    # What can't be kept is shown all the same.
                    with suppress(QosViewerError):
                        keep_roster(self._door.open(), snapshot, event.raw)
                yield RosterFetched(side, event.roster)

    def _row(self, side: Side) -> LibraryRow | None:
        # A number alone would lead to another instance, and to the list of other people.
        known = side.data.info.instance_known and self._door.path.exists()
        row = self._door.open().latest(side.data.info.ref) if known else None
        return row if row is not None and row.snapshot is not None else None
