"""Hostile text made safe to show.

Names, topics and unknown keys come from other people. They may carry line breaks, control characters or marks that
turn the writing direction of everything after them. What is shown passes through here once; what is exported does not
(a CSV cell holds the text as received, guarded by the exporter).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Final

LONGEST_SHOWN: Final = 200
_BREAKS: Final = {"\n": "⏎", "\r": "⏎", "\t": " ", "\v": "⏎", "\f": "⏎", "\u2028": "⏎", "\u2029": "⏎"}
_JOINERS: Final = {"\u200c", "\u200d"}


def one_line(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Return ``text`` on one line, without control and direction characters, cut to ``longest`` characters.

    Joiners stay: several scripts and most emoji need them. A line break becomes a visible sign.
    """
    safe = text if text.isascii() and text.isprintable() else "".join(_shown(character) for character in text)
    safe = safe.strip()
    return safe if len(safe) <= longest else safe[: longest - 1].rstrip() + "…"


def _shown(character: str) -> str:
    if character in _BREAKS:
        return _BREAKS[character]
    if character in _JOINERS:
        return character
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character


def escaped(text: str) -> str:
    """Return ``text`` on one line and safe inside rich text."""
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
