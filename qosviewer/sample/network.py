"""What lies between a participant and Zoom: lines, sites, data centres and the computer's load."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Link:
    """One direction of one participant's line. Loss, jitter and latency belong together: a bad line has all three.

    ``peak`` says how far the worst moment lies above the average.
    """

    loss_pct: float
    jitter_ms: float
    latency_ms: float
    peak: float = 2.0


@dataclass(frozen=True, slots=True)
class Load:
    """The participant's computer: Zoom's average share and the whole machine's maximum, in percent."""

    zoom_avg_pct: float
    system_max_pct: float


@dataclass(frozen=True, slots=True)
class Site:
    """Where a participant sits; people of one office share its public address. Addresses are documentation ranges."""

    location: str
    ip_address: str
    data_center: str
    latency_ms: float


OSLO = Site("Norway", "192.0.2.10", "Europe (Frankfurt Top)", 24)
LISBON = Site("Portugal", "192.0.2.77", "Europe (Amsterdam Top)", 38)
DENVER = Site("United States", "198.51.100.23", "United States (Denver Top)", 30)
WELLINGTON = Site("New Zealand", "203.0.113.201", "Australia (Sydney Top)", 58)
MUMBAI = Site("India", "203.0.113.118", "India (Mumbai Top)", 44)
OFFICES = (OSLO, LISBON, DENVER, OSLO)

# How the healthy spread of loss, jitter and latency grows with the kind of line.
ROUGHNESS = {"Wired": 0.35, "Wifi": 0.8, "Cellular": 1.3, "Others": 0.6}


def healthy_link(rng: Random, network_type: str, site: Site) -> Link:
    """A line that nobody would complain about: well inside Zoom's limits, whatever its kind."""
    trouble = rng.random() * ROUGHNESS[network_type]
    return Link(
        loss_pct=0.08 + 0.7 * trouble * trouble,
        jitter_ms=3 + 13 * trouble,
        latency_ms=site.latency_ms * (1 + 0.5 * trouble) + 6 * trouble,
        peak=1.4 + 0.8 * trouble,
    )


def broken_link(rng: Random, severity: float = 1.0) -> Link:
    """A line that spoils a meeting; at severity 1 all averages are far over Zoom's limits."""
    strength = severity * rng.uniform(0.9, 1.2)
    return Link(loss_pct=8.5 * strength, jitter_ms=70 * strength, latency_ms=150 + 70 * strength, peak=2.2)


def healthy_load(rng: Random) -> Load:
    """A computer with air to breathe."""
    zoom = rng.uniform(3, 18)
    return Load(zoom, min(76.0, zoom + rng.uniform(14, 55)))


def busy_load(rng: Random) -> Load:
    """A computer that can't keep up."""
    return Load(rng.uniform(42, 61), rng.uniform(96, 100))
