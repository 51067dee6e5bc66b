"""What several actions share: how they are declared, numbers of snapshots, accounts by name, and a last question."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from qosviewer.archive import Account, Archive


def add_action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    name: str,
    run: Callable[[argparse.Namespace], int],
    help_text: str,
    description: str = "",
) -> argparse.ArgumentParser:
    """Declare an action and return its parser."""
    parser = actions.add_parser(
        name, parents=[common], allow_abbrev=False, help=help_text, description=description or None
    )
    parser.set_defaults(run=run)
    return parser


def snapshot_number(text: str) -> int:
    """Return the number of a snapshot as typed."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**62):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of a snapshot")
    return int(text)


def account_named(archive: Archive, name: str) -> Account:
    """Return the account that is called so, or has this key.

    Raises:
        InputError: The archive has none, or several.
    """
    known = {row.account for row in archive.library() if row.snapshot is not None}
    meant = [account for account in known if account.key == name] or [
        account for account in known if account.name.casefold() == name.casefold()
    ]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise InputError(texts.ARCHIVE_ACCOUNT_NOT_CLEAR.fill(name=name, keys=", ".join(each.key for each in meant)))
    raise InputError(texts.ARCHIVE_ACCOUNT_UNKNOWN.fill(name=name))


def add_yes_to(parser: argparse.ArgumentParser) -> None:
    """Declare ``--yes``."""
    parser.add_argument("--yes", action="store_true", help="do it without asking")


def confirm(question: str, options: argparse.Namespace) -> None:
    """Ask before something that can't be undone, unless ``--yes`` was given.

    Raises:
        InputError: The answer is not yes, or there is nobody to ask.
    """
    if options.yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError(texts.NEEDS_YES.fill(question=question))
    sys.stderr.write(f"{texts.ASK_YES.format(question=question)} ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        raise InputError(texts.NOTHING_DONE)
