"""A weekly meeting under one number: four good weeks, then two people's downlink gets worse from week to week."""

from __future__ import annotations

import base64
from random import Random

from qosviewer.sample.network import broken_link
from qosviewer.sample.people import digest
from qosviewer.sample.scenarios.base import Finding, Plant, Scenario, nothing
from qosviewer.sample.seat import Seat

NUMBER = 8123456789
WEEKS = 8
GOOD_WEEKS = 4
AFFECTED = (1, 6)


def _plant(severity: float) -> Plant:
    def plant(seat: Seat, rng: Random) -> None:
        if seat.index in AFFECTED:
            seat.down = broken_link(rng, severity)

    return plant


def _week(week: int) -> Scenario:
    """The instance of one week, counted from 0."""
    key = f"series-{week + 1}"
    worsening = week - GOOD_WEEKS
    return Scenario(
        key=key,
        topic="Weekly operations meeting",
        number=NUMBER,
        uuid=base64.b64encode(digest("uuid", key)[:16]).decode(),
        days_ago=2 + 7 * (WEEKS - 1 - week),
        at=(11, 0),
        minutes=50,
        size=10,
        first_colleague=6,
        plant=nothing if worsening < 0 else _plant(0.45 + 0.2 * worsening),
        findings=(
            Finding("none", note="One of the good weeks before the change.")
            if worsening < 0
            else Finding(
                "gets-worse",
                AFFECTED,
                "",
                "downlink",
                "loss",
                2.5,
                "Since the fifth week two people lose what they receive, more each week.",
            ),
        ),
    )


SCENARIOS = tuple(_week(week) for week in range(WEEKS))
