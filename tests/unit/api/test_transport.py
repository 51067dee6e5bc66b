from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from qosviewer.api import errors
from qosviewer.api.body import LARGEST_BODY_BYTES
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.patience import Patience
from qosviewer.api.transport import Transport, proxy_for
from tests.support.fetches import Job
from tests.support.raw_server import RawServer, answer, stay_silent

# Long after a cancelled job has to be gone (a second), long before a time-out would end it (ten).
SOON_S = 5
HASTY = Patience(connect_s=0.3, read_s=0.3, whole_s=0.6)


@pytest.fixture(autouse=True)
def no_proxy_from_outside(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def get(url, cancel=None, patience=HASTY):
    with httpx.Client(transport=Transport(cancel or CancelToken(), patience), trust_env=False) as client:
        return client.get(url)


def serve(*steps):
    """A server that reads a request and then does each step."""

    def script(connection):
        server.read_head(connection)
        for step in steps:
            step(connection)

    server = RawServer(script)
    return server


def send(*parts):
    return lambda connection: [connection.sendall(part) for part in parts]


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ((stay_silent,), errors.TimedOut),
        ((send(HEAD, b"half"), stay_silent), errors.TimedOut),
        ((send(HEAD[:20]), stay_silent), errors.TimedOut),
        ((send(HEAD, b"half"),), errors.ConnectionBroken),
        ((), errors.ConnectionBroken),
        ((reset,), errors.ConnectionBroken),
        ((send(b"SSH-2.0-OpenSSH_9.9\r\n"),), errors.ConnectionBroken),
    ],
    ids=["silent", "silent body", "silent head", "cut", "closed", "reset", "no http"],
)
def test_what_the_network_does_is_told_by_kind(steps, kind):
    with serve(*steps) as server, pytest.raises(kind) as caught:
        get(server.origin)
    assert caught.value.retryable
    assert "127.0.0.1" in caught.value.detail


@pytest.mark.parametrize("head", [HEAD, b"HTTP/1.1 200 OK\r\nX-Long: "], ids=["body", "head"])
def test_an_answer_that_trickles_has_an_end(head):
    def trickle(connection):
        connection.sendall(head)
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)

    with serve(trickle) as server, pytest.raises(errors.TimedOut):
        get(server.origin)


def test_nothing_listens():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(errors.ServerUnreachable) as caught:
        get(f"http://127.0.0.1:{port}")
    assert "refused" in caught.value.detail


def test_a_name_without_an_address():
    with pytest.raises(errors.ServerUnreachable) as caught:
        get("https://no-such-host.invalid", patience=Patience())
    assert "no-such-host.invalid" in caught.value.detail
    assert "resolved" in caught.value.detail


def test_a_packed_body_is_unpacked():
    packed = gzip.compress(b'{"a": 1}')
    with serve(lambda connection: answer(connection, packed, "Content-Encoding: gzip")) as server:
        assert get(server.origin).json() == {"a": 1}


@pytest.mark.parametrize(
    ("packed", "kind"),
    [(gzip.compress(b"x" * 1000, mtime=0)[:-9], errors.ConnectionBroken), (b"not gzip at all", errors.AnswerDamaged)],
    ids=["cut", "none"],
)
def test_a_packed_body_that_is_cut_or_none(packed, kind):
    with serve(lambda connection: answer(connection, packed, "Content-Encoding: gzip")) as server, pytest.raises(kind):
        get(server.origin)


def test_a_body_beyond_the_limit_is_refused_and_not_swallowed():
    sent = []

    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000000000\r\n\r\n")
        while True:
            connection.sendall(b" " * 100_000)
            sent.append(100_000)

    with serve(endless) as server, pytest.raises(errors.NotTheApi) as caught:
        get(server.origin, patience=Patience())
    assert "16 MB" in caught.value.detail
    assert sum(sent) < 2 * LARGEST_BODY_BYTES


def test_the_limit_holds_for_what_unpacks_to_more():
    bomb = gzip.compress(b" " * (60 * 1024 * 1024))
    assert len(bomb) < 100_000
    answer_with_bomb = serve(lambda connection: answer(connection, bomb, "Content-Encoding: gzip"))
    with answer_with_bomb as server, pytest.raises(errors.NotTheApi):
        get(server.origin, patience=Patience())


@pytest.mark.parametrize(
    "steps",
    [(stay_silent,), (send(HEAD, b"half"), stay_silent)],
    ids=["silent", "mid-body"],
)
def test_cancelling_ends_a_job_that_reads(steps):
    cancel = CancelToken()
    with serve(*steps) as server:
        job = Job(lambda: get(server.origin, cancel, Patience()))
        while not server.heads:
            time.sleep(0.01)
        cancel.cancel()
        job.finish(within_s=SOON_S)
    assert isinstance(job.error, Cancelled)


def test_cancelling_ends_a_job_in_mid_handshake():
    cancel, greeted = CancelToken(), threading.Event()

    def script(connection):
        connection.recv(65536)
        greeted.set()
        stay_silent(connection)

    with RawServer(script) as server:
        job = Job(lambda: get(f"https://127.0.0.1:{server.port}", cancel, Patience()))
        assert greeted.wait(10)
        cancel.cancel()
        job.finish(within_s=SOON_S)
    assert isinstance(job.error, Cancelled)


def test_a_silent_handshake_has_an_end():
    with RawServer(stay_silent) as server, pytest.raises(errors.TimedOut):
        get(f"https://127.0.0.1:{server.port}")


def test_cancelling_ends_a_job_that_looks_up_a_name(monkeypatch):
    asked, answered = threading.Event(), threading.Event()

    def slow_resolver(*_args, **_more):
        asked.set()
        answered.wait(10)
        raise socket.gaierror("too late")

    monkeypatch.setattr(socket, "getaddrinfo", slow_resolver)
    cancel = CancelToken()
    job = Job(lambda: get("http://slow.example", cancel, Patience()))
    assert asked.wait(10)
    cancel.cancel()
    job.finish(within_s=SOON_S)
    assert isinstance(job.error, Cancelled)
    answered.set()


def test_a_connection_that_comes_too_late_is_closed(monkeypatch):
    asked, answered, closed = threading.Event(), threading.Event(), threading.Event()
    resolve = socket.getaddrinfo

    def slow_resolver(*args, **more):
        asked.set()
        answered.wait(10)
        return resolve(*args, **more)

    def script(connection):
        assert connection.recv(65536) == b""
        closed.set()

    monkeypatch.setattr(socket, "getaddrinfo", slow_resolver)
    cancel = CancelToken()
    with RawServer(script) as server:
        job = Job(lambda: get(server.origin, cancel, Patience()))
        assert asked.wait(10)
        cancel.cancel()
        job.finish()
        answered.set()
        assert closed.wait(10)


def test_a_job_that_was_cancelled_before_does_nothing():
    cancel = CancelToken()
    cancel.cancel()
    with serve(stay_silent) as server, pytest.raises(Cancelled):
        get(server.origin, cancel)
    assert server.heads == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1, signed by itself."""
    x509 = pytest.importorskip("cryptography.x509", reason="no certificate can be made without cryptography")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "qosviewer test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def https_server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def script(connection):
        with context.wrap_socket(connection, server_side=True) as wrapped:
            server.read_head(wrapped)
            answer(wrapped, b"ok")

    with RawServer(script) as server:
        yield server


def test_a_certificate_that_nobody_vouches_for_is_refused(https_server):
    with pytest.raises(errors.TlsFailed) as caught:
        get(f"https://127.0.0.1:{https_server.port}", patience=Patience())
    assert "self-signed" in caught.value.detail.replace("self signed", "self-signed")
    assert not https_server.heads


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the trust store can't be changed for one test")
def test_what_the_trust_store_of_the_system_vouches_for_is_taken(https_server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert get(f"https://127.0.0.1:{https_server.port}", patience=Patience()).text == "ok"


def test_a_server_that_speaks_no_tls_is_told_as_such():
    with RawServer(send(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as server, pytest.raises(errors.TlsFailed):
        get(f"https://127.0.0.1:{server.port}", patience=Patience())


def test_the_proxy_of_the_environment_is_used_with_its_name_and_password(monkeypatch):
    with serve(lambda connection: answer(connection, b"from afar")) as proxy:
        monkeypatch.setenv("http_proxy", f"http://me:pa%40ss@127.0.0.1:{proxy.port}")
        assert get("http://api.example.test/x").text == "from afar"
    assert proxy.heads[0].startswith(b"GET http://api.example.test/x HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6cGFAc3M=\r\n" in proxy.heads[0]


def test_a_proxy_that_refuses(monkeypatch):
    with serve(lambda connection: answer(connection, b"", status="407 Proxy Authentication Required")) as proxy:
        monkeypatch.setenv("https_proxy", f"http://me:secret@127.0.0.1:{proxy.port}")
        with pytest.raises(errors.ProxyTrouble) as caught:
            get("https://api.example.test/x")
    assert proxy.heads[0].startswith(b"CONNECT api.example.test:443 HTTP/1.1\r\n")
    assert f"127.0.0.1:{proxy.port}" in caught.value.detail
    assert "secret" not in caught.value.detail


@pytest.mark.parametrize(
    "proxy", ["socks5://me:secret@127.0.0.1:1", "http://[bad", "http://127.0.0.1:99999", "http://"]
)
def test_a_proxy_of_another_kind_is_told(monkeypatch, proxy):
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(errors.ProxyTrouble) as caught:
        get("https://api.example.test/x")
    assert "secret" not in caught.value.detail


def test_this_computer_is_never_reached_through_a_proxy(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serve(lambda connection: answer(connection, b"near")) as server:
        assert get(server.origin).text == "near"


def test_exceptions_to_the_proxy_are_heeded(monkeypatch):
    monkeypatch.setenv("https_proxy", "proxy.example:8080")
    monkeypatch.setenv("no_proxy", ".internal.example")
    assert proxy_for("https", "api.zoom.us") == "http://proxy.example:8080"
    assert proxy_for("https", "zoom.internal.example") == ""
    assert proxy_for("https", "localhost") == ""
