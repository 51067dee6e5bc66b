"""``qosviewer compare``: meetings side by side, person by person or stream by stream, and what that comes to."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qosviewer.cli.compare_options import FIRST_LABEL, JSON, add_options_to, check_options
from qosviewer.cli.messages import report, say
from qosviewer.cli.results import check_output, deliver
from qosviewer.domain import texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.errors import EXIT_CHECK_FAILED, EXIT_DONE, EXIT_PARTIAL, InputError, Message
from qosviewer.domain.meeting import MeetingKind

if TYPE_CHECKING:
    from datetime import datetime

    from qosviewer.domain.compare.check import Check
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.domain.connection_facts import Fact
    from qosviewer.domain.filter.vocabulary import Path as FigurePath
    from qosviewer.domain.metrics import Field
    from qosviewer.export.comparison_choice import Choice
    from qosviewer.export.document import Document
    from qosviewer.services.comparing import Wanted


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    add_options_to(commands, common).set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options mean."""

    wanted: tuple[Wanted, ...]
    fields: tuple[Field, ...]
    check: Check | None
    figure: FigurePath | None
    since: datetime | None
    fact: Fact | None


def run(options: argparse.Namespace) -> int:
    """Gather, compare, write, check."""
    from qosviewer.cli.compared_sides import gather_sides
    from qosviewer.domain.compare.comparison import Comparison
    from qosviewer.services.comparison_options import baseline_of

    asked = _asked(options)
    gathered = gather_sides(asked.wanted, options)
    sides = [named.side for named in gathered.sides]
    if not 2 <= len(sides) <= MOST_SIDES:
        if gathered.errors:
            return gathered.errors[0].exit_code
        raise InputError(_wrong_number(len(sides)))
    names, labels = [named.name for named in gathered.sides], [side.label for side in sides]
    baseline = baseline_of(options.baseline, labels, names)
    comparison = Comparison(sides, baseline, gathered.decisions)
    choice = _choice(comparison, asked, options, names)
    is_complete = not gathered.errors and all(side.complete for side in sides)
    document = _document(comparison, asked.fields, choice, gathered.missing, options)
    deliver(document, options.output, complete=is_complete)
    if not options.json and options.format in (None, "csv"):
        _say_of_meetings(comparison)
    return _ending(comparison, asked.check, is_complete, options)


def _asked(options: argparse.Namespace) -> _Asked:
    """Return what the options mean, before anything is fetched for them.

    Raises:
        QosViewerError: They can't be meant.
    """
    from datetime import UTC, datetime

    from qosviewer.domain.compare.check import parse_check
    from qosviewer.domain.day_words import beginning
    from qosviewer.services.comparing import understand
    from qosviewer.services.comparison_options import fact_of, fields_of, figure_of

    check_options(options)
    check_output(options.output)
    fields = fields_of(options.metrics)
    check = parse_check(options.fail_if) if options.fail_if else None
    figure = figure_of(options.figure) if options.figure else None
    since = beginning(options.since, datetime.now(UTC)) if options.since else None
    fact = fact_of(options.group_by) if options.group_by else None
    kind = MeetingKind.WEBINAR if options.webinar else MeetingKind.MEETING
    wanted = tuple(understand(options.meetings, kind))
    # Several meetings may stand in one file, or for one number.
    is_enough = options.last or len(wanted) > 1 or any(isinstance(each.what, Path) for each in wanted)
    if len(wanted) > MOST_SIDES or not is_enough:
        raise InputError(_wrong_number(len(wanted)))
    return _Asked(wanted, fields, check, figure, since, fact)


def _wrong_number(count: int) -> Message:
    if count < 2:
        return texts.COMPARE_TOO_FEW_SIDES.fill(count=count)
    return texts.COMPARE_TOO_MANY_SIDES.fill(count=count, most=MOST_SIDES)


def _choice(comparison: Comparison, asked: _Asked, options: argparse.Namespace, names: Sequence[str]) -> Choice:
    """Return which view is wanted, and what it looks at.

    Raises:
        InputError: There is no such meeting or person.
    """
    from qosviewer.export.comparison_choice import FIRST_FACT, Choice, Shows
    from qosviewer.services.comparison_options import baseline_of, measure_of, person_of

    labels = [side.label for side in comparison.sides]
    metrics = tuple({field.metric.key: field.metric for field in asked.fields}.values())
    return Choice(
        Shows(options.view),
        measure=measure_of(comparison, asked.figure) if asked.figure else None,
        metrics=metrics or None,
        since=asked.since,
        fact=asked.fact or FIRST_FACT,
        within=baseline_of(options.within, labels, names) if options.within else None,
        person=person_of(comparison, options.person) if options.person else None,
    )


def _document(
    comparison: Comparison,
    fields: Sequence[Field],
    choice: Choice,
    missing: Sequence[Mapping[str, object]],
    options: argparse.Namespace,
) -> Document:
    from qosviewer.export.comparison_document import Format, comparison_document
    from qosviewer.export.comparison_view import MAIN_FIELDS, By, ComparisonView

    view = ComparisonView(comparison, By(options.by or By.PERSON.value), fields or MAIN_FIELDS)
    how = Format(JSON if options.json else options.format or Format.CSV.value)
    guard, mark = not options.no_guard, bool(options.bom)
    return comparison_document(view, choice, how, missing=missing, guard=guard, byte_order_mark=mark)


def _say_of_meetings(comparison: Comparison) -> None:
    """Say what has to be known of the meetings, where the file itself has no place for it."""
    from qosviewer.domain.compare.remarks import said_of_meetings

    for text in said_of_meetings(comparison):
        say(text)


def _ending(comparison: Comparison, check: Check | None, is_complete: bool, options: argparse.Namespace) -> int:
    """Say what the check found, and return the exit code."""
    if not options.baseline and comparison.sides[0].label != FIRST_LABEL:
        # The first that was named could not be had: the others are held against another one than was meant.
        if not options.json:
            say(texts.COMPARE_OTHER_BASELINE.format(label=comparison.sides[0].label))
        if check:
            report(InputError(texts.CHECK_WITHOUT_BASELINE), options)
            return EXIT_PARTIAL
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
