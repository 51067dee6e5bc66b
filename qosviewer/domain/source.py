"""What the numbers of a table were made from. Numbers of different sources never stand in one table."""

from __future__ import annotations

from typing import Final

QSS: Final = "qss"
"""Zoom's own summary."""

MINUTES: Final = "minutes"
"""Computed from what was measured minute by minute."""

FILE: Final = "file"
"""A file that was opened."""
