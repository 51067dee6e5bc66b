"""The line above the participants: what is wrong with the filter, who came back, and how many are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from qosviewer.domain import texts
from qosviewer.ui.theme import GAP, WARNING, colors_of


class CountLine(QWidget):
    """The line.

    Signals:
        persons_wanted: Participants are to stand under the persons they are.
    """

    persons_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_low = False
        self._is_everyone = True
        # A link, no button: it takes no more height than the words beside it.
        self._rejoined = QLabel(textFormat=Qt.TextFormat.RichText)
        self._rejoined.setObjectName("participants.rejoined")
        self._rejoined.setToolTip(texts.REJOINED_HELP)
        # By mouse only: the keyboard has the selector above, and a stop that comes and goes would be in its way.
        self._rejoined.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._rejoined.linkActivated.connect(lambda _link: self.persons_wanted.emit())
        self._rejoined.hide()
        self._note = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._note.setObjectName("participants.filter_trouble")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._count.setObjectName("participants.count")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._note, 1)
        row.addWidget(self._rejoined)
        row.addWidget(self._count)

    def set_low(self, is_low: bool) -> None:
        """Hide where there is little height, as long as it says nothing that is not seen elsewhere."""
        self._is_low = is_low
        self._show()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many are shown, of how many."""
        template = texts.PARTICIPANTS_ALL if shown == total else texts.PARTICIPANTS_SHOWN
        self._count.setText(template.format(shown=shown, total=total))
        self._is_everyone = shown == total
        self._show()

    def show_rejoined(self, words: str) -> None:
        """Say who came back; nothing where nobody did."""
        self._rejoined.setText(f'<a href="#">{words}</a>')
        self._rejoined.setVisible(bool(words))

    def show_trouble(self, trouble: str) -> None:
        """Say what of the filter can't be understood."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, colors_of(palette).states[WARNING])
        self._note.setPalette(palette)
        self._note.setText(trouble)
        self._show()

    def _show(self) -> None:
        self.setVisible(not self._is_low or not self._is_everyone or bool(self._note.text()))
