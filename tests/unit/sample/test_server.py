"""The server as a server: connections, closing, changing its behaviour, recording."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from qosviewer.sample import SampleServer, SilentListener, fault
from tests.support.plain_client import PlainClient

SUMMARY = "/metrics/meetings/81234567890/participants/qos_summary"


def test_a_connection_serves_many_requests(client: PlainClient) -> None:
    client.get(SUMMARY)
    kept = client.connection.sock
    for _ in range(3):
        assert client.get(SUMMARY).status == 200
    assert client.connection.sock is kept


def test_many_clients_at_once(server: SampleServer) -> None:
    statuses: list[int] = []

    def call() -> None:
        with closing(PlainClient(server)) as client:
            statuses.extend(client.get(SUMMARY, page_size=10).status for _ in range(5))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 40


def test_latency_holds_every_answer_back() -> None:
    with SampleServer(latency_ms=600_000) as server, closing(PlainClient(server, timeout_s=0.2)) as client:
        with pytest.raises(TimeoutError):
            client.log_in()
        assert [request.endpoint for request in server.requests] == ["token"]


@pytest.mark.parametrize("faults", [[], ["silent"], ["silent-body"], ["slow=600000"], ["slow-body=600000"]])
def test_closing_ends_whatever_hangs(faults: list[str]) -> None:
    server = SampleServer(faults=[fault(text) for text in faults])
    server.start()
    with closing(PlainClient(server)) as client:
        client.log_in()
        client.connection.request("GET", f"/v2{SUMMARY}", headers={"Authorization": f"Bearer {client.token}"})
        if not faults:
            client.connection.getresponse().read()
        server.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((urlsplit(server.api_base).hostname, urlsplit(server.api_base).port), timeout=5)


def test_behaviour_can_change_while_it_runs(server: SampleServer, client: PlainClient) -> None:
    assert client.get(SUMMARY).status == 200
    server.misbehave(fault("server-error"))
    assert client.get(SUMMARY).status == 503
    server.misbehave()
    assert client.get(SUMMARY).status == 200


def test_requests_are_recorded_in_order(server: SampleServer, client: PlainClient) -> None:
    client.get(SUMMARY, page_size=10)
    client.get("/nowhere")
    token, summary, unknown = server.requests
    assert (token.method, token.raw_path, token.endpoint, token.status) == ("POST", "/oauth/token", "token", 200)
    assert summary.raw_path == f"/v2{SUMMARY}?page_size=10"
    assert (summary.endpoint, summary.status) == ("summary", 200)
    assert (unknown.endpoint, unknown.status) == ("unknown", 404)
    assert token.at_s <= summary.at_s <= unknown.at_s
    assert token.body == f"grant_type=account_credentials&account_id={server.account_id}".encode()


def test_an_unanswered_request_has_no_status(server: SampleServer) -> None:
    server.misbehave(fault("reset"))
    with closing(PlainClient(server)) as client:
        with pytest.raises(ConnectionResetError):
            client.get(SUMMARY)
        assert [request.status for request in server.requests] == [200, None]


def test_a_port_can_be_chosen_and_is_refused_when_taken(server: SampleServer) -> None:
    port = urlsplit(server.api_base).port
    assert port
    with pytest.raises(OSError, match=r"in use|permitted|normal"):
        SampleServer(port=port)


def test_each_run_has_a_secret_of_its_own(server: SampleServer) -> None:
    with SampleServer() as other:
        assert other.client_secret != server.client_secret
        assert len(other.client_secret) >= 32


def test_a_silent_port_accepts_and_says_nothing() -> None:
    with SilentListener() as listener:
        host, port = listener.address.split(":")
        with socket.create_connection((host, int(port)), timeout=0.2) as connection:
            connection.sendall(b"hello?")
            with pytest.raises(TimeoutError):
                connection.recv(1)
