"""Text of an answer that may call itself by the wrong encoding."""

from __future__ import annotations

import json


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of ``body``: by its first bytes, else as it calls itself, else with marks where it is odd."""
    for encoding in (json.detect_encoding(body), charset):
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return body.decode("utf-8", "replace")
