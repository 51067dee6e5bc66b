"""One open meeting on the GUI thread: its data as it grows, and who is selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.roster import Roster
from qosviewer.domain.streams import DirectionReading
from qosviewer.domain.table import ParticipantKey, QosTable


class MeetingModel(QObject):
    """What every view of one meeting listens to. Lives, and is changed, on the GUI thread only.

    Signals:
        changed: Participants were added, or read again by a restarted walk.
        info_changed: Topic, times or expected number became known.
        reading_changed: What input and output mean was changed, or the table; everything derived is different.
        selection_changed: Other participants are selected.
        companions_changed: Roster or decisions by hand are others now.
        remarks_changed: Other notes on participants, or others of them watched.
        minutes_changed: Minutes of stays became known, or those of another fetch are shown.

    Attributes:
        data: The meeting, its numbers and the way to read them. Replaced by a new object when the reading changes, or
            another fetch of the meeting is shown.
    """

    changed = Signal()
    info_changed = Signal()
    reading_changed = Signal()
    selection_changed = Signal()
    companions_changed = Signal()
    minutes_changed = Signal()
    remarks_changed = Signal()

    def __init__(
        self, info: MeetingInfo, reading: DirectionReading | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.data = MeetingData(info, QosTable(), reading)
        self._selected: tuple[ParticipantKey, ...] = ()
        self._selected_before: tuple[ParticipantKey, ...] | None = None
        self._is_settled = True

    def take(self, batches: Iterable[Batch]) -> None:
        """Take in pages and tell the views once."""
        self.keep(batches)
        self.settle()

    def keep(self, batches: Iterable[Batch]) -> None:
        """Take in pages; the views hear of them with the next `settle`."""
        for batch in batches:
            self.data.table.append(batch)
        self._is_settled = False

    def settle(self) -> None:
        """Tell the views of what was kept or replaced meanwhile, if anything was."""
        if self._is_settled:
            return
        self._is_settled = True
        selected, self._selected_before = self._selected_before, None
        if selected is None:
            self.changed.emit()
            return
        self.reading_changed.emit()
        self.changed.emit()
        self.companions_changed.emit()
        self.minutes_changed.emit()
        self.select(key for key in selected if self.data.table.row_of(key) is not None)

    def replace(self, data: MeetingData) -> None:
        """Take other data of the same meeting; what hangs on the old ones is gone, who is selected stays so.

        How directions are read stays, and so does what people decided and noted. The views hear of it with the next
        `settle`.
        """
        selected, old = self._selected, self.data
        # Rows change places: views that follow their selection row by row would come to select somebody else.
        self.select(())
        self._selected_before = selected
        if data.reading != old.reading:
            data = MeetingData(data.info, data.table, old.reading, data.profile, data.companions)
        known = old.companions
        if known.pairings:
            data.companions.set_pairings(known.pairings)
        if known.notes or known.watched:
            data.companions.set_remarks(known.notes, known.watched)
        self.data = data
        self._is_settled = False

    def set_info(self, info: MeetingInfo) -> None:
        """Keep what became known about the meeting."""
        self.data.info = info
        self.info_changed.emit()

    def set_reading(self, reading: DirectionReading) -> None:
        """Read input and output another way from now on."""
        self.data = MeetingData(self.data.info, self.data.table, reading, self.data.profile, self.data.companions)
        self.reading_changed.emit()

    def set_roster(self, roster: Roster) -> None:
        """Keep what is known of who was there."""
        self.data.companions.set_roster(roster)
        self.companions_changed.emit()

    def expect_rest(self, is_to_come: bool) -> None:
        """Keep whether the summary is not all here."""
        if self.data.companions.expect_rest(is_to_come):
            self.companions_changed.emit()

    def set_pairings(self, pairings: Sequence[Pairing]) -> None:
        """Keep which stays are of the same human, as decided by hand."""
        self.data.companions.set_pairings(pairings)
        self.companions_changed.emit()

    def set_remarks(self, notes: Mapping[ParticipantKey, str], watched: frozenset[ParticipantKey]) -> None:
        """Keep what people noted about participants, and whom of them they watch."""
        known = self.data.companions
        if (notes, watched) != (known.notes, known.watched):
            known.set_remarks(notes, watched)
            self.remarks_changed.emit()

    def add_minutes(self, stays: Iterable[tuple[ParticipantKey, Minutes]]) -> None:
        """Keep stays minute by minute."""
        self.data.companions.add_minutes(stays)
        self.minutes_changed.emit()

    @property
    def selected(self) -> tuple[ParticipantKey, ...]:
        """Keys of the selected participants; empty for "everyone"."""
        return self._selected

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """Rows of the selected participants, ascending."""
        rows = (self.data.table.row_of(key) for key in self._selected)
        return tuple(sorted(row for row in rows if row is not None))

    def select(self, keys: Iterable[ParticipantKey]) -> None:
        """Select participants; views that already show this selection hear nothing."""
        wanted = tuple(keys)
        if wanted != self._selected:
            self._selected = wanted
            self.selection_changed.emit()
