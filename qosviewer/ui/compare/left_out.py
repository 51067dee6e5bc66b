"""Tells which meetings can't be compared, and why."""

from __future__ import annotations

from collections.abc import Sequence

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.services.compared_sides import LeftOut
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import BAD, WARNING


def notice_of_left_out(left_out: Sequence[LeftOut], *, enough: bool, trouble: QosViewerError | None = None) -> Notice:
    """Return what to tell of meetings that are left out; one in words, several under details.

    Args:
        left_out: The meetings, at least one.
        enough: Whether others are compared all the same.
        trouble: What is wrong with the archive, if it is: where it is the reason for all of them, it stands in words.
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
    if trouble and all(each.reason == trouble.message for each in left_out):
        return Notice(_because(texts.COMPARE_NOT_READ, trouble, count=len(left_out)), severity)
    message = texts.COMPARE_LEFT_OUT_MANY if enough else texts.COMPARE_TOO_FEW_LEFT
    lines = (
        texts.COMPARE_LEFT_OUT_LINE.format(
            title=plain.isolated(each.title), reason=each.reason.title, detail=each.reason.detail
        )
        for each in left_out
    )
    return Notice(message.fill(count=len(left_out)), severity, "\n".join(lines))


def notice_without_decisions(trouble: QosViewerError) -> Notice:
    """Return what to tell where people are paired without what was decided by hand."""
    return Notice(_because(texts.COMPARE_WITHOUT_DECISIONS, trouble), WARNING)


def _because(message: Message, trouble: QosViewerError, **names: object) -> Message:
    return message.fill(reason=trouble.title, detail=trouble.detail, advice=trouble.advice, **names)
