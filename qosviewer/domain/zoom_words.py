"""What Zoom itself says about an error, as people are shown it."""

from __future__ import annotations

from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError

_LONGEST_QUOTE: Final = 500


def zoom_words(error: QosViewerError) -> str:
    """Return Zoom's own code and words on one line; empty where there are none."""
    words = plain.one_line(error.zoom_message, _LONGEST_QUOTE)
    if words and error.zoom_code is not None:
        return texts.ZOOM_SAYS_WITH_CODE.format(code=error.zoom_code, words=words)
    if words:
        return texts.ZOOM_SAYS.format(words=words)
    return "" if error.zoom_code is None else texts.ZOOM_CODE_ONLY.format(code=error.zoom_code)
