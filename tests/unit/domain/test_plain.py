"""Hostile text is shown on one line and does nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.plain import escaped, isolated, name_labels, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna", "Anna"),
        ("  Anna  B ", "Anna  B"),
        ("Anna\nBo", "Anna⏎Bo"),
        ("Anna\tBo", "Anna Bo"),
        ("a\u2028b\u2029c\x0bd", "a⏎b⏎c⏎d"),
        ("\x1b[31mred\x07", "[31mred"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("a\u2066b\u2069\u200f", "ab"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800lone", "lone"),
        ("\ue000private", "private"),
        ("\ufffe\ufdd0never", "never"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("=1+1", "=1+1"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("é e\u0301 नमस्ते", "é e\u0301 नमस्ते"),
        ("Z" + "\u0301" * 50 + "o", "Z" + "\u0301" * 4 + "o"),
        ("\u3164", ""),
        ("\n", ""),
        ("", ""),
    ],
)
def test_one_line(text, shown):
    assert one_line(text) == shown


def test_long_text_is_cut_with_a_sign():
    assert one_line("x" * 300) == "x" * 199 + "…"
    assert one_line("é" * 300, 10) == "é" * 9 + "…"
    assert one_line("x" * 10, 10) == "x" * 10
    assert one_line("\u202e" * 1_000_000 + "é" * 11, 10) == "é" * 9 + "…"


def test_escaped_is_safe_inside_rich_text():
    assert escaped('<img src="x">\n&') == "&lt;img src=&quot;x&quot;&gt;⏎&amp;"


def test_inside_a_sentence_only_what_turns_the_direction_is_set_apart():
    assert isolated(" Anna\n") == "Anna"
    assert isolated("佐藤 1") == "佐藤 1"
    assert isolated("דנה") == "\u2068דנה\u2069"
    assert isolated("ليلى\u202e\u2069 (2)") == "\u2068ليلى (2)\u2069"


def test_blank_names_are_numbered_among_themselves():
    assert name_labels(["Anna", "", "Guest 1", " \n", "\u202e\u3164", "Bo"]) == [
        "Anna",
        "Guest 1",
        "Guest 1",
        "Guest 2",
        "Guest 3",
        "Bo",
    ]


@given(st.text(), st.integers(1, 30))
def test_the_result_is_short_printable_and_stable(text, longest):
    shown = one_line(text, longest)
    assert len(shown) <= longest
    assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") for sign in shown)
    assert one_line(shown, longest) == shown
