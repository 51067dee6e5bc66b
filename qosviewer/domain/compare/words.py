"""Figures of a comparison in words, for the window and for files: shares and medians with how sure they are."""

from __future__ import annotations

import math
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import delta_text
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.kinds import NOTHING, Level, Resolution
from qosviewer.domain.metrics import Field
from qosviewer.domain.proportion import FEWEST_FOR_A_SHARE
from qosviewer.domain.words import value_text

_DIGITS: Final = 4


def share_text(share: Share) -> str:
    """Write a share with its interval; of a few without a percentage."""
    if not share.total:
        return texts.SHARE_OF_NOTHING
    low, high = (percent(end) for end in share.interval)
    template = texts.SHARE_OF_MANY if share.total >= FEWEST_FOR_A_SHARE else texts.SHARE_OF_FEW
    written = percent(share.count / share.total)
    return template.format(count=share.count, total=share.total, share=written, low=low, high=high)


def percent(share: float) -> str:
    """Write a fraction as a whole percentage."""
    return f"{100 * share:.0f}"


def figure_text(field: Field, value: float) -> str:
    """Write a figure as drawn (picture sizes in pixels), with its unit, to as many digits as mean something."""
    if math.isnan(value):
        return NOTHING
    if isinstance(field.metric.kind, Resolution):
        return texts.COMPARED_PIXELS.format(sign="", count=f"{value:,.0f}".replace(",", "\u202f"))
    if isinstance(field.metric.kind, Level):
        return value_text(field, float(round(value)))
    return value_text(field, _short(value))


def change_text(field: Field, estimate: Estimate, *, groups: bool = False) -> str:
    """Write a median change with its interval; that there are too few, pairs or figures of groups, where there are."""
    if not estimate.count:
        return texts.ESTIMATE_NO_FIGURES if groups else texts.ESTIMATE_NOTHING
    value = delta_text(field, _short(estimate.value))
    if not estimate.is_enough:
        template = texts.ESTIMATE_TOO_FEW_FIGURES if groups else texts.ESTIMATE_TOO_FEW
        return template.format(value=value, count=estimate.count)
    low, high = (delta_text(field, _short(end)) for end in (estimate.low, estimate.high))
    return texts.INTERVAL.format(value=value, low=low, high=high)


def median_text(field: Field, estimate: Estimate) -> str:
    """Write a median with its interval, where there are enough figures for one."""
    value = figure_text(field, estimate.value)
    if not estimate.is_enough:
        return value
    return texts.INTERVAL.format(
        value=value, low=figure_text(field, estimate.low), high=figure_text(field, estimate.high)
    )


def marked(text: str, *, partial: bool) -> str:
    """Return a figure, marked where only a part of its meeting is here."""
    return texts.COMPARED_PARTIAL_FIGURE.format(value=text) if partial and text != NOTHING else text


def meeting_label(comparison: Comparison, side: int) -> str:
    """Return a side's label, with what has to be known of it."""
    label = comparison.sides[side].label
    if side == comparison.baseline:
        label = texts.OVERVIEW_MEETING_BASELINE.format(label=label)
    return label if comparison.sides[side].complete else texts.OVERVIEW_PARTIAL.format(label=label)


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
