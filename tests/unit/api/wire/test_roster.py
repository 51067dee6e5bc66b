from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.errors import NotTheApi
from qosviewer.api.wire import read_roster

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
FULL = {
    "user_id": "16778240",
    "participant_user_id": "acct",
    "id": "older",
    "participant_uuid": "D444",
    "user_name": "Ann",
    "email": "ann@example.com",
    "role": "host",
    "status": "in_meeting",
    "join_time": "2026-03-01T10:15:14Z",
    "leave_time": "2026-03-01T10:17:35Z",
    "leave_reason": "Ann left the meeting.",
    "device": "Windows",
    "device_name": "Model 7",
    "os": "Win",
    "os_version": "11",
    "browser_name": "Firefox",
    "browser_version": "133",
    "client": "Zoom",
    "version": "6.1",
    "pc_name": "PC",
    "ip_address": "192.0.2.1",
    "internal_ip_addresses": ["10.0.0.1", "", None, "10.0.0.2"],
    "location": "Oslo",
    "network_type": "Wifi",
    "connection_type": "UDP",
    "video_connection_type": "TCP",
    "as_connection_type": "SSL",
    "data_center": "Germany",
    "microphone": "Mic",
    "speaker": "Box",
    "camera": "Cam",
    "audio_quality": "good",
    "video_quality": "fair",
    "screen_share_quality": "poor",
    "bo_mtg_id": "bo==",
    "recording": True,
    "audio_call": [{"call_number": "4131"}],
}


def read(*rows, **more):
    return read_roster(json.dumps({"participants": list(rows)} | more).encode())


def test_every_attribute_is_read_and_the_rest_is_kept():
    (entry,) = read(FULL).entries
    assert (entry.participant_id, entry.user_id, entry.participant_uuid) == ("16778240", "acct", "D444")
    assert (entry.joined, entry.left) == (
        datetime(2026, 3, 1, 10, 15, 14, tzinfo=UTC),
        datetime(2026, 3, 1, 10, 17, 35, tzinfo=UTC),
    )
    assert (entry.browser, entry.computer, entry.share_connection_type) == ("Firefox 133", "PC", "SSL")
    assert entry.internal_ip_addresses == ("10.0.0.1", "10.0.0.2")
    assert (entry.share_quality, entry.breakout_uuid) == ("poor", "bo==")
    assert entry.extras == {"recording": "true", "audio_call": '[{"call_number": "4131"}]'}
    assert all(getattr(entry, name) for name in entry.__dataclass_fields__)


def test_an_entry_may_lack_everything():
    (entry,) = read({}).entries
    assert not any(getattr(entry, name) for name in entry.__dataclass_fields__)


def test_the_older_account_id_counts_where_the_newer_is_missing():
    (entry,) = read(FULL | {"participant_user_id": ""}).entries
    assert entry.user_id == "older"


def test_values_of_another_type_are_taken_as_text():
    odd = {"user_id": 16778240, "device": ["Phone"], "join_time": 5, "internal_ip_addresses": "10.0.0.1"}
    (entry,) = read(odd).entries
    assert (entry.participant_id, entry.device, entry.joined) == ("16778240", '["Phone"]', None)
    assert entry.internal_ip_addresses == ("10.0.0.1",)


def test_a_page_says_how_it_goes_on_and_how_many_there_are():
    page = read(FULL, next_page_token="abc", total_records=1000)
    assert (page.next_page_token, page.total, page.empty) == ("abc", 1000, False)
    page = read(total_records="many")
    assert (page.next_page_token, page.total, page.empty) == ("", None, True)


def test_what_is_no_entry_is_left_out():
    assert len(read(None, 5, "x", [], {}).entries) == 1


@pytest.mark.parametrize("answer", [{}, {"participants": None}])
def test_no_list_is_nobody(answer):
    assert read_roster(json.dumps(answer).encode()).empty


@pytest.mark.parametrize("answer", [[], "x", 5, None, {"participants": {}}, {"participants": "x"}])
def test_another_answer_is_refused(answer):
    with pytest.raises(NotTheApi):
        read_roster(json.dumps(answer).encode())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(FULL)), anything), max_size=3), anything, anything)
def test_no_value_breaks_a_page(rows, token, total):
    assert len(read(*rows, next_page_token=token, total_records=total).entries) == len(rows)


@given(st.binary())
def test_no_bytes_raise_anything_but_our_own_error(body):
    with suppress(NotTheApi):
        read_roster(body)


@pytest.mark.parametrize("name", ["meeting_participants.json", "webinar_participants.json"])
def test_zooms_own_example(name):
    if not (SAMPLES / name).exists():
        pytest.skip("the folder of samples is not beside the checkout")
    page = read_roster((SAMPLES / name).read_bytes())
    (entry,) = page.entries
    assert page.total == 1
    assert (entry.user_name, entry.network_type, entry.browser) == ("jchill", "Wired", "Firefox 133")
    assert entry.joined < entry.left


@pytest.mark.parametrize("noun", ["meeting", "webinar"])
def test_every_text_of_the_published_description_has_a_place(noun):
    path = SAMPLES / "openapi-dashboards.json"
    if not path.exists():
        pytest.skip("the folder of samples is not beside the checkout")
    answer = json.loads(path.read_text(encoding="utf-8"))["paths"][f"/metrics/{noun}s/{{{noun}Id}}/participants"]
    schema = answer["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    parts = [part["properties"] for part in schema.get("allOf", [schema])]
    (people,) = [part["participants"]["items"]["properties"] for part in parts if "participants" in part]
    (entry,) = read({key: key for key in people}).entries
    lost = {"browser_name", "browser_version", "join_time", "leave_time", "id"}
    texts = {getattr(entry, name) for name in entry.__dataclass_fields__ if name not in ("extras",)}
    assert set(people) - lost <= {text for text in texts if isinstance(text, str)} | set(entry.extras) | {
        "internal_ip_addresses"
    }
