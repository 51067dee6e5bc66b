"""``qosviewer sample-server``: the sample account on a loopback port, until it is told to stop."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, ConnectionTrouble, InputError


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sample-server",
        parents=[common],
        allow_abbrev=False,
        help="serve the sample account on this computer",
        description="Serves the sample account on this computer, as Zoom's API does. Prints one line of JSON first: "
        "addresses, credentials of this run, and the meetings. Ends with Ctrl+C.",
    )
    parser.add_argument(
        "--port", type=_whole(0, 65535), default=0, metavar="N", help="0, the default, takes a free one"
    )
    parser.add_argument("--participants", type=_whole(0, 100_000), metavar="N", help="exact size of the first meeting")
    parser.add_argument(
        "--latency-ms", type=_whole(0, 600_000), default=0, metavar="N", help="wait so long before every answer"
    )
    parser.add_argument("--seed", type=_whole(0, 2**31), default=1, metavar="N", help="other people, other numbers")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME",
        help="misbehave; may be given several times, some take NAME=VALUE; an unknown name lists all",
    )
    parser.add_argument("--until-stdin-closes", action="store_true", help="end also when standard input ends")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGINT, SIGTERM or, if so chosen, the end of stdin."""
    from qosviewer.sample import SampleAccount, SampleServer, fault, serve

    try:
        faults = [fault(text) for text in options.fault]
    except ValueError as error:
        raise InputError(texts.FAULT_NOT_UNDERSTOOD.fill(reason=error)) from error
    try:
        server = SampleServer(
            SampleAccount(options.seed, participants=options.participants),
            faults=faults,
            latency_ms=options.latency_ms,
            port=options.port,
        )
    except OSError as error:
        raise ConnectionTrouble(texts.PORT_NOT_FREE.fill(port=options.port, reason=error.strerror or error)) from error
    serve(server, sys.stdout, until_end_of=sys.stdin if options.until_stdin_closes else None)
    return EXIT_DONE


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return int(text)

    return read
