"""The chart as a picture that makes sense by itself: which meeting, what is shown, how to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QPalette
from PySide6.QtSvg import QSvgGenerator

from qosviewer.export.safe_file import replacing
from qosviewer.ui.theme import TITLE_SCALE, WIDE_GAP, colors_of, scaled

_SHARPNESS: Final = 2.0
_MOST_PX: Final = 32_000
"""Further down Qt draws nothing."""
_WORDS: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture, plain text.

    Attributes:
        title: What is shown.
        meeting: Which meeting.
        legend: How it is to be read.
    """

    title: str
    meeting: str
    legend: str


class Pictured(Protocol):
    """A widget that a picture can be made of."""

    def palette(self) -> QPalette:
        """Return its colours."""

    def font(self) -> QFont:
        """Return its font."""

    def logicalDpiY(self) -> int:
        """Return how fine the screen is."""

    def picture_size(self) -> QSizeF:
        """Return the size of everything that is worth a picture."""

    def paint_picture(self, painter: QPainter, place: QRectF) -> None:
        """Paint everything at a place of that size."""


def picture_as_image(view: Pictured, caption: Caption) -> QImage:
    """Return the chart as an image, sharp enough for a document."""
    layout = _Layout(view, caption)
    sharpness = min(_SHARPNESS, _MOST_PX / max(layout.size.width(), layout.size.height()))
    image = QImage(layout.size * sharpness, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharpness)
    painter = QPainter(image)
    layout.paint(painter)
    painter.end()
    return image


def picture_as_png(view: Pictured, caption: Caption) -> bytes:
    """Return the chart as a PNG file."""
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(picture_as_image(view, caption)))


def picture_as_svg(view: Pictured, caption: Caption) -> bytes:
    """Return the chart as an SVG file, whatever names are in it."""

    def draw(buffer: QBuffer) -> None:
        layout = _Layout(view, caption)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(view.logicalDpiY())  # else fonts come out in another size than on screen
        generator.setSize(layout.size)
        generator.setViewBox(QRect(0, 0, layout.size.width(), layout.size.height()))
        generator.setTitle(caption.title)
        generator.setDescription(caption.meeting)
        painter = QPainter(generator)
        layout.paint(painter)
        painter.end()

    return _written(draw)


FORMATS: Final[dict[str, Callable[[Pictured, Caption], bytes]]] = {".png": picture_as_png, ".svg": picture_as_svg}
"""How each kind of file is made, by its ending."""


def save_picture(view: Pictured, caption: Caption, path: Path) -> None:
    """Write the chart to a file, in the format that its ending says; PNG where it says nothing we know.

    Raises:
        ExportFailed: The file can't be written; what stood there is as it was.
    """
    content = FORMATS.get(path.suffix.lower(), picture_as_png)(view, caption)
    with replacing(path) as file:
        file.write(content)


def _written(write: Callable[[QBuffer], object]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(content.data())


class _Layout:
    """Caption above, chart in the middle, legend below."""

    def __init__(self, view: Pictured, caption: Caption) -> None:
        self._view = view
        self._colors = colors_of(view.palette())
        font = view.font()
        source = view.picture_size()
        width = source.width()
        self._words: list[tuple[QRectF, QFont, str, bool]] = []
        top = float(WIDE_GAP)
        for text, text_font, quiet in (
            (caption.title, scaled(font, TITLE_SCALE, bold=True), False),
            (caption.meeting, font, True),
        ):
            top = self._put(text, text_font, top, width, quiet=quiet)
        self._chart = QRectF(0, top + 4, width, source.height())
        end = self._put(caption.legend, scaled(font, 0.9), self._chart.bottom() + 4, width, quiet=True)
        self.size = QSize(round(width), round(end + WIDE_GAP))

    def _put(self, text: str, font: QFont, top: float, width: float, *, quiet: bool) -> float:
        room = QRectF(WIDE_GAP, top, width - 2 * WIDE_GAP, 1e4)
        height = QFontMetricsF(font).boundingRect(room, _WORDS, text).height()
        self._words.append((QRectF(room.left(), top, room.width(), height + 1), font, text, quiet))
        return top + height

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), self._colors.base)
        for box, font, text, quiet in self._words:
            painter.setFont(font)
            painter.setPen(self._colors.quiet if quiet else self._colors.text)
            painter.drawText(box, _WORDS, text)
        self._view.paint_picture(painter, self._chart)
