"""No secret leaves the window, however talkative it is: files, log, clipboard, what errors and objects say."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from qosviewer.domain.secret import Secret
from qosviewer.sample import fault
from qosviewer.services.logs import log_to
from qosviewer.services.profiles import Profile
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import Desktop, child, click
from tests.support.fetches import ref_of


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log at its most talkative."""
    root, ours = logging.getLogger(), logging.getLogger("qosviewer")
    levels = root.level, ours.level
    stream = io.StringIO()
    handler = log_to(stream, 2)
    yield stream
    root.removeHandler(handler)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.mark.parametrize(
    ("name", "phase"),
    [(None, Phase.COMPLETE), ("token-revoked=2", Phase.COMPLETE), ("token-always-revoked", Phase.FAILED)],
)
def test_nothing_is_given_away(
    secret_service, issued_tokens, log, desktop: Desktop, server, tmp_path: Path, qosviewer_home: Path, name, phase
) -> None:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.write("Work", Secret(server.client_secret))
    assert secret_service.entries() == {"work": server.client_secret}
    if name:
        server.misbehave(fault(name))
    desktop.desk.meetings.open([ref_of(server.meetings[0])], "Work")
    page = desktop.until(desktop.page, phase)
    said = [repr(page.banner.notice), repr(page.controller.state), repr(profile), repr(desktop.context)]
    if phase is Phase.COMPLETE:
        page.model.select(page.model.data.table.keys)
        desktop.trigger("copy_ticket")
        said.append(QGuiApplication.clipboard().text())
        desktop.trigger("export")
        dialog = desktop.dialog("export")
        child(dialog, QLineEdit, "export.path").setText(str(tmp_path / "out.csv"))
        click(dialog, "export.accept")
        desktop.qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=10_000)
    desktop.window.close()
    files = [path for path in (*qosviewer_home.rglob("*"), *tmp_path.rglob("*.csv")) if path.is_file()]
    assert len(files) > 2
    told = [log.getvalue().encode(), *(text.encode() for text in said), *(path.read_bytes() for path in files)]
    assert b"httpcore" in told[0], "the most talkative log is that of the HTTP library"
    login = base64.b64encode(f"{server.client_id}:{server.client_secret}".encode()).decode()
    assert issued_tokens
    for secret in (server.client_secret, login, *issued_tokens):
        assert not any(secret.encode() in each for each in told)
