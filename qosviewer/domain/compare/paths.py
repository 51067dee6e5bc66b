"""By which kind of client people came to a figure, wherever it is used: these are not measured at the same place."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.streams import Path

_PATHS: Final = tuple(Path)
_CLIENT: Final = _PATHS.index(Path.CLIENT)
PATH_WORDS: Final = tuple(path.value for path in Path)
"""What each index into `Path` is called."""


def person_paths(comparison: Comparison, side: int, slot: Slot) -> NDArray[np.int8]:
    """Return int8[humans]: index into `Path` of the stream that stands for everybody in a slot, -1 for none."""
    rows = comparison.slot_rows(slot)
    found = np.full(len(rows), -1, np.int8)
    there = rows >= 0
    found[there] = comparison.pairs.path[rows[there], side]
    return found


def with_path(text: str, code: int) -> str:
    """Return a figure, with the kind of client where it is not the usual one."""
    if code < 0 or code == _CLIENT or text == NOTHING:
        return text
    return texts.PATH_FIGURE.format(value=text, path=_PATHS[code].value)


def counted_paths(count: int, paths: NDArray[np.int8]) -> str:
    """Write how many people there are, and how many of them came by another kind of client than the usual one.

    Args:
        count: How many.
        paths: int8[n]; the path of each, as `person_paths` has them.
    """
    words = f"{count:,}"
    for code, path in enumerate(_PATHS):
        having = int((paths == code).sum())
        if code != _CLIENT and having:
            words = texts.PATH_COUNT.format(words=words, count=having, path=path.value)
    return words
