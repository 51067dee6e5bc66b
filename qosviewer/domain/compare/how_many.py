"""How many meetings make a comparison; apart, for options and the library, which must not bring numpy."""

from __future__ import annotations

from typing import Final

FEWEST_SIDES: Final = 2
MOST_SIDES: Final = 20
