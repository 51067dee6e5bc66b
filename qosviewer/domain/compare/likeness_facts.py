"""The facts about two people that can speak for their being one, and how each is read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from qosviewer.domain import texts
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.names import telling
from qosviewer.domain.stays import Stay

Read = Callable[[Side, Stay], str]

WHO: Final = "who"
"""The group of the facts by which people call themselves."""
_NUMBER: Final = re.compile(r"\+?[\d\s().*x-]+")
_LEAST_DIGITS: Final = 6
_MINUTES: Final = 5
"""Steps of the time after the beginning in which two people joined, or left, alike."""


class Kind(NamedTuple):
    """One fact: its title, which others it goes together with, whether it alone can tell, and how it is read."""

    title: str
    group: str
    is_strong: bool
    read: Read


def _fact(key: str, group: str, *, strong: bool = False) -> Kind:
    fact = FACT[key]
    return Kind(fact.title, group, strong, lambda _side, stay: fact.text(stay.entry) if stay.entry else "")


def _address(_side: Side, stay: Stay) -> str:
    return stay.email.strip().casefold()


def _mailbox(_side: Side, stay: Stay) -> str:
    return stay.email.strip().casefold().partition("@")[0]


def _name(_side: Side, stay: Stay) -> str:
    return telling(stay.name)


def _first_name(_side: Side, stay: Stay) -> str:
    return next(iter(telling(stay.name).split()), "")


def _number(_side: Side, stay: Stay) -> str:
    """Return the number that somebody dialled in from, as far as Zoom shows it for a name."""
    digits = re.sub(r"\D", "", stay.name)
    return digits if len(digits) >= _LEAST_DIGITS and _NUMBER.fullmatch(stay.name.strip()) else ""


def _step(attribute: str) -> Read:
    def read(side: Side, stay: Stay) -> str:
        start, moment = side.data.info.start, getattr(stay.entry, attribute, None)
        if start is None or moment is None:
            return ""
        minutes = math.floor((moment - start).total_seconds() / 60 / _MINUTES) * _MINUTES
        return texts.LIKENESS_STEP.format(first=minutes, last=minutes + _MINUTES)

    return read


KINDS: Final = (
    Kind(texts.LIKENESS_EMAIL, WHO, True, _address),
    Kind(texts.LIKENESS_NAME, WHO, True, _name),
    Kind(texts.LIKENESS_NUMBER, WHO, True, _number),
    Kind(texts.LIKENESS_MAILBOX, WHO, True, _mailbox),
    Kind(texts.LIKENESS_FIRST_NAME, WHO, False, _first_name),
    _fact("device_name", "machine", strong=True),
    _fact("internal_ip_addresses", "machine"),
    _fact("ip_address", "place"),
    _fact("location", "place"),
    _fact("data_center", "place"),
    _fact("network_type", "network"),
    _fact("version", "device"),
    _fact("os", "device"),
    _fact("device", "device"),
    _fact("microphone", "gear"),
    _fact("speaker", "gear"),
    _fact("camera", "gear"),
    Kind(texts.LIKENESS_JOINED, "time", False, _step("joined")),
    Kind(texts.LIKENESS_LEFT, "time", False, _step("left")),
)
