"""The accounts below the company's: two branches with a few meetings each, one of them without the QSS add-on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qosviewer.sample.scenarios.base import Scenario, uuid_of
from qosviewer.sample.scenarios.no_add_on import SCENARIO as NO_ADD_ON
from qosviewer.sample.scenarios.site_downlink import SCENARIO as SITE_DOWNLINK
from qosviewer.sample.scenarios.spikes import SCENARIO as SPIKES

SERIES_NUMBER = 7123456789


@dataclass(frozen=True, slots=True)
class Branch:
    """An account of its own below the master account."""

    key: str
    name: str
    scenarios: tuple[Scenario, ...]


def _plain(key: str, topic: str, number: int, days_ago: int, size: int) -> Scenario:
    return Scenario(
        key=key,
        topic=topic,
        number=number,
        uuid=uuid_of(key),
        days_ago=days_ago,
        at=(9, 0),
        minutes=35,
        size=size,
        first_colleague=60,
    )


BRANCHES = (
    Branch(
        "north",
        "Northern branch",
        (
            replace(
                SITE_DOWNLINK,
                key="north-site",
                topic="Shift hand-over north",
                number=71234567890,
                uuid=uuid_of("north-site"),
                first_colleague=50,
            ),
            _plain("north-series-1", "Branch round", SERIES_NUMBER, 15, 6),
            _plain("north-series-2", "Branch round", SERIES_NUMBER, 8, 6),
            _plain("north-series-3", "Branch round", SERIES_NUMBER, 1, 6),
        ),
    ),
    Branch(
        "harbour",
        "Harbour clinic",
        (
            replace(
                NO_ADD_ON,
                key="harbour-rounds",
                topic="Morning rounds",
                number=72345678901,
                uuid=uuid_of("harbour-rounds"),
                days_ago=1,
                first_colleague=90,
            ),
            replace(
                SPIKES,
                key="harbour-training",
                topic="Training: new scanner",
                number=73456789012,
                uuid=uuid_of("harbour-training"),
                first_colleague=100,
                has_qss=False,
            ),
        ),
    ),
)
