"""Meetings side by side: the same people paired, their figures subtracted, and what that says in words."""
