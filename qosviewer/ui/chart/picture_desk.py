"""A picture of what a panel draws: copied, or saved where the user says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.models.chart_words import meeting_line
from qosviewer.ui.banner import Banner
from qosviewer.ui.messages import Notice, notice_of

if TYPE_CHECKING:
    from qosviewer.ui.chart.picture import Caption, Pictured

_TOLD_MS: Final = 6000
_FILTERS: Final = {".png": "PNG picture (*.png)", ".svg": "SVG drawing (*.svg)"}
_NOT_IN_FILE_NAMES: Final = re.compile(r"[^\w.()-]+")
_LONGEST_FILE_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen on a picture.

    Attributes:
        view: The widget that draws it.
        meeting: The meeting that it is of.
        title: What is shown.
        file_title: What is shown, as short as a file name should be.
        legend: How it is to be read.
        summary: All of it in words.
    """

    view: Pictured
    meeting: MeetingData
    title: str
    file_title: str
    legend: str
    summary: str

    @property
    def caption(self) -> Caption:
        """The words of the picture."""
        from qosviewer.ui.chart.picture import Caption

        return Caption(self.title, meeting_line(self.meeting), self.legend)

    @property
    def file_name(self) -> str:
        """A name for a file, without its ending."""
        meeting = plain.one_line(self.meeting.info.title)
        name = texts.PICTURE_FILE_NAME.format(title=self.file_title, meeting=meeting)
        return _NOT_IN_FILE_NAMES.sub(" ", name)[:_LONGEST_FILE_NAME].strip(" .")


class PictureDesk(QObject):
    """Copies and saves the picture of a panel, and tells in its banner how that went.

    Attributes:
        copy_action: Copy the picture and the summary.
        save_action: Ask where to save the picture.
    """

    def __init__(self, name: str, panel: QWidget, banner: Banner, sight: Callable[[], Sight | None]) -> None:
        """Make the actions.

        Args:
            name: Begin of the object names.
            panel: Whose picture it is.
            banner: Where to tell.
            sight: Tells what is to be seen now; None for nothing.
        """
        super().__init__(panel)
        self._name = name
        self._panel = panel
        self._banner = banner
        self._sight = sight
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told.timeout.connect(banner.clear)
        self.copy_action = self._action("copy", "Copy", "Copy the picture, and the summary as text")
        self.save_action = self._action("save", "Save as…", "Save the picture as PNG or SVG")
        self.copy_action.triggered.connect(self.copy)
        self.save_action.triggered.connect(self.ask_where_to_save)

    def _action(self, key: str, title: str, tip: str) -> QAction:
        action = QAction(title, self)
        action.setObjectName(f"{self._name}.{key}")
        action.setToolTip(tip)
        action.setEnabled(False)
        return action

    def keep_banner(self) -> None:
        """Leave to the banner what it says next, until somebody has read it."""
        self._told.stop()

    def copy(self) -> None:
        """Put the picture on the clipboard, and the summary as text."""
        sight = self._sight()
        if sight is None:
            return
        from qosviewer.ui.chart.picture import picture_as_image

        content = QMimeData()
        content.setImageData(picture_as_image(sight.view, sight.caption))
        content.setText(f"{sight.caption.meeting}\n{sight.summary}")
        QGuiApplication.clipboard().setMimeData(content)
        self._tell(Notice(texts.PICTURE_COPIED))

    def ask_where_to_save(self) -> None:
        """Open the dialog of files."""
        sight = self._sight()
        if sight is None:
            return
        dialog = QFileDialog(self._panel, "Save the picture")
        dialog.setObjectName(f"{self._name}.saveDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_FILTERS.values()))
        dialog.setDefaultSuffix("png")
        endings = {title: ending[1:] for ending, title in _FILTERS.items()}
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog.setDirectory(folder or str(Path.home()))
        dialog.selectFile(sight.file_name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the picture to a file: SVG or PNG, as its ending says."""
        sight = self._sight()
        if sight is None:
            return
        from qosviewer.ui.chart.picture import save_picture

        try:
            save_picture(sight.view, sight.caption, path)
        except LocalFileError as error:
            self.keep_banner()
            self._banner.show_notice(notice_of(error))
        else:
            self._tell(Notice(texts.PICTURE_SAVED.fill(path=path)))

    def _tell(self, notice: Notice) -> None:
        """Say that something went well; it gives its room back by itself."""
        self._banner.show_notice(notice)
        self._told.start()
