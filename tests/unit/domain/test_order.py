"""Sorting is a permutation, stable, missing last both ways."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.order import collation_key, search_key, stable_order, text_ranks

KEYS = st.lists(st.sampled_from([np.nan, -1.0, 0.0, 1.0, 2.5, 1e300]), max_size=40).map(np.array)


@given(KEYS, st.booleans())
def test_a_stable_permutation_with_missing_last(keys, descending):
    keys = keys.astype(np.float64)
    order = stable_order(keys, descending=descending)
    assert sorted(order.tolist()) == list(range(len(keys)))
    there = [place for place in range(len(keys)) if not np.isnan(keys[place])]
    gone = [place for place in range(len(keys)) if np.isnan(keys[place])]
    assert order.tolist() == sorted(there, key=lambda place: -keys[place] if descending else keys[place]) + gone


@given(st.lists(st.text("aÄäéEßz ", max_size=3), max_size=20))
def test_texts_sort_like_their_collation_keys_and_blank_ones_are_missing(texts):
    ranks = text_ranks(texts)
    for text, rank in zip(texts, ranks, strict=True):
        assert np.isnan(rank) == (not text.strip())
    for a, rank_a in zip(texts, ranks, strict=True):
        for b, rank_b in zip(texts, ranks, strict=True):
            if a.strip() and b.strip():
                assert (rank_a < rank_b) == (collation_key(a) < collation_key(b))


def test_case_and_accents_do_not_tear_names_apart():
    names = ["zoe", "Émile", "Anna", "emil", "ÅSA", "anna", ""]
    order = stable_order(text_ranks(names))
    assert [names[place] for place in order] == ["Anna", "anna", "ÅSA", "emil", "Émile", "zoe", ""]


@pytest.mark.parametrize(
    ("text", "key"),
    [("José", "jose"), ("  ÅNGSTRÖM ", "angstrom"), ("Straße", "strasse"), ("ＡＢＣ", "abc"), ("Владимир", "владимир")],
)
def test_searching_knows_no_case_and_no_accents(text, key):
    assert search_key(text) == key


@given(st.text())
def test_a_search_key_never_raises(text):
    assert search_key(text) == search_key(text.strip())
