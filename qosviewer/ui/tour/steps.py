"""The steps of the tour, in order. Each drives the window with real events and checks what it finds."""

from __future__ import annotations

from typing import Final

from qosviewer.ui.tour import browsing, comparing, first_look, keeping, minutes, people, readings, set_up
from qosviewer.ui.tour.tour import Step

STEPS: Final[tuple[Step, ...]] = (
    *first_look.STEPS,
    *readings.STEPS,
    *people.STEPS,
    *minutes.STEPS,
    *browsing.STEPS,
    *people.ABSENT_STEPS,
    *comparing.STEPS,
    *keeping.SEARCH_STEPS,
    *keeping.CARE_STEPS,
    *set_up.STEPS,
)
