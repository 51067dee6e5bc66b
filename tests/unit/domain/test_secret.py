"""A secret shows itself nowhere."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass

import pytest

from qosviewer.domain.secret import HIDDEN, Secret

TEXT = "s3cr3t-Ünïcode"


@dataclass
class Holder:
    name: str
    secret: Secret


@pytest.mark.parametrize(
    "shown",
    [
        repr(Secret(TEXT)),
        str(Secret(TEXT)),
        f"{Secret(TEXT)}",
        f"{Secret(TEXT)!r:>30}",
        f"{Secret(TEXT):>30}",
        "%s %r" % (Secret(TEXT), Secret(TEXT)),  # noqa: UP031
        repr(Holder("a", Secret(TEXT))),
        repr([Secret(TEXT)]),
    ],
)
def test_no_way_of_writing_it_shows_it(shown):
    assert TEXT not in shown
    assert HIDDEN in shown


@pytest.mark.parametrize(
    "smuggle",
    [
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
        json.dumps,
        lambda secret: asdict(Holder("a", secret)),
        lambda secret: vars(secret),
    ],
)
def test_it_cant_be_carried_off(smuggle):
    with pytest.raises(TypeError) as caught:
        smuggle(Secret(TEXT))
    assert TEXT not in "".join(traceback.format_exception(caught.value))


def test_the_one_door():
    assert Secret(TEXT).reveal() == TEXT


def test_equality_and_truth():
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert Secret("\udc80") == Secret("\udc80")
    assert Secret("x")
    assert not Secret("")
