"""``qosviewer fetch``: every participant and stream of one meeting or several, as CSV or JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from qosviewer.cli.exports import add_export_options_to, check_export, meetings_document
from qosviewer.cli.messages import report
from qosviewer.cli.results import deliver
from qosviewer.domain import texts
from qosviewer.domain.errors import (
    EXIT_DONE,
    EXIT_INTERRUPTED,
    EXIT_PARTIAL,
    EXIT_USAGE,
    InputError,
    LocalFileError,
    QosViewerError,
)
from qosviewer.domain.meeting import MeetingKind, MeetingRef

if TYPE_CHECKING:
    from qosviewer.services.gathering import Gathered


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
    add_export_options_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fetch, write what there is, and say what is missing."""
    check_export(options)
    refs = _understood(options)
    if refs is None:
        return EXIT_USAGE
    results, interrupted = _gathered(refs, options)
    results = _each_once(results)
    short = [result for result in results if not result.complete]
    errors = [result.error for result in short if result.error]
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
    from qosviewer.cli.progress import Progress
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.gathering import Gathering

    desk = set_up(options)
    session = desk.open_session(options)
    reading = {kind: desk.settings.direction_reading(kind.value) for kind in MeetingKind}
    gathering = Gathering(session, refs, reading.__getitem__)
    interrupted = False
    try:
        with gathering, Progress(gathering.results, sys.stderr) as progress:
            for news in gathering.news():
                progress.tell(news)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        # A count that can't be kept is no reason to keep back what was fetched.
        with suppress(LocalFileError):
            desk.calls.save()
    return gathering.results, interrupted


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
