"""A settings file that is damaged, wrong or unreadable: the window opens all the same, and says so."""

import pytest

from tests.gui.conftest import Desktop


@pytest.fixture
def open_window(server, qtbot):
    opened = []

    def open_it():
        opened.append(Desktop(server, qtbot))
        return opened[-1].window

    yield open_it
    for desktop in opened:
        desktop.close()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"= broken", "The settings file was damaged"),
        (b"[settings]\ntheme = 5\n", "A setting has a value that can't be used"),
        (None, "A file of QoS Viewer can't be read"),
    ],
)
def test_the_window_opens_with_defaults_and_tells(open_window, qosviewer_home, content, title):
    qosviewer_home.mkdir()
    path = qosviewer_home / "settings.toml"
    path.mkdir() if content is None else path.write_bytes(content)
    window = open_window()
    assert window.isVisible()
    assert window.banner.notice.message.title == title
    window.actions_["accounts"].trigger()
    window.actions_["open"].trigger()
