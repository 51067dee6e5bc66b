"""Display names made comparable: what a human typed on two occasions, or a device wrote for them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_JOINERS: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PRONOUNS: Final = re.compile(
    r"[(\[]\s*(?:she|her|hers|he|him|his|they|them|theirs|it|its|any|sie|ihr|er|ihm|elle|il|ella|él|ze|hir|xe|xem)"
    r"(?:\s*[/|,]\s*[^\W\d_]+)*\s*[)\]]"
)
_DEVICE: Final = (
    r"(?:i ?phone|i ?pad|i ?pod|mac ?book(?: pro| air)?|i ?mac|galaxy\b[^'’]*|pixel\b[^'’]*|android|samsung\b[^'’]*|"
    r"huawei\b[^'’]*|xiaomi\b[^'’]*|redmi\b[^'’]*|one ?plus\b[^'’]*|laptop|desktop|tablet|phone|mobile|handy|pc|"
    r"computer|surface)"
)
_SUFFIXES: Final = (
    re.compile(rf"\s*[(\[]\s*(?:my\s+)?{_DEVICE}\s*\d*\s*[)\]]$"),
    re.compile(rf"\s+[-–—|/]\s+(?:my\s+)?{_DEVICE}\s*\d*$"),
    re.compile(rf"['’]s?\s+{_DEVICE}\s*\d*$"),
)
_GENERIC: Final = re.compile(
    rf"(?:(?:my|the|mein|meine)\s+)?{_DEVICE}(?:\s*\(?\d+\)?)?|zoom user|zoom room|user|guest|gast|invité|"
    r"anonymous|unknown|participant|caller|host|admin|test|me|call[- ]in user(?:[\s_]*\d+)?|\+?[\d\s().*x-]+|"
    r"(?:sm|lm|mi|rmx|cph|vivo|moto)[- ]?\w*\d\w*"
)


def normalised(name: str) -> str:
    """Return what a display name is compared by; empty where nothing is left.

    Unicode form NFKC, no case, single blanks, no invisible characters, no pronouns, no device that it was typed on.

    >>> normalised("  Anna  BERG (she/her)")
    'anna berg'
    >>> normalised("Anna Berg’s iPhone") == normalised("anna berg - iPad")
    True
    """
    if name.isascii():
        text = " ".join(name.casefold().split())
    else:
        text = unicodedata.normalize("NFKC", _JOINERS.sub("", name)).casefold()
        text = " ".join(unicodedata.normalize("NFKC", text).split())
    if "(" in text or "[" in text:
        text = " ".join(_PRONOUNS.sub(" ", text).split())
    for suffix in _SUFFIXES:
        shorter = suffix.sub("", text)
        if shorter:
            text = shorter
    return text.strip()


def is_generic(name: str) -> bool:
    """Tell whether a display name says nothing about who it is: blank, a kind of device, a telephone number.

    >>> is_generic("iPhone"), is_generic("Galaxy S21"), is_generic("Anna's iPhone")
    (True, True, False)
    """
    return not telling(name)


@lru_cache(maxsize=32_768)
def telling(name: str) -> str:
    """Return what a display name is compared by, see `normalised`; empty where it says nothing about who it is."""
    text = normalised(name)
    return "" if _GENERIC.fullmatch(text) else text
