"""No secret leaves the program, however talkative it is: arguments, output, errors, files."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from qosviewer.sample import fault

RUNS = [
    (None, 0),
    ("bad-secret", 3),
    ("token-revoked=2", 0),
    ("token-always-revoked", 3),
    ("missing-scope", 3),
    ("html", 5),
    ("token-html", 5),
    ("redirect-elsewhere", 5),
]


@pytest.mark.parametrize(("name", "code"), RUNS, ids=[str(name) for name, _ in RUNS])
def test_nothing_is_given_away(serve, hurry, tmp_path, issued_tokens, name, code):
    server, run = serve(faults=[fault(name)] if name else [], participants=35)
    process = run.start("-vv", "fetch", server.meetings[0].number, "-o", tmp_path / "a.json", "--json")
    arguments = Path(f"/proc/{process.pid}/cmdline").read_bytes() if Path("/proc/self").exists() else b""
    done = run.finish(process)
    assert done.code == code, done.err
    assert issued_tokens or name in ("bad-secret", "token-html")
    login = base64.b64encode(f"{server.client_id}:{server.client_secret}".encode()).decode()
    files = [path for folder in (hurry, tmp_path) for path in folder.rglob("*") if path.is_file()]
    told = [done.out, done.err.encode(), arguments, *(path.read_bytes() for path in files)]
    assert "httpcore" in done.err, "the most talkative log is that of the HTTP library"
    for secret in (server.client_secret, login, *issued_tokens):
        assert not any(secret.encode() in each for each in told)
