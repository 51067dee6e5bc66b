"""What the program says about its work, with everything secret taken out on the way."""

from __future__ import annotations

import logging
import re
from typing import Final, TextIO

from qosviewer.domain.secret import HIDDEN

_ASSIGNED: Final = r"""['"]?\s*[:=,]\s*(?:b(?=['"]))?['"]?"""
_VALUE: Final = r"""(?:(?<=')[^']+|(?<=")[^"]+|[^'"&\s,}]+)"""
_SECRETS: Final = (
    # Headers, also as the HTTP library prints them: (b'Authorization', b'Bearer …').
    re.compile(rf"""(?i)(\bauthorization{_ASSIGNED})(?:(?:bearer|basic)\s+)?{_VALUE}"""),
    re.compile(r"(?i)(\b(?:bearer|basic)\s+)[\w+/=.~-]{8,}"),
    re.compile(rf"(?i)(\b(?:client_secret|access_token|refresh_token|assertion){_ASSIGNED}){_VALUE}"),
    # Names and passwords in addresses, as those of proxies have them.
    re.compile(r"(?i)(\bhttps?://)[^/\s@'\"]+(?=@)"),
)
_LEVELS: Final = (logging.WARNING, logging.INFO, logging.DEBUG)
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def redacted(text: str) -> str:
    """Return ``text`` without anything that looks like a secret."""
    for secret in _SECRETS:
        text = secret.sub(rf"\1{HIDDEN}", text)
    return text


class RedactingFormatter(logging.Formatter):
    """Writes a record, its exception included, without secrets: a second lock behind the types that hide them."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return redacted(super().format(record))


def log_to(stream: TextIO, verbosity: int) -> logging.Handler:
    """Write the log to ``stream`` and return the handler that does.

    Args:
        stream: Where to.
        verbosity: 0 for warnings only, 1 for what goes on, 2 and more for everything, other libraries' included.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    level = _LEVELS[min(verbosity, len(_LEVELS) - 1)]
    root.setLevel(level if level == logging.DEBUG else logging.WARNING)
    logging.getLogger("qosviewer").setLevel(level)
    return handler
