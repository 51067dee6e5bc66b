"""The meetings of the sample account, in the order they are announced; the first is the one to open first."""

from qosviewer.sample.scenarios import (
    abroad,
    breakout,
    cpu_exhaustion,
    data_center,
    large,
    no_add_on,
    oddities,
    out_of_reach,
    quiet,
    routine,
    series,
    site_downlink,
    speaker_uplink,
    spikes,
    wifi_uplink,
)
from qosviewer.sample.scenarios.base import CLIENT_VERSION, Expected, Finding, Scenario, State, Unheard
from qosviewer.sample.scenarios.branches import BRANCHES

SCENARIOS: tuple[Scenario, ...] = (
    wifi_uplink.SCENARIO,
    site_downlink.SCENARIO,
    speaker_uplink.SCENARIO,
    cpu_exhaustion.SCENARIO,
    data_center.SCENARIO,
    spikes.SCENARIO,
    abroad.SCENARIO,
    quiet.CLEAN,
    quiet.NO_DATA,
    quiet.ALONE,
    *series.SCENARIOS,
    oddities.SCENARIO,
    large.WEBINAR,
    large.TOWN_HALL,
    out_of_reach.RUNNING,
    out_of_reach.JUST_ENDED,
    out_of_reach.TOO_OLD,
    breakout.WORKSHOP,
    *breakout.ROOMS,
    no_add_on.SCENARIO,
    *routine.SCENARIOS,
    *out_of_reach.MORE_RUNNING,
)

__all__ = ["BRANCHES", "CLIENT_VERSION", "SCENARIOS", "Expected", "Finding", "Scenario", "State", "Unheard"]
