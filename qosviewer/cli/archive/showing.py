"""``qosviewer archive show``: all that is known of a meeting and its snapshots."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from qosviewer.cli.archive.actions import add_action, snapshot_number
from qosviewer.cli.results import deliver, json_answer, text_answer
from qosviewer.cli.stretch import utc_text
from qosviewer.domain.errors import EXIT_DONE

if TYPE_CHECKING:
    from qosviewer.archive import Archive, Kept

SCHEMA: Final = "qosviewer.archive.show/1"
_LONGEST: Final = 500


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    parser = add_action(actions, common, "show", run, "a snapshot: its meeting, notes, and other snapshots of it")
    parser.add_argument("snapshot", type=snapshot_number, metavar="N", help="number of the snapshot")


def run(options: argparse.Namespace) -> int:
    """Show a snapshot."""
    from qosviewer.cli.kept import open_archive

    with open_archive(options) as archive:
        answer = _answer(archive, options.snapshot)
    deliver(json_answer({"schema": SCHEMA, **answer}) if options.json else text_answer(_text(answer)), "-")
    return EXIT_DONE


def _answer(archive: Archive, number: int) -> dict[str, object]:
    kept = archive.kept(number)
    info = kept.info
    others = [archive.kept(other) for other in archive.snapshots_of(kept.meeting)]
    return {
        "snapshot": number,
        "meeting": info.ref.text,
        "meeting_uuid": info.ref.uuid,
        "kind": info.ref.kind.value,
        "topic": info.topic,
        "host": info.host,
        "start_utc": utc_text(info.start) if info.start else None,
        "end_utc": utc_text(info.end) if info.end else None,
        "expected_participants": info.expected_participants,
        **_of_snapshot(kept),
        "beside": sorted(kind for kind in ("roster", "minutes") if archive.companions.keys(kind, number)),
        "notes": [
            {
                "participant_id": subject[0] if subject else None,
                "repeat": subject[1] if subject else None,
                "text": note.text,
                "tags": list(note.tags),
                "ticket": note.ticket,
            }
            for subject, note in archive.notes.of(kept.meeting).items()
        ],
        "snapshots": [{"snapshot": other.snapshot, **_of_snapshot(other)} for other in others],
    }


def _of_snapshot(kept: Kept) -> dict[str, object]:
    return {
        "state": "complete" if kept.complete else "partial",
        "reason": kept.reason,
        "source": kept.source,
        "account": kept.account.name,
        "account_key": kept.account.key,
        "started_at": utc_text(kept.started_at),
    }


def _text(answer: dict[str, object]) -> str:
    from qosviewer.domain.plain import one_line

    lines = []
    for key, value in answer.items():
        if isinstance(value, list):
            for each in value:
                words = ", ".join(f"{name}: {part}" for name, part in each.items()) if isinstance(each, dict) else each
                lines.append(f"{key}: {one_line(words, _LONGEST)}")
        elif value not in (None, ""):
            lines.append(f"{key}: {one_line(str(value), _LONGEST)}")
    return "".join(f"{line}\n" for line in lines)
