"""Meetings of the library on their way to another place of the same window."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QMimeData

from qosviewer.models.library_entry import EntryKey

MEETINGS: Final = "application/x-qosviewer-meetings"
"""The type of what is dragged: a JSON list of the keys of library entries."""


def dragged(keys: Iterable[EntryKey]) -> QMimeData:
    """Return entries of the library to be dragged."""
    mime = QMimeData()
    mime.setData(MEETINGS, json.dumps(list(keys)).encode())
    return mime


def keys_of(mime: QMimeData) -> tuple[EntryKey, ...]:
    """Return the keys of the entries that are dragged; empty for anything else, and for what nobody understands."""
    if not mime.hasFormat(MEETINGS):
        return ()
    try:
        read: Any = json.loads(bytes(mime.data(MEETINGS).data()))
        return tuple((str(kind), str(name)) for kind, name in read)
    except (ValueError, TypeError):
        return ()
