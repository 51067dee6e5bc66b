"""``qosviewer import``: saved answers, webhook bodies and files of our own, into the archive."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qosviewer.cli.messages import report, say
from qosviewer.cli.output import write_stdout
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_PARTIAL, EXIT_USAGE, InputError, QosViewerError
from qosviewer.domain.plain import one_line

if TYPE_CHECKING:
    from qosviewer.services.importing import Imported, Problem

SCHEMA: Final = "qosviewer.import/1"
_LONGEST: Final = 3_000
_LARGEST_MB: Final = 256


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "import",
        parents=[common],
        allow_abbrev=False,
        help="keep saved answers, webhook bodies and exported files in the archive",
        description="Keeps in the archive what saved files hold: answers of the summary endpoint and webhook bodies "
        "(JSON, lists of them, JSON lines), and CSV and JSON files of QoS Viewer. They are told apart by content.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="files, or folders of them")
    parser.add_argument(
        "--largest", type=_megabytes, default=_LARGEST_MB, metavar="MB", help="refuse larger files (256 MB by default)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Keep what can be read, and say what can't."""
    from qosviewer.cli.kept import open_archive
    from qosviewer.services.importing import MEGABYTE, Imported, Problem, import_files

    imported: list[Imported] = []
    problems: list[Problem] = []
    try:
        with open_archive(options) as archive:
            for event in import_files(options.files, archive, largest_bytes=options.largest * MEGABYTE):
                if isinstance(event, Imported):
                    imported.append(event)
                elif isinstance(event, Problem):
                    problems.append(event)
                    _tell(event, options)
    finally:
        # What was kept is kept, however the rest ended.
        _write(imported, problems, options)
    if not problems:
        return EXIT_DONE
    return EXIT_PARTIAL if imported else EXIT_USAGE


def _megabytes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of megabytes")
    return int(text)


def _tell(problem: Problem, options: argparse.Namespace) -> None:
    if not options.json:
        where = ", ".join(filter(None, (str(problem.file), problem.spot.text)))
        report(InputError(problem.message), options, about=where)


def _write(imported: list[Imported], problems: list[Problem], options: argparse.Namespace) -> None:
    if options.json:
        result = {
            "schema": SCHEMA,
            "complete": not problems,
            "imported": [_imported_json(each) for each in imported],
            "problems": [_problem_json(each) for each in problems],
        }
        write_stdout([json.dumps(result, ensure_ascii=False).encode("utf-8", "backslashreplace"), b"\n"])
        return
    for each in imported:
        sentence = texts.IMPORT_KNOWN if each.known else texts.IMPORT_DONE
        # Whoever made the file chose its name.
        file = one_line(str(each.files[0]), _LONGEST)
        line = sentence.format(file=file, title=one_line(each.info.title), participants=each.participants)
        write_stdout([line.encode("utf-8", "backslashreplace"), b"\n"])
        for note in each.notes:
            say(texts.IMPORT_NOTE.format(file=file, note=note))


def _imported_json(each: Imported) -> dict[str, Any]:
    info = each.info
    return {
        "files": [str(file) for file in each.files],
        "snapshot": each.snapshot,
        "meeting": info.ref.text,
        "meeting_uuid": info.ref.uuid,
        "kind": info.ref.kind.value,
        "topic": info.topic,
        "start_utc": info.start_utc_text or None,
        "participants": each.participants,
        "opened_before": each.known,
        "notes": list(each.notes),
    }


def _problem_json(each: Problem) -> dict[str, Any]:
    return {
        "file": str(each.file),
        "line": each.spot.line or None,
        "column": each.spot.column or None,
        "field": each.spot.field or None,
        "error": QosViewerError(each.message).as_json(),
    }
