"""Every access token that a sample account of this process gives out, as it stands on the wire."""

from __future__ import annotations

import pytest

from qosviewer.sample.reply import Reply


@pytest.fixture
def issued_tokens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    tokens: list[str] = []
    original = Reply.__init__

    def remember(self, *args, **kwargs):
        original(self, *args, **kwargs)
        if b'"access_token"' in self.body:
            tokens.append(self.body.split(b'"access_token"')[1].split(b'"')[1].decode())

    monkeypatch.setattr(Reply, "__init__", remember)
    return tokens
