"""One person taken out of texts and of JSON, everything else left as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from qosviewer.domain.batch import RawPage
from qosviewer.domain.decoding import decode
from qosviewer.domain.identity import PersonalKeys

_USUAL_KEY: Final = re.compile("[a-z][a-z0-9_]*")
"""Keys of Zoom's and of ours look like this: somebody named "email" takes none of them along."""


class Blanking:
    """Blanks what names one person.

    Attributes:
        terms: The ids, e-mails and names to blank, wherever they stand as whole words, in any case.
    """

    def __init__(self, terms: Collection[str], personal_keys: PersonalKeys) -> None:
        """Prepare for these terms.

        Args:
            terms: What names the person.
            personal_keys: Keys of an answer whose values are blanked where something in the same object names the
                person: addresses, devices.
        """
        self.terms = tuple(sorted((term.strip() for term in terms if term.strip()), key=len, reverse=True))
        self._personal_keys = personal_keys
        words = "|".join(re.escape(term) for term in self.terms)
        self._words = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        self._whole = {term.casefold() for term in self.terms}
        self._folded_terms = [_folded(_as_json(term)[1:-1]) for term in self.terms]

    def text(self, text: str) -> str:
        """Return ``text`` without the terms."""
        return self._words.sub("", text)

    def names(self, text: object) -> bool:
        """Tell whether ``text`` is one of the terms."""
        return isinstance(text, str) and text.strip().casefold() in self._whole

    def mentions(self, text: str) -> bool:
        """Tell whether one of the terms stands somewhere in ``text``."""
        return self._words.search(text) is not None

    def page(self, raw: RawPage) -> RawPage | None:
        """Return a raw answer without the person, or None if they are not in it."""
        body = raw.body
        text = decode(body, raw.charset)
        try:
            if not self._may_be_in(text):
                return None
            before = json.loads(text)
            after = self.json(before)
            if after == before:
                return None
            # As ASCII: an answer may hold half of a surrogate pair, which no encoding has.
            return RawPage.pack(json.dumps(after).encode())
        except (ValueError, RecursionError):
            return self._page_that_is_no_json(raw, body)

    def _may_be_in(self, text: str) -> bool:
        """Tell whether one of the terms may stand in the text of an answer: a quick look that errs to yes."""
        if text.lstrip()[:1] not in ("{", "["):
            return True
        plain = _folded(text if "\\" not in text else _as_json(json.loads(text)))
        return any(term in plain for term in self._folded_terms)

    def _page_that_is_no_json(self, raw: RawPage, body: bytes) -> RawPage | None:
        # Latin-1 gives every byte a character and back.
        text = body.decode("latin-1")
        for term in self.terms:
            as_bytes = re.escape(term.encode().decode("latin-1"))
            text = re.sub(as_bytes, "", text, flags=re.IGNORECASE)
        blanked = text.encode("latin-1")
        return None if blanked == body else RawPage.pack(blanked, raw.charset)

    def json(self, value: Any) -> Any:
        """Return JSON without the person."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.json(each) for each in value]
        if not isinstance(value, dict):
            return value
        keys = self._personal_keys
        identities = (each for key in keys.identities if isinstance(each := value.get(key), str))
        concerned = any(self.names(each) for key, each in value.items() if key not in keys.facts)
        blanked = keys.blanked if concerned and not self.is_a_namesake(identities) else frozenset()
        return {self._key(key): self._value(key, each, blanked) for key, each in value.items()}

    def _key(self, key: str) -> str:
        return key if _USUAL_KEY.fullmatch(key) else self.text(key)

    def _value(self, key: str, value: Any, blanked: frozenset[str]) -> Any:
        if key in self._personal_keys.facts:
            return value
        if key in self._personal_keys.seats and isinstance(value, str):
            return self.seat(value)
        return _blank(value) if key in blanked else self.json(value)

    def seat(self, text: str) -> str:
        """Return what stands for a seat: a number, which stays whatever people are called, or something else."""
        return text if text.isdigit() else self.text(text)

    def is_a_namesake(self, identities: Iterable[str]) -> bool:
        """Tell whether somebody with these ids and addresses is another human, who only has the same name."""
        known = [each for each in identities if each.strip()]
        return bool(known) and not any(map(self.names, known))


def _as_json(value: Any) -> str:
    """Write a value with as few escapes as JSON needs."""
    return json.dumps(value, ensure_ascii=False)


def _folded(text: str) -> str:
    """Return ``text`` so that everything is the same which is the same in any case, by `re` or by `str`."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


def _blank(value: Any) -> Any:
    return [] if isinstance(value, list) else ""
