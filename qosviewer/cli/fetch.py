"""``qosviewer fetch``: every participant and stream of one meeting or several, as CSV or JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qosviewer.cli.exports import add_export_options_to, check_export, meetings_document
from qosviewer.cli.messages import report
from qosviewer.cli.minutes_named import named_way
from qosviewer.cli.results import deliver
from qosviewer.domain import texts
from qosviewer.domain.errors import (
    EXIT_DONE,
    EXIT_INTERRUPTED,
    EXIT_PARTIAL,
    EXIT_USAGE,
    InputError,
    LocalFileError,
    Message,
    QosViewerError,
)
from qosviewer.domain.meeting import MeetingKind, MeetingRef

if TYPE_CHECKING:
    from qosviewer.api.session import Session
    from qosviewer.cli.set_up import Desk
    from qosviewer.services.gathering import Fetch, Gathered
    from qosviewer.services.keeping import ArchiveDoor


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "fetch",
        parents=[common],
        allow_abbrev=False,
        help="fetch meetings into a CSV or JSON file",
        description="Fetches every participant and stream of one meeting or several, all at the same time.",
    )
    parser.add_argument(
        "meetings", nargs="+", metavar="ID", help="number (blanks and dashes are fine), UUID, or join link"
    )
    parser.add_argument("--webinar", action="store_true", help="the numbers are those of webinars")
    parser.add_argument("--no-keep", action="store_true", help="do not put what is fetched into the archive")
    parser.add_argument(
        "--from-minutes",
        action="store_true",
        help="where the summary is not to be had (no QSS), compute min, avg and max from the minutes",
    )
    add_export_options_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fetch, write what there is, and say what is missing."""
    check_export(options)
    refs = _understood(options)
    if refs is None:
        return EXIT_USAGE
    results, interrupted = _gathered(refs, options)
    _report_not_kept(results, options)
    results = _each_once(results)
    short = [result for result in results if not result.complete]
    errors = [named_way(result.error) for result in short if result.error]
    for result in short:
        if result.error:
            report(result.error, options, about=result.ref.text if len(refs) > 1 else "")
    anything = any(result.data.table.participant_count for result in results)
    if anything:
        missing = [_shortfall(result) for result in short]
        document = meetings_document([result.data for result in results], missing, options)
        deliver(document, options.output, complete=not short)
    if interrupted:
        raise KeyboardInterrupt
    if not short:
        return EXIT_DONE
    return EXIT_PARTIAL if anything else errors[0].exit_code


def _understood(options: argparse.Namespace) -> tuple[MeetingRef, ...] | None:
    from qosviewer.domain.meeting_ids import understand
    from qosviewer.domain.meeting_numbers import is_digit_group

    # A number in groups comes as several arguments where nobody quoted it.
    joined = " " if all(map(is_digit_group, options.meetings)) else "\n"
    kind = MeetingKind.WEBINAR if options.webinar else MeetingKind.MEETING
    understood = understand(joined.join(options.meetings), kind)
    problems = understood.problems or (() if understood.refs else (texts.IDS_NOTHING_GIVEN,))
    for problem in problems:
        report(InputError(problem), options)
    return None if problems else understood.refs


def _gathered(refs: Sequence[MeetingRef], options: argparse.Namespace) -> tuple[list[Gathered], bool]:
    """Return what could be had of each meeting, and whether Ctrl+C cut it short."""
    from qosviewer.cli.kept import archive_door
    from qosviewer.cli.progress import Progress
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.accounts import open_session
    from qosviewer.services.gathering import Gathering

    desk = set_up(options)
    account = desk.find_account(options)
    session = open_session(account, desk.paces)
    reading = {kind: desk.settings.direction_reading(kind.value) for kind in MeetingKind}
    interrupted = False
    with archive_door() as door:
        fetch = _fetch(door, session, account.name, options)
        gathering = Gathering(session, refs, reading.__getitem__, fetch)
        try:
            with gathering, Progress(gathering.results, sys.stderr) as progress:
                for news in gathering.news():
                    progress.tell(news)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            _save_calls(desk)
        if warning := door.warning():
            report(LocalFileError(warning), options)
    return gathering.results, interrupted


def _fetch(door: ArchiveDoor, session: Session, name: str, options: argparse.Namespace) -> Fetch:
    from qosviewer.cli.kept import archive_account
    from qosviewer.services.fetching import fetch_meeting
    from qosviewer.services.keeping import fetch_and_keep
    from qosviewer.services.minutes import fetch_or_from_minutes, keep_or_from_minutes

    if options.no_keep:
        return fetch_or_from_minutes if options.from_minutes else fetch_meeting
    keep = keep_or_from_minutes if options.from_minutes else fetch_and_keep
    return partial(keep, archive=door, account=archive_account(session, name))


def _report_not_kept(results: Sequence[Gathered], options: argparse.Namespace) -> None:
    """Say what is not in the archive: a warning, for the result is as good as with it."""
    told: set[Message] = set()
    for result in results:
        if result.not_kept and result.not_kept.message not in told:
            message = result.not_kept.message
            told.add(message)
            detail = texts.RESULT_NOT_KEPT.format(detail=message.detail)
            report(LocalFileError(replace(message, detail=detail)), options)


def _save_calls(desk: Desk) -> None:
    # A count that can't be kept is no reason to keep back what was fetched.
    with suppress(LocalFileError):
        desk.calls.save()


def _each_once(results: Sequence[Gathered]) -> list[Gathered]:
    """Leave out an instance that was asked for twice, by its number and by its UUID; a complete one stays."""
    kept: dict[object, Gathered] = {}
    for result in results:
        ref = result.data.info.ref
        key = (ref.kind, ref.uuid) if ref.uuid else id(result)
        if key not in kept or (result.complete and not kept[key].complete):
            kept[key] = result
    return list(kept.values())


def _shortfall(result: Gathered) -> dict[str, object]:
    error = result.error or _Stopped(texts.STOPPED_BEFORE_ITS_END)
    return {"meeting": result.ref.text, "error": error.as_json()}


class _Stopped(QosViewerError):
    """A fetch that was told to stop."""

    exit_code = EXIT_INTERRUPTED
