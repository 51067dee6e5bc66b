from __future__ import annotations

import gzip
import http.client
import json

import pytest

from tests.support.plain_client import PlainClient
from tests.unit.sample.faults.calls import DETAIL, SUMMARY, page, rows
from tests.unit.sample.faults.conftest import Misbehaving


def read_head(client: PlainClient) -> http.client.HTTPResponse:
    client.connection.request("GET", f"/v2{SUMMARY}?page_size=10", headers={"Authorization": f"Bearer {client.token}"})
    return client.connection.getresponse()


def test_a_reset_comes_as_a_reset(misbehaving: Misbehaving) -> None:
    client = misbehaving("reset=2")
    assert page(client).status == 200
    with pytest.raises(ConnectionResetError):
        page(client)
    assert page(client).status == 200


@pytest.mark.parametrize("name", ["silent", "slow=600000"])
def test_silence(misbehaving: Misbehaving, name: str) -> None:
    client = misbehaving(name)
    client.connection.sock.settimeout(0.2)
    with pytest.raises(TimeoutError):
        page(client)


@pytest.mark.parametrize(("name", "share"), [("silent-body", 0.5), ("slow-body=600000", 0)])
def test_silence_in_mid_body(misbehaving: Misbehaving, name: str, share: float) -> None:
    client = misbehaving(name)
    with read_head(client) as response:
        ready = int(int(response.headers["Content-Length"]) * share)
        assert len(response.read(ready)) == ready
        client.connection.sock.settimeout(0.2)
        with pytest.raises(TimeoutError):
            response.read(1)


def test_a_body_is_cut(misbehaving: Misbehaving) -> None:
    with pytest.raises(http.client.IncompleteRead):
        page(misbehaving("cut-body"))


@pytest.mark.parametrize("name", ["slow=1", "slow-body=1"])
def test_slow_answers_are_whole(misbehaving: Misbehaving, name: str) -> None:
    assert rows(misbehaving(name)) == rows(misbehaving())


def test_a_redirect(misbehaving: Misbehaving) -> None:
    answer = page(misbehaving("redirect-elsewhere=http://localhost:9/x"))
    assert (answer.status, answer.headers["location"]) == (302, "http://localhost:9/x")


def test_a_web_page_in_place_of_json(misbehaving: Misbehaving) -> None:
    client = misbehaving("html")
    answer = page(client)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html;charset=UTF-8")
    assert answer.body.startswith(b"<!DOCTYPE html>")
    assert client.get(DETAIL).json()["participants"] == 39


def test_bodies_that_are_no_json(misbehaving: Misbehaving) -> None:
    assert page(misbehaving("empty-body")).body == b""
    with pytest.raises(json.JSONDecodeError):
        page(misbehaving("truncated-json")).json()
    with pytest.raises(UnicodeDecodeError):
        page(misbehaving("wrong-charset")).body.decode()
    assert page(misbehaving("byte-order-mark")).body.startswith(b"\xef\xbb\xbf{")


def test_a_huge_page_is_still_json(misbehaving: Misbehaving) -> None:
    answer = page(misbehaving("huge-page=2"))
    assert len(answer.body) == 2_000_000
    assert answer.json()["participants"] == rows(misbehaving())
    packed = page(misbehaving("huge-gzip-page=2"))
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) < 100_000
    assert len(gzip.decompress(packed.body)) == 2_000_000


def test_a_body_without_a_length(misbehaving: Misbehaving) -> None:
    answer = page(misbehaving("no-length"))
    assert "content-length" not in answer.headers
    assert answer.json()["participants"] == rows(misbehaving())
