"""What happened to a participant, in words that paste into a ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.marks import limit_text
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.meeting_numbers import spaced
from qosviewer.domain.metrics import FIELDS, Field
from qosviewer.domain.moments import local_text
from qosviewer.domain.person_words import changes
from qosviewer.domain.persons import person_of
from qosviewer.domain.presence import span_text
from qosviewer.domain.quality import State
from qosviewer.domain.stays import entry_of, stays_of
from qosviewer.domain.streams import stream_type
from qosviewer.domain.words import value_text

_CONNECTION: Final = ("device", "version", "network_type", "connection_type", "location", "data_center")


def ticket_text(data: MeetingData, rows: Sequence[int], *, complete: bool, zone: tzinfo | None = None) -> str:
    """Return what there is to say about participants: the meeting, then who, how they fared, what was over a limit.

    Args:
        data: The meeting.
        rows: Participant rows, in the order to be written.
        complete: Whether all participants were fetched.
        zone: The zone of the start; that of this computer by default.
    """
    parts = ["\n".join(_meeting_lines(data, complete, zone))]
    parts += ["\n".join(_participant_lines(data, row)) for row in rows]
    return "\n\n".join(parts) + "\n"


def _meeting_lines(data: MeetingData, complete: bool, zone: tzinfo | None) -> Iterator[str]:
    info = data.info
    yield texts.TICKET_MEETING.format(title=plain.isolated(info.title))
    if info.ref.number:
        yield texts.TICKET_NUMBER[info.ref.kind.value].format(number=spaced(info.ref.number))
    if info.ref.uuid:
        yield texts.TICKET_UUID.format(uuid=info.ref.uuid)
    if info.start:
        yield texts.TICKET_START.format(start=local_text(info.start, zone))
    else:
        yield texts.TICKET_START_UNKNOWN
    if not complete:
        yield texts.TICKET_PARTIAL
    yield texts.TICKET_READING.format(reading=data.reading.title)
    yield texts.TICKET_LIMITS.format(profile=data.profile.title)


def _participant_lines(data: MeetingData, row: int) -> Iterator[str]:
    email = plain.isolated(data.table.participants[row].email)
    who = texts.TICKET_WHO_WITH_EMAIL if email else texts.TICKET_WHO
    yield who.format(name=plain.isolated(data.name_labels[row]), email=email)
    yield from _connection_lines(data, row)
    yield texts.TICKET_STATE.format(state=State(int(data.assessment.participant_state[row])).word)
    over = list(_readings_over_a_limit(data, row))
    yield from (f"- {line}" for line in over or [texts.TICKET_NOTHING_OVER])


def _connection_lines(data: MeetingData, row: int) -> Iterator[str]:
    """Yield with what somebody was connected, whether they came back, and what was different then."""
    entry = entry_of(data, row)
    if entry and (facts := [text for key in _CONNECTION if (text := FACT[key].text(entry))]):
        yield texts.TICKET_CONNECTION.format(facts=", ".join(map(plain.isolated, facts)))
    person = person_of(data, data.table.keys[row]) if data.companions.roster else None
    if person is None or person.evidence is None:
        return
    stays = [stays_of(data)[place] for place in person.stays]
    spans = "; ".join(text for stay in stays if (text := span_text(stay.entry)))
    yield texts.TICKET_STAYS.format(name=plain.isolated(data.name_labels[row]), count=len(stays), spans=spans)
    if changed := "; ".join(changes(stays)):
        yield texts.TICKET_CHANGES.format(changes=changed)
    yield texts.TICKET_PERSON_SURE.format(sureness=person.evidence.sureness, evidence=person.evidence.word)


def _readings_over_a_limit(data: MeetingData, row: int) -> Iterator[str]:
    for stream in data.table.streams_of(row):
        for field in FIELDS:
            severity = int(data.assessment.marks[stream, field.index])
            if severity >= State.WARNING:
                yield _reading_line(data, stream, field, far=severity == State.BAD)


def _reading_line(data: MeetingData, stream: int, field: Field, *, far: bool) -> str:
    type_name = data.table.stream_type_name(stream)
    limit = data.profile.limit(field.metric, stream_type(type_name).medium)
    if limit is None:
        raise ValueError(f"{field.key} is marked, but has no limit")
    if limit.lower_is_worse:
        sentence = texts.TICKET_FAR_UNDER if far else texts.TICKET_UNDER
    else:
        sentence = texts.TICKET_FAR_OVER if far else texts.TICKET_OVER
    return sentence.format(
        stream=data.stream_label(stream),
        type=plain.isolated(type_name),
        metric=field.title,
        value=value_text(field, float(data.table.values[stream, field.index])),
        limit=limit_text(limit, limit.warning),
        bad=limit_text(limit, limit.bad),
    )
