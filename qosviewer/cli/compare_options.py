"""The options of ``qosviewer compare``."""

from __future__ import annotations

import argparse
from typing import Final

from qosviewer.cli.results import add_output_to
from qosviewer.domain import texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.errors import InputError

FIRST_LABEL: Final = "A"
"""What stands for the first meeting that is named."""
JSON: Final = "json"
FORMATS: Final = ("csv", JSON, "text", "markdown")
VIEWS: Final = ("table", "words", "overview", "trend", "groups")

_DESCRIPTION: Final = """\
Pairs the same people across two to twenty meetings and says what got better
or worse.

A MEETING is a number, a UUID or a link, the number of a fetch (archive list),
or a file. What the archive has whole is taken from there and needs no account;
the rest is fetched and kept.
"""
_EPILOG: Final = """\
views:
  table     a row per person or stream: the figures, what lies between, and
            whether that is better or worse
  words     the paragraph for a ticket
  overview  how figures are spread in each meeting, and what changed around them
  trend     a figure meeting by meeting and person by person; with --since what
            was before a day against what came after
  groups    Wi-Fi against cable, site against site; with --person also how one
            person stands among the others

checks count people, by worse(…), better(…), same(…), changed(…), and, or:
  worse(loss) > 1                    more than one lost more packets than before
  worse(audio.downlink.loss) >= 10%  a tenth of those who can be compared
  worse(jitter) > 2 and better(jitter) = 0

examples:
  qosviewer compare before.csv after.csv --format text
  qosviewer compare --last 6 81234567890 --view trend --since 2026-03-02
  qosviewer compare --last 2 81234567890 --fail-if 'worse(loss) >= 10%'

exit codes: 0 compared, and the check does not hold; 1 the check holds;
2 wrong use; 6 a meeting is here in part only, or the check can't tell.
Where nothing could be compared: 3 account, 4 meeting, 5 network, 7 file or
archive.
"""


def add_options_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    """Declare the command, and return its parser."""
    parser = commands.add_parser(
        "compare",
        parents=[common],
        allow_abbrev=False,
        help="compare meetings person by person",
        usage="qosviewer compare [OPTION…] MEETING MEETING…\n       qosviewer compare [OPTION…] --last N NUMBER",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("meetings", nargs="+", metavar="MEETING", help=argparse.SUPPRESS)
    _add_meetings(parser.add_argument_group("which meetings"))
    _add_views(parser.add_argument_group("what is written of them"))
    file = parser.add_argument_group("the result")
    add_output_to(file)
    file.add_argument(
        "--format", choices=FORMATS, metavar="FORMAT", help="csv (the default), json (all views), text or markdown"
    )
    file.add_argument(
        "--no-guard", action="store_true", help="CSV: leave text that a spreadsheet would run as a formula as it is"
    )
    file.add_argument("--bom", action="store_true", help="CSV: begin with a byte order mark, for Excel")
    file.add_argument("--fail-if", default="", metavar="CHECK", help="end with 1 where this holds, see below")
    return parser


def _add_meetings(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--baseline", default="", metavar="MEETING", help="what the others are held against: the first")
    group.add_argument(
        "--last", type=int, metavar="N", help="the last N of a series, the oldest first, in place of its NUMBER"
    )
    group.add_argument(
        "--refresh", action="store_true", help="ask Zoom for the latest meeting of a NUMBER, whatever the archive has"
    )
    group.add_argument("--webinar", action="store_true", help="the numbers are those of webinars")
    group.add_argument("--no-keep", action="store_true", help="put nothing into the archive")
    group.add_argument(
        "--from-minutes",
        action="store_true",
        help="where the summary is not to be had (no QSS), compute min, avg and max from the minutes",
    )


def _add_views(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--view",
        choices=VIEWS,
        default=VIEWS[0],
        metavar="VIEW",
        help="table (the default), words, overview, trend, groups",
    )
    group.add_argument(
        "--by", choices=("person", "stream"), metavar="ROW", help="table: a row per person (the default) or stream"
    )
    group.add_argument(
        "--metrics",
        default="",
        metavar="LIST",
        help="table, overview: which figures, such as loss,jitter.max; the average of all",
    )
    group.add_argument(
        "--figure", default="", metavar="NAME", help="trend, groups: which figure, such as video.uplink.loss"
    )
    group.add_argument("--since", default="", metavar="DAY", help="trend: hold what was before against what came after")
    group.add_argument("--group-by", default="", metavar="FACT", help="groups: by what, such as location; network_type")
    group.add_argument(
        "--within", default="", metavar="MEETING", help="groups: those of one meeting against its largest"
    )
    group.add_argument("--person", default="", metavar="WHO", help="groups: also how they stand among the others")


_OPTIONS: Final = {
    "by": ("--by", ("table",)),
    "metrics": ("--metrics", ("table", "overview")),
    "figure": ("--figure", ("trend", "groups")),
    "since": ("--since", ("trend",)),
    "group_by": ("--group-by", ("groups",)),
    "within": ("--within", ("groups",)),
    "person": ("--person", ("groups",)),
}
_IN_JSON: Final = ("by", "metrics", "since", "group_by")


def check_options(options: argparse.Namespace) -> None:
    """Look whether the options go together.

    Raises:
        InputError: They don't.
    """
    if options.json and options.format not in (None, JSON):
        raise InputError(texts.COMPARE_TWO_FORMATS.fill(format=options.format))
    if options.last is not None and not 2 <= options.last <= MOST_SIDES:
        raise InputError(texts.COMPARE_LAST_RANGE.fill(count=options.last, most=MOST_SIDES))
    for name, (option, views) in _OPTIONS.items():
        if getattr(options, name) and not _has_meaning(options, name, views):
            known = " or ".join(f"--view {view}" for view in views)
            raise InputError(texts.COMPARE_OPTION_OF_VIEW.fill(option=option, views=known))


def _has_meaning(options: argparse.Namespace, name: str, views: tuple[str, ...]) -> bool:
    return name in _IN_JSON if is_json(options) else options.view in views


def is_json(options: argparse.Namespace) -> bool:
    """Tell whether the result is JSON."""
    return bool(options.json) or options.format == JSON
