"""The accounts window: set up, edit, rename, delete, test, with a real keyring and a real server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTabWidget,
)

from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer
from qosviewer.services.connection_test import planned_steps
from qosviewer.services.marketplace import EVENTS, MEETING_SUMMARY, SCOPES
from qosviewer.services.profiles import OTHER, Profile
from tests.support.accounts_window import accounts_window  # noqa: F401

STORED = "stored in the system keyring (Secret Service)"


@pytest.fixture
def window(accounts_window):  # noqa: F811
    return accounts_window


def two_accounts(window):
    for name in ("Head office", "Lab"):
        window.profiles.create(Profile(name, f"acc-{name[0]}", f"cli-{name[0]}"))
        window.secrets.write(name, Secret(f"s3cr3t-{name[0]}"))


def test_at_first_there_is_one_thing_to_do(window):
    window.open()
    assert window.names == ["New account"]
    assert window.find("accountForm.name").hasFocus()
    assert window.find("accounts.tabs", QTabWidget).currentIndex() == 0
    enabled = {name: window.find(f"accounts.{name}").isEnabled() for name in ("new", "delete", "save", "test")}
    assert enabled == {"new": False, "delete": False, "save": False, "test": True}


def test_an_account_is_set_up_and_its_secret_goes_to_the_keyring_only(window, secret_service, qosviewer_home):
    window.open()
    window.fill()
    window.click("accounts.save")
    window.until_secret_is(STORED)
    assert window.names == ["Lab"]
    assert secret_service.entries() == {"lab": "s3cr3t"}
    assert window.profiles.all() == (Profile("Lab", "acc", "cli"),)
    assert window.find("accountForm.secret", QLineEdit).text() == ""
    assert not window.find("accounts.save").isEnabled()
    assert not any(b"s3cr3t" in path.read_bytes() for path in qosviewer_home.rglob("*") if path.is_file())


def test_a_stored_secret_is_told_but_never_shown(window):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    field = window.find("accountForm.secret", QLineEdit)
    assert field.text() == ""
    assert field.echoMode() is QLineEdit.EchoMode.Password
    window.type("accountForm.secret", "typed")
    window.click("accountForm.secret.show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field.text() == "typed"


def test_editing_without_a_new_secret_keeps_the_old(window, secret_service):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    window.type("accountForm.client_id", "other")
    window.click("accounts.save")
    window.until(lambda: window.profiles.get("Head office").client_id == "other")
    window.until_secret_is(STORED)
    assert secret_service.entries()["head office"] == "s3cr3t-H"


def test_renaming_moves_the_secret(window, secret_service):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    window.type("accountForm.name", "Main")
    window.click("accounts.save")
    window.until(lambda: window.names == ["Main", "Lab"])
    window.until_secret_is(STORED)
    assert secret_service.entries() == {"main": "s3cr3t-H", "lab": "s3cr3t-L"}


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "", "needs a name"),
        ("account_id", "two words", "not copied well"),
        ("client_id", "", "missing"),
    ],
)
def test_a_mistake_is_told_at_its_field(window, field, text, words):
    window.open()
    window.fill()
    window.type(f"accountForm.{field}", text)
    window.click("accounts.save")
    assert words in window.text(f"accountForm.{field}.mistake")
    assert window.find(f"accountForm.{field}").hasFocus()
    assert window.profiles.all() == ()
    window.type(f"accountForm.{field}", "x")
    assert not window.find(f"accountForm.{field}.mistake").isVisible()


def test_a_name_that_is_taken_is_told_at_its_field(window):
    two_accounts(window)
    window.open()
    window.type("accountForm.name", "LAB")
    window.click("accounts.save")
    window.until(lambda: window.find("accountForm.name.mistake").isVisible())
    assert "taken" in window.text("accountForm.name.mistake")
    assert window.names == ["Head office", "Lab"]


def test_addresses_are_asked_for_only_where_they_are_ones_own(window):
    window.open()
    window.fill()
    assert not window.find("accountForm.api_base").isVisible()
    window.find("accountForm.preset", QComboBox).setCurrentIndex(2)
    assert window.find("accountForm.api_base").isVisible()
    window.type("accountForm.api_base", "http://example.com")
    window.click("accounts.save")
    assert "not encrypted" in window.text("accountForm.api_base.mistake")
    window.type("accountForm.api_base", "https://example.com/")
    window.click("accounts.save")
    window.until_secret_is(STORED)
    assert window.profiles.get("Lab").api_base == "https://example.com/v2"


def test_deleting_asks_first_and_removes_the_entry(window, secret_service):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    window.click("accounts.delete")
    window.answer("accounts.deleteQuestion", "no")
    assert window.names == ["Head office", "Lab"]
    window.click("accounts.delete")
    window.answer("accounts.deleteQuestion", "yes")
    window.until(lambda: window.names == ["Lab"])
    window.until_secret_is(STORED)
    assert secret_service.entries() == {"lab": "s3cr3t-L"}
    window.click("accounts.delete")
    window.answer("accounts.deleteQuestion", "yes")
    window.until(lambda: window.names == ["New account"])
    assert secret_service.entries() == {}


def test_going_to_another_account_never_drops_what_was_typed_silently(window):
    two_accounts(window)
    window.open()
    window.type("accountForm.account_id", "changed")
    names = window.find("accounts.list", QListWidget)
    names.setCurrentRow(1)
    window.answer("accounts.discardQuestion", "no")
    assert names.currentRow() == 0
    assert window.find("accountForm.account_id", QLineEdit).text() == "changed"
    names.setCurrentRow(1)
    window.answer("accounts.discardQuestion", "yes")
    assert names.currentRow() == 1
    assert window.find("accountForm.account_id", QLineEdit).text() == "acc-L"


def test_closing_never_drops_what_was_typed_silently(window):
    window.open()
    window.type("accountForm.name", "x")
    window.bot.keyClick(window.dialog, Qt.Key.Key_Escape)
    window.answer("accounts.discardQuestion", "no")
    assert window.dialog.isVisible()
    window.dialog.close()
    window.answer("accounts.discardQuestion", "yes")
    assert not window.dialog.isVisible()


def test_a_new_account_beside_others(window):
    two_accounts(window)
    window.open()
    window.click("accounts.new")
    assert window.names == ["Head office", "Lab", "New account"]
    assert window.find("accountForm.name", QLineEdit).text() == ""
    window.find("accounts.list", QListWidget).setCurrentRow(1)
    assert window.names == ["Head office", "Lab"]


def test_another_window_deleted_it_meanwhile(window):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    window.profiles.delete("Head office")
    window.type("accountForm.account_id", "x")
    window.click("accounts.save")
    window.until_banner("There is no such account")


def outcome(window):
    return {step.key: window.text(f"connectionTest.{step.key}.state") for step in planned_steps()}


def test_the_connection_is_tested_step_by_step_before_anything_is_saved(window):
    with SampleServer() as server:
        window.open()
        window.fill_from(server)
        window.click("accounts.test")
        window.until(lambda: window.text("accounts.verdict") == "✓ This account works.")
    assert set(outcome(window).values()) == {"✓ ok"}
    row = window.find("connectionTest.sign-in")
    assert row.accessibleName() == "Signing in: ok. Zoom gave an access token."
    assert window.profiles.all() == ()
    assert window.calls.today(server.account_id) > 5


def test_the_stored_secret_is_tested_where_none_is_typed(window):
    with SampleServer(scopes={MEETING_SUMMARY.granular}) as server:
        address = server.api_base, server.token_url
        window.profiles.create(Profile("Lab", server.account_id, server.client_id, OTHER, *address))
        window.secrets.write("Lab", Secret(server.client_secret))
        window.open()
        window.click("accounts.test")
        window.until(lambda: window.text("accounts.verdict").startswith("– Whether"))
        assert outcome(window)["meeting-summary"] == "– not tested"
        window.type("accounts.meeting", str(server.meetings[0].number))
        window.click("accounts.test")
        window.until(lambda: window.text("accounts.verdict").startswith("✓"))
    assert outcome(window)["meeting-summary"] == "✓ ok"
    assert outcome(window)["meeting-detail"] == "✗ failed"
    assert "dashboard:read:meeting:admin" in window.text("connectionTest.scopes.told")


def test_a_wrong_secret_is_told_with_what_to_do(window):
    with SampleServer() as server:
        window.open()
        window.fill_from(server, "wr0ng")
        window.click("accounts.test")
        window.until(lambda: window.text("accounts.verdict") == "✗ This account does not work yet.")
    assert outcome(window)["sign-in"] == "✗ failed"
    assert "App Credentials" in window.text("connectionTest.sign-in.told")
    assert {text for key, text in outcome(window).items() if key != "sign-in"} == {"– not tested"}


def test_a_test_can_be_stopped_while_the_server_is_silent(window):
    with SampleServer(latency_ms=60_000) as server:
        window.open()
        window.fill_from(server)
        window.click("accounts.test")
        window.click("accounts.waiting.cancel")
        assert window.text("accounts.verdict") == "– The test was stopped."
        window.until(lambda: not window.find("accounts.waiting").isVisible())
        assert window.runner.shutdown(10_000)


def test_a_test_without_a_secret_asks_for_it(window):
    window.open()
    window.fill(secret="")
    window.click("accounts.test")
    window.until(lambda: window.find("accountForm.secret.mistake").isVisible())
    assert window.find("accountForm.secret").hasFocus()


@pytest.mark.parametrize("button", ["accounts.save", "accounts.test"])
def test_a_secret_that_was_not_copied_well_is_told_at_its_field(window, button):
    window.open()
    window.fill(secret="two words")
    window.click(button)
    window.until(lambda: window.find("accountForm.secret.mistake").isVisible())
    assert "not copied well" in window.text("accountForm.secret.mistake")
    assert window.profiles.all() == ()


def test_the_meeting_to_try_has_to_be_one(window):
    window.open()
    window.fill()
    window.find("accounts.tabs", QTabWidget).setCurrentIndex(1)
    window.type("accounts.meeting", "nonsense")
    window.click("accounts.test")
    assert window.text("accounts.verdict").startswith("■")
    assert window.find("accounts.meeting").hasFocus()


def test_the_guide_has_a_copy_button_for_each_scope_and_event(window):
    window.open()
    for text in [*(scope.granular for scope in SCOPES), *(event.key for event in EVENTS)]:
        button = window.find(f"setupGuide.{text}.copy", QPushButton)
        button.click()
        assert QGuiApplication.clipboard().text() == text
        assert button.text() == "✓ Copied"
    window.until(lambda: button.text() == "Copy")


def test_all_scopes_at_once(window):
    window.open()
    window.find("setupGuide.copyScopes", QPushButton).click()
    assert QGuiApplication.clipboard().text().split() == [scope.granular for scope in SCOPES]


def test_a_hostile_name_is_shown_as_it_is(window):
    hostile = "<b>x</b><img src=q>"
    window.profiles.create(Profile(hostile, "a", "c"))
    window.open()
    assert window.names == [hostile]
    tip = window.find("accounts.list", QListWidget).item(0).toolTip()
    assert "<img" not in tip
    for label in window.dialog.findChildren(QLabel):
        assert "<img" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText


def interactive(window):
    kinds = (QAbstractButton, QLineEdit, QComboBox, QListWidget, QTabWidget, QScrollArea)
    own = [w for kind in kinds for w in window.dialog.findChildren(kind) if not w.objectName().startswith("qt_")]
    return [widget for widget in own if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]


def test_every_control_has_its_names(window):
    window.open()
    window.find("accountForm.preset", QComboBox).setCurrentIndex(2)
    controls = interactive(window)
    assert len(controls) > 20
    for control in controls:
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
    names = [control.objectName() for control in controls]
    assert len(names) == len(set(names))


def test_every_letter_leads_to_one_place(window):
    window.open()
    window.find("accountForm.preset", QComboBox).setCurrentIndex(2)
    tabs = window.find("accounts.tabs", QTabWidget)
    titles = [tabs.tabText(0), tabs.tabText(1)]
    titles += [label.text() for label in window.dialog.findChildren(QLabel) if label.buddy()]
    titles += [button.text() for button in window.dialog.findChildren(QPushButton)]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert len(letters) > 15
    assert sorted(letters) == sorted(set(letters))


def test_the_keyboard_goes_through_in_the_order_of_reading(window):
    two_accounts(window)
    window.open()
    window.until_secret_is(STORED)
    window.find("accounts.list").setFocus()
    passed = []
    for _ in range(9):
        passed.append(QApplication.focusWidget().objectName())
        window.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert passed == [
        "accounts.list",
        "accounts.new",
        "accounts.delete",
        "accountForm.name",
        "accountForm.preset",
        "accountForm.account_id",
        "accountForm.client_id",
        "accountForm.secret",
        "accountForm.secret.show",
    ]


def test_nothing_is_cut_off_at_1000_by_640(window):
    two_accounts(window)
    window.open()
    window.dialog.resize(1000, 640)
    assert (window.dialog.width(), window.dialog.height()) == (1000, 640)
    for name in ("accounts.list", "accountForm", "accounts.save", "accounts.tabs", "accounts.close"):
        widget = window.find(name)
        place = widget.mapTo(window.dialog, widget.rect().bottomRight())
        assert window.dialog.rect().contains(place), name
        assert widget.width() >= widget.minimumSizeHint().width(), name


def test_a_sub_account_is_an_optional_field_that_says_what_it_is_for(window):
    window.profiles.create(Profile("Branch", "acc", "cli", sub_account_id="sub"))
    window.open()
    field = window.find("accountForm.sub_account_id", QLineEdit)
    window.bot.waitUntil(lambda: field.text() == "sub")
    assert field.accessibleName() == "Sub-account ID"
    assert ":master" in field.accessibleDescription()
    assert window.find("accountForm").profile.sub_account_id == "sub"
