"""Files opened as people open them, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qosviewer.archive import Archive, Loaded
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.services.importing import Imported, ImportEvent, Problem, import_files
from tests.support.exports import content, selection_of


class Opened:
    """What came of opening files."""

    def __init__(self, events: Iterable[ImportEvent]) -> None:
        self.events = list(events)
        self.imported = [event for event in self.events if isinstance(event, Imported)]
        self.problems = [event for event in self.events if isinstance(event, Problem)]

    @property
    def only(self) -> Imported:
        assert not self.problems, [problem.message for problem in self.problems]
        (imported,) = self.imported
        return imported

    @property
    def problem(self) -> Problem:
        assert not self.imported
        (problem,) = self.problems
        return problem


def open_files(archive: Archive, *paths: Path, **how: Any) -> Opened:
    return Opened(import_files(paths, archive, **how))


def write(path: Path, content: str | bytes | object) -> Path:
    """Write bytes as they are, text as UTF-8, and anything else as JSON."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8", newline="")
    return path


PLAIN = CsvOptions()


def csv_of(loaded: Loaded, options: CsvOptions = PLAIN) -> bytes:
    return content(csv_document([selection_of(MeetingData(loaded.kept.info, loaded.table))], options))


def webhook(name: str = "Anna", uuid: str = "abc/def==", event: str = "meeting.participant_qos_summary", **seat: Any):
    participant = {
        "participant_id": name,
        "user_name": name,
        "id": "",
        "email": f"{name}@example.com",
        "qos": [{"type": "audio_output", "details": {"avg_loss": "0.5%", "quality": "good"}}],
    } | seat
    subject = {"uuid": uuid, "participant": participant} if uuid else {"participant": participant}
    return {"event": event, "event_ts": 1626230691572, "payload": {"account_id": "A", "object": subject}}
