"""Kinds of quantity: how text with a unit becomes one number, and how that number is written again.

Whatever the kind, a value is held as one ``float64``; NaN means that there is no number. Nothing here raises on a
value: what can't be read is NaN plus an `Oddity`, and whoever calls keeps the raw text beside it. Rules: zoom-api.md,
section 2.4.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Protocol

MISSING_TEXTS = frozenset({"", "-", "--", "–", "n/a", "null", "none", "unknown"})
NOTHING = "–"
"""What a table shows where there is no value."""

_NUMBER = re.compile(r"(?P<about>[<~])?\s*(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?P<unit>\D*)")
_RESOLUTION = re.compile(r"(\d{1,5})\s*[*xX×]\s*(\d{1,5})")
_WIDTH_BITS = 17  # five digits of width; their square and the width fit into the 53 bits of a float64
PIXEL_STEP = float(1 << _WIDTH_BITS)
"""``value // PIXEL_STEP`` is the number of pixels of a packed picture size, see `pack_resolution`."""


class Oddity(IntEnum):
    """Why a value deserves a mark. The raw text of an odd value is always kept."""

    NONE = 0
    UNREADABLE = 1
    NEGATIVE = 2
    OVER_100 = 3
    OUT_OF_ORDER = 4


Parsed = tuple[float, Oddity]
NO_VALUE: Parsed = (math.nan, Oddity.NONE)
UNREADABLE: Parsed = (math.nan, Oddity.UNREADABLE)


class Kind(Protocol):
    """How one kind of quantity is read and written."""

    @property
    def unit(self) -> str:
        """Unit for people, e.g. ``kbps``; empty where there is none."""

    @property
    def suffix(self) -> str:
        """Ending of the column's name in files, e.g. ``_kbps``; empty where there is none."""

    def parse(self, raw: object) -> Parsed:
        """Return the number and its oddity; never raises."""

    def text(self, value: float) -> str:
        """Write a number for people, without its unit; `NOTHING` for NaN."""

    def plain(self, value: float) -> str:
        """Write a number for machines; empty for NaN."""


def plain_number(value: float) -> str:
    """Write ``value`` with all its digits, never with an exponent; empty for NaN.

    >>> plain_number(27.15), plain_number(3.0), plain_number(1e-7)
    ('27.15', '3', '0.0000001')
    """
    if math.isnan(value):
        return ""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    written = repr(value)
    if "e" not in written:
        return written
    from decimal import Decimal  # seldom needed, and never before the first paint

    return format(Decimal(written), "f")


def is_missing(raw: object) -> bool:
    """Tell whether ``raw`` stands for "no value" (absent, null, empty, a dash), as opposed to something unreadable."""
    return raw is None or (isinstance(raw, str) and raw.strip().casefold() in MISSING_TEXTS)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number with a unit.

    Attributes:
        unit: The unit that values are held in.
        suffix: Ending of the column's name in files.
        factors: Other spellings (lower case) to ``(multiply by, divide by)``. Two numbers, because dividing keeps
            27150 bps exactly 27.15.
        ceiling: Largest value that can be real, if there is one.
        floor: Smallest value that can be real.
    """

    unit: str
    suffix: str
    factors: Mapping[str, tuple[float, float]]
    ceiling: float = math.inf
    floor: float = 0.0

    def parse(self, raw: object) -> Parsed:
        """Return the number in `unit` and its oddity."""
        if isinstance(raw, str):
            return _parse_number(self, raw) if len(raw) < 64 else UNREADABLE
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            return NO_VALUE if raw is None else UNREADABLE
        try:
            return self._judge(float(raw))
        except OverflowError:
            return UNREADABLE

    def _judge(self, value: float) -> Parsed:
        if not math.isfinite(value):
            return UNREADABLE
        if value < self.floor:
            return value, Oddity.NEGATIVE
        return value, Oddity.OVER_100 if value > self.ceiling else Oddity.NONE

    def text(self, value: float) -> str:
        """Write the number for people."""
        return plain_number(value) or NOTHING

    def plain(self, value: float) -> str:
        """Write the number for machines."""
        return plain_number(value)


@lru_cache(maxsize=65_536)
def _parse_number(kind: Number, raw: str) -> Parsed:
    text = raw.strip()
    if text.casefold() in MISSING_TEXTS:
        return NO_VALUE
    match = _NUMBER.fullmatch(text)
    if match is None or not any(character.isdigit() for character in match["number"]):
        return UNREADABLE
    unit = match["unit"].strip().casefold()
    if unit and unit not in kind.factors:
        return UNREADABLE
    multiply, divide = kind.factors[unit] if unit else (1.0, 1.0)
    return kind._judge(float(match["number"].replace(",", "")) * multiply / divide)


def pack_resolution(width: int, height: int) -> float:
    """Return one float64 that holds a picture size exactly and sorts by its number of pixels."""
    return float((width * height << _WIDTH_BITS) + width)


def unpack_resolution(value: float) -> tuple[int, int]:
    """Return the ``(width, height)`` that `pack_resolution` took; (0, 0) for "no picture"."""
    width = int(value) & ((1 << _WIDTH_BITS) - 1)
    return (width, (int(value) >> _WIDTH_BITS) // width) if width else (0, 0)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A picture size, ordered by its number of pixels. ``0*0`` is a reading: no picture."""

    unit: str = ""
    suffix: str = ""

    def parse(self, raw: object) -> Parsed:
        """Return the packed size (see `pack_resolution`) and its oddity."""
        if is_missing(raw):
            return NO_VALUE
        match = _RESOLUTION.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if match is None:
            return UNREADABLE
        width, height = int(match[1]), int(match[2])
        return pack_resolution(width, height) if width and height else 0.0, Oddity.NONE

    def text(self, value: float) -> str:
        """Write the size for people, e.g. ``1280×720``."""
        return NOTHING if math.isnan(value) else "×".join(map(str, unpack_resolution(value)))

    def plain(self, value: float) -> str:
        """Write the size for machines, e.g. ``1280x720``."""
        return "" if math.isnan(value) else "x".join(map(str, unpack_resolution(value)))


@dataclass(frozen=True, slots=True)
class Level:
    """One of an ordered list of words, held as its place in the list (from 0). Other words are kept as raw text."""

    words: tuple[str, ...]
    unit: str = ""
    suffix: str = ""

    def parse(self, raw: object) -> Parsed:
        """Return the place of the word and its oddity."""
        if is_missing(raw):
            return NO_VALUE
        word = raw.strip().casefold() if isinstance(raw, str) else ""
        return (float(self.words.index(word)), Oddity.NONE) if word in self.words else UNREADABLE

    def text(self, value: float) -> str:
        """Write the word for people."""
        return self.plain(value) or NOTHING

    def plain(self, value: float) -> str:
        """Write the word for machines, in lower case."""
        return "" if math.isnan(value) else self.words[int(value)]


def _same(*spellings: str) -> dict[str, tuple[float, float]]:
    return dict.fromkeys(spellings, (1.0, 1.0))


BITRATE = Number(
    "kbps",
    "_kbps",
    _same("kbps", "kb/s", "kbit/s")
    | dict.fromkeys(("bps", "b/s", "bit/s"), (1.0, 1e3))
    | dict.fromkeys(("mbps", "mb/s", "mbit/s"), (1e3, 1.0))
    | dict.fromkeys(("gbps", "gb/s", "gbit/s"), (1e6, 1.0)),
)
DURATION = Number("ms", "_ms", _same("ms") | {"s": (1e3, 1.0), "us": (1.0, 1e3), "µs": (1.0, 1e3), "μs": (1.0, 1e3)})
PERCENT = Number("%", "_pct", _same("%"), ceiling=100.0)
FRAME_RATE = Number("fps", "_fps", _same("fps"))
RESOLUTION = Resolution()
PRESSURE = Level(("normal", "fair", "serious", "critical"))
