from __future__ import annotations

import pytest

from qosviewer.domain.decoding import decode


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("é".encode(), "latin-1", "é"),
        ("é".encode("utf-16"), "", "é"),
        ("é".encode("latin-1"), "iso-8859-1", "é"),
        ("é".encode("latin-1"), "utf-8", "\ufffd"),
        ("é".encode("latin-1"), "no-such-encoding", "\ufffd"),
    ],
)
def test_an_answer_is_read_by_its_first_bytes_then_by_the_name_it_gives(body: bytes, charset: str, text: str):
    assert decode(body, charset) == text
