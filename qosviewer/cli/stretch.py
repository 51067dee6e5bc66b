"""A stretch of time, as options of commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError

NAMES: Final = ("--from", "--to", "--older-than", "--since")
"""Options whose value may begin with a dash, as in ``--from -7d``."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when (aware) until before when (aware)."""

    since: datetime
    until: datetime

    def as_json(self) -> dict[str, str]:
        """Return it as every JSON output of a command prints it."""
        return {"from": utc_text(self.since), "to": utc_text(self.until)}


def add_stretch_to(parser: argparse.ArgumentParser) -> None:
    """Declare ``--from`` and ``--to``."""
    parser.add_argument(
        "--from",
        dest="since",
        required=True,
        metavar="DAY",
        help="the first day: today, yesterday, -7d, 2026-03-01, or a moment such as 2026-03-01T10:15Z",
    )
    parser.add_argument(
        "--to", dest="until", default="today", metavar="DAY", help="the last day, included; today by default"
    )


def stretch_of(options: argparse.Namespace) -> Span:
    """Return the stretch of time that was given.

    Raises:
        InputError: It can't be understood, or ends before it begins.
    """
    from qosviewer.domain.day_words import beginning, end

    now = datetime.now(UTC)
    span = Span(beginning(options.since, now), end(options.until, now))
    if span.until <= span.since:
        raise InputError(texts.STRETCH_REVERSED)
    return span


def utc_text(moment: datetime) -> str:
    """Return an aware moment as ``2026-03-01T10:15:14Z``."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def local_minute(moment: datetime | None) -> str:
    """Return an aware moment for eyes, as ``2026-03-01 11:15`` in the zone of this computer; empty for None."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else ""


def joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``--from -7d`` written as ``--from=-7d``: argparse would take -7d for an option.

    >>> joined(["meetings", "--from", "-7d", "--to", "today"])
    ['meetings', '--from=-7d', '--to', 'today']
    """
    result: list[str] = []
    for argument in arguments:
        if result and result[-1] in NAMES and argument[:1] == "-" and argument[1:2].isdigit():
            result[-1] += f"={argument}"
        else:
            result.append(argument)
    return result
