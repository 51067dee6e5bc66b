"""What it costs to fetch what is chosen to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.estimate import Wish, estimate
from qosviewer.models.library_entry import Entry
from qosviewer.services.settings import CALLS_PER_DAY
from qosviewer.ui.context import Context

_A_CALL_A_SECOND = 1.0
"""The duration is not told, so that no keyring is asked for the account's pace."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs.

    Attributes:
        text: In a sentence; empty where nothing has to be fetched.
        fits_today: Whether so many calls are left today.
    """

    text: str = ""
    fits_today: bool = True


def fetch_cost(context: Context, entries: Sequence[Entry]) -> Cost:
    """Return what it costs to fetch those of ``entries`` that are at Zoom only; asks neither Zoom nor a keyring."""
    wanted = [entry for entry in entries if entry.fetchable]
    if not wanted:
        return Cost()
    estimates = [
        estimate(
            [entry.info for entry in wanted if entry.account == account],
            Wish(roster=True),
            calls_per_second=_A_CALL_A_SECOND,
            calls_per_day=context.settings.get(CALLS_PER_DAY),
            calls_today=_calls_today(context, account.key),
        )
        for account in dict.fromkeys(entry.account for entry in wanted)
    ]
    text = texts.CHOOSE_COST.format(
        meetings=len(wanted),
        people=sum(each.people for each in estimates),
        calls=sum(each.calls for each in estimates),
    )
    fits = all(each.fits_today for each in estimates)
    return Cost(text if fits else texts.CHOOSE_COST_TOO_MUCH.format(cost=text), fits)


def _calls_today(context: Context, key: str) -> int:
    try:
        name = context.sessions.name_of(key)
        return context.sessions.calls_today(name) if name else 0
    except QosViewerError:
        # Told when the window was built.
        return 0
