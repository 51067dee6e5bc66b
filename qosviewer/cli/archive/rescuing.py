"""``qosviewer archive rescue``: a damaged archive set aside, and a new one made of what is readable."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from qosviewer.cli.archive.actions import add_action
from qosviewer.cli.results import deliver, json_answer, text_answer
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_LOCAL, EXIT_PARTIAL

if TYPE_CHECKING:
    from qosviewer.archive import Rescued
    from qosviewer.services.keeping import ArchiveDoor

SCHEMA: Final = "qosviewer.archive.rescue/1"


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the action."""
    add_action(
        actions,
        common,
        "rescue",
        run,
        "set a damaged archive aside, and take over what is readable",
        "Makes a new archive of what is still readable and proven, and sets the damaged file aside; nothing is "
        "deleted. A sound archive stays as it is. Exit code 6 where something could be had in part, or not at all.",
    )


def run(options: argparse.Namespace) -> int:
    """Rescue what is readable, unless all is well."""
    from qosviewer.cli.kept import archive_door
    from qosviewer.services.collecting import collector

    rescued = None
    with archive_door() as door:
        if not _is_sound(door):
            # One at work would go on writing into the file that is set aside.
            with collector(door.path):
                rescued = door.rescue()
    answer = {
        "schema": SCHEMA,
        "sound": rescued is None,
        "aside": str(rescued.aside) if rescued else None,
        "whole": rescued.whole if rescued else None,
        "parts": rescued.parts if rescued else None,
        "lost": rescued.lost if rescued else None,
    }
    deliver(json_answer(answer) if options.json else text_answer(f"{_told(rescued)}\n"), "-")
    return _exit_code(rescued)


def _is_sound(door: ArchiveDoor) -> bool:
    """Prove the archive.

    Raises:
        ArchiveError: It can't be opened, for a reason that no rescue helps against.
    """
    from qosviewer.archive import ArchiveDamaged, Proof
    from qosviewer.cli.set_up import finished

    try:
        proof: Proof = finished(door.open().check())
    except ArchiveDamaged:
        return False
    return proof.sound


def _told(rescued: Rescued | None) -> str:
    if rescued is None:
        return texts.COMMAND_NOTHING_TO_RESCUE
    return f"{rescued.message.detail}\n{rescued.message.advice}"


def _exit_code(rescued: Rescued | None) -> int:
    if rescued is None:
        return EXIT_DONE
    if not (rescued.whole or rescued.parts):
        return EXIT_LOCAL
    return EXIT_PARTIAL if rescued.parts or rescued.lost else EXIT_DONE
