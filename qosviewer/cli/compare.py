"""``qosviewer compare``: meetings side by side, person by person or stream by stream."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qosviewer.cli.messages import report, say
from qosviewer.cli.results import add_output_to, check_output, deliver
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_CHECK_FAILED, EXIT_DONE, EXIT_PARTIAL, InputError, Message
from qosviewer.domain.meeting import MeetingKind

if TYPE_CHECKING:
    from qosviewer.domain.compare.check import Check
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.domain.metrics import Field
    from qosviewer.export.document import Document
    from qosviewer.services.comparing import Wanted

JSON: Final = "json"
MOST_SIDES: Final = 20


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "compare",
        parents=[common],
        allow_abbrev=False,
        help="compare meetings person by person",
        description="Pairs the same people across meetings and says what got better or worse. What is in the archive "
        "whole is taken from there; what is not is fetched and kept.",
    )
    parser.add_argument(
        "meetings",
        nargs="+",
        metavar="MEETING",
        help="number or UUID of a meeting, number of a snapshot (see archive list), or a file",
    )
    parser.add_argument("--baseline", default="", metavar="MEETING", help="what the others are held against: the first")
    parser.add_argument("--by", choices=("person", "stream"), default="person", help="what a row is: person, stream")
    parser.add_argument(
        "--metrics", default="", metavar="LIST", help="which figures, such as loss,jitter.max; the average of all"
    )
    parser.add_argument(
        "--fail-if", default="", metavar="CHECK", help="end with 1 where this holds: 'worse(loss.avg) > 1'"
    )
    parser.add_argument("--webinar", action="store_true", help="the numbers are those of webinars")
    parser.add_argument("--no-keep", action="store_true", help="put nothing into the archive")
    add_output_to(parser)
    parser.add_argument(
        "--format", choices=("csv", JSON, "text", "markdown"), help="csv (the default), json, text or markdown"
    )
    parser.add_argument(
        "--no-guard", action="store_true", help="CSV: leave text that a spreadsheet would run as a formula as it is"
    )
    parser.add_argument("--bom", action="store_true", help="CSV: begin with a byte order mark, for Excel")
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options mean."""

    wanted: tuple[Wanted, ...]
    fields: tuple[Field, ...]
    check: Check | None


def run(options: argparse.Namespace) -> int:
    """Gather, compare, write, check."""
    from qosviewer.cli.compared_sides import gather_sides
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.services.comparing import baseline_of

    asked = _asked(options)
    gathered = gather_sides(asked.wanted, options)
    sides = [named.side for named in gathered.sides]
    if not 2 <= len(sides) <= MOST_SIDES:
        if gathered.errors:
            return gathered.errors[0].exit_code
        raise InputError(_wrong_number(len(sides)))
    names = [named.name for named in gathered.sides]
    baseline = baseline_of(options.baseline, [side.label for side in sides], names)
    comparison = Comparison(sides, baseline, gathered.decisions)
    is_complete = not gathered.errors and all(side.complete for side in sides)
    document = _document(comparison, asked.fields, gathered.missing, options)
    deliver(document, options.output, complete=is_complete)
    return _ending(comparison, asked.check, is_complete, options)


def _asked(options: argparse.Namespace) -> _Asked:
    """Return what the options mean, before anything is fetched for them.

    Raises:
        QosViewerError: They can't be meant.
    """
    from qosviewer.domain.compare.check import parse_check
    from qosviewer.services.comparing import fields_of, understand

    if options.json and options.format not in (None, JSON):
        raise InputError(texts.COMPARE_TWO_FORMATS.fill(format=options.format))
    check_output(options.output)
    fields = fields_of(options.metrics)
    check = parse_check(options.fail_if) if options.fail_if else None
    kind = MeetingKind.WEBINAR if options.webinar else MeetingKind.MEETING
    wanted = tuple(understand(options.meetings, kind))
    # Several meetings may stand in one file.
    if len(wanted) > MOST_SIDES or (len(wanted) < 2 and not any(isinstance(each.what, Path) for each in wanted)):
        raise InputError(_wrong_number(len(wanted)))
    return _Asked(wanted, fields, check)


def _wrong_number(count: int) -> Message:
    if count < 2:
        return texts.COMPARE_TOO_FEW_SIDES.fill(count=count)
    return texts.COMPARE_TOO_MANY_SIDES.fill(count=count, most=MOST_SIDES)


def _document(
    comparison: Comparison,
    fields: Sequence[Field],
    missing: Sequence[Mapping[str, object]],
    options: argparse.Namespace,
) -> Document:
    from qosviewer.export.comparison_csv import comparison_csv
    from qosviewer.export.comparison_json import comparison_json
    from qosviewer.export.comparison_text import comparison_markdown, comparison_text
    from qosviewer.export.comparison_view import MAIN_FIELDS, By, ComparisonView

    view = ComparisonView(comparison, By(options.by), fields or MAIN_FIELDS)
    match JSON if options.json else options.format:
        case "json":
            return comparison_json(view, missing)
        case "text":
            return comparison_text(view)
        case "markdown":
            return comparison_markdown(view)
    return comparison_csv(view, guard=not options.no_guard, byte_order_mark=options.bom)


def _ending(comparison: Comparison, check: Check | None, is_complete: bool, options: argparse.Namespace) -> int:
    """Say what the check found, and return the exit code."""
    if check:
        from qosviewer.domain.compare.check import measured

        holds = check.holds(comparison)
        if not options.json:
            for line in measured(comparison, check):
                say(line)
        if holds:
            return EXIT_CHECK_FAILED
        if holds is None:
            report(InputError(texts.CHECK_CANT_TELL), options)
            return EXIT_PARTIAL
        if not is_complete:
            report(InputError(texts.CHECK_PARTIAL), options)
    return EXIT_DONE if is_complete else EXIT_PARTIAL
