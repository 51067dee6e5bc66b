"""Which of several fetches of a meeting is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qosviewer.archive import FILE, MINUTES, Kept
from qosviewer.domain import texts
from qosviewer.domain.moments import local_time


class SnapshotButton(QToolButton):
    """Names the fetch that is shown and lists the others; hidden where there is only one.

    Signals:
        chosen: The number of another snapshot.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetingHeader.snapshots")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(texts.SNAPSHOTS_HELP)
        menu = QMenu(self)
        menu.setObjectName("meetingHeader.snapshotsMenu")
        self._group = QActionGroup(menu)
        self.setMenu(menu)
        self.hide()

    def show_snapshots(self, snapshots: Sequence[Kept], shown: int | None) -> None:
        """Offer these, the newest first; ``shown`` is the number of the one that is shown."""
        menu, now = self.menu(), datetime.now(UTC)
        menu.clear()
        for kept in snapshots:
            action = menu.addAction(_title(kept, now))
            action.setObjectName(f"snapshot.{kept.snapshot}")
            action.setCheckable(True)
            action.setChecked(kept.snapshot == shown)
            action.triggered.connect(lambda _checked, number=kept.snapshot: self.chosen.emit(number))
            self._group.addAction(action)
        current = next((kept for kept in snapshots if kept.snapshot == shown), None)
        self.setVisible(len(snapshots) > 1 and current is not None)
        if current is not None:
            named = texts.SNAPSHOT_FETCHED.format(time=local_time(current.started_at, now))
            self.setText(f"{named}  ▾")
            self.setAccessibleName(named)


def _title(kept: Kept, now: datetime) -> str:
    template = texts.SNAPSHOT_COMPLETE if kept.complete else texts.SNAPSHOT_PARTIAL
    if kept.source == FILE:
        template = texts.SNAPSHOT_OF_FILE
    elif kept.source == MINUTES:
        template = texts.SNAPSHOT_OF_MINUTES
    return template.format(time=local_time(kept.started_at, now))
