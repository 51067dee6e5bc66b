"""The sentences people read are whole, and their places have names."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from qosviewer.domain import texts
from qosviewer.domain.errors import Message


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Message):
        yield from (value.title, value.detail, value.advice)
    elif isinstance(value, dict):
        for each in value.values():
            yield from sentences(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from sentences(each)


def messages(value: object) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from messages(each)


PACKAGE = Path(__file__).parents[3] / "qosviewer"
ALL = {name: value for name, value in vars(texts).items() if name.isupper()}
ROOMS = [import_module(f"{texts.__name__}.{room.name}") for room in iter_modules(texts.__path__)]


def test_every_room_is_read_from_one_place_and_no_name_stands_in_two():
    names = Counter(name for room in ROOMS for name in vars(room) if name.isupper())
    assert [name for name, times in names.items() if times > 1] == []
    assert names.keys() == ALL.keys()


def test_every_text_is_told_by_somebody():
    told = Counter(
        name for path in PACKAGE.rglob("*.py") for name in re.findall(r"\b[A-Z][A-Z0-9_]+\b", path.read_text("utf-8"))
    )
    # Once is where it is written down.
    assert [name for name in ALL if told[name] < 2] == []


def test_every_text_is_a_text_and_its_places_have_names():
    for name, value in ALL.items():
        found = list(sentences(value))
        assert found, name
        for sentence in found:
            for _, place, _, _ in string.Formatter().parse(sentence):
                assert place is None or place.isidentifier(), (name, sentence)


def test_titles_are_one_line_and_what_follows_are_sentences():
    for name, value in ALL.items():
        for message in messages(value):
            assert message.title, name
            assert "\n" not in message.title, name
            assert not message.title.endswith("."), name
            for sentence in (message.detail, message.advice):
                assert not sentence or sentence[-1] in ".?!…:”}", (name, sentence)


def test_nothing_is_glued():
    for name, value in ALL.items():
        for sentence in sentences(value):
            assert "  " not in sentence, (name, sentence)
            assert sentence == sentence.strip(" "), (name, sentence)
