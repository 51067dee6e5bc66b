"""What a meeting is, how many had trouble, and how directions are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from qosviewer.archive import Kept
from qosviewer.domain import plain, texts
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.meeting_numbers import spaced
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text_too
from qosviewer.domain.persons import count_without_figures
from qosviewer.domain.quality import State
from qosviewer.domain.source import MINUTES
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.keeping import Keeping
from qosviewer.ui.labels import ElidedLabel, StateButton, StateLabel
from qosviewer.ui.meeting.direction_button import DirectionButton
from qosviewer.ui.meeting.snapshot_button import SnapshotButton
from qosviewer.ui.notes.notes_button import NotesButton
from qosviewer.ui.theme import GAP, TITLE_SCALE, WARNING, scaled

_FIRST: Final = 100
_ANY_WIDTH: Final = (1 << 24) - 1
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class MeetingHeader(QWidget):
    """Listens to the model and shows what it says.

    Signals:
        reading_wanted: A `DirectionReading` was chosen.
        only_problems_wanted: Whether to list only those with problems.
        snapshot_wanted: The number of a snapshot was chosen.
        notes_wanted: The notes on the meeting are to be edited.
    """

    reading_wanted = Signal(object)
    only_problems_wanted = Signal(bool)
    snapshot_wanted = Signal(int)
    notes_wanted = Signal()

    def __init__(self, model: MeetingModel, line: QWidget, parent: QWidget | None = None) -> None:
        """Show a model.

        Args:
            model: The meeting.
            line: What stands below the facts; where there is little height, in their place.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("meetingHeader")
        self._model = model
        self._line = line
        self._is_low: bool | None = None
        self._zone: tzinfo | None = None
        self._title = ElidedLabel("meetingHeader.title")
        self._title.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        self._facts = ElidedLabel("meetingHeader.facts")
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._problems = StateButton("meetingHeader.problems")
        self._problems.clicked.connect(self.only_problems_wanted)
        self._problems.setFont(scaled(self.font(), 1.05, bold=True))
        self._reading = DirectionButton(model)
        self._reading.reading_wanted.connect(self.reading_wanted)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self._source = StateLabel("meetingHeader.source")
        self._source.setToolTip(texts.SOURCE_BADGE_HELP)
        self._source.hide()
        named = self._named = QHBoxLayout()
        named.setSpacing(GAP)
        named.addWidget(self._title, 1)
        named.addWidget(self._source)
        grid.addLayout(named, 0, 0)
        grid.addWidget(self._problems, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._snapshots = SnapshotButton()
        self._snapshots.chosen.connect(self.snapshot_wanted)
        choices = QHBoxLayout()
        choices.setSpacing(GAP)
        self._notes = NotesButton()
        self._notes.clicked.connect(self.notes_wanted)
        choices.addWidget(self._notes)
        choices.addWidget(self._snapshots)
        choices.addWidget(self._reading)
        grid.addLayout(choices, 1, 1, Qt.AlignmentFlag.AlignRight)
        model.info_changed.connect(self._show_info)
        model.changed.connect(self._show_problems)
        model.changed.connect(self._show_source)
        model.companions_changed.connect(self._show_problems)
        model.reading_changed.connect(self._show_problems)
        self.set_low(False)
        self._show_info()
        self._show_problems()
        self._show_source()

    def set_low(self, is_low: bool) -> None:
        """Take two lines instead of three where there is little height: the facts go beside the title."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        # Within one parent: what has the keyboard keeps it, and Tab goes the same way.
        for widget, layout in ((self._facts, self._named), (self._facts, self._grid), (self._line, self._grid)):
            layout.removeWidget(widget)
        if is_low:
            # The title comes first: the facts have what it leaves.
            self._named.insertWidget(1, self._facts, 1)
            self._named.setStretchFactor(self._title, _FIRST)
            self._grid.addWidget(self._line, 1, 0)
        else:
            self._named.setStretchFactor(self._title, 1)
            self._grid.addWidget(self._facts, 1, 0)
            self._grid.addWidget(self._line, 3, 0, 1, 2)
        self._grid.setRowMinimumHeight(2, 0 if is_low else GAP)
        self._size_title()

    def _size_title(self) -> None:
        """Let the facts begin where the title ends, if they stand beside it."""
        width = self._title.fontMetrics().horizontalAdvance(meeting_title(self._model.data.info)) + 1
        self._title.setMaximumWidth(width if self._is_low else _ANY_WIDTH)

    @property
    def problems(self) -> str:
        """The sentence about how many had trouble."""
        return self._problems.text()

    def show_zone(self, zone: tzinfo | None) -> None:
        """Write when it was in another zone; None for that of this computer."""
        self._zone = zone
        self._show_info()

    def show_only_problems(self, only_problems: bool) -> None:
        """Show whether only those with problems are listed."""
        self._problems.setChecked(only_problems)
        self._show_problems()

    def show_snapshots(self, snapshots: Sequence[Kept], shown: Kept | Keeping | None) -> None:
        """Offer the fetches of the meeting, where there are several."""
        self._snapshots.show_snapshots(snapshots, shown.snapshot if shown else None)

    def show_notes(self, words: str) -> None:
        """Show what is noted about the meeting; offer to write something where it is nothing."""
        self._notes.show_words(words)

    def _show_info(self) -> None:
        info = self._model.data.info
        self._title.setText(meeting_title(info))
        self._size_title()
        self._facts.setText(" · ".join(_facts(info, self._zone)))
        if not info.instance_known:
            self._facts.setToolTip(texts.MEETING_INSTANCE_UNKNOWN_HELP)

    def _show_source(self) -> None:
        """Say what the numbers were made from, where that is not what people expect."""
        source = self._model.data.table.source
        title = texts.SOURCE_TITLE.get(source, source)
        self._source.show_state(f"{State.WARNING.shape} {title}", WARNING)
        self._source.setAccessibleName(title)
        self._source.setVisible(source == MINUTES)

    def _show_problems(self) -> None:
        sentence, worst = _problems(self._model.data)
        self._problems.show_state(f"{worst.shape} {sentence}", worst)
        self._problems.setAccessibleName(texts.PROBLEMS_FILTER.format(problems=sentence))
        states = self._model.data.assessment.participant_state
        unknown = int(np.count_nonzero(states == State.UNCLASSIFIED))
        said = [texts.PROBLEMS_FILTER_HELP, texts.PROBLEMS_NOT_JUDGED_HELP.format(count=unknown) if unknown else ""]
        self._problems.setToolTip(" ".join(filter(None, said)))
        self._problems.setEnabled(worst >= State.WARNING or self._problems.isChecked())


def _facts(info: MeetingInfo, zone: tzinfo | None) -> Iterator[str]:
    kind, ref = info.ref.kind.value, info.ref
    if ref.number and info.topic:
        yield texts.MEETING_NUMBER[kind].format(number=spaced(ref.number))
    elif info.topic:
        yield texts.MEETING_UUID[kind].format(uuid=plain.one_line(ref.uuid))
    if info.start:
        # What is told of stays and minutes goes by the clock of this computer.
        yield local_text_too(info.start, zone)
        if info.end:
            yield texts.MEETING_MINUTES.format(minutes=round((info.end - info.start).total_seconds() / 60))
    elif not info.instance_known:
        yield texts.MEETING_INSTANCE_UNKNOWN
    if host := plain.isolated(info.host):
        yield texts.MEETING_HOST.format(host=host)


def _problems(data: MeetingData) -> tuple[str, State]:
    count = data.table.participant_count
    if not count:
        return texts.PROBLEMS_UNKNOWN, State.UNCLASSIFIED
    states = data.assessment.participant_state
    bad, judged = (int(np.count_nonzero(states >= least)) for least in (State.WARNING, State.GOOD))
    worst = State(int(states.max()))
    if worst is State.UNCLASSIFIED:
        sentence = texts.PROBLEMS_NO_DATA
    elif count == 1:
        sentence = texts.PROBLEMS_ONE[bad > 0]
    else:
        sentence = (texts.PROBLEMS_FOUND if bad else texts.PROBLEMS_NONE).format(bad=bad, count=judged)
        if judged < count:
            sentence = texts.PROBLEMS_NOT_JUDGED.format(problems=sentence, count=count - judged)
    absent = count_without_figures(data)
    return texts.PROBLEMS_WITH_ABSENT.format(problems=sentence, count=absent) if absent else sentence, worst
