"""What can be done with the stays of people: joined, taken apart, opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from qosviewer.domain.decisions import all_apart, joined, taken_apart
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.persons import persons_of
from qosviewer.domain.stays import stays_of
from qosviewer.domain.table import ParticipantKey

Decide = Callable[[Sequence[Pairing]], None]


class PeopleMenu(QMenu):
    """The menu of the selected stays.

    Args:
        data: The meeting.
        selected: Keys of the selected stays.
        decide: Takes what was decided.
        open_breakout: Takes the UUID of a breakout room to be opened.
    """

    def __init__(
        self,
        data: MeetingData,
        selected: Sequence[ParticipantKey],
        decide: Decide,
        open_breakout: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("participants.menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = set(selected)
        stays = stays_of(data)
        persons = [
            [stays[place].key for place in person.stays]
            for person in persons_of(data)
            if any(stays[place].key in chosen for place in person.stays)
        ]
        self._add("join", "&Join as one person", len(persons) > 1, lambda: decide(tuple(joined(persons))))
        alone = persons[0] if len(persons) == 1 and len(persons[0]) > 1 else []
        one = next(iter(chosen)) if len(chosen) == 1 else None
        self._add(
            "takeOut",
            "&Take this stay out of the person",
            bool(alone) and one is not None,
            lambda: decide(tuple(taken_apart(one, alone)) if one else ()),
        )
        self._add("apart", "Take all stays &apart", bool(alone), lambda: decide(tuple(all_apart(alone))))
        self.addSeparator()
        rooms = {stay.entry.breakout_uuid for stay in stays if stay.key in chosen and stay.entry} - {""}
        room = next(iter(rooms), "")
        self._add("breakout", "Open the &breakout room", len(rooms) == 1, lambda: open_breakout(room))
        self.addSeparator()

    def add_headings(self, expand: Callable[[], None], collapse: Callable[[], None], *, there_are: bool) -> None:
        """Offer to open and to close all headings."""
        self._add("expand", "&Expand all", there_are, expand)
        self._add("collapse", "&Collapse all", there_are, collapse)

    def _add(self, name: str, title: str, enabled: bool, do: Callable[[], None]) -> None:
        action = self.addAction(title)
        action.setObjectName(f"participants.menu.{name}")
        action.setEnabled(enabled)
        action.triggered.connect(do)
