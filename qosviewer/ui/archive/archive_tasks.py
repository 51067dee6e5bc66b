"""What the boxes of the archive dialog have in common: their buttons, and tasks on the archive, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.storage import Step
from qosviewer.ui.archive.task_strip import Task, TaskStrip
from qosviewer.ui.theme import GAP, WIDE_GAP

if TYPE_CHECKING:
    from qosviewer.archive import Archive

Steps = Generator[Any, None, Any]


class ArchiveTasks:
    """Runs tasks on the archive, and says in the strip how far they are and what came of them.

    Args:
        door: The archive.
        strip: Shows them.
    """

    def __init__(self, door: ArchiveDoor, strip: TaskStrip) -> None:
        self._door = door
        self._strip = strip

    def run(
        self,
        steps: Callable[[Archive, CancelToken], Steps],
        ended: Callable[[Any], None],
        words: str | Callable[[Step], str],
        *,
        stopped: str = texts.STORAGE_STOPPED,
    ) -> None:
        """Run steps in a worker, then tell the outcome to ``ended``; an empty ``stopped`` lets nobody stop them."""

        def body(cancel: CancelToken) -> Steps:
            return (yield from steps(self._door.open(), cancel))

        say = words if callable(words) else (lambda _step: words)
        self._strip.run(Task(body, say, ended, stopped))

    def say(self, words: str, lines: Sequence[str] = ()) -> None:
        """Say what came of a task."""
        self._strip.say(words, lines)


def once(do: Callable[[], object]) -> Steps:
    """Return steps that are only one."""
    yield Step(0, 0)
    return do()


def push_button(name: str, title: str, do: Callable[[], None]) -> QPushButton:
    """Return a button of the dialog."""
    button = QPushButton(title)
    button.setObjectName(f"archive.{name}")
    button.setAccessibleName(title.replace("&", "").removesuffix("…"))
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button


def grid_in(box: QWidget) -> QGridLayout:
    """Return the grid of a box, of which the second column takes the room that is left."""
    grid = QGridLayout(box)
    grid.setHorizontalSpacing(WIDE_GAP)
    grid.setVerticalSpacing(GAP)
    grid.setColumnStretch(1, 1)
    return grid
