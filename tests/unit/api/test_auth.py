from __future__ import annotations

import base64
import logging
import threading
from urllib.parse import parse_qs

import pytest

from qosviewer.api import errors
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.client import Client
from qosviewer.sample import SampleServer, fault
from qosviewer.sample.routes import ALL_SCOPES
from qosviewer.services.fetching import fetch_meeting
from tests.support.fetches import OwnTime, ref_of, session_at, session_for
from tests.support.raw_server import RawServer, answer


def call(session, path="/metrics/meetings/81234567890", cancel=None):
    with Client(session, cancel or CancelToken()) as client:
        walk = client.get(path, {"type": "past"})
        while True:
            try:
                next(walk)
            except StopIteration as end:
                return end.value


def token_calls(server):
    return [each for each in server.requests if each.endpoint == "token"]


@pytest.fixture
def server():
    with SampleServer() as running:
        yield running


def test_the_token_is_asked_for_with_a_form_and_kept(server):
    session = session_for(server)
    call(session)
    call(session)
    (asked,) = token_calls(server)
    assert asked.method == "POST"
    assert parse_qs(asked.body.decode()) == {"grant_type": ["account_credentials"], "account_id": [server.account_id]}
    assert asked.raw_path == "/oauth/token"
    assert session.scopes
    assert all(each.authorized for each in server.requests)


def test_id_and_secret_travel_in_the_basic_header():
    raw = RawServer(lambda connection: (raw.read_head(connection), answer(connection, b"{}")))
    with raw, pytest.raises(errors.NotTheApi):
        call(session_at(raw.origin))
    expected = base64.b64encode(b"client:secret").decode()
    assert f"Authorization: Basic {expected}\r\n".encode() in raw.heads[0]


def test_a_minute_before_its_end_the_token_is_replaced(server):
    clock = OwnTime()
    session = session_for(server, timing=clock.timing)
    call(session)
    clock.pass_by(3539)
    call(session)
    assert len(token_calls(server)) == 1
    clock.pass_by(1)
    call(session)
    assert len(token_calls(server)) == 2


def test_a_revoked_token_is_replaced_and_the_call_repeated_once(server):
    session = session_for(server)
    call(session)
    server.revoke_tokens()
    assert call(session).body
    assert [each.status for each in server.requests] == [200, 200, 401, 200, 200]


def test_a_new_token_that_is_refused_as_well_is_an_error(server):
    server.misbehave(fault("token-always-revoked"))
    with pytest.raises(errors.SignInRefused) as caught:
        call(session_for(server))
    assert caught.value.zoom_code == 124
    assert len(token_calls(server)) == 2


def test_a_scope_that_was_added_to_the_app_is_had_with_a_new_token():
    clock = OwnTime()
    with SampleServer(scopes=["meeting:read:past_meeting:admin"]) as server:
        session = session_for(server, timing=clock.timing)
        with pytest.raises(errors.ScopeMissing):
            call(session)
        server.service.issuer.scopes = ALL_SCOPES
        clock.pass_by(61)
        assert call(session, f"/metrics/meetings/{server.meetings[0].number}").body
    assert [each.status for each in server.requests] == [200, 400, 400, 200, 200]


def test_a_scope_that_the_app_lacks_costs_no_token_with_each_call():
    clock = OwnTime()
    with SampleServer(scopes=["meeting:read:past_meeting:admin"]) as server:
        session = session_for(server, timing=clock.timing)
        for passes_by_s in (61, 1, 1):
            with pytest.raises(errors.ScopeMissing):
                call(session)
            clock.pass_by(passes_by_s)
    assert len(token_calls(server)) == 2


def test_jobs_of_one_account_share_one_token(server):
    session = session_for(server)
    threads = [threading.Thread(target=call, args=(session,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(token_calls(server)) == 1
    assert len(server.requests) == 9


def test_a_job_that_waits_for_another_ones_token_can_be_cancelled(server):
    session = session_for(server)
    cancel = CancelToken()
    cancel.cancel()
    with session.signing_in, pytest.raises(Cancelled):
        call(session, cancel=cancel)


def test_a_failed_sign_in_blocks_nobody(server):
    server.misbehave(fault("token-html"))
    session = session_for(server)
    with pytest.raises(errors.NotTheApi):
        call(session)
    server.misbehave()
    assert call(session).body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("token-error=disabled", errors.AppDisabled),
        ("token-html", errors.NotTheApi),
        ("bad-secret", errors.WrongSecret),
    ],
)
def test_errors_of_the_token_endpoint(server, name, kind):
    server.misbehave(fault(name))
    with pytest.raises(kind):
        call(session_for(server))


def test_a_wrong_secret(server):
    with pytest.raises(errors.WrongSecret) as caught:
        call(session_for(server, secret="not-the-secret"))
    assert caught.value.exit_code == 3
    assert "not-the-secret" not in repr(caught.value) + str(caught.value.as_json())


def test_a_token_answer_without_expiry_and_scope_will_do(server):
    server.misbehave(fault("token-no-expiry"), fault("token-no-scope"), fault("api-url"))
    session = session_for(server)
    assert call(session).body
    assert session.scopes == frozenset()


def test_a_foreign_region_is_not_followed(server):
    server.misbehave(fault("api-url=https://evil.example.com"))
    session = session_for(server)
    call(session)
    assert session.api_base == server.api_base


def test_a_redirect_never_takes_the_token_along(server):
    with RawServer(lambda connection: raw.read_head(connection)) as raw:
        server.misbehave(fault(f"redirect-elsewhere={raw.origin}"))
        with pytest.raises(errors.NotTheApi):
            call(session_for(server))
        assert raw.heads == []


def test_no_cookie_is_kept():
    def script(connection):
        while True:
            head = raw.read_head(connection)
            body = b'{"access_token": "t"}' if head.startswith(b"POST") else b"{}"
            answer(connection, body, "Set-Cookie: session=1; Path=/")

    with RawServer(script) as raw:
        session = session_at(raw.origin)
        with Client(session, CancelToken()) as client:
            for _ in range(2):
                list(client.get("/x", {}))
    assert len(raw.heads) == 3
    assert not any(b"cookie" in head.lower() for head in raw.heads)


def test_no_secret_shows_at_the_most_talkative(server, caplog):
    caplog.set_level(logging.DEBUG)
    session = session_for(server)
    list(fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken()))
    server.misbehave(fault("token-always-revoked"))
    with pytest.raises(errors.SignInRefused) as caught:
        call(session)
    token = session.token.text.reveal()
    basic = base64.b64encode(f"{server.client_id}:{server.client_secret}".encode()).decode()
    shown = caplog.text + repr(session) + repr(session.token) + repr(caught.value) + str(caught.value.__dict__)
    assert "httpcore" in caplog.text
    for secret in (token, server.client_secret, basic):
        assert secret not in shown
