"""The JSON values of a file: a single one, a list of them, or one after the other (JSON lines)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qosviewer.api.lenient_json import read_int
from qosviewer.domain import texts
from qosviewer.services.importing.bad_file import BadFile, Spot
from qosviewer.services.importing.found import Report

_BLANK: Final = re.compile(r"[ \t\r\n\ufeff]*")
_NEXT_LINE: Final = re.compile(r"^(?=[{\[])", re.MULTILINE)
"""Only at the very beginning of a line: what is indented is a part of something."""

_DECODER: Final = json.JSONDecoder(parse_int=read_int)


@dataclass(frozen=True, slots=True)
class JsonDocument:
    """One value.

    Attributes:
        value: What it is.
        text: How it stands in the file.
        line: Where it begins, from 1.
    """

    value: object
    text: str
    line: int


def documents(text: str, report: Report) -> Iterator[JsonDocument]:
    """Yield the values of a file, each with the very text it was read from; those of a list one by one.

    Where values follow one another line by line, one that is broken is reported, and the next one read.

    Raises:
        BadFile: It is broken, and not made of lines that stand for themselves.
    """
    scan = _Scan(text)
    by_lines = False
    while not scan.at_end:
        at = scan.at
        try:
            if scan.next_is("["):
                yield from scan.elements()
            else:
                yield scan.value()
            by_lines = True
        except BadFile as error:
            more = scan.skip_to_line_after(at)
            if not (more or by_lines):
                raise
            report(error)
            if not more:
                return


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._counted = 0
        self.at = 0
        self._skip_blank()

    @property
    def at_end(self) -> bool:
        return self.at >= len(self._text)

    def next_is(self, character: str) -> bool:
        return self._text.startswith(character, self.at)

    def value(self) -> JsonDocument:
        start = self.at
        try:
            value, end = _DECODER.raw_decode(self._text, start)
        except json.JSONDecodeError as error:
            raise self._broken(error.msg, error.pos) from None
        except RecursionError:
            raise BadFile(texts.IMPORT_JSON_TOO_DEEP, self._spot(start)) from None
        line = self._line_of(start)
        self.at = end
        self._skip_blank()
        return JsonDocument(value, self._text[start:end], line)

    def elements(self) -> Iterator[JsonDocument]:
        """Yield the values of the list that begins here."""
        self.at += 1
        self._skip_blank()
        if not self.next_is("]"):
            while True:
                yield self.value()
                if not self.next_is(","):
                    break
                self.at += 1
                self._skip_blank()
        if not self.next_is("]"):
            raise self._broken("Expecting ',' delimiter", self.at)
        self.at += 1
        self._skip_blank()

    def skip_to_line_after(self, start: int) -> bool:
        """Go to the next line that begins like a value; False if there is none, or ``start`` begins no line itself."""
        end_of_line = self._text.find("\n", start)
        begins_line = start == 0 or self._text[start - 1] == "\n"
        found = _NEXT_LINE.search(self._text, end_of_line + 1) if begins_line and end_of_line >= 0 else None
        if found is None:
            return False
        self.at = found.end()
        return True

    def _skip_blank(self) -> None:
        blank = _BLANK.match(self._text, self.at)
        self.at = blank.end() if blank else self.at

    def _broken(self, reason: str, at: int) -> BadFile:
        return BadFile(texts.IMPORT_JSON_BROKEN.fill(reason=reason), self._spot(at))

    def _spot(self, at: int) -> Spot:
        start_of_line = self._text.rfind("\n", 0, at) + 1
        return Spot(self._line_of(at), at - start_of_line + 1)

    def _line_of(self, at: int) -> int:
        """Return the line of a place; only what lies between it and the place asked for last is counted."""
        self._line += self._text.count("\n", self._counted, at) - self._text.count("\n", at, self._counted)
        self._counted = at
        return self._line
