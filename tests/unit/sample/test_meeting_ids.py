from __future__ import annotations

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.sample import SampleServer
from qosviewer.sample.meeting_ids import meeting_id_in
from tests.support.plain_client import PlainClient, segment

UUIDS = ["4444AAAiAAAAAiAiAiiAii==", "ab/c+dEfGhIjKlMnOpQrSg==", "/abcDEF//ghiJKLmnoPQRg==", "abc//DEFghiJKLmnoPQRgA=="]


@given(st.binary(min_size=16, max_size=16))
def test_every_uuid_is_understood_as_encoded_by_the_rule(raw: bytes) -> None:
    uuid = base64.b64encode(raw).decode()
    assert meeting_id_in(segment(uuid)) == uuid


@pytest.mark.parametrize("uuid", UUIDS)
def test_over_the_wire(server: SampleServer, client: PlainClient, uuid: str) -> None:
    server.add_pages(uuid, [{"participants": []}])
    path = f"/metrics/meetings/{segment(uuid)}/participants/qos_summary"
    assert client.get(path).status == 200
    assert server.requests[-1].raw_path == f"/v2{path}"


@pytest.mark.parametrize("uuid", UUIDS[2:])
def test_once_is_not_enough_where_the_rule_says_twice(server: SampleServer, client: PlainClient, uuid: str) -> None:
    server.add_pages(uuid, [{"participants": []}])
    answer = client.get(f"/metrics/meetings/{quote(uuid, safe='')}/participants/qos_summary")
    assert (answer.status, answer.json()["code"]) == (404, 3001)


def test_leading_slashes_of_the_request_target_arrive(server: SampleServer, client: PlainClient) -> None:
    assert client.send("GET", "//v2/metrics").status == 404
    assert server.requests[-1].raw_path == "//v2/metrics"
