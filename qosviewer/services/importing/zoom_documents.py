"""Saved answers and webhook bodies, sorted into meetings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from qosviewer.api.wire import SavedKind, recognise
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.services.importing.bad_file import BadFile, Spot
from qosviewer.services.importing.found import Found, Page, Report
from qosviewer.services.importing.json_documents import JsonDocument

EVENTS_PER_PAGE: Final = 50
_UNKNOWN: Final = MeetingInfo(MeetingRef(MeetingKind.MEETING))


@dataclass(slots=True)
class Events:
    """The webhook bodies of one meeting.

    Attributes:
        info: What they say about it.
        bodies: Each as it stands in its file.
    """

    info: MeetingInfo
    bodies: list[str] = field(default_factory=list)

    def as_meeting(self) -> Found:
        """Return the meeting with all of them as its pages."""
        starts = range(0, len(self.bodies), EVENTS_PER_PAGE)
        chunks = [",\n".join(self.bodies[start : start + EVENTS_PER_PAGE]) for start in starts]
        return Found(self.info, [Page(f"[{chunk}]".encode()) for chunk in chunks])


class ZoomDocuments:
    """Takes the documents of one file; what can't be used is reported.

    Attributes:
        meetings: One for each run of pages: pages do not say which meeting they are of.
        events: The webhook bodies, by meeting. A meeting that is not named is one with all others of this file.
    """

    def __init__(self, report: Report) -> None:
        self.meetings: list[Found] = []
        self.events: dict[MeetingRef, Events] = {}
        self._report = report
        self._in_run = False
        self._others: list[tuple[str, int]] = []

    def take(self, document: JsonDocument) -> None:
        """Sort in one document."""
        saved = recognise(document.value)
        match saved.kind:
            case SavedKind.PAGE:
                self._take_page(document)
                self._in_run = not saved.is_last
                self.meetings[-1].notes = [texts.IMPORT_PROMISES_MORE] if saved.promises_more else []
            case SavedKind.WEBHOOK:
                events = self.events.setdefault(saved.info.ref, Events(saved.info))
                events.info = replace(events.info, topic=events.info.topic or saved.info.topic)
                events.bodies.append(document.text)
            case SavedKind.OTHER_WEBHOOK:
                self._others.append((saved.event, document.line))
            case SavedKind.OTHER_LIST:
                self._report(BadFile(texts.IMPORT_NO_SUMMARY, Spot(document.line)))
            case SavedKind.REFUSAL:
                self._report(BadFile(texts.IMPORT_REFUSAL, Spot(document.line)))
            case SavedKind.UNKNOWN:
                self._report(BadFile(texts.IMPORT_JSON_UNKNOWN, Spot(document.line)))

    def end(self) -> None:
        """Report what is only wrong if nothing else is in the file: a log holds webhooks of many kinds."""
        if self._others and not self.events and not self.meetings:
            event, line = self._others[0]
            self._report(BadFile(texts.IMPORT_OTHER_WEBHOOK.fill(event=event), Spot(line)))

    def _take_page(self, document: JsonDocument) -> None:
        if not self._in_run:
            self.meetings.append(Found(_UNKNOWN))
        self.meetings[-1].pages.append(Page(document.text.encode("utf-8", "replace")))
