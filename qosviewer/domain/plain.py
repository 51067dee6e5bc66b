"""Hostile text made safe to show.

Names, topics and unknown keys come from other people. They may carry line breaks, control characters or marks that
turn the writing direction of everything after them. What is shown passes through here once; what is exported does not
(a CSV cell holds the text as received, guarded by the exporter).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

LONGEST_SHOWN: Final = 200
_BREAKS: Final = {"\n": "⏎", "\r": "⏎", "\t": " ", "\v": "⏎", "\f": "⏎", "\u2028": "⏎", "\u2029": "⏎"}
_JOINERS: Final = {"\u200c", "\u200d"}
_INVISIBLE_LETTERS: Final = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co"}
_FROM_RIGHT_TO_LEFT: Final = {"R", "AL", "AN"}
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_MOST_MARKS: Final = 4
"""Combining marks kept on one letter: enough for every script, too few to paint over the rows above and below."""


def one_line(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Return ``text`` on one line, without control and direction characters, cut to ``longest`` characters.

    Joiners stay: several scripts and most emoji need them. A line break becomes a visible sign.
    """
    text = text.strip()
    safe = text if text.isascii() and text.isprintable() else _shown(text, longest + 1).strip()
    return safe if len(safe) <= longest else safe[: longest - 1].rstrip() + "…"


def _shown(text: str, enough: int) -> str:
    """Return the visible characters of ``text``, at least ``enough`` of them if there are so many."""
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS and not _is_hidden(character):
            shown.append(_BREAKS.get(character, character))
            if len(shown) == enough:
                break
    return "".join(shown)


def _is_hidden(character: str) -> bool:
    if character in _BREAKS or character in _JOINERS:
        return False
    return (
        unicodedata.category(character) in _HIDDEN
        or character in _INVISIBLE_LETTERS
        or ord(character) & 0xFFFE == 0xFFFE  # never a character
        or "\ufdd0" <= character <= "\ufdef"
    )


def isolated(text: str) -> str:
    """Return ``text`` on one line, fit to stand inside a sentence.

    What is written from right to left is set apart by invisible marks: without them it would drag the numbers and
    brackets around it to its other side.
    """
    shown = one_line(text)
    if any(unicodedata.bidirectional(character) in _FROM_RIGHT_TO_LEFT for character in shown):
        return f"{_ISOLATE}{shown}{_END_OF_ISOLATE}"
    return shown


def escaped(text: str) -> str:
    """Return ``text`` on one line and safe inside rich text."""
    from html import escape  # brings every entity there is, which the first paint does not wait for

    return escape(one_line(text))


def name_labels(names: Sequence[str]) -> list[str]:
    """Return a label for each name; blank ones are numbered in their order: ``Guest 1``, ``Guest 2``."""
    labels, guests = [], 0
    for name in names:
        label = one_line(name)
        if not label:
            guests += 1
            label = f"Guest {guests}"
        labels.append(label)
    return labels
