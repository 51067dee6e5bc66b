"""``qosviewer archive backup``, ``check``, ``reparse`` and ``vacuum``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qosviewer.cli.archive.actions import add_action, snapshot_number
from qosviewer.cli.messages import report
from qosviewer.cli.results import check_output, deliver, json_answer, text_answer
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_CHECK_FAILED, EXIT_DONE, EXIT_PARTIAL
from qosviewer.domain.plain import one_line

if TYPE_CHECKING:
    from qosviewer.archive import Finding, Reparsed

_LONGEST = 500


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    backup = add_action(actions, common, "backup", run_backup, "copy everything to a file, also while it is in use")
    backup.add_argument("file", type=Path, metavar="FILE", help="where to; replaced in one step")
    add_action(
        actions,
        common,
        "check",
        run_check,
        "prove every checksum",
        "Proves that everything kept is what it was. Exit code 0 for a sound archive, 1 where something is wrong.",
    )
    reparse = add_action(
        actions,
        common,
        "reparse",
        run_reparse,
        "read the answers again with this version",
        "Makes the numbers anew from the answers as received, and says what that changed.",
    )
    reparse.add_argument("snapshots", nargs="*", type=snapshot_number, metavar="N", help="these only; all by default")
    add_action(actions, common, "vacuum", run_vacuum, "give free room back to the disk")


def run_backup(options: argparse.Namespace) -> int:
    """Copy the archive."""
    from qosviewer.cli.bar import Bar
    from qosviewer.cli.kept import open_archive

    check_output(str(options.file))
    with open_archive(options) as archive, Bar(sys.stderr, "%") as bar:
        archive.backup(options.file, lambda share: bar.move(round(share * 100), 100))
    size = options.file.stat().st_size
    answer = {"schema": "qosviewer.archive.backup/1", "file": str(options.file), "bytes": size}
    sentence = texts.COMMAND_BACKED_UP.format(path=options.file, bytes=size)
    deliver(json_answer(answer) if options.json else text_answer(f"{sentence}\n"), "-")
    return EXIT_DONE


def run_check(options: argparse.Namespace) -> int:
    """Prove the archive."""
    from qosviewer.archive import Proof
    from qosviewer.cli.kept import open_archive
    from qosviewer.cli.set_up import finished

    with open_archive(options) as archive:
        proof: Proof = finished(archive.check())
    answer = {
        "schema": "qosviewer.archive.check/1",
        "sound": proof.sound,
        "answers": proof.pages,
        "blocks": proof.blocks,
        "findings": [{"what": finding.what, "snapshot": finding.snapshot} for finding in proof.findings],
    }
    lines = [texts.COMMAND_CHECKED.format(pages=proof.pages, blocks=proof.blocks, findings=len(proof.findings))]
    lines += map(_finding, proof.findings)
    deliver(json_answer(answer) if options.json else text_answer("".join(f"{line}\n" for line in lines)), "-")
    return EXIT_DONE if proof.sound else EXIT_CHECK_FAILED


def run_reparse(options: argparse.Namespace) -> int:
    """Read the answers again."""
    from qosviewer.cli.kept import open_archive
    from qosviewer.services.keeping.parsing import parse

    results: list[Reparsed] = []
    with open_archive(options) as archive:
        for number in options.snapshots:
            archive.kept(number)
        for result in archive.reparse(parse, options.snapshots or None):
            results.append(result)
            if result.error:
                report(result.error, options, about=str(result.snapshot))
    changed = [result for result in results if result.changed]
    failed = [result for result in results if result.error]
    answer = {
        "schema": "qosviewer.archive.reparse/1",
        "complete": not failed,
        "read": len(results) - len(failed),
        "snapshots": [_reparsed(result) for result in results if result.changed or result.error],
    }
    lines = [texts.COMMAND_REPARSED.format(read=len(results) - len(failed), changed=len(changed), failed=len(failed))]
    lines += [_changes(result) for result in changed]
    deliver(json_answer(answer) if options.json else text_answer("".join(f"{line}\n" for line in lines)), "-")
    if not failed or failed[0].error is None:
        return EXIT_DONE
    return EXIT_PARTIAL if len(failed) < len(results) else failed[0].error.exit_code


def run_vacuum(options: argparse.Namespace) -> int:
    """Give free room back to the disk."""
    from qosviewer.cli.kept import open_archive

    with open_archive(options) as archive:
        before = archive.figures().file_bytes
        archive.vacuum()
        after = archive.figures().file_bytes
    answer = {"schema": "qosviewer.archive.vacuum/1", "bytes_before": before, "bytes_after": after}
    sentence = texts.COMMAND_VACUUMED.format(before=before, after=after)
    deliver(json_answer(answer) if options.json else text_answer(f"{sentence}\n"), "-")
    return EXIT_DONE


def _finding(finding: Finding) -> str:
    what = one_line(finding.what, _LONGEST)
    return what if finding.snapshot is None else texts.FOUND_IN_SNAPSHOT.format(snapshot=finding.snapshot, what=what)


def _changes(result: Reparsed) -> str:
    readings = ", ".join(f"{key}: {count}" for key, count in (result.readings or {}).items())
    return texts.COMMAND_REPARSED_CHANGE.format(
        snapshot=result.snapshot,
        participants_before=result.participants[0],
        participants=result.participants[1],
        streams_before=result.streams[0],
        streams=result.streams[1],
        identities=result.identities,
        readings=one_line(readings, _LONGEST) or "0",
        oddities=result.oddities,
    )


def _reparsed(result: Reparsed) -> dict[str, object]:
    return {
        "snapshot": result.snapshot,
        "participants": list(result.participants),
        "streams": list(result.streams),
        "identities": result.identities,
        "readings": dict(result.readings or {}),
        "oddities": result.oddities,
        "error": result.error.as_json() if result.error else None,
    }
