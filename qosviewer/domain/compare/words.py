"""Figures of a comparison in words, for the window and for files: shares and medians with how sure they are."""

from __future__ import annotations

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.rounding import (
    difference_interval_text,
    difference_text,
    figure_interval_text,
    figure_text,
)
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Field
from qosviewer.domain.proportion import FEWEST_FOR_A_SHARE


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


def change_text(field: Field, estimate: Estimate, *, groups: bool = False) -> str:
    """Write a median change with its interval; that there are too few, pairs or figures of groups, where there are."""
    if not estimate.count:
        return texts.ESTIMATE_NO_FIGURES if groups else texts.ESTIMATE_NOTHING
    if not estimate.is_enough:
        template = texts.ESTIMATE_TOO_FEW_FIGURES if groups else texts.ESTIMATE_TOO_FEW
        return template.format(value=difference_text(field, estimate.value), count=estimate.count)
    return difference_interval_text(field, estimate.value, estimate.low, estimate.high)


def median_text(field: Field, estimate: Estimate) -> str:
    """Write a median with its interval, where there are enough figures for one."""
    if not estimate.is_enough:
        return figure_text(field, estimate.value)
    return figure_interval_text(field, estimate.value, estimate.low, estimate.high)


def marked(text: str, *, partial: bool) -> str:
    """Return a figure, marked where only a part of its meeting is here."""
    return texts.COMPARED_PARTIAL_FIGURE.format(value=text) if partial and text != NOTHING else text


def meeting_label(comparison: Comparison, side: int) -> str:
    """Return a side's label, with what has to be known of it."""
    label = comparison.sides[side].label
    if side == comparison.baseline:
        label = texts.OVERVIEW_MEETING_BASELINE.format(label=label)
    return label if comparison.sides[side].complete else texts.OVERVIEW_PARTIAL.format(label=label)
