"""Chance that repeats itself: a stream of random numbers for each thing in the account."""

from __future__ import annotations

from random import Random


def chance(*parts: object) -> Random:
    """Random numbers that depend on nothing but the parts."""
    return Random("/".join(map(str, parts)))  # noqa: S311 - data for show, not secrets
