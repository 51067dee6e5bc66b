"""``qosviewer archive``: what was fetched and kept, without a network. One file for each group of actions."""

from __future__ import annotations

import argparse

from qosviewer.cli.archive import deleting, exporting, forgetting, listing, rescuing, showing, upkeep

_ACTIONS = (listing, showing, exporting, deleting, upkeep, rescuing, forgetting)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "archive",
        parents=[common],
        allow_abbrev=False,
        help="find, export, delete and check what is kept",
        description="Works on the archive of this computer; no account is asked. Snapshots go by their numbers, which "
        "list says.",
    )
    actions = parser.add_subparsers(title="what to do", dest="action", metavar="ACTION", required=True)
    for action in _ACTIONS:
        action.add_to(actions, common)
