"""A series before against after a date, to be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.certainty import FEWEST, estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.rounding import difference_text, figure_text
from qosviewer.domain.compare.trend import Trend
from qosviewer.domain.compare.turning import Lacking, Turn, TurnGroup
from qosviewer.domain.compare.words import change_text
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Field
from qosviewer.export.comparison_parts import Cell, Line, Part, estimate_values, sign_notes, signed
from qosviewer.export.comparison_view import slot_key

_SEPARATOR: Final = "; "
_NAMED: Final = 5
_NAMES: Final = (
    "what",
    "reading",
    "since",
    "name",
    "meetings_before",
    "meetings_after",
    "who",
    "people",
    "compared",
    "partial",
    "before",
    "after",
    "change",
    "change_low_95",
    "change_high_95",
    "verdict",
    "names",
)


def turn_part(comparison: Comparison, found: Trend, turned: Turn) -> Part:
    """Return who had problems before the date, who only since, and the others, each before against after."""
    # A day is marked at its first minute, which nobody has to read.
    since = f"{turned.since.astimezone():%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    title = texts.EXPORT_TURN.format(
        measure=measure_title(found.slot, found.field.metric),
        before=_meetings(len(turned.before)),
        after=len(turned.after),
        since=since,
    )
    if name := plain.isolated(turned.name):
        title = texts.TURN_NAMED.format(name=name, heading=title)
    lines = [_group(comparison, found, turned, group) for group in turned.groups]
    if turned.one_sided:
        lines.append(_one_sided(comparison, found, turned))
    titles, notes = texts.EXPORT_TURN_COLUMNS, (texts.TURN_CHANCE, *sign_notes(comparison))
    return Part("before_after", title, _NAMES, titles, lines, frozenset({1, 2}), notes)


def _meetings(count: int) -> str:
    return texts.TURN_MEETINGS_ONE if count == 1 else texts.TURN_MEETINGS.format(count=count)


def _what(comparison: Comparison, found: Trend, turned: Turn, humans: tuple[int, ...]) -> dict[str, Cell]:
    return {
        "what": slot_key(found.slot),
        "reading": found.field.column_key,
        "since": f"{turned.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "name": turned.name,
        "meetings_before": len(turned.before),
        "meetings_after": len(turned.after),
        "people": len(humans),
        "names": _SEPARATOR.join(comparison.called[human] for human in humans),
    }


def is_partial(found: Trend, turned: Turn) -> bool:
    """Tell whether any meeting before or after is here in part only."""
    return any(found.instances[place].is_partial for place in (*turned.before, *turned.after))


def medians(group: TurnGroup) -> tuple[float, float]:
    """Return the medians before and after of those with figures on both sides; NaN of nobody."""
    both = ~np.isnan(group.after - group.before)
    return _median(group.before[both]), _median(group.after[both])


def turn_word(comparison: Comparison, found: Trend, group: TurnGroup) -> str:
    """Return in a word how a group fares since the date."""
    if group.lacking is not Lacking.NOTHING:
        return texts.TURN_NOT_ENOUGH
    return estimate_verdict(found.field.metric, group.change, comparison.sizes).word


def _median(values: Floats) -> float:
    return float(np.median(values)) if len(values) else float("nan")


def _group(comparison: Comparison, found: Trend, turned: Turn, group: TurnGroup) -> Line:
    field, partial = found.field, is_partial(found, turned)
    before, after = medians(group)
    is_enough = group.lacking is Lacking.NOTHING
    verdict = (
        estimate_verdict(field.metric, group.change, comparison.sizes).word if is_enough else texts.TURN_NOT_ENOUGH
    )
    values = _what(comparison, found, turned, group.humans) | {
        "who": group.affected.value,
        "compared": group.compared,
        "partial": partial,
        "before": before,
        "after": after,
        **estimate_values("change", group.change),
        "verdict": verdict,
    }
    words = (
        texts.TURN_WHO[group.affected.value],
        f"{len(group.humans):,}",
        f"{group.compared:,}",
        signed(figure_text(field, before), partial=partial),
        signed(figure_text(field, after), partial=partial),
        signed(_change(field, group), partial=partial and bool(group.compared)),
        verdict,
        ", ".join(_few(comparison, group)),
    )
    return Line(values, words)


def _change(field: Field, group: TurnGroup) -> str:
    if group.lacking is Lacking.NOTHING:
        return change_text(field, group.change)
    lacking = texts.TURN_LACKING[group.lacking.value].format(count=group.compared, fewest=FEWEST)
    if not group.compared:
        return lacking
    return texts.TURN_LACKING_WITH.format(change=difference_text(field, group.change.value), lacking=lacking)


def _few(comparison: Comparison, group: TurnGroup) -> Iterator[str]:
    """Yield the people of a group of a few."""
    if len(group.humans) <= _NAMED:
        yield from (plain.isolated(comparison.called[human]) for human in group.humans)


def _one_sided(comparison: Comparison, found: Trend, turned: Turn) -> Line:
    """Return those who are on one side of the date only."""
    values = _what(comparison, found, turned, turned.one_sided)
    said, count = texts.TURN_NOT_COMPARED, f"{len(turned.one_sided):,}"
    words = (texts.TURN_ONE_SIDED, count, "0", NOTHING, NOTHING, NOTHING, said, "")
    return Line(values | {"who": "one_sided", "compared": 0, "verdict": said}, words)
