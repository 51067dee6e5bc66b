from __future__ import annotations

import json

import pytest

from qosviewer.api.errors import NotTheApi
from qosviewer.api.wire import read_token


def test_a_token_answer():
    found = read_token(b'{"access_token":"abc","expires_in":3599,"scope":"a b","api_url":"https://api.zoom.us"}')
    assert found.access_token.reveal() == "abc"
    assert (found.life_s, found.scopes, found.api_url) == (3599.0, {"a", "b"}, "https://api.zoom.us")
    assert "abc" not in repr(found)
    assert read_token(b'{"access_token":"abc"}').life_s == 3600.0


@pytest.mark.parametrize("token", ["", "a\r\nb", "a b", "é", None, 5])
def test_a_token_that_could_not_be_sent_is_refused(token):
    with pytest.raises(NotTheApi):
        read_token(json.dumps({"access_token": token}).encode())
