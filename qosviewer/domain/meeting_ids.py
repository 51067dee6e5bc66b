"""What people paste when they mean a meeting: a number, a UUID, a join link, a whole invitation, several at once.

Nothing here keeps a passcode: only numbers and UUIDs leave this file. Their forms: zoom-api.md, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, Message
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.meeting_links import UUID, decoded, is_link, is_personal, ref_in_link, without_query
from qosviewer.domain.meeting_numbers import DASHES, digit_groups, is_digit_group, join_groups, only_digits, spaced
from qosviewer.domain.plain import one_line

LONGEST_TEXT: Final = 200_000
MOST_PROBLEMS: Final = 5
_LONGEST_QUOTE: Final = 60
_LONGEST_ENCODED_UUID: Final = 400

_LINES: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PIECES: Final = re.compile(r"[,;|、，；]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
_WRAPPING: Final = "<>\"'()[]{}“”‘’«»`.#"
_ONE_TAP: Final = re.compile(r",,[ *]{0,2}(\d{9,12})#")
_SIP: Final = re.compile(r"(\d{9,12})(?:\.\w{1,40})?@[\w.-]{0,80}zoomcrc\.com", re.IGNORECASE)
_NUMBER_IN_PROSE: Final = re.compile(rf"(?<![\w+*.])\d(?:[ \t\xa0{DASHES}]?\d){{8,11}}(?![\w@])")
_LABEL: Final = re.compile(
    r"(?<![a-z])id(?![a-z])|meeting|webinar|会议号|會議號|идентификатор|identyfikator", re.IGNORECASE
)
_OTHER_LABEL: Final = re.compile(
    r"pass|pwd|code|\bpin\b|phone|\btel\b|dial|contraseña|senha|hasło|密码|密碼|パスコード|암호|пароль|код",
    re.IGNORECASE,
)


class MeetingIdError(InputError):
    """What was given as a meeting is none."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text was taken to mean.

    Attributes:
        refs: The meetings, each once, in the order they came.
        problems: What could not be understood, for people; never quotes a passcode.
        summary: One sentence for the line beneath the field.
    """

    refs: tuple[MeetingRef, ...]
    problems: tuple[Message, ...]
    summary: str


def understand(text: str, kind: MeetingKind = MeetingKind.MEETING) -> Understood:
    """Return what ``text`` means; never raises.

    Args:
        text: Anything that was typed or pasted.
        kind: What a number is taken for where nothing beside it says otherwise.
    """
    if len(text) > LONGEST_TEXT:
        return Understood((), (texts.IDS_TOO_LONG,), texts.IDS_NOT_UNDERSTOOD)
    lines = [_read_line(line, kind) for line in _LINES.split(text.translate(_INVISIBLE)) if line.strip()]
    how = {found.how for line in lines for found in line.found}
    # A link or a labelled number says what it is, so the words around it are an invitation and no list of mistakes.
    invitation = bool(how & {_How.LINK, _How.LABEL})
    refs = _once(
        found.ref
        for line in lines
        for found in line.found
        if not (invitation and line.prose and found.how is _How.LISTED)
    )
    problems = _first_few(
        problem.message
        for line in lines
        for problem in line.problems
        if not (invitation and line.prose) and not (problem.personal_link and _How.LABEL in how)
    )
    return Understood(refs, problems, _summary(refs) if lines else texts.IDS_EMPTY)


def one_meeting(text: str, kind: MeetingKind = MeetingKind.MEETING) -> MeetingRef:
    """Return the meeting that ``text`` names, where it has to be one.

    Raises:
        MeetingIdError: Something in it could not be understood, or it names none or several.
    """
    understood = understand(text, kind)
    if understood.problems or not understood.refs:
        raise MeetingIdError((*understood.problems, texts.IDS_NOTHING_GIVEN)[0])
    if len(understood.refs) > 1:
        raise MeetingIdError(texts.ONE_MEETING_TO_TRY)
    return understood.refs[0]


class _How(Enum):
    LISTED = "stands by itself"
    LINK = "in a link"
    LABEL = "named by the words before it"


@dataclass(frozen=True, slots=True)
class _Found:
    ref: MeetingRef
    how: _How


@dataclass(frozen=True, slots=True)
class _Problem:
    message: Message
    personal_link: bool = False


@dataclass(slots=True)
class _Line:
    found: list[_Found] = field(default_factory=list)
    problems: list[_Problem] = field(default_factory=list)
    prose: bool = False


def _read_line(text: str, kind: MeetingKind) -> _Line:
    line = _Line()
    # A UUID may begin with a plus as well.
    if text.lstrip().startswith("+") and not UUID.match(text.lstrip()):
        _read_telephone(text, kind, line)
    else:
        for piece in _PIECES.split(text):
            if piece.strip():
                _Piece(piece, kind, line).read()
    return line


def _read_telephone(text: str, kind: MeetingKind, line: _Line) -> None:
    line.prose = True
    numbers = _ONE_TAP.findall(text)
    line.found.extend(_Found(MeetingRef(kind, number), _How.LABEL) for number in numbers)
    if not numbers:
        line.problems.append(_Problem(texts.IDS_TELEPHONE.fill(text=_quote(text))))


@dataclass(slots=True)
class _Piece:
    """One piece of a line, between commas."""

    text: str
    kind: MeetingKind
    line: _Line
    groups: list[str] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)
    problems: list[_Problem] = field(default_factory=list)
    prose: bool = False

    def read(self) -> None:
        """Read the words one by one, and the piece as prose where they are more than meetings."""
        for raw in self.text.split():
            word = raw.strip(_WRAPPING)
            if is_digit_group(word):
                self.groups.extend(digit_groups(word))
            elif word:
                self._end_number()
                self._read_word(word)
        self._end_number()
        if self.prose:
            self.found = [found for found in self.found if found.how is not _How.LISTED]
            self.found.extend(_labelled(self.text, self.kind))
            if not self.found:
                self.problems = [_Problem(texts.IDS_UNKNOWN.fill(text=_quote(self.text)))]
        self.line.prose |= self.prose
        self.line.found += self.found
        self.line.problems += self.problems

    def _end_number(self) -> None:
        if not self.groups:
            return
        numbers = join_groups(self.groups)
        if numbers is None:
            digits = "".join(self.groups)
            problem = texts.IDS_WRONG_LENGTH.fill(
                text=one_line(" ".join(self.groups), _LONGEST_QUOTE), count=len(digits)
            )
            self.problems.append(_Problem(problem))
        else:
            self.found.extend(_Found(MeetingRef(self.kind, number), _How.LISTED) for number in numbers)
        self.groups = []

    def _read_word(self, word: str) -> None:
        uuid = decoded(word) if len(word) <= _LONGEST_ENCODED_UUID else ""
        if UUID.fullmatch(uuid):
            self.found.append(_Found(MeetingRef(self.kind, uuid=uuid), _How.LISTED))
        elif is_link(word):
            ref = ref_in_link(word, self.kind)
            if isinstance(ref, Message):
                self.problems.append(_Problem(ref, is_personal(word)))
            else:
                self.found.append(_Found(ref, _How.LINK))
        elif sip := _SIP.fullmatch(word):
            self.found.append(_Found(MeetingRef(self.kind, only_digits(sip[1])), _How.LINK))
        else:
            self.prose = True


def _labelled(text: str, kind: MeetingKind) -> Iterator[_Found]:
    """Yield the numbers and UUIDs that the words before them call a meeting."""
    end = 0
    for match in _NUMBER_IN_PROSE.finditer(text):
        label = text[max(end, match.start() - 80) : match.start()]
        end = match.end()
        if _LABEL.search(label) and not _OTHER_LABEL.search(label):
            here = MeetingKind.WEBINAR if "webinar" in label.casefold() else kind
            yield _Found(MeetingRef(here, only_digits(match[0])), _How.LABEL)
    for word in text.split():
        if UUID.fullmatch(word.strip(_WRAPPING)):
            yield _Found(MeetingRef(kind, uuid=word.strip(_WRAPPING)), _How.LABEL)


def _once(refs: Iterable[MeetingRef]) -> tuple[MeetingRef, ...]:
    """Leave out repeats. Where one mention says webinar and another says nothing, it is a webinar."""
    kept: dict[str, MeetingRef] = {}
    for ref in refs:
        if ref.text not in kept or ref.kind is MeetingKind.WEBINAR:
            kept[ref.text] = ref
    return tuple(kept.values())


def _first_few(problems: Iterable[Message]) -> tuple[Message, ...]:
    distinct = list(dict.fromkeys(problems))
    if len(distinct) <= MOST_PROBLEMS:
        return tuple(distinct)
    return (*distinct[:MOST_PROBLEMS], texts.IDS_MORE_UNKNOWN.fill(count=len(distinct) - MOST_PROBLEMS))


def _quote(text: str) -> str:
    """Return the beginning of ``text``, with nothing in it that may be a passcode."""
    shown = " ".join(without_query(word) if is_link(word) else word for word in text.split())
    secret = _OTHER_LABEL.search(shown)
    return one_line(shown[: secret.end()] + "…" if secret else shown, _LONGEST_QUOTE)


def _summary(refs: tuple[MeetingRef, ...]) -> str:
    if not refs:
        return texts.IDS_NOT_UNDERSTOOD
    kinds = [ref.kind for ref in refs]
    if len(refs) == 1:
        sentences = texts.IDS_ONE_INSTANCE if refs[0].uuid else texts.IDS_ONE_NUMBER
        return sentences[kinds[0].value].format(number=spaced(refs[0].number))
    webinars = kinds.count(MeetingKind.WEBINAR)
    if 0 < webinars < len(refs):
        return texts.IDS_SEVERAL_OF_BOTH.format(meetings=len(refs) - webinars, webinars=webinars)
    return texts.IDS_SEVERAL[kinds[0].value].format(count=len(refs))
