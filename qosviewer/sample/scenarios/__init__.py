"""The meetings of the sample account, in the order they are announced; the first is the one to open first."""

from . import site_downlink, wifi_uplink
from .base import Expected, Finding, Scenario, State

SCENARIOS: tuple[Scenario, ...] = (
    wifi_uplink.SCENARIO,
    site_downlink.SCENARIO,
)

__all__ = ["SCENARIOS", "Expected", "Finding", "Scenario", "State"]
