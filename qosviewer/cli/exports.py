"""Meetings as CSV or JSON, the same for whatever command writes them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from qosviewer.cli.results import add_output_to, check_output
from qosviewer.domain import texts
from qosviewer.domain.errors import InputError

if TYPE_CHECKING:
    from qosviewer.domain.meeting_data import MeetingData
    from qosviewer.export.document import Document

CSV: Final = "csv"
JSON: Final = "json"


def add_export_options_to(parser: argparse.ArgumentParser) -> None:
    """Declare where to, in which format, and how."""
    add_output_to(parser)
    parser.add_argument("--format", choices=(CSV, JSON), help="csv (the default) or json, which --json means as well")
    parser.add_argument("--raw", action="store_true", help="CSV: add each reading as received")
    parser.add_argument(
        "--no-guard", action="store_true", help="CSV: leave text that a spreadsheet would run as a formula as it is"
    )
    parser.add_argument("--bom", action="store_true", help="CSV: begin with a byte order mark, for Excel")


def check_export(options: argparse.Namespace) -> None:
    """Look whether the options go together and results can go where they should.

    Raises:
        InputError: They contradict each other.
        LocalFileError: Nothing can be written there.
    """
    if options.json and options.format == CSV:
        raise InputError(texts.TWO_FORMATS)
    check_output(options.output)


def meetings_document(
    meetings: Sequence[MeetingData], missing: Sequence[Mapping[str, object]], options: argparse.Namespace
) -> Document:
    """Return everything that is known of meetings.

    Args:
        meetings: Those without participants are left out.
        missing: What could not be had, one entry per shortfall.
        options: Format, and how.
    """
    from qosviewer.export.csv_long import CsvOptions, csv_document
    from qosviewer.export.json_document import json_document
    from qosviewer.export.rows import Selection, participant_rows
    from qosviewer.services.raw_texts import raw_details_of

    selections = [
        Selection(data, participant_rows(data.table), raw_details_of(data.table))
        for data in meetings
        if data.table.participant_count
    ]
    if options.json or options.format == JSON:
        return json_document(selections, missing)
    how = CsvOptions(raw=options.raw, guard=not options.no_guard, byte_order_mark=options.bom)
    return csv_document(selections, how)
