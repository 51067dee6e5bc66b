"""How much a page of each answer holds: the most that Zoom takes (zoom-api.md, section 4)."""

from __future__ import annotations

from typing import Final

SUMMARY_PAGE: Final = 10
ROSTER_PAGE: Final = 300
MINUTES_PAGE: Final = 10


def pages_of(entries: int, page_size: int) -> int:
    """Return how many pages so many entries take; an empty list is one page as well."""
    return max(1, -(-entries // page_size))
