"""Meetings whose summary can't be had: one still runs, one ended moments ago, one is older than a year."""

from __future__ import annotations

from qosviewer.sample.scenarios.base import Finding, Scenario, uuid_of

RUNNING = Scenario(
    key="running",
    topic="Incident bridge",
    number=93456789012,
    uuid="Rn5gJ7xPRtWq3mYc/ZsKbQ==",
    days_ago=0,
    at=(0, 0),
    minutes=90,
    size=9,
    first_colleague=15,
    state="running",
    findings=(Finding("running", note="Still under way."),),
)

MORE_RUNNING = (
    Scenario(
        key="running-2",
        topic="On-call hand-over",
        number=93456789112,
        uuid=uuid_of("running-2"),
        days_ago=0,
        at=(0, 0),
        minutes=30,
        size=5,
        first_colleague=27,
        state="running",
        findings=(Finding("running", note="Still under way."),),
    ),
    Scenario(
        key="running-webinar",
        topic="Webinar: questions and answers",
        number=93456789212,
        uuid=uuid_of("running-webinar"),
        days_ago=0,
        at=(0, 0),
        minutes=60,
        size=40,
        first_colleague=40,
        webinar=True,
        state="running",
        findings=(Finding("running", note="Still under way."),),
    ),
)

JUST_ENDED = Scenario(
    key="just-ended",
    topic="Stand-up",
    number=94567890123,
    uuid="//e4Lh2yTNmBv9XqKc6sRw==",
    days_ago=0,
    at=(0, 0),
    minutes=16,
    size=8,
    first_colleague=3,
    state="processing",
    findings=(Finding("none", note="Clean, once its data is ready."),),
)

TOO_OLD = Scenario(
    key="too-old",
    topic="Kick-off last year",
    number=95678901234,
    uuid="Old7yQmXTVGcK1pZn3RhDA==",
    days_ago=400,
    at=(10, 0),
    minutes=60,
    size=20,
    state="forgotten",
    findings=(Finding("too-old", note="Zoom keeps a meeting for a year."),),
)
