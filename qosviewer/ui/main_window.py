"""The window: a start page, a tab for each open meeting, menus and a status bar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer import APP_NAME
from qosviewer.domain import plain
from qosviewer.ui.actions import Actions
from qosviewer.ui.banner import Banner
from qosviewer.ui.messages import Notice
from qosviewer.ui.side_pane import SidePane
from qosviewer.ui.start_page import StartPage
from qosviewer.ui.theme import GAP, TITLE_SCALE, scaled
from qosviewer.ui.window_state import WindowState

_FIRST_SIZE = QSize(1280, 800)
_LEAST_SIZE = QSize(800, 520)
_TAB_TITLE_LENGTH = 32
_SAID_FOR_MS = 4000


class MainWindow(QMainWindow):
    """The window; it shows pages and knows nothing of what is in them.

    Attributes:
        side: What stands at the left of the pages.

    Signals:
        page_left: A tab was closed; carries its page, which is deleted afterwards.
        page_changed: Another page, or none, is in front.
        closing: The window is about to go.
        first_painted: It is on screen for the first time; what was not needed for that may follow.
    """

    page_left = Signal(object)
    page_changed = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(self, state: WindowState, icon: QIcon) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(APP_NAME)
        self.setWindowIcon(icon)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._state = state
        self._painted = False
        self.actions_ = Actions(self)
        self.actions_.fill(self.menuBar())
        self.banner = Banner("windowBanner")
        self.start = StartPage()
        self._tabs = self._make_tabs()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._tabs)
        self.side = SidePane(self._stack, state)
        self._lay_out()
        self._account = _status_label("status.account")
        self._calls = _status_label("status.calls")
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self._account)
        self.statusBar().addPermanentWidget(self._calls)
        self._connect_tabs()
        self.restoreGeometry(state.load("window/geometry"))

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("meetingTabs")
        tabs.setAccessibleName("Open meetings")
        tabs.setDocumentMode(True)
        tabs.setTabsClosable(True)
        tabs.setMovable(True)
        tabs.setUsesScrollButtons(True)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        plus = QToolButton()
        plus.setObjectName("meetingTabs.open")
        plus.setAccessibleName("Open a meeting")
        plus.setAutoRaise(True)
        plus.setText("+")
        plus.setFont(scaled(self.font(), TITLE_SCALE))
        plus.setToolTip("Open a meeting (Ctrl+O)")
        plus.clicked.connect(self.actions_["open"].trigger)
        tabs.setCornerWidget(plus, Qt.Corner.TopRightCorner)
        return tabs

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        frame = QWidget()
        self._banner_frame = frame
        around = QVBoxLayout(frame)
        around.setContentsMargins(GAP, GAP, GAP, 0)
        around.addWidget(self.banner)
        frame.hide()
        column.addWidget(frame)
        column.addWidget(self.side, 1)
        self.setCentralWidget(middle)
        self.banner.dismissed.connect(frame.hide)

    def _connect_tabs(self) -> None:
        self._tabs.tabCloseRequested.connect(self.close_page)
        self._tabs.currentChanged.connect(lambda _index: self._page_changed())
        self.actions_["close_tab"].triggered.connect(lambda: self.close_page(self._tabs.currentIndex()))
        self.actions_["next_tab"].triggered.connect(lambda: self._step(1))
        self.actions_["previous_tab"].triggered.connect(lambda: self._step(-1))
        self.actions_["start_page"].triggered.connect(self.show_start)
        self.actions_["quit"].triggered.connect(self.close)

    def set_side(self, widget: QWidget) -> None:
        """Put a widget at the left of the pages."""
        self.side.set_side(widget)

    @property
    def pages(self) -> list[QWidget]:
        """The open pages, in the order of their tabs."""
        return [page for index in range(self._tabs.count()) if (page := self._tabs.widget(index))]

    @property
    def tabs(self) -> QTabBar:
        """The tabs of the open pages."""
        return self._tabs.tabBar()

    @property
    def page(self) -> QWidget | None:
        """The page in front; None on the start page."""
        return self._tabs.currentWidget() if self._stack.currentWidget() is self._tabs else None

    def add_page(self, page: QWidget) -> None:
        """Show a page in a tab of its own; its window title, which may be hostile, names the tab."""
        self._tabs.setCurrentIndex(self._tabs.addTab(page, ""))
        self._stack.setCurrentWidget(self._tabs)
        self._name_tab(page)
        page.windowTitleChanged.connect(lambda _title: self._name_tab(page))
        self._page_changed()

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        self._stack.setCurrentWidget(self._tabs)
        self._tabs.setCurrentWidget(page)
        self._page_changed()

    def show_start(self) -> None:
        """Bring the start page to the front."""
        self._stack.setCurrentWidget(self.start)
        self._page_changed()

    def close_page(self, index: int) -> None:
        """Close a tab, unless its page refuses."""
        page = self._tabs.widget(index)
        focus = QApplication.focusWidget()
        had_focus = page is not None and focus is not None and page.isAncestorOf(focus)
        if page is None or not page.close():
            return
        self._tabs.removeTab(index)
        self.page_left.emit(page)
        page.deleteLater()
        if not self._tabs.count():
            self.show_start()
        elif had_focus and (now := self.page) is not None and (there := now.focusWidget()) is not None:
            # Qt would leave the keyboard on the bar of tabs.
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice that is about no single meeting."""
        self._banner_frame.show()
        self.banner.show_notice(notice, notice.ways)

    def take_back(self, notice: Notice) -> None:
        """Show a notice no longer, unless another one stands in its place by now."""
        if self.banner.notice is notice:
            self.banner.clear()
            self._banner_frame.hide()

    def say(self, sentence: str, *, until_unsaid: bool = False) -> None:
        """Show a short confirmation; what goes on, until it is unsaid."""
        self.statusBar().showMessage(sentence, 0 if until_unsaid else _SAID_FOR_MS)

    def unsay(self, sentence: str) -> None:
        """Take a sentence back, unless something else is said by now."""
        if self.statusBar().currentMessage() == sentence:
            self.statusBar().clearMessage()

    def show_account(self, account: str, calls: str) -> None:
        """Show which account is in use and what it cost today."""
        self._account.setText(account)
        self._calls.setText(calls)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell everyone, then go. Nothing is asked: nothing but a fetch can be lost."""
        self._state.save("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _step(self, by: int) -> None:
        if count := self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % count)

    def _page_changed(self) -> None:
        self.actions_.page_opened(self.page is not None)
        self._name_window()
        self.page_changed.emit()

    def _name_tab(self, page: QWidget) -> None:
        index = self._tabs.indexOf(page)
        # A tab takes "&" for a mnemonic, and a tooltip takes what looks like HTML for HTML.
        self._tabs.setTabText(index, plain.one_line(page.windowTitle(), _TAB_TITLE_LENGTH).replace("&", "&&"))
        self._tabs.setTabToolTip(index, f"<span>{plain.escaped(page.windowTitle())}</span>")
        self._name_window()

    def _name_window(self) -> None:
        page = self.page
        self.setWindowTitle(f"{plain.isolated(page.windowTitle())} – {APP_NAME}" if page else APP_NAME)


def _status_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(0, 0, GAP, 0)
    return label
