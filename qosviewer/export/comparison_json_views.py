"""The views of a comparison beside its table, as JSON for programs: overview, trend, groups, standings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC

from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import Around, Moves, OverviewRow, Share, Spread, measures, move_text, overview
from qosviewer.domain.compare.standings import standings
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.trend import Instance, Trend, trend
from qosviewer.domain.compare.turning import TurnGroup, turn
from qosviewer.domain.connection_facts import Fact
from qosviewer.domain.metrics import Metric, main_field
from qosviewer.domain.quality import State
from qosviewer.export.comparison_choice import Choice
from qosviewer.export.comparison_groups import against_word, held_against, referenced_groups
from qosviewer.export.comparison_turn import medians, turn_word
from qosviewer.export.comparison_view import slot_key
from qosviewer.export.json_document import Json


def overview_json(comparison: Comparison, metrics: Sequence[Metric]) -> Json:
    """Return the distributions, and what changed around them."""
    return {
        "overview": [_overview_row(comparison, row) for row in overview(comparison, metrics).rows],
        "around": [_around(comparison, each) for each in overview(comparison).around],
    }


def share_json(share: Share | None) -> Json | None:
    """Return how many of how many, with the interval as fractions."""
    if share is None:
        return None
    low, high = share.interval
    return {"count": share.count, "of": share.total, "low_95": low, "high_95": high}


def _overview_row(comparison: Comparison, row: OverviewRow) -> Json:
    labels = [side.label for side in comparison.sides]
    return {
        "what": slot_key(row.slot),
        "reading": main_field(row.metric).column_key,
        "limit": row.limit.warning if row.limit else None,
        "sides": {label: _spread(spread) for label, spread in zip(labels, row.spreads, strict=True)},
        "moves": {
            label: _moves(comparison, row.metric, moves)
            for label, moves in zip(labels, row.moves, strict=True)
            if moves
        },
    }


def _around(comparison: Comparison, around: Around) -> Json:
    labels = [side.label for side in comparison.sides]
    return {
        "what": around.title,
        "sides": {label: dict(counts) for label, counts in zip(labels, around.sides, strict=True)},
        "changed": {
            label: [{"from": before, "to": after, "people": count} for before, after, count in changes]
            for label, changes in zip(labels, around.changed, strict=True)
            if changes
        },
    }


def _spread(spread: Spread) -> Json:
    quantiles = {"min": 0.0, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9, "max": 1.0}
    return {
        "people": spread.count,
        **{name: _number(spread.quantile(share)) for name, share in quantiles.items()},
        "beyond_limit": share_json(spread.beyond),
        "partial": spread.is_partial,
    }


def _moves(comparison: Comparison, metric: Metric, moves: Moves) -> Json:
    return {
        "pairs": moves.compared,
        "better": moves.better,
        "worse": moves.worse,
        "same": moves.same,
        "median_change": _estimate(moves.median),
        "verdict": move_text(metric, moves, comparison.sizes),
    }


def _estimate(estimate: Estimate) -> Json:
    return {
        "value": _number(estimate.value),
        "low_95": _number(estimate.low),
        "high_95": _number(estimate.high),
        "enough_pairs": estimate.is_enough,
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)


def _known(comparison: Comparison, metrics: Sequence[Metric]) -> Iterator[OverviewRow]:
    """Yield what somebody has a figure of."""
    yield from overview(comparison, metrics).rows


def trend_json(comparison: Comparison, metrics: Sequence[Metric], choice: Choice) -> Json:
    """Return the meetings in the order of time, and every figure over them; everybody's own stand with the people."""
    rows = list(_known(comparison, metrics))
    found = [(row, trend(comparison, row.slot, main_field(row.metric))) for row in rows]
    first = next((each for _row, each in found), None)
    instances = first.instances if first else ()
    labels = [comparison.sides[each.side].label for each in instances]
    lines = first.lines if first else ()
    return {
        "order": labels,
        "lines": [
            {"source": instances[line[0]].figures, "sides": [labels[place] for place in line]} for line in lines if line
        ],
        "repeated": [labels[place] for place in first.repeated] if first else [],
        "since": f"{choice.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if choice.since else None,
        "since_name": choice.since_name,
        "figures": [_trend(comparison, row, each, choice) for row, each in found],
    }


def _trend(comparison: Comparison, row: OverviewRow, found: Trend, choice: Choice) -> Json:
    figure = {
        "what": slot_key(row.slot),
        "reading": found.field.column_key,
        "sides": {comparison.sides[each.side].label: _instance(each) for each in found.instances},
    }
    if choice.since is None:
        return figure
    turned = turn(found, choice.since, name=choice.since_name, selected=choice.selected)
    groups = [_turn_group(comparison, found, group) for group in turned.groups]
    return figure | {"before_after": {"groups": groups, "on_one_side_only": list(turned.one_sided)}}


def _turn_group(comparison: Comparison, found: Trend, group: TurnGroup) -> Json:
    before, after = medians(group)
    return {
        "who": group.affected.value,
        "people": list(group.humans),
        "compared": group.compared,
        "before": _number(before),
        "after": _number(after),
        "median_change": _estimate(group.change),
        "verdict": turn_word(comparison, found, group),
    }


def _instance(instance: Instance) -> Json:
    return {
        "people": instance.count,
        "median": _number(instance.median),
        "nine_in_ten_within": _number(instance.percentile_90),
    }


def recently_json(comparison: Comparison, human: int) -> Json | None:
    """Return in how many of the last meetings somebody had problems; None where there are no figures at all."""
    measure = next(measures(comparison), None)
    if measure is None:
        return None
    found = trend(comparison, measure[0], main_field(measure[1]))
    bad = found.recently(human)
    return {
        "bad": bad.count,
        "with_problems": found.recently(human, State.WARNING).count,
        "of": bad.instances,
        "absent": bad.absent,
        "not_enough_data": bad.unknown,
    }


def groups_json(comparison: Comparison, metrics: Sequence[Metric], fact: Fact) -> Json:
    """Return the groups by a fact: each against the largest of its meeting, and against itself in the baseline."""
    return {
        "by": fact.key,
        "figures": [
            {
                "what": slot_key(row.slot),
                "reading": main_field(row.metric).column_key,
                "groups": list(_groups(comparison, row, fact)),
            }
            for row in _known(comparison, metrics)
        ],
    }


def _groups(comparison: Comparison, row: OverviewRow, fact: Fact) -> Iterator[Json]:
    field = main_field(row.metric)
    across = referenced_groups(comparison, fact, row.slot, field, None)
    in_baseline = {(group.side, group.title): reference for group, reference in across}
    for side in range(len(comparison.sides)):
        for group, largest in referenced_groups(comparison, fact, row.slot, field, side):
            references = {"against_largest": largest, "against_baseline": in_baseline.get((side, group.title))}
            found: Json = {
                "side": comparison.sides[side].label,
                "group": group.title or None,
                "people": list(group.humans),
                "with_problems": share_json(group.with_problems),
                "with_figure": len(group.values),
                "median": _estimate(group.median),
            }
            for name, reference in references.items():
                is_itself = reference is not None and (reference.side, reference.title) == (group.side, group.title)
                difference = None if is_itself else held_against(comparison, group, reference)
                word = against_word(comparison, field, group, group if is_itself else reference, difference)
                found[name] = {**(_estimate(difference) if difference else {}), "verdict": word}
            yield found


def standing_json(comparison: Comparison, human: int, slot: Slot, metric: Metric) -> Json:
    """Return how somebody stands with one figure among the others of each meeting; empty where they have none."""
    found: Json = {}
    for side, own in enumerate(comparison.sides):
        all_of_them = standings(comparison, side, slot, main_field(metric))
        if rank := int(all_of_them.ranks[human]):
            median = float(all_of_them.medians[human])
            found[own.label] = {
                "rank": rank,
                "of": all_of_them.count,
                "median_of_the_others": _number(median),
                "distance": _number(float(all_of_them.values[human]) - median),
            }
    return found
