"""``qosviewer meetings``: what was held, or is running, from Zoom's lists."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from qosviewer.cli.messages import report, say
from qosviewer.cli.results import add_output_to, check_output, deliver, json_answer, text_answer
from qosviewer.cli.stretch import Span, add_stretch_to, stretch_of
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_PARTIAL, InputError, LocalFileError, QosViewerError
from qosviewer.domain.meeting import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qosviewer.api.session import Session
    from qosviewer.archive import Account, Archive
    from qosviewer.cli.meeting_rows import MeetingRow
    from qosviewer.export.document import Document
    from qosviewer.services.browsing import BrowseEvent, Catalogue, Stretch

SCHEMA: Final = "qosviewer.meetings/1"
PAST: Final = "past"
LIVE: Final = "live"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "meetings",
        parents=[common],
        allow_abbrev=False,
        help="list past or running meetings",
        description="Lists the meetings of a stretch of time, the newest first. Zoom's lists reach six months back and "
        "take few calls a minute; days that are over are asked for once and kept.",
    )
    add_stretch_to(parser)
    parser.add_argument("--type", choices=(PAST, LIVE), default=PAST, help="that ended (the default), or still run")
    parser.add_argument("--webinars", action="store_true", help="webinars as well")
    parser.add_argument("--refresh", action="store_true", help="ask again for what was asked for a moment ago")
    parser.add_argument("--csv", action="store_true", help="as CSV; without --csv and --json a table for eyes")
    add_output_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, and write what there is."""
    from qosviewer.archive import ArchiveError
    from qosviewer.cli.kept import archive_account, archive_door, opened
    from qosviewer.cli.meeting_rows import meeting_row
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.accounts import open_session
    from qosviewer.services.browsing import Catalogue, Stretch

    if options.csv and options.json:
        raise InputError(texts.TWO_FORMATS)
    check_output(options.output)
    span, live = stretch_of(options), options.type == LIVE
    wanted = Stretch(span.since, span.until, kinds_of(options), past=not live, live=live, refresh=options.refresh)
    desk = set_up(options)
    account = desk.find_account(options)
    session = open_session(account, desk.paces)
    catalogue = Catalogue()
    with archive_door() as door:
        archive: Archive | None = None
        try:
            archive = opened(door, options)
        except ArchiveError as error:
            report(error, options)
        try:
            look(browse_with(session, archive, archive_account(session, account.name), wanted), catalogue, options)
        finally:
            # A count that can't be kept is no reason to keep back what was found.
            with suppress(LocalFileError):
                desk.calls.save()
        rows = [meeting_row(listed, archive) for listed in catalogue.meetings()]
    deliver(_document(rows, catalogue, span, options), options.output, complete=catalogue.whole)
    return EXIT_DONE if catalogue.whole else EXIT_PARTIAL


def kinds_of(options: argparse.Namespace) -> tuple[MeetingKind, ...]:
    """Return what is to be listed."""
    return (MeetingKind.MEETING, MeetingKind.WEBINAR) if options.webinars else (MeetingKind.MEETING,)


def look(events: Iterable[BrowseEvent], catalogue: Catalogue, options: argparse.Namespace) -> None:
    """Put what is listed into ``catalogue``, and say on stderr what falls short and what takes long.

    Raises:
        QosViewerError: Nothing could be listed.
    """
    from qosviewer.cli.progress import WORTH_MENTIONING_S
    from qosviewer.services.browsing import CutShort, NotKept, Refused, Waiting

    try:
        for event in events:
            catalogue.take(event)
            match event:
                case Waiting(reason=reason, seconds=seconds) if seconds >= WORTH_MENTIONING_S:
                    say(texts.LIST_WAITING.format(title=reason.title, seconds=round(seconds)))
                case CutShort(message=message):
                    report(InputError(message), options)
                case Refused(error=error) if catalogue.meetings():
                    report(error, options)
                case NotKept(error=error):
                    report(LocalFileError(texts.LIST_NOT_KEPT.fill(detail=error.detail)), options)
                case _:
                    pass
    except QosViewerError:
        if not catalogue.meetings():
            raise


def browse_with(session: Session, archive: Archive | None, account: Account, wanted: Stretch) -> Iterator[BrowseEvent]:
    """Return what `browse` yields to a command, which Ctrl+C stops."""
    from qosviewer.api.cancel import CancelToken
    from qosviewer.services.browsing import browse

    return browse(session, archive, account, wanted, cancel=CancelToken())


def shortfalls(catalogue: Catalogue) -> list[dict[str, object]]:
    """Return what could not be listed, as JSON has it."""
    missing: list[dict[str, object]] = [
        {"kind": refused.kind.value, "error": refused.error.as_json()} for refused in catalogue.refused
    ]
    if catalogue.cut_short:
        missing.append({"kind": None, "error": InputError(catalogue.cut_short).as_json()})
    return missing


def _document(rows: Sequence[MeetingRow], catalogue: Catalogue, span: Span, options: argparse.Namespace) -> Document:
    from qosviewer.cli.meeting_rows import COLUMNS, meetings_text
    from qosviewer.export.csv_table import csv_table

    if options.json:
        return json_answer(
            {
                "schema": SCHEMA,
                "complete": catalogue.whole,
                "missing": shortfalls(catalogue),
                **span.as_json(),
                "meetings": [row.as_json() for row in rows],
            }
        )
    if options.csv:
        return csv_table(COLUMNS, (tuple(row.as_json().values()) for row in rows))
    if not rows:
        say(texts.NO_MEETINGS_LISTED)
    return text_answer(meetings_text(rows))
