"""A comparison as one JSON document for programs, one person a line: schema ``qosviewer.compare/1``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict, Why, smallest
from qosviewer.domain.compare.overview import overview
from qosviewer.domain.compare.paragraph import paragraph
from qosviewer.domain.compare.remarks import notices
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.metrics import Field, Metric, main_field
from qosviewer.domain.streams import Path
from qosviewer.export.comparison_choice import FIRST_CHOICE, Choice
from qosviewer.export.comparison_json_views import (
    groups_json,
    overview_json,
    recently_json,
    share_json,
    standing_json,
    trend_json,
)
from qosviewer.export.comparison_people import There, someone
from qosviewer.export.comparison_view import By, ComparisonView, Row, slot_key
from qosviewer.export.document import Document
from qosviewer.export.json_document import Json, encoded, reading_value

COMPARE_SCHEMA: Final = "qosviewer.compare/1"


def comparison_json(
    view: ComparisonView, choice: Choice = FIRST_CHOICE, missing: Sequence[Mapping[str, object]] = ()
) -> Document:
    """Return everything that is known about a comparison; its people are those of the view, nothing is guarded.

    Args:
        view: What is exported.
        choice: By what people are grouped, and the date that is marked; else every view is in it whole.
        missing: What could not be had, one entry per shortfall.
    """
    comparison, metrics = view.comparison, _metrics(view)
    beginning = {
        "schema": COMPARE_SCHEMA,
        "complete": not missing and all(side.complete for side in comparison.sides),
        "missing": list(missing),
        "baseline": comparison.sides[comparison.baseline].label,
        "sides": [_side(comparison, number) for number in range(len(comparison.sides))],
        "smallest_change": {field.metric.key: smallest(field.metric, comparison.sizes) for field in view.fields},
        "against": [_against(comparison, other) for other in comparison.others],
        "ambiguities": [
            {
                "shared": each.tie.word,
                "people": [
                    {"person": int(comparison.pairing.row_of[side][place]), "side": comparison.sides[side].label}
                    for side, place in each.members
                ],
            }
            for each in comparison.pairing.ambiguities
        ],
        **overview_json(comparison, metrics),
        "trend": trend_json(comparison, metrics, choice),
        "groups": groups_json(comparison, metrics, choice.fact),
    }

    def people() -> Iterator[bytes]:
        for place, (human, rows) in enumerate(_grouped(view)):
            yield (b",\n" if place else b"\n") + encoded(_person(view, human, rows))

    return Document(encoded(beginning)[:-1] + b', "people": [', people(), b"]}\n")


def _metrics(view: ComparisonView) -> list[Metric]:
    return list({field.metric.key: field.metric for field in view.fields}.values())


def _grouped(view: ComparisonView) -> Iterator[tuple[int, list[Row]]]:
    """Yield everybody with their rows: the same human once, in the order of their first row."""
    rows: dict[int, list[Row]] = {}
    for row in view.rows:
        rows.setdefault(row.human, []).append(row)
    yield from rows.items()


def _side(comparison: Comparison, number: int) -> Json:
    side, whole = comparison.sides[number], overview(comparison)
    info = side.data.info
    return {
        "label": side.label,
        "meeting": info.ref.text,
        "meeting_uuid": info.ref.uuid,
        "kind": info.ref.kind.value,
        "topic": info.topic,
        "start_utc": info.start_utc_text or None,
        "complete": side.complete,
        "source": side.source,
        "figures": side.figures,
        "direction_reading": side.data.reading.key,
        "limits": side.data.profile.key,
        "people": whole.people[number],
        "with_problems": share_json(whole.with_problems[number]),
    }


def _against(comparison: Comparison, other: int) -> Json:
    pairing, baseline = comparison.pairing, comparison.baseline
    return {
        "side": comparison.sides[other].label,
        "partial": comparison.is_partial(other),
        "in_both": len(pairing.in_both(baseline, other)),
        "only_in_baseline": len(pairing.only_in(baseline, other)),
        "only_in_side": len(pairing.only_in(other, baseline)),
        "notices": notices(comparison, other),
        "paragraph": [{"text": clause.text, "people": list(clause.humans)} for clause in paragraph(comparison, other)],
    }


def _person(view: ComparisonView, human: int, rows: list[Row]) -> Json:
    comparison, who = view.comparison, someone(view.comparison, human)
    labels = [side.label for side in comparison.sides]
    ties = {other: int(comparison.ties(other)[human]) for other in comparison.others}
    return {
        "person": human,
        "user_name": who.name,
        "email": who.email,
        "id": who.user_id,
        "sides": {label: _there(each) for label, each in zip(labels, who.sides, strict=True) if each},
        "paired": {
            labels[other]: {"by": Tie(tie).word, "certainty": Tie(tie).sureness} for other, tie in ties.items() if tie
        },
        "recently": recently_json(comparison, human),
        "streams": [_stream(view, human, pair) for pair in _pairs(view, rows)],
    }


def _there(there: There) -> Json:
    return {
        "participant_ids": list(there.participant_ids),
        "stitched_by": there.stitched_by,
        "user_name": there.name,
        "state": there.state,
    }


def _pairs(view: ComparisonView, rows: list[Row]) -> list[int]:
    if view.by is By.STREAM:
        return [row.pair for row in rows if row.pair is not None]
    found = {view.pair_of(row, figure): None for row in rows for figure in view.figures}
    return [pair for pair in found if pair is not None]


def _stream(view: ComparisonView, human: int, pair: int) -> Json:
    comparison = view.comparison
    pairs, labels = comparison.pairs, [side.label for side in comparison.sides]
    slot = pairs.slots[int(pairs.slot[pair])]
    paths: list[Path | None] = pairs.paths(pair)
    readings = {field.column_key: _reading(view, pair, field) for field in view.fields if view.has_column(slot, field)}
    return {
        "what": slot_key(slot),
        "medium": slot.medium.value,
        "direction": slot.direction.value,
        "streams": {
            label: {"type": view.stream_type(pair, side), "path": path.value}
            for side, (label, path) in enumerate(zip(labels, paths, strict=True))
            if path
        },
        "readings": {key: reading for key, reading in readings.items() if reading},
        "standing": _standing(view, human, pair),
    }


def _standing(view: ComparisonView, human: int, pair: int) -> Json:
    """Return how somebody stands by the readings that stand for metrics; empty of a stream that another stands for."""
    pairs = view.comparison.pairs
    slot = pairs.slots[int(pairs.slot[pair])]
    found = {
        main_field(metric).column_key: standing_json(view.comparison, human, slot, metric)
        for metric in _metrics(view)
        if view.has_column(slot, main_field(metric)) and view.lead_of(human, slot) == pair
    }
    return {key: standing for key, standing in found.items() if standing}


def _reading(view: ComparisonView, pair: int, field: Field) -> Json:
    """Return one figure of all sides; empty where none has one."""
    comparison = view.comparison
    found: Json = {}
    for side in view.sides:
        own = comparison.sides[side]
        value = view.value(pair, side, field)
        if not math.isnan(value):
            found[own.label] = reading_value(field, value)
        if ends := view.ends(pair, side, field):
            found[f"{own.label}_range"] = [reading_value(field, end) for end in ends]
        if note := view.note(pair, side, field):
            found[f"{own.label}_note"] = note
    if not found:
        return {}
    against = {comparison.sides[other].label: _delta(view, pair, other, field) for other in view.others}
    return {**found, "against": against}


def _delta(view: ComparisonView, pair: int, other: int, field: Field) -> Json:
    verdict = view.verdict(pair, other, field)
    span = view.span(pair, other, field)
    if verdict is Verdict.NOT_COMPARABLE or span:
        why: Why = view.why(pair, other, field)
        ends = {"delta_range": list(span)} if span else {}
        return {"delta": None, **ends, "verdict": verdict.word, "why": why.text}
    return {"delta": view.delta(pair, other, field), "verdict": verdict.word}
