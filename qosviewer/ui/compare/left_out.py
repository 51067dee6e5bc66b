"""Tells which meetings can't be compared, and why."""

from __future__ import annotations

from collections.abc import Sequence

from qosviewer.domain import plain, texts
from qosviewer.services.compared_sides import LeftOut
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import BAD, WARNING


def notice_of_left_out(left_out: Sequence[LeftOut], *, enough: bool) -> Notice:
    """Return what to tell of meetings that are left out; one in words, several under details.

    Args:
        left_out: The meetings, at least one.
        enough: Whether others are compared all the same.
    """
    severity = WARNING if enough else BAD
    if len(left_out) == 1:
        (only,) = left_out
        message = texts.COMPARE_LEFT_OUT_ONE if enough else texts.COMPARE_TOO_FEW_ONE
        reason = only.reason
        filled = message.fill(
            title=plain.isolated(only.title), reason=reason.title, detail=reason.detail, advice=reason.advice
        )
        return Notice(filled, severity)
    message = texts.COMPARE_LEFT_OUT_MANY if enough else texts.COMPARE_TOO_FEW_LEFT
    lines = (
        texts.COMPARE_LEFT_OUT_LINE.format(
            title=plain.isolated(each.title), reason=each.reason.title, detail=each.reason.detail
        )
        for each in left_out
    )
    return Notice(message.fill(count=len(left_out)), severity, "\n".join(lines))
