"""The archive, for commands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qosviewer.cli.messages import report
from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.services.accounts import ENVIRONMENT
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.places import find_places

if TYPE_CHECKING:
    from qosviewer.api.session import Session
    from qosviewer.archive import Account, Archive


@contextmanager
def archive_door() -> Iterator[ArchiveDoor]:
    """Give the way to the archive, and close it at the end."""
    door = ArchiveDoor(find_places().archive_file)
    try:
        yield door
    finally:
        door.close()


@contextmanager
def open_archive(options: Namespace) -> Iterator[Archive]:
    """Give the archive, and say on stderr what is unsafe about where it lies.

    Raises:
        ArchiveError: It can't be opened.
    """
    with archive_door() as door:
        yield opened(door, options)


def opened(door: ArchiveDoor, options: Namespace) -> Archive:
    """Open the archive, and say on stderr what is unsafe about where it lies.

    Raises:
        ArchiveError: It can't be opened.
    """
    archive = door.open()
    if warning := door.warning():
        report(LocalFileError(warning), options)
    return archive


def archive_account(session: Session, name: str) -> Account:
    """Return as whose the archive keeps what is fetched in a session, as the window does.

    Args:
        session: The session.
        name: What its account is called.
    """
    from qosviewer.archive import Account

    known = texts.ACCOUNT_OF_ENVIRONMENT if name == ENVIRONMENT else name
    return Account(session.sub_account or session.credentials.account_id, known)
