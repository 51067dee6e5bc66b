"""The server's answers against Zoom's published API descriptions, where those lie beside the checkout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qosviewer.sample import SampleServer
from tests.support.plain_client import PlainClient, segment

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="Zoom's API descriptions (../shared/samples) are not beside this checkout"
)

# Description, its path, and the calls whose answers it describes; {id}, {webinar} and {participant} are filled in.
CALLS = [
    ("qss", "/metrics/meetings/{meetingId}/participants/qos_summary", "page_size=10"),
    ("qss", "/metrics/webinars/{webinarId}/participants/qos_summary", "page_size=10"),
    ("dashboards", "/metrics/meetings", "type=past&from=2026-05-01&to=2026-05-20"),
    ("dashboards", "/metrics/meetings", "type=live&from=2026-05-01&to=2026-05-20"),
    ("dashboards", "/metrics/webinars", "type=past&from=2026-05-01&to=2026-05-20"),
    ("dashboards", "/metrics/meetings/{meetingId}", "type=past"),
    ("dashboards", "/metrics/webinars/{webinarId}", "type=past"),
    ("dashboards", "/metrics/meetings/{meetingId}/participants", "type=past"),
    ("dashboards", "/metrics/webinars/{webinarId}/participants", "type=past&page_size=300"),
    ("dashboards", "/metrics/meetings/{meetingId}/participants/qos", "type=past&page_size=10"),
    ("dashboards", "/metrics/webinars/{webinarId}/participants/qos", "type=past"),
    ("dashboards", "/metrics/meetings/{meetingId}/participants/{participantId}/qos", "type=past"),
    ("dashboards", "/metrics/webinars/{webinarId}/participants/{participantId}/qos", "type=past"),
    ("dashboards", "/metrics/quality", "from=2026-05-01&to=2026-05-20"),
    ("past-meetings", "/past_meetings/{meetingId}", ""),
    ("past-meetings", "/past_meetings/{meetingId}/instances", ""),
    ("past-meetings", "/past_meetings/{meetingId}/participants", ""),
    ("past-meetings", "/past_webinars/{webinarId}/instances", ""),
    ("past-meetings", "/past_webinars/{webinarId}/participants", ""),
]
KEYS = ["wifi-uplink", "cpu-exhaustion", "no-data", "series-8", "oddities", "workshop", "workshop-room-1"]


def described(description: str, path: str) -> dict[str, Any]:
    document = json.loads((SAMPLES / f"openapi-{description}.json").read_text(encoding="utf-8"))
    answer = document["paths"][path]["get"]["responses"]["200"]
    schema: dict[str, Any] = answer["content"]["application/json"]["schema"]
    return schema


def undescribed_keys(value: Any, schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """Keys of an answer that its description doesn't know."""
    parts = [schema, *schema.get("allOf", [])]
    if isinstance(value, dict):
        known = {key: sub for part in parts for key, sub in part.get("properties", {}).items()}
        for key, inner in value.items():
            if key not in known:
                yield f"{place}.{key}"
            else:
                yield from undescribed_keys(inner, known[key], f"{place}.{key}")
    elif isinstance(value, list):
        items = next((part["items"] for part in parts if "items" in part), {})
        for inner in value:
            yield from undescribed_keys(inner, items, f"{place}[]")


@pytest.mark.parametrize(("description", "path", "query"), CALLS, ids=lambda value: value or "-")
def test_answers_are_as_described(
    server: SampleServer, client: PlainClient, description: str, path: str, query: str
) -> None:
    schema = described(description, path)
    for key in KEYS if "{meetingId}" in path else ["webinar"]:
        meeting = server.account.meeting(key)
        name = meeting.number if path.endswith("/instances") else segment(meeting.uuid)
        filled = path.format(meetingId=name, webinarId=name, participantId=meeting.seat(0).participant_id)
        answer = client.get(f"{filled}?{query}")
        assert answer.status == 200, answer.body
        body = answer.json()
        jsonschema.Draft4Validator(schema).validate(body)
        assert sorted(set(undescribed_keys(body, schema))) == []
