"""Meeting numbers as people write them: 9 to 12 digits, in groups, with blanks or dashes between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

SHORTEST: Final = 9
LONGEST: Final = 12
DASHES: Final = "-‐‑‒–—"
_SHOWN_GROUPS: Final = {9: (3, 3, 3), 10: (3, 3, 4), 11: (3, 4, 4), 12: (4, 4, 4)}
_GROUPED: Final = re.compile(rf"[\d{re.escape(DASHES)}]+")


def is_digit_group(word: str) -> bool:
    """Tell whether ``word`` holds digits (of any script) and dashes only."""
    return _GROUPED.fullmatch(word) is not None and any(character.isdecimal() for character in word)


def only_digits(text: str) -> str:
    """Return the digits of ``text``, those of other scripts as 0 to 9, and nothing else."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def digit_groups(word: str) -> list[str]:
    """Return the groups of digits between the dashes of ``word``."""
    return [digits for part in re.split(rf"[{re.escape(DASHES)}]+", word) if (digits := only_digits(part))]


def join_groups(groups: Sequence[str]) -> list[str] | None:
    """Return the numbers that a run of digit groups stands for, or None where the groups don't add up.

    A long group stands for itself; short ones are put together in the ways that Zoom writes numbers.

    >>> join_groups(["812", "3456", "7890", "91234567890"])
    ['81234567890', '91234567890']
    """
    numbers: list[str] = []
    start = 0
    while start < len(groups):
        size = _groups_of_next_number(groups, start)
        if size is None:
            # One number in an unusual grouping is still one number; two of them can't be told apart.
            whole = "".join(groups)
            return [whole] if SHORTEST <= len(whole) <= LONGEST else None
        numbers.append("".join(groups[start : start + size]))
        start += size
    return numbers


def _groups_of_next_number(groups: Sequence[str], start: int) -> int | None:
    if SHORTEST <= len(groups[start]) <= LONGEST:
        return 1
    if tuple(map(len, groups[start : start + 3])) in _SHOWN_GROUPS.values():
        return 3
    return None


def spaced(number: str) -> str:
    """Write a number as Zoom shows it, e.g. ``812 3456 7890``."""
    sizes, shown, start = _SHOWN_GROUPS.get(len(number), (len(number),)), [], 0
    for size in sizes:
        shown.append(number[start : start + size])
        start += size
    return " ".join(shown)
