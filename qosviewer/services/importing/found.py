"""What a file turned out to hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qosviewer.domain.meeting import MeetingInfo
from qosviewer.services.importing.bad_file import BadFile

Report = Callable[[BadFile], None]
"""Takes what is wrong with one place of a file whose other places are fine."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a summary, in Zoom's own shape.

    Attributes:
        body: As UTF-8.
        walk: Which walk over the pages it belongs to.
    """

    body: bytes
    walk: int = 0


@dataclass(slots=True)
class Found:
    """One meeting in a file.

    Attributes:
        info: What the file says about it; its instance is not known where there is no UUID.
        pages: Its pages, in their order.
        notes: What is worth knowing about it, in sentences.
        is_partial: Whether the file says of itself that there was more.
    """

    info: MeetingInfo
    pages: list[Page] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_partial: bool = False
