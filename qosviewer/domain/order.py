"""Sorting as a permutation: stable, missing values last in both directions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats

Permutation = NDArray[np.intp]


def stable_order(keys: Floats, *, descending: bool = False) -> Permutation:
    """Return the permutation that sorts ``keys`` (float64[n], NaN = missing).

    Equal keys keep their order in both directions, and NaN stands last in both, which reversing an ascending order
    would not give.
    """
    return np.argsort(-keys if descending else keys, kind="stable")


def collation_key(text: str) -> str:
    """Return what a text is compared by: without case, compatibility forms folded, accents after their base letters."""
    return unicodedata.normalize("NFKD", text.strip()).casefold()


def search_key(text: str) -> str:
    """Return what a text is searched by: its `collation_key` without the accents.

    >>> search_key("  José Ångström ")
    'jose angstrom'
    """
    key = collation_key(text)
    return key if key.isascii() else "".join(sign for sign in key if not unicodedata.combining(sign))


def text_ranks(texts: Sequence[str]) -> Floats:
    """Return float64[n].

    The rank of each text among the distinct ones, NaN for a blank one, so that texts sort like numbers.
    """
    keys = {text: collation_key(text) for text in set(texts)}
    distinct = sorted({key for key in keys.values() if key})
    rank = {key: float(index) for index, key in enumerate(distinct)}
    rank[""] = np.nan
    return np.fromiter((rank[keys[text]] for text in texts), np.float64, len(texts))
