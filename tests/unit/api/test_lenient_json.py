from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.errors import AnswerDamaged, NotTheApi
from qosviewer.api.lenient_json import clean, compact, loads, pretty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_unicode_encoding(encoding):
    assert loads('{"name": "Zoë 東京"}'.encode(encoding)) == {"name": "Zoë 東京"}


def test_another_encoding_by_its_name():
    assert loads('{"a": "é"}'.encode("latin-1"), "iso-8859-1") == {"a": "é"}


def test_a_wrong_name_loses_only_the_odd_letters():
    assert loads('{"a": "é", "b": "ok"}'.encode("latin-1"), "utf-8") == {"a": "\ufffd", "b": "ok"}


def test_numbers_that_are_none():
    found = loads(b'{"a": NaN, "b": Infinity, "c": -Infinity, "d": 1e999}')
    assert math.isnan(found["a"])
    assert found["b"] == found["d"] == math.inf


def test_an_integer_of_ten_thousand_digits_stays_text():
    assert loads(b"[" + b"9" * 10_000 + b"]") == ["9" * 10_000]


@pytest.mark.parametrize("body", [b'{"a": 1', b"[1,", b"[" * 100_000, b' {"a": tru', b'{"a": 1} x'])
def test_what_begins_like_an_answer_is_damaged(body):
    with pytest.raises(AnswerDamaged) as caught:
        loads(body)
    assert caught.value.retryable


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"OK", b"\x00\x01", b"\xff\xfe"])
def test_anything_else_is_not_the_api(body):
    with pytest.raises(NotTheApi) as caught:
        loads(body)
    assert type(caught.value) is NotTheApi


def test_deep_nesting_can_be_written_again():
    deep = loads(b'{"a":' + b"[" * 900 + b"]" * 900 + b"}")
    assert compact(deep)
    assert pretty(deep)


@given(st.text(st.characters()))
def test_cleaned_text_can_be_written_everywhere(text):
    assert clean(text).encode("utf-8").decode("utf-8") == clean(clean(text))


def test_cleaning_replaces_nothing_but_lone_surrogates():
    assert clean("a\ud800b😀") == "a\ufffdb😀"
