from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from qosviewer import APP_ID
from qosviewer.resources import resource_path


@pytest.fixture
def native_icon(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "packaging")
    import native_icon

    return native_icon


# Qt reads on past the end of the icns files that it writes.
@pytest.mark.qt_log_ignore("QICNSHandler::scanDevice")
@pytest.mark.parametrize("suffix", [".ico", ".icns", ".png"])
def test_the_drawing_becomes_the_icon_of_each_platform(native_icon, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / "not made yet" / f"icon{suffix}"
    native_icon.write_native_icon(resource_path(f"icons/{APP_ID}.svg"), target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (256, 256)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(150, 100).red() > 200, "the bar over the limit is amber"


@pytest.mark.qt_log_ignore("Cannot read file .*empty.svg")
def test_what_is_no_drawing_makes_no_icon(native_icon, tmp_path: Path) -> None:
    (tmp_path / "empty.svg").touch()
    with pytest.raises(OSError, match=r"empty\.svg"):
        native_icon.write_native_icon(tmp_path / "empty.svg", tmp_path / "icon.png")
