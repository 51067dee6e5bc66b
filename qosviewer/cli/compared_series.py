"""Meetings to be compared that are named by a number: the last of a series, and what the archive has whole."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qosviewer.cli.kept import archive_account
from qosviewer.cli.messages import report, say
from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.moments import day_text, local_text
from qosviewer.services.accounts import open_session
from qosviewer.services.comparing import Wanted
from qosviewer.services.comparing_kept import Instance, kept_row, kept_series, zoom_series

if TYPE_CHECKING:
    from qosviewer.cli.set_up import Desk
    from qosviewer.services.keeping import ArchiveDoor


def from_archive(wanted: Wanted, door: ArchiveDoor, options: argparse.Namespace) -> Wanted:
    """Return a meeting as what the archive has of it, if that is whole; else as it was."""
    ref = wanted.what
    if not isinstance(ref, MeetingRef) or (options.refresh and not ref.uuid):
        return wanted
    row = kept_row(door, ref)
    if row is None or row.snapshot is None or not row.complete:
        return wanted
    if not ref.uuid and not options.json:
        start = local_text(row.info.start) if row.info.start else texts.COMPARED_START_UNKNOWN
        say(texts.COMPARE_FROM_ARCHIVE.format(name=ref.text, start=start))
    return Wanted(wanted.name, row.snapshot)


def last_of(
    wanted: Wanted, door: ArchiveDoor, desk: Desk, options: argparse.Namespace
) -> tuple[list[Wanted], QosViewerError | None]:
    """Return the last meetings of a series, the oldest first, and what fell short.

    The archive is asked first, and Zoom where it knows too few; without an account what the archive has is all.

    Args:
        wanted: Names the number.
        door: The archive.
        desk: Finds the account.
        options: How many, and whether Zoom is asked in any case.

    Raises:
        QosViewerError: That is no series, or nothing is known of it.
    """
    ref = wanted.what
    if not isinstance(ref, MeetingRef) or not ref.number or ref.uuid:
        raise InputError(texts.COMPARE_LAST_WITHOUT_NUMBER.fill(name=wanted.name))
    trouble: QosViewerError | None = None
    known_by = texts.COMPARE_LAST_BY_ARCHIVE
    known: Sequence[Instance] = kept_series(door, ref)
    if len(known) < options.last or options.refresh:
        try:
            account = desk.find_account(options)
            session = open_session(account, desk.paces)
            owner = archive_account(session, account.name)
        except QosViewerError:
            if len(known) < 2 or options.refresh:
                raise
        else:
            known, trouble = zoom_series(door, ref, owner, session)
            if trouble and len(known) < 2:
                raise trouble
            known_by = known_by if trouble else texts.COMPARE_LAST_BY_ZOOM
    taken = list(reversed(known[: options.last]))
    _tell(ref, taken, known_by, options)
    if trouble:
        report(trouble, options, about=ref.text)
    return [_named(ref, each) for each in taken], trouble


def _named(ref: MeetingRef, instance: Instance) -> Wanted:
    uuid = instance.info.ref.uuid
    if instance.snapshot is not None:
        return Wanted(uuid or str(instance.snapshot), instance.snapshot)
    return Wanted(uuid, replace(ref, uuid=uuid))


def _tell(ref: MeetingRef, taken: Sequence[Instance], known: str, options: argparse.Namespace) -> None:
    if options.json or not taken:
        return
    first, last = (
        day_text(each.info.start) if each.info.start else texts.COMPARED_START_UNKNOWN for each in (taken[0], taken[-1])
    )
    say(texts.COMPARE_LAST_TAKEN.format(name=ref.text, count=len(taken), first=first, last=last, known=known))
    if len(taken) < options.last:
        say(texts.COMPARE_LAST_FEWER.format(name=ref.text, count=len(taken), wanted=options.last))
