"""The page of a queue: how far all of it is, how far each meeting is, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QPushButton, QVBoxLayout, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError, SetupError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.services.estimate import Estimate
from qosviewer.ui.banner import Banner
from qosviewer.ui.browse.fetch_queue import FELL_SHORT, FetchQueue, Status
from qosviewer.ui.browse.queue_model import STATE, QueueModel, StateDelegate
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.messages import notice_of
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.tables.list_table import ListTable
from qosviewer.ui.theme import BAD, GAP, GOOD, TITLE_SCALE, WARNING, WIDE_GAP, scaled

_STEPS = 1000
_WIDTHS = (0, 34, 9, 28, 0)
TimeLeft = Callable[[Sequence[MeetingInfo]], Estimate]


class QueuePage(QWidget):
    """Shows a queue and lets it be paused, cut short and tried again.

    Signals:
        open_wanted: A tuple of `MeetingInfo` of what is in the archive.
        accounts_wanted: The trouble is one of the account.

    Attributes:
        queue: What is shown.
    """

    open_wanted = Signal(object)
    accounts_wanted = Signal()

    def __init__(
        self, queue: FetchQueue, time_left: TimeLeft, zone: tzinfo | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("queuePage")
        self.setAccessibleName(texts.QUEUE_LIST)
        self.queue = queue
        queue.setParent(self)
        self._time_left = time_left
        self._title = plain_label("queue.title")
        self._title.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        self._shape = StateLabel("queue.shape")
        self._words = plain_label("queue.words")
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._line = ProgressLine()
        self._line.setObjectName("queue.progress")
        self._line.setAccessibleName("Progress of all meetings")
        self._line.setRange(0, _STEPS)
        self.banner = Banner("queueBanner")
        self._rows = QueueModel(queue, zone)
        self.table = ListTable(self._rows, name="queue.table", title=texts.QUEUE_LIST, widths=_WIDTHS)
        self.table.setItemDelegateForColumn(STATE, StateDelegate(self.table))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._story = plain_label("queue.story")
        self._story.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pause = self._button("pause", "&Pause", self._pause_or_go_on)
        self._retry = self._button("retry", "&Retry failed", self._retry_failed)
        self._cancel = self._button("cancel", "Cancel &selected", self.cancel_selected)
        self._cancel_all = self._button("cancelAll", "Cancel a&ll", self._cancel_everything)
        self._open = self._button("open", "&Open selected", self.open_selected)
        self._cancel.setToolTip("Del")
        self._open.setToolTip("Enter")
        self._accounts = QAction("&Open account settings", self)
        self._accounts.setObjectName("accounts")
        self._accounts.triggered.connect(lambda _checked: self.accounts_wanted.emit())
        # Many items change within one portion; what is said of all of them is reckoned once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._lay_out()
        self._connect()
        self._show()

    def _button(self, name: str, title: str, do: Callable[[], None]) -> QPushButton:
        return push_button(f"queue.{name}", title, do)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._shape)
        top.addWidget(self._words, 3)
        top.addWidget(self._line, 2)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self._pause, self._retry, self._cancel, self._cancel_all):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addWidget(self._story)
        column.addLayout(foot)

    def _connect(self) -> None:
        queue, table = self.queue, self.table
        queue.changed.connect(lambda _place: self._soon.start())
        queue.over.connect(self._soon.start)
        queue.stuck.connect(self._explain)
        table.selection_altered.connect(self._show_selected)
        table.open_wanted.connect(self.open_selected)
        table.stop_wanted.connect(self.cancel_selected)
        table.customContextMenuRequested.connect(self._show_menu)

    # --- what can be done

    def open_selected(self) -> None:
        """Open what is selected and in the archive."""
        if infos := tuple(self._infos(self.table.selected_rows())):
            self.open_wanted.emit(infos)

    def cancel_selected(self) -> None:
        """Give up what is selected."""
        self.queue.cancel(self.table.selected_rows())

    def stop(self) -> None:
        """Stop all of it, and tell nobody any more."""
        self._soon.stop()
        self.queue.close()

    def show_zone(self, zone: tzinfo | None) -> None:
        """Write times in another zone; None for that of this computer."""
        self._rows.zone = zone
        self.table.viewport().update()

    def focus_table(self) -> None:
        """Put the keyboard on the list."""
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before what is under way is stopped."""
        event.setAccepted(self.queue.is_over or self._sure())

    # --- inside

    def _infos(self, rows: Sequence[int]) -> Iterator[MeetingInfo]:
        return (self.queue.items[row].info for row in rows if self.queue.items[row].status.is_good)

    def _places(self, *statuses: Status) -> list[int]:
        return [place for place, item in enumerate(self.queue.items) if item.status in statuses]

    def _pause_or_go_on(self) -> None:
        if self.queue.paused:
            self.banner.clear()
            self.queue.start()
        else:
            self.queue.pause()

    def _retry_failed(self) -> None:
        self.queue.retry(self._places(*FELL_SHORT))

    def _cancel_everything(self) -> None:
        self.queue.cancel(range(len(self.queue.items)))

    def _show_menu(self, place: QPoint) -> None:
        rows = self.table.selected_rows()
        if not rows:
            return
        items = [self.queue.items[row] for row in rows]
        menu = QMenu(self)
        menu.setObjectName("queue.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, title, do, enabled in (
            ("open", "&Open\tEnter", self.open_selected, any(item.status.is_good for item in items)),
            ("retry", "&Try again", lambda: self.queue.retry(rows),
             any(item.status.is_over and not item.status.is_good for item in items)),
            ("cancel", "&Cancel\tDel", self.cancel_selected, any(not item.status.is_over for item in items)),
            ("copy", "Cop&y\tCtrl+C", self.table.copy, True),
        ):  # fmt: skip
            action = menu.addAction(title, do)
            action.setObjectName(f"queue.menu.{name}")
            action.setEnabled(enabled)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _explain(self, error: QosViewerError) -> None:
        notice = notice_of(error, WARNING)
        detail = texts.QUEUE_STUCK.format(detail=notice.message.detail)
        ways = [self._accounts] if isinstance(error, SetupError) else []
        self.banner.show_notice(replace(notice, message=replace(notice.message, detail=detail)), ways)

    def _sure(self) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), texts.QUEUE_CLOSE, parent=self.window())
        box.setObjectName("queue.question")
        agree = box.addButton("Stop", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is agree

    # --- what is shown

    def _show(self) -> None:
        queue = self.queue
        count, over = len(queue.items), queue.is_over
        good = queue.count(Status.DONE, Status.KEPT)
        title = texts.QUEUE_TITLE_ONE if count == 1 else texts.QUEUE_TITLE.format(count=count)
        if over:
            title = texts.QUEUE_TITLE_OVER.format(done=good, count=count)
        self._title.setText(title)
        if self.windowTitle() != title:
            self.setWindowTitle(title)
        self._words.setText(" · ".join(self._facts(good, count)))
        self._line.setVisible(not over)
        self._line.setValue(round(queue.share * _STEPS))
        shape, severity = ("▲", WARNING) if good < count else ("✓", GOOD)
        if queue.count(Status.FAILED):
            shape, severity = "■", BAD
        self._shape.show_state(shape, severity)
        self._shape.setVisible(over)
        self._show_selected()

    def _facts(self, good: int, count: int) -> Iterator[str]:
        queue = self.queue
        if queue.is_over:
            yield texts.QUEUE_OVER.format(done=good, count=count)
        else:
            done = sum(item.status.is_over for item in queue.items)
            yield texts.QUEUE_PROGRESS.format(done=done, count=count)
            left = self._time_left([item.info for item in queue.items if not item.status.is_over])
            yield texts.QUEUE_PAUSED if queue.paused else texts.QUEUE_LEFT.format(duration=left.duration)
        for template, status in (
            (texts.QUEUE_FAILED, Status.FAILED),
            (texts.QUEUE_NO_DATA, Status.NO_DATA),
            (texts.QUEUE_CANCELLED, Status.CANCELLED),
        ):
            if number := queue.count(status):
                yield template.format(count=number)

    def _show_selected(self) -> None:
        queue = self.queue
        selected = [queue.items[row] for row in self.table.selected_rows()]
        # A cell has no room for all of it.
        story = plain.one_line(selected[0].story) if len(selected) == 1 else ""
        self._story.setText(story)
        self._story.setVisible(bool(story))
        self._pause.setText("&Continue" if queue.paused else "&Pause")
        self._pause.setAccessibleName("Continue" if queue.paused else "Pause")
        self._pause.setEnabled(not queue.is_over)
        self._cancel_all.setEnabled(not queue.is_over)
        self._retry.setEnabled(bool(queue.count(*FELL_SHORT)))
        self._cancel.setEnabled(any(not item.status.is_over for item in selected))
        self._open.setEnabled(any(item.status.is_good for item in selected))
