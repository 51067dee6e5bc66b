"""Every option of the program. Common options stand before or after the command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final, NoReturn

from qosviewer import __version__

_DEFAULTS: Final = {"account": "", "api_base": "", "token_url": "", "json": False, "verbose": 0, "verbose_before": 0}
_EPILOG: Final = """\
Without a command the window opens.

Credentials come from the environment (QOSVIEWER_ACCOUNT_ID, QOSVIEWER_CLIENT_ID and QOSVIEWER_CLIENT_SECRET, all
three together), else from an account of the window, whose secret is in the system's keyring. They are never arguments.

Exit codes: 0 done; 1 a check failed; 2 wrong use; 3 credentials or set-up; 4 the meeting can't be had; 5 network or
server; 6 only a part could be had; 7 a local file, the archive or its lock; 70 an error of the program itself;
130 interrupted.
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole program."""
    from qosviewer.cli import accounts, archive, collect, compare, fetch, import_files, meetings, sample_server

    parser = argparse.ArgumentParser(
        prog="qosviewer",
        description="Zoom meeting quality, participant by participant.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common(verbose="verbose_before")],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"qosviewer {__version__}")
    _add_window_to(parser)
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for command in (fetch, compare, meetings, collect, archive, import_files, accounts, sample_server):
        command.add_to(commands, _common())
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; ``command`` is None where the window is meant.

    Wrong use ends the program with exit code 2.
    """
    # First without the commands: a window opens sooner where not each of them has said what its options are.
    parser = _WindowParser(parents=[_common(verbose="verbose_before")], add_help=False, allow_abbrev=False)
    _add_window_to(parser)
    parser.set_defaults(command=None)
    try:
        return _parsed(parser, arguments)
    except _NotTheWindow:
        from qosviewer.cli.stretch import joined

        return _parsed(build_parser(), joined(arguments))


class _NotTheWindow(Exception):
    """The arguments name a command, ask for help, or are wrong."""


class _WindowParser(argparse.ArgumentParser):
    """Knows the options of the window; whatever it does not understand, the parser of the whole program has to."""

    def error(self, message: str) -> NoReturn:
        """Give up; nothing is said yet."""
        raise _NotTheWindow(message)


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    options = parser.parse_args(arguments)
    for name, default in _DEFAULTS.items():
        if not hasattr(options, name):
            setattr(options, name, default)
    options.verbose += options.verbose_before
    if options.command and (options.sample or options.tour or options.theme):
        parser.error("--sample, --tour and --theme belong to the window, not to a command")
    if not options.command and options.json:
        parser.error("--json belongs to a command, not to the window")
    if options.tour and (options.account or options.api_base or options.token_url):
        parser.error("--tour is taken on the sample account: it goes with no --account, --api-base or --token-url")
    return options


def _add_window_to(parser: argparse.ArgumentParser) -> None:
    window = parser.add_argument_group("the window")
    window.add_argument("--sample", action="store_true", help="open it on the built-in sample account")
    window.add_argument("--tour", metavar="DIR", help="drive it through a guided tour, with pictures and a CSV in DIR")
    window.add_argument("--theme", choices=("light", "dark", "system"), help="light, dark, or as the system is")


def _common(verbose: str = "verbose") -> argparse.ArgumentParser:
    # No defaults here: those of the command's parser would undo what stands before the command. It would undo a count
    # as well, so that has a name of its own there.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("common options, before or after the command")
    group.add_argument("--account", metavar="NAME", help="the account to use, by its name in the window")
    group.add_argument("--api-base", metavar="URL", help="address of the API; http:// for this computer only")
    group.add_argument("--token-url", metavar="URL", help="address that access tokens are asked from")
    group.add_argument("--json", action="store_true", help="results and errors as JSON")
    group.add_argument("-v", dest=verbose, action="count", help="say more; -vv says everything")
    return common
