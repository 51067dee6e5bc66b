"""What came of looking at lists, put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.services.browsing.events import BrowseEvent, CutShort, Listing, Refused

if TYPE_CHECKING:
    from qosviewer.domain.errors import Message
    from qosviewer.domain.listing import Listed
    from qosviewer.domain.meeting import MeetingKind

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Catalogue:
    """The meetings that were listed, each once: as it was said last.

    Attributes:
        cut_short: Why it begins later than was asked for; None where it does not.
        refused: What can't be had.
    """

    cut_short: Message | None = None
    refused: list[Refused] = field(default_factory=list)
    _listed: dict[tuple[MeetingKind, str], Listed] = field(default_factory=dict)

    def take(self, event: BrowseEvent) -> None:
        """Put in what an event brings."""
        match event:
            case Listing(meetings=meetings, kind=kind):
                self._listed |= {(kind, listed.info.ref.uuid): listed for listed in meetings}
            case CutShort(message=message):
                self.cut_short = message
            case Refused():
                self.refused.append(event)
            case _:
                pass

    @property
    def whole(self) -> bool:
        """Whether everything that was asked for could be listed."""
        return not self.refused and self.cut_short is None

    def meetings(self) -> list[Listed]:
        """Return the meetings, the newest first."""
        return sorted(self._listed.values(), key=lambda listed: listed.info.start or _LONG_AGO, reverse=True)
