"""``qosviewer archive delete``: snapshots by number, by age, or of an account."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.cli.archive.actions import account_named, add_action, add_yes_to, confirm, snapshot_number
from qosviewer.cli.results import deliver, json_answer, text_answer
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, InputError

if TYPE_CHECKING:
    from qosviewer.archive import Archive

SCHEMA: Final = "qosviewer.archive.delete/1"


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    parser = add_action(
        actions,
        common,
        "delete",
        run,
        "delete snapshots",
        "Deletes snapshots by their numbers, those of meetings before a day (--older-than), or everything of an "
        "account (--account). Notes on meetings stay, except with --account.",
    )
    parser.add_argument("snapshots", nargs="*", type=snapshot_number, metavar="N", help="numbers of snapshots")
    parser.add_argument("--older-than", metavar="DAY", help="those of meetings that began before: -365d, 2026-03-01")
    add_yes_to(parser)


def run(options: argparse.Namespace) -> int:
    """Delete what is meant, after asking."""
    from qosviewer.cli.kept import open_archive

    if sum(map(bool, (options.snapshots, options.older_than, options.account))) != 1:
        raise InputError(texts.COMMAND_DELETE_ONE_OF)
    with open_archive(options) as archive:
        deleted = _delete(archive, options)
    answer = {"schema": SCHEMA, "deleted": deleted}
    sentence = texts.COMMAND_DELETED.format(count=deleted)
    deliver(json_answer(answer) if options.json else text_answer(f"{sentence}\n"), "-")
    return EXIT_DONE


def _delete(archive: Archive, options: argparse.Namespace) -> int:
    from qosviewer.archive import Wanted
    from qosviewer.domain.day_words import beginning

    if options.snapshots:
        numbers = list(dict.fromkeys(options.snapshots))
        for number in numbers:
            # A number that is not there is a mistake to be told before anything is deleted.
            archive.kept(number)
        confirm(texts.COMMAND_DELETE_NUMBERS.format(count=len(numbers)), options)
        return archive.delete_snapshots(numbers)
    if options.older_than:
        moment = beginning(options.older_than, datetime.now(UTC))
        count = sum(row.snapshots for row in archive.library(Wanted(until=moment)))
        confirm(texts.COMMAND_DELETE_OLDER.format(count=count, day=f"{moment.astimezone():%Y-%m-%d %H:%M}"), options)
        return archive.delete_older_than(moment)
    account = account_named(archive, options.account)
    confirm(texts.COMMAND_DELETE_ACCOUNT.format(name=account.name or account.key), options)
    return archive.delete_account(account.key)
