"""What a command says on stderr: errors for people or, with ``--json``, for programs."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.plain import one_line
from qosviewer.domain.zoom_words import zoom_words

_LONGEST: Final = 3_000


def say(text: str) -> None:
    """Write a line to stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def report(error: QosViewerError, options: Namespace, *, about: str = "") -> None:
    """Say what went wrong.

    Args:
        error: What went wrong.
        options: ``json`` of these decides between sentences and JSON, one object a line.
        about: The meeting it went wrong with, where there may be several.
    """
    if options.json:
        say(json.dumps({"meeting": about, **error.as_json()} if about else error.as_json()))
    else:
        say("\n".join(_lines(error, about)))


def _lines(error: QosViewerError, about: str) -> Iterator[str]:
    title = one_line(error.title, _LONGEST)
    yield f"qosviewer: {one_line(about, _LONGEST)}: {title}" if about else f"qosviewer: {title}"
    for sentence in (error.detail, error.advice):
        if sentence:
            yield f"  {one_line(sentence, _LONGEST)}"
    if said := zoom_words(error):
        yield f"  {said}"
