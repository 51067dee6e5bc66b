"""The meetings of the sample account, in the order they are announced; the first is the one to open first."""

from qosviewer.sample.scenarios import (
    abroad,
    cpu_exhaustion,
    data_center,
    large,
    oddities,
    out_of_reach,
    quiet,
    series,
    site_downlink,
    speaker_uplink,
    spikes,
    wifi_uplink,
)
from qosviewer.sample.scenarios.base import Expected, Finding, Scenario, State

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
)

__all__ = ["SCENARIOS", "Expected", "Finding", "Scenario", "State"]
