from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.names import is_generic, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "  anna   BERG "),
        ("Anna Berg", "Anna Berg (she/her)"),
        ("Anna Berg", "Anna Berg [She/Her/Hers]"),
        ("Anna Berg", "Anna Berg (iPhone)"),
        ("Anna Berg", "Anna Berg's iPhone"),
        ("Anna Berg", "Anna Berg’s MacBook Pro"),
        ("Anna Berg", "Anna Berg - iPad 2"),
        ("Anna Berg", "Ａｎｎａ\u00a0Berg\u200e"),
        ("José", "Jose\u0301"),
        ("Straße", "STRASSE"),
    ],
)
def test_the_same_name_in_two_spellings(one, other) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Berg", "Anna Bergmann"), ("José", "Jose"), ("Anna (Sales)", "Anna (Support)")]
)
def test_different_names_stay_different(one, other) -> None:
    assert normalised(one) != normalised(other)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "\u200b",
        "iPhone",
        "iPhone (2)",
        "My iPad",
        "Galaxy S21 Ultra",
        "SM-G991B",
        "Zoom user",
        "+41 44 123 45 67",
    ],
)
def test_names_that_say_nothing_about_who_it_is(name) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["Anna", "Anna's iPhone", "Test Pilot", "田中", "Al"])
def test_names_of_people(name) -> None:
    assert not is_generic(name)


@given(st.text(max_size=60))
def test_making_comparable_comes_to_rest(name) -> None:
    once = normalised(name)
    assert once == once.strip()
    assert normalised(f"  {name}\u200b ") == once
