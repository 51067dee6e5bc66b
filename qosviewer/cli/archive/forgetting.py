"""``qosviewer archive forget``: delete the personal data of one person, for privacy requests."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from qosviewer.cli.archive.actions import add_action, add_yes_to, confirm
from qosviewer.cli.messages import say
from qosviewer.cli.results import deliver, json_answer, text_answer
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, InputError
from qosviewer.domain.plain import one_line

if TYPE_CHECKING:
    from qosviewer.archive import Traces

SCHEMA: Final = "qosviewer.archive.forget/1"
_LONGEST: Final = 1000


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    parser = add_action(
        actions,
        common,
        "forget",
        run,
        "delete the personal data of one person",
        "Blanks a person everywhere in the archive; numbers stay. First says what is known of them, and asks. Backups "
        "and exports are not touched.",
    )
    parser.add_argument("--email", action="append", default=[], metavar="ADDRESS", help="an e-mail address of theirs")
    parser.add_argument("--name", action="append", default=[], metavar="NAME", help="a display name of theirs")
    parser.add_argument("--id", action="append", default=[], metavar="ID", help="an account-wide id of theirs")
    add_yes_to(parser)


def run(options: argparse.Namespace) -> int:
    """Say what is known, ask, and blank it."""
    from qosviewer.api.wire import PERSONAL_KEYS
    from qosviewer.archive import Person
    from qosviewer.cli.kept import open_archive
    from qosviewer.services import storage

    person = Person(_terms(options.id), _terms(options.email), _terms(options.name))
    if not person.terms:
        raise InputError(texts.COMMAND_NOBODY_NAMED)
    with open_archive(options) as archive:
        traces = storage.traces(archive, person)
        if not options.json:
            say(_told(traces))
        confirm(texts.COMMAND_FORGET_QUESTION, options)
        changed = archive.forget(traces.person, PERSONAL_KEYS)
    answer = {"schema": SCHEMA, "stays": traces.stays, "snapshots": changed}
    sentence = texts.COMMAND_FORGOTTEN.format(snapshots=changed)
    deliver(json_answer(answer) if options.json else text_answer(f"{sentence}\n"), "-")
    return EXIT_DONE


def _terms(given: list[str]) -> frozenset[str]:
    return frozenset(text.strip() for text in given if text.strip())


def _told(traces: Traces) -> str:
    person = traces.person
    sentence = texts.COMMAND_FORGET_TRACES.format(
        terms=one_line(", ".join(sorted(person.terms)), _LONGEST), stays=traces.stays, snapshots=traces.snapshots
    )
    if not traces.namesakes:
        return sentence
    others = one_line(", ".join(sorted(traces.namesakes)), _LONGEST)
    return f"{sentence}\n{texts.COMMAND_FORGET_NAMESAKES.format(others=others)}"
