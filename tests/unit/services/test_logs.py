"""The second lock: whatever reaches the log, no secret leaves it."""

from __future__ import annotations

import io
import logging
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qosviewer.domain.secret import HIDDEN
from qosviewer.services.logs import log_to, redacted

SHAPES = [
    "Authorization: Bearer {}",
    "authorization: Basic {}\r\nHost: example.com",
    "{{'Authorization': 'Bearer {}', 'Accept': '*/*'}}",
    "headers=[(b'Authorization', b'Basic {}'), (b'Accept', b'*/*')]",
    "Proxy-Authorization: Basic {}",
    "sending Bearer {} to the server",
    "grant_type=account_credentials&client_secret={}&account_id=abc",
    "client_secret = '{}'",
    '{{"access_token":"{}","scope":"a b"}}',
    "access_token={}",
    "proxy http://somebody:{}@proxy.example.com:8080/",
]


@pytest.mark.parametrize("shape", SHAPES)
@given(secret=st.text(string.ascii_letters + string.digits + "+=.~-_", min_size=12, max_size=60))
def test_a_secret_is_hidden_in_every_shape(shape, secret):
    # Words of the shape itself stay, of course.
    assume(secret not in shape)
    hidden = redacted(shape.format(secret))
    assert secret not in hidden
    assert HIDDEN in hidden


@pytest.mark.parametrize(
    "text", ["", "GET https://api.zoom.us/v2/metrics/meetings/81234567890", "page 3 of meeting “A”"]
)
def test_what_is_no_secret_stays(text):
    assert redacted(text) == text


def test_the_rest_of_the_line_stays():
    line = "headers=[(b'Authorization', b'Bearer abcdefghijk'), (b'Accept', b'*/*')] sent"
    assert redacted(line) == f"headers=[(b'Authorization', b'{HIDDEN}'), (b'Accept', b'*/*')] sent"
    assert redacted("http://a:b@proxy:8080") == f"http://{HIDDEN}@proxy:8080"


@pytest.fixture
def log():
    """Logging as it was, whatever a test sets up."""
    root, ours = logging.getLogger(), logging.getLogger("qosviewer")
    before = root.level, ours.level
    handlers = []

    def start(verbosity):
        stream = io.StringIO()
        handlers.append(log_to(stream, verbosity))
        return stream

    yield start
    for handler in handlers:
        root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])


@pytest.mark.parametrize(("verbosity", "shown"), [(0, "w"), (1, "wi"), (2, "wido"), (5, "wido")])
def test_how_much_is_said(log, verbosity, shown):
    stream = log(verbosity)
    ours, others = logging.getLogger("qosviewer.some.room"), logging.getLogger("some.library")
    ours.warning("w")
    ours.info("i")
    ours.debug("d")
    others.debug("o")
    assert "".join(line[-1] for line in stream.getvalue().splitlines()) == shown


def test_exceptions_are_redacted_too(log):
    stream = log(0)
    try:
        raise ValueError("access_token=abcdefghijklmnop")
    except ValueError:
        logging.getLogger("qosviewer").exception("It failed with Bearer %s", "qrstuvwxyz123456")
    written = stream.getvalue()
    assert "ValueError" in written
    assert "abcdefghijklmnop" not in written and "qrstuvwxyz123456" not in written
