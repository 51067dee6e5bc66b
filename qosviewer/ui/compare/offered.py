"""Where comparisons are offered."""

from __future__ import annotations

EVERYWHERE: bool = False
"""Whether the library and series offer them too, and not the command "Compare with…" alone."""
