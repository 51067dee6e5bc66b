"""The way on where an account has no summaries, named in the error."""

from __future__ import annotations

from dataclasses import replace

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError


def named_way(error: QosViewerError) -> QosViewerError:
    """Return an error, whose advice now names ``--from-minutes`` if it is that the summary is not to be had."""
    from qosviewer.api.errors import EventSubscriptionMissing

    if isinstance(error, EventSubscriptionMissing):
        advice = texts.FROM_MINUTES_OPTION.format(advice=error.advice)
        error.message = replace(error.message, advice=advice)
    return error
