"""A real accounts window with a real keyring behind it, and a hand that uses it as a person does."""

from __future__ import annotations

import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QMessageBox, QWidget

from qosviewer.services.accounts import open_session
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore
from qosviewer.services.paces import Paces
from qosviewer.services.places import find_places
from qosviewer.services.profiles import Profiles
from qosviewer.services.settings import REQUESTS_PER_SECOND, Settings
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.accounts.accounts_dialog import AccountsDialog
from qosviewer.work.jobs import JobRunner

PATIENCE_MS = 20_000


class AccountsWindow:
    """The parts and the open dialog."""

    def __init__(self, qtbot, choose=SecretServiceKeyring):
        self.bot = qtbot
        self.places = find_places()
        file = SettingsFile(self.places.settings_file)
        self.settings = Settings(file)
        self.settings.set(REQUESTS_PER_SECOND, 40.0)
        self.secrets = SecretStore(choose)
        self.profiles = Profiles(file, self.secrets)
        self.calls = CallCount(self.places.call_count_file)
        self.paces = Paces(self.settings, self.calls)
        self.runner = JobRunner()
        self.dialog = None

    def open(self):
        """Open the window anew."""
        self.dialog = AccountsDialog(
            self.profiles,
            self.secrets,
            self.runner,
            lambda account: open_session(account, self.paces),
        )
        self.bot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        self.bot.waitUntil(self.dialog.isActiveWindow, timeout=PATIENCE_MS)
        return self

    def find(self, name, kind=QWidget):
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name):
        button = self.find(name, QAbstractButton)
        self.bot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=PATIENCE_MS)
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name, text):
        line = self.find(name, QLineEdit)
        line.selectAll()
        self.bot.keyClicks(line, text) if text else self.bot.keyClick(line, Qt.Key.Key_Delete)

    def fill(self, name="Lab", account_id="acc", client_id="cli", secret="s3cr3t"):
        for field, text in {"name": name, "account_id": account_id, "client_id": client_id, "secret": secret}.items():
            self.type(f"accountForm.{field}", text)

    def fill_from(self, server, secret=None):
        """Fill in what it takes to reach a sample server."""
        self.fill("Lab", server.account_id, server.client_id, secret or server.client_secret)
        self.find("accountForm.preset").setCurrentIndex(2)
        self.type("accountForm.api_base", server.api_base)
        self.type("accountForm.token_url", server.token_url)

    def text(self, name):
        return self.find(name, QLabel).text()

    @property
    def names(self):
        names = self.find("accounts.list", QListWidget)
        return [names.item(row).text() for row in range(names.count())]

    @property
    def where_secret_is(self):
        return self.find("accountForm.secret", QLineEdit).placeholderText()

    @property
    def banner(self):
        """Title of the banner, empty while there is none."""
        banner = self.find("accounts.banner")
        return banner.notice.message.title if banner.isVisible() else ""

    def until(self, condition):
        self.bot.waitUntil(condition, timeout=PATIENCE_MS)

    def until_banner(self, title):
        self.until(lambda: self.banner == title)

    def until_secret_is(self, words):
        self.until(lambda: self.where_secret_is == words)

    def answer(self, question, button):
        """Answer a question once it is asked."""
        self.until(lambda: self.dialog.findChild(QMessageBox, question) is not None)
        self.click(f"{question}.{button}")
        self.until(lambda: self.dialog.findChild(QMessageBox, question) is None)

    def close(self):
        if self.dialog is not None:
            self.dialog.done(0)
        assert self.runner.shutdown(PATIENCE_MS)


@pytest.fixture
def accounts_window(qtbot, secret_service):
    """Return the parts of an accounts window; `open` opens it."""
    window = AccountsWindow(qtbot)
    yield window
    window.close()
