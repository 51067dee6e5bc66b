"""What a command found out, as documents, and where they go."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from qosviewer.cli.messages import say
from qosviewer.cli.output import STDOUT, write_file, write_stdout
from qosviewer.domain import texts
from qosviewer.export.document import Document
from qosviewer.export.safe_file import check_target, partial_path


def add_output_to(parser: argparse._ActionsContainer) -> None:
    """Declare ``-o`` in a parser, or in a group of its options."""
    parser.add_argument("-o", "--output", default=STDOUT, metavar="FILE", help="where to; -, the default, is stdout")


def check_output(output: str) -> None:
    """Look whether results can go there, before anything is fetched for them.

    Raises:
        LocalFileError: They can't.
    """
    if output != STDOUT:
        check_target(Path(output))


def deliver(document: Document, output: str, *, complete: bool = True) -> None:
    """Write a document to stdout or its file; to ``FILE.partial``, which is said on stderr, where it is not complete.

    Raises:
        LocalFileError: It can't be written; what stood there is as it was.
        BrokenPipeError: Nobody reads stdout any more.
    """
    if output == STDOUT:
        write_stdout(document.pieces())
        return
    path = Path(output)
    if complete:
        write_file(document, path)
        return
    write_file(document, partial_path(path))
    say(texts.PARTIAL_WRITTEN.format(partial=partial_path(path), path=path))


def json_answer(answer: Mapping[str, object]) -> Document:
    """Return an answer as JSON for programs, indented for people."""
    return Document(f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace"), ())


def text_answer(text: str) -> Document:
    """Return lines for eyes."""
    return Document(text.encode("utf-8", "backslashreplace"), ())
