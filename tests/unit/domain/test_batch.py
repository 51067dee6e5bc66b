"""One page on its way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.batch import RawPage
from tests.factories import make_batch, seat, stream


@given(st.binary(max_size=2000))
def test_a_body_comes_back_as_received(body):
    assert RawPage.pack(body).body == body


def test_a_body_is_held_small():
    assert len(RawPage.pack(b'{"type": "audio_input"}' * 1000).packed) < 1000


@given(st.lists(st.integers(0, 4), max_size=8))
def test_spans_cut_the_streams_into_participants(counts):
    batch = make_batch(*(seat("x", *(stream("audio_input") for _ in range(count))) for count in counts))
    edges = [sum(counts[:place]) for place in range(len(counts) + 1)]
    assert batch.spans == [(edges[place], edges[place + 1]) for place in range(len(counts))]
