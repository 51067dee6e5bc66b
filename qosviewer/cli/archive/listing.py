"""``qosviewer archive list``: what is kept, found by words and filters."""

from __future__ import annotations

import argparse
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.cli.archive.actions import account_named, add_action
from qosviewer.cli.messages import say
from qosviewer.cli.results import add_output_to, check_output, deliver, json_answer, text_answer
from qosviewer.cli.stretch import local_minute, utc_text
from qosviewer.cli.text_table import text_table
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, InputError
from qosviewer.domain.meeting import MeetingKind

if TYPE_CHECKING:
    from qosviewer.archive import Archive, LibraryRow, Wanted

SCHEMA: Final = "qosviewer.archive.list/1"
_NUMBERS: Final = frozenset({0, 4})


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    parser = add_action(
        actions,
        common,
        "list",
        run,
        "the meetings that are kept",
        "Lists the meetings that are kept, the latest first; --account lists those of one account.",
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="beginnings of words of topic, host, number, names, e-mails, notes, tags; all have to be found",
    )
    parser.add_argument("--from", dest="since", metavar="DAY", help="the first day, as with meetings")
    parser.add_argument("--to", dest="until", metavar="DAY", help="the last day, included")
    parser.add_argument("--kind", choices=[kind.value for kind in MeetingKind], help="meetings or webinars only")
    parser.add_argument("--problems", action="store_true", help="only where somebody had problems")
    parser.add_argument("--partial", action="store_true", help="only what is not complete")
    parser.add_argument("--with-notes", action="store_true", help="only with notes")
    parser.add_argument("--tag", default="", metavar="TAG", help="only with this tag")
    parser.add_argument("--csv", action="store_true", help="as CSV; without --csv and --json a table for eyes")
    add_output_to(parser)


def run(options: argparse.Namespace) -> int:
    """List what is kept."""
    from qosviewer.cli.kept import open_archive
    from qosviewer.export.csv_table import csv_table
    from qosviewer.services.rosters import name_kept_rosters

    if options.csv and options.json:
        raise InputError(texts.TWO_FORMATS)
    check_output(options.output)
    with open_archive(options) as archive:
        if options.words:
            # What an earlier version kept, once.
            deque(name_kept_rosters(archive), 0)
        rows = archive.library(_wanted(archive, options))
    records = [row_json(row) for row in rows]
    if options.json:
        document = json_answer({"schema": SCHEMA, "meetings": records})
    elif options.csv:
        document = csv_table(COLUMNS, ([_cell(record[column]) for column in COLUMNS] for record in records))
    else:
        if not rows:
            say(texts.ARCHIVE_LIST_EMPTY)
        document = text_answer(_text(rows))
    deliver(document, options.output)
    return EXIT_DONE


def _wanted(archive: Archive, options: argparse.Namespace) -> Wanted:
    from qosviewer.archive import Wanted
    from qosviewer.domain.day_words import beginning, end
    from qosviewer.domain.quality import State

    now = datetime.now(UTC)
    return Wanted(
        text=" ".join(options.words),
        since=beginning(options.since, now) if options.since else None,
        until=end(options.until, now) if options.until else None,
        account=account_named(archive, options.account).key if options.account else None,
        kind=MeetingKind(options.kind) if options.kind else None,
        worst=frozenset({State.WARNING, State.BAD}) if options.problems else frozenset(),
        with_notes=options.with_notes,
        tag=options.tag,
        complete=False if options.partial else None,
    )


COLUMNS: Final = (
    "snapshot",
    "state",
    "meeting",
    "meeting_uuid",
    "kind",
    "topic",
    "host",
    "start_utc",
    "end_utc",
    "participants",
    "good",
    "warning",
    "bad",
    "unclassified",
    "source",
    "account",
    "account_key",
    "fetched_at",
    "snapshots",
    "tags",
    "ticket",
)


def row_json(row: LibraryRow) -> dict[str, object]:
    """Return a meeting as JSON has it."""
    info, glance = row.info, row.glance
    values = (
        row.snapshot,
        state_of(row),
        info.ref.text,
        info.ref.uuid,
        info.ref.kind.value,
        info.topic,
        info.host,
        utc_text(info.start) if info.start else None,
        utc_text(info.end) if info.end else None,
        row.participants,
        glance.good,
        glance.warning,
        glance.bad,
        glance.unclassified,
        row.source,
        row.account.name,
        row.account.key,
        utc_text(row.changed_at) if row.changed_at else None,
        row.snapshots,
        list(row.tags),
        row.ticket,
    )
    return dict(zip(COLUMNS, values, strict=True))


def state_of(row: LibraryRow) -> str:
    """Return how much of a meeting is kept; nothing where only notes are left."""
    if row.snapshot is None:
        return ""
    return "complete" if row.complete else "partial"


def _cell(value: object) -> str | int | None:
    if isinstance(value, list):
        return ", ".join(value)
    return value if isinstance(value, int) or value is None else str(value)


def _text(rows: list[LibraryRow]) -> str:
    header = ("N", "STATE", "START", "MEETING", "PEOPLE", "QUALITY", "TOPIC", "ACCOUNT")
    return text_table(header, map(_cells, rows), right=_NUMBERS)


def _quality(row: LibraryRow) -> str:
    from qosviewer.domain.quality import State

    state = row.glance.state
    if not row.participants or state is State.UNCLASSIFIED:
        # Nobody was found to have none: "0 of 14" would say so.
        return state.shape if row.participants else ""
    return texts.ARCHIVE_LIST_QUALITY.format(shape=state.shape, bad=row.glance.with_problems, all=row.glance.judged)


def _cells(row: LibraryRow) -> tuple[str, ...]:
    return (
        "" if row.snapshot is None else str(row.snapshot),
        state_of(row),
        local_minute(row.info.start),
        row.info.ref.text,
        str(row.participants),
        _quality(row),
        row.info.topic,
        row.account.name or row.account.key,
    )
