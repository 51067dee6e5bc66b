"""``qosviewer archive export``: snapshots as CSV or JSON, byte for byte as the fetch would have written them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from qosviewer.cli.archive.actions import add_action, snapshot_number
from qosviewer.cli.exports import add_export_options_to, check_export, meetings_document
from qosviewer.cli.messages import report
from qosviewer.cli.results import deliver
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_PARTIAL, MeetingUnavailable

if TYPE_CHECKING:
    from qosviewer.archive import Kept


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    parser = add_action(
        actions,
        common,
        "export",
        run,
        "snapshots as CSV or JSON",
        "Writes snapshots as fetch would have written them, byte for byte.",
    )
    parser.add_argument("snapshots", nargs="+", type=snapshot_number, metavar="N", help="numbers of snapshots")
    add_export_options_to(parser)


def run(options: argparse.Namespace) -> int:
    """Write snapshots."""
    from qosviewer.cli.kept import open_archive
    from qosviewer.cli.set_up import set_up
    from qosviewer.domain.meeting_data import MeetingData

    check_export(options)
    settings = set_up(options).settings
    with open_archive(options) as archive:
        loaded = [archive.load(number) for number in dict.fromkeys(options.snapshots)]
        meetings = [
            MeetingData(each.kept.info, each.table, settings.direction_reading(each.kept.info.ref.kind.value))
            for each in loaded
        ]
        short = [(each.kept, _not_complete(each.kept)) for each in loaded if not each.kept.complete]
        for kept, error in short:
            report(error, options, about=kept.info.ref.text)
        missing = [{"meeting": kept.info.ref.text, "error": error.as_json()} for kept, error in short]
        # The answers as received are read from the archive while they are written.
        deliver(meetings_document(meetings, missing, options), options.output, complete=not short)
    return EXIT_PARTIAL if short else EXIT_DONE


def _not_complete(kept: Kept) -> MeetingUnavailable:
    return MeetingUnavailable(
        texts.COMMAND_SNAPSHOT_PARTIAL.fill(snapshot=kept.snapshot, reason=kept.reason), retryable=True
    )
