"""``qosviewer accounts``: which accounts are set up, and whether one works."""

from __future__ import annotations

import argparse
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from qosviewer.cli.output import write_stdout
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_PARTIAL, EXIT_SETUP, LocalFileError
from qosviewer.domain.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qosviewer.domain.meeting import MeetingRef
    from qosviewer.services.connection_test import Step

LIST_SCHEMA: Final = "qosviewer.accounts/1"
TEST_SCHEMA: Final = "qosviewer.accounts.test/1"
_LONGEST_LINE: Final = 500


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "accounts",
        parents=[common],
        allow_abbrev=False,
        help="list the accounts, or test one",
        description="Accounts are set up in the window. Their secrets are in the system's keyring and never shown.",
    )
    actions = parser.add_subparsers(title="what to do", dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", parents=[common], allow_abbrev=False, help="the accounts that are set up")
    listing.set_defaults(run=run_list)
    test = actions.add_parser(
        "test",
        parents=[common],
        allow_abbrev=False,
        help="sign in, look at the scopes, and make one small call to each endpoint",
        description="Signs in, looks at the scopes, and makes one small call to each endpoint, on the newest past "
        "meeting or the one that is given. Exit code 0 only if a meeting's quality could be had; 6 if that could not "
        "be tried.",
    )
    test.add_argument("name", nargs="?", metavar="NAME", help="the account; as --account")
    test.add_argument("--meeting", metavar="ID", help="the past meeting to try it on")
    test.add_argument("--webinar", action="store_true", help="the number is that of a webinar")
    test.set_defaults(run=run_test)


def run_list(options: argparse.Namespace) -> int:
    """Print the accounts that are set up."""
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.settings import LAST_ACCOUNT

    desk = set_up(options)
    profiles = desk.profiles.all()
    if options.json:
        last = desk.settings.get(LAST_ACCOUNT)
        accounts = [
            {
                "name": profile.name,
                "account_id": profile.account_id,
                "client_id": profile.client_id,
                "sub_account_id": profile.sub_account_id,
                "api_base": profile.address.api_base,
                "token_url": profile.address.token_url,
                "last_used": profile.name == last,
            }
            for profile in profiles
        ]
        _print_json({"schema": LIST_SCHEMA, "accounts": accounts})
        return EXIT_DONE
    for profile in profiles:
        _print_line(profile.name, profile.account_id, profile.address.api_base)
    return EXIT_DONE


def run_test(options: argparse.Namespace) -> int:
    """Try an account and print what each step found."""
    from qosviewer.api.cancel import CancelToken
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.connection_test import StepState, try_connection

    meeting = _meeting(options)
    options.account = options.name or options.account
    desk = set_up(options)
    session = desk.open_session(options)
    steps = []
    for step in try_connection(session, CancelToken(), meeting):
        if step.state is not StepState.RUNNING:
            steps.append(step)
            if not options.json:
                _print_step(step)
    with suppress(LocalFileError):
        # A count that can't be kept is no reason to keep back what was found.
        desk.calls.save()
    return _conclude(steps, options)


def _meeting(options: argparse.Namespace) -> MeetingRef | None:
    from qosviewer.domain.meeting import MeetingKind
    from qosviewer.domain.meeting_ids import one_meeting

    if not options.meeting:
        return None
    return one_meeting(options.meeting, MeetingKind.WEBINAR if options.webinar else MeetingKind.MEETING)


def _conclude(steps: Sequence[Step], options: argparse.Namespace) -> int:
    from qosviewer.services.connection_test import SCOPES, Verdict, deciding_error, verdict

    outcome = verdict(steps)
    if options.json:
        scopes = next(step for step in steps if step.key == SCOPES)
        _print_json(
            {
                "schema": TEST_SCHEMA,
                "verdict": outcome.value,
                "scopes": {"found": scopes.found, "missing": scopes.missing},
                "steps": [_as_json(step) for step in steps],
            }
        )
    else:
        _print_line(texts.VERDICTS[outcome.value])
    if outcome is Verdict.FAILS:
        error = deciding_error(steps)
        return error.exit_code if error else EXIT_SETUP
    return EXIT_DONE if outcome is Verdict.WORKS else EXIT_PARTIAL


def _print_step(step: Step) -> None:
    _print_line(f"{step.state.shape} {step.state.value:<10}  {step.title}: {step.told.title}")
    for sentence in (step.told.detail, step.told.advice):
        if sentence:
            _print_line(sentence, indent=4)


def _as_json(step: Step) -> dict[str, object]:
    return {
        "step": step.key,
        "title": step.title,
        "state": step.state.value,
        "told": " ".join(filter(None, (step.told.title, step.told.detail, step.told.advice))),
        "error": step.error.as_json() if step.error else None,
    }


def _print_line(*cells: str, indent: int = 0) -> None:
    line = "\t".join(one_line(cell, _LONGEST_LINE) for cell in cells)
    write_stdout([f"{' ' * indent}{line}\n".encode()])


def _print_json(answer: dict[str, object]) -> None:
    write_stdout([f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace")])
