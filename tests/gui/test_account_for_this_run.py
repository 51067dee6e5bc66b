"""The window on an account that the environment or the command line names, for this run only."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from qosviewer.app import start_log, take_up
from qosviewer.cli.parser import parse
from qosviewer.domain import texts
from qosviewer.domain.secret import Secret
from qosviewer.services.accounts import VARIABLES
from qosviewer.services.profiles import Profile
from qosviewer.services.settings import LAST_ACCOUNT
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import Desktop, child


def status(desktop: Desktop) -> str:
    return child(desktop.window, QLabel, "status.account").text()


def addresses(server) -> list[str]:
    return ["--api-base", server.api_base, "--token-url", server.token_url]


def open_first_meeting(desktop: Desktop) -> str:
    """Open a meeting through the dialog as it stands, and return the account that was chosen there."""
    dialog = desktop.type_meeting(str(desktop.server.meetings[0].number))
    account = child(dialog, QComboBox, "openMeeting.account").currentText()
    dialog.accept()
    desktop.until(desktop.page, Phase.COMPLETE)
    return account


@pytest.fixture
def environment(server, monkeypatch) -> None:
    for variable, value in zip(VARIABLES, (server.account_id, server.client_id, server.client_secret), strict=True):
        monkeypatch.setenv(variable, value)


def test_the_account_of_the_environment_stands_first_and_works(desktop: Desktop, server, environment) -> None:
    take_up(parse(addresses(server)), desktop.desk)
    assert "From the environment" in status(desktop)
    assert open_first_meeting(desktop) == "From the environment"
    assert desktop.context.settings.get(LAST_ACCOUNT) == LAST_ACCOUNT.default


def test_a_named_account_is_reached_at_the_given_addresses_in_this_run_only(desktop: Desktop, server) -> None:
    context = desktop.context
    profile = Profile("Lab", server.account_id, server.client_id)
    context.profiles.create(profile)
    context.secrets.keep_for_this_run("Lab", Secret(server.client_secret))
    take_up(parse(["--account", "lab", *addresses(server)]), desktop.desk)
    assert "Lab" in status(desktop)
    assert open_first_meeting(desktop) == "Lab"
    assert context.profiles.get("Lab") == profile


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["--account", "nobody"], texts.NO_ACCOUNT_YET.title),
        (["--api-base", "ftp://example.com"], texts.NO_ACCOUNT.title),
    ],
)
def test_what_can_not_be_meant_is_told_in_the_window(desktop: Desktop, arguments, title) -> None:
    take_up(parse(arguments), desktop.desk)
    assert desktop.window.banner.notice.message.title == title


def test_an_address_that_can_not_be_used_is_told_in_the_window(desktop: Desktop, environment) -> None:
    take_up(parse(["--api-base", "ftp://example.com"]), desktop.desk)
    assert desktop.window.banner.notice.message.title == "This is not an address"
    assert "environment" not in status(desktop)


def test_credentials_that_are_not_complete_are_told_in_the_window(desktop: Desktop, monkeypatch) -> None:
    monkeypatch.setenv(VARIABLES[0], "account")
    take_up(parse([]), desktop.desk)
    assert desktop.window.banner.notice.message.title == texts.ENVIRONMENT_INCOMPLETE.title


@pytest.fixture
def root_log() -> Iterator[logging.Logger]:
    root, own = logging.getLogger(), logging.getLogger("qosviewer")
    before, levels = list(root.handlers), (root.level, own.level)
    yield root
    root.handlers[:] = before
    root.setLevel(levels[0])
    own.setLevel(levels[1])


def test_the_window_logs_to_stderr_without_secrets(root_log, capsys) -> None:
    start_log(1)
    logging.getLogger("qosviewer.test").info("asking with client_secret=s3cr3t")
    told = capsys.readouterr().err
    assert "asking with" in told
    assert "s3cr3t" not in told


def test_a_window_without_stderr_has_no_log(root_log, monkeypatch) -> None:
    before = list(root_log.handlers)
    monkeypatch.setattr(sys, "stderr", None)
    start_log(2)
    assert root_log.handlers == before
