"""What fetching a selection will cost with this account, its pace, and what is left of its day."""

from __future__ import annotations

from collections.abc import Sequence

from qosviewer.api.session import Session
from qosviewer.domain.estimate import Estimate, Wish, estimate
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.services.call_count import CallCount
from qosviewer.services.settings import CALLS_PER_DAY, Settings

__all__ = ["Estimate", "Wish", "estimate_for"]


def estimate_for(
    session: Session, settings: Settings, calls: CallCount, meetings: Sequence[MeetingInfo], wish: Wish
) -> Estimate:
    """Return what fetching ``meetings`` will cost; makes no call.

    Args:
        session: The account.
        settings: How many calls a day it may make.
        calls: How many it made today.
        meetings: The selection.
        wish: What is wanted beside the summaries.
    """
    return estimate(
        meetings,
        wish,
        calls_per_second=session.limiter.calls_per_second,
        calls_per_day=settings.get(CALLS_PER_DAY),
        calls_today=calls.today(session.credentials.account_id),
    )
