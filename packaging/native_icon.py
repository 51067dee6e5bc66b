"""Windows and macOS want icons in formats of their own; Qt writes both from the one SVG that we draw."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE_PX = 256


def write_native_icon(svg: Path, target: Path) -> Path:
    """Draw an SVG, 256 × 256 px, into an icon file whose suffix (`.ico`, `.icns`, `.png`) says its format.

    Raises:
        OSError: The drawing can't be read or the file can't be written.
    """
    drawing = QSvgRenderer(str(svg))
    image = QImage(QSize(SIDE_PX, SIDE_PX), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not drawing.isValid() or not image.save(str(target)):
        raise OSError(f"No icon could be made of {svg} for {target}.")
    return target
