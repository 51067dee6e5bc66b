"""The comparison in one paragraph, each sentence a link to the people whom it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import Clause, paragraph
from qosviewer.export.comparison_paragraph import pasted_markdown, pasted_text
from qosviewer.export.comparison_text import meeting_line
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, TITLE_SCALE, colors_of, scaled
from qosviewer.work.jobs import JobRunner

_LINE_PERCENT: Final = 145.0
_SCHEME: Final = "clause"


class ParagraphView(ComparedView[tuple[Clause, ...]]):
    """Shows what is to be said of the baseline against the meeting it is compared with."""

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.paragraph")
        self._clauses: tuple[Clause, ...] = ()
        self._title = plain_label("compare.paragraph.title")
        self._title.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        self._browser = QTextBrowser()
        self._browser.setObjectName("compare.paragraph.text")
        self._browser.setAccessibleName("Paragraph")
        self._browser.setOpenLinks(False)
        self._browser.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._browser.document().setDocumentMargin(GAP)
        self._browser.anchorClicked.connect(self._follow)
        help_line = plain_label("compare.paragraph.help")
        help_line.setText(texts.PARAGRAPH_HELP)
        help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
        self._said = QLabel()
        self._said.setObjectName("compare.paragraph.said")
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._button("copyText", "Copy as &text", pasted_text))
        foot.addWidget(self._button("copyMarkdown", "Copy as &Markdown", pasted_markdown))
        foot.addWidget(self._said, 1)
        self._column.addWidget(self._title)
        self._column.addWidget(help_line)
        self._column.addWidget(self._browser, 1)
        self._column.addLayout(foot)
        model.other_changed.connect(self.refresh)

    def _button(self, name: str, title: str, written: Callable[[Comparison, int], str]) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(f"compare.paragraph.{name}")
        button.setAccessibleName(title.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: self._copy(written))
        return button

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The sentences shown."""
        return self._clauses

    def follow(self, place: int) -> None:
        """Select the people whom a sentence is about, and have them shown."""
        self.model.select(self._clauses[place].humans)
        self.table_wanted.emit()

    def _reason(self) -> str:
        return "" if self.model.comparison.others else texts.PARAGRAPH_ALONE

    def _computation(self) -> Callable[[], tuple[Clause, ...]]:
        comparison, other = self.model.comparison, self.model.other
        return lambda: paragraph(comparison, other)

    def _present(self, result: tuple[Clause, ...]) -> None:
        comparison, other = self.model.comparison, self.model.other
        self._clauses = result
        sides = comparison.sides
        self._title.setText(
            texts.PARAGRAPH_TITLE.format(other=sides[other].label, baseline=sides[comparison.baseline].label)
        )
        self._said.clear()
        self._write()

    def _write(self) -> None:
        comparison = self.model.comparison
        colors = colors_of(self.palette())
        quiet, plain_text, link = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(colors.quiet)
        plain_text.setForeground(colors.text)
        link.setForeground(colors.text)
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        link.setUnderlineColor(colors.accent)
        link.setAnchor(True)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._browser.clear()
        cursor = QTextCursor(self._browser.document())
        cursor.setBlockFormat(spaced)
        for side in (comparison.baseline, self.model.other):
            cursor.insertText(meeting_line(comparison.sides[side]), quiet)
            cursor.insertBlock(spaced)
        cursor.insertBlock(spaced)
        for place, clause in enumerate(self._clauses):
            if clause.humans:
                link.setAnchorHref(f"{_SCHEME}:{place}")
                link.setToolTip(texts.PARAGRAPH_TIP.format(count=len(clause.humans)))
            cursor.insertText(clause.text, link if clause.humans else plain_text)
            cursor.insertText(" ", plain_text)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.follow(int(url.path()))

    def _copy(self, written: Callable[[Comparison, int], str]) -> None:
        QGuiApplication.clipboard().setText(written(self.model.comparison, self.model.other))
        self._said.setText(texts.PARAGRAPH_COPIED)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_clauses") and self._clauses:
            self._write()
