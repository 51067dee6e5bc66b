"""The comparison in one paragraph, each sentence a link to the people whom it is about, and those people below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.paragraph import Clause, paragraph
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.export.comparison_paragraph import pasted_markdown, pasted_text
from qosviewer.export.comparison_text import meeting_line
from qosviewer.models.compared_persons import PersonMove, PersonRows, person_columns, person_rows
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, TITLE_SCALE, colors_of, scaled
from qosviewer.work.jobs import JobRunner

_LINE_PERCENT: Final = 145.0
_SCHEME: Final = "clause"
_LEAST_HEIGHT: Final = 90
_LEAST_SHARE: Final = 0.4
_WIDTHS: Final = (28, 22, 14, 14, 14, 12, 0)


@dataclass(frozen=True, slots=True)
class Words:
    """What the view shows: the sentences, and the people whom they name."""

    clauses: tuple[Clause, ...]
    persons: PersonRows


class ParagraphView(ComparedView[Words]):
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
        self._browser.document().documentLayout().documentSizeChanged.connect(self._be_as_high_as)
        self._browser.anchorClicked.connect(self._follow)
        self._said = QLabel()
        self._said.setObjectName("compare.paragraph.said")
        self.persons = RowsTable(
            RowsModel(texts.PERSONS_COLUMNS, numbers=frozenset({2, 3, 4})),
            name="compare.paragraph.persons",
            title=texts.PERSONS_TITLE,
            widths=_WIDTHS,
        )
        self.persons.open_wanted.connect(self._open_person)
        self._standing = QPushButton(texts.PERSONS_STANDING)
        self._standing.setObjectName("compare.paragraph.standing")
        self._standing.setAccessibleName(texts.PERSONS_STANDING.replace("&", ""))
        self._standing.setToolTip(texts.PERSONS_STANDING_TIP)
        self._standing.clicked.connect(lambda _checked: self._show_standing())
        self.persons.selection_altered.connect(self._enable)
        self._persons_title = plain_label("compare.paragraph.persons.title")
        self._below = QWidget()
        self._lay_out()
        model.other_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._title, 1)
        head.addWidget(self._said)
        head.addWidget(self._button("copyText", "Copy as &text", pasted_text))
        head.addWidget(self._button("copyMarkdown", "Copy as &Markdown", pasted_markdown))
        help_line = plain_label("compare.paragraph.help")
        help_line.setText(texts.PARAGRAPH_HELP)
        help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._persons_title, 1)
        line.addWidget(self._standing)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, GAP, 0, 0)
        below.setSpacing(GAP)
        below.addLayout(line)
        below.addWidget(self.persons, 1)
        self._column.addLayout(head)
        self._column.addWidget(help_line)
        self._column.addWidget(self._browser, 3)
        self._column.addWidget(self._below, 2)
        self._column.addStretch(0)

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
        if not self.is_current:
            # These sentences are about people who stand elsewhere by now.
            return
        self.model.select(self._clauses[place].humans)
        self.table_wanted.emit()

    @property
    def choice(self) -> Choice:
        """What the view shows, to be exported."""
        return Choice(Shows.WORDS, others=(self.model.other,))

    def _reason(self) -> str:
        return "" if self.model.comparison.others else texts.PARAGRAPH_ALONE

    def _computation(self) -> Callable[[], Words]:
        comparison, other = self.model.comparison, self.model.other
        return lambda: Words(paragraph(comparison, other), person_rows(comparison, other))

    def _present(self, result: Words) -> None:
        comparison, other = self.model.comparison, self.model.other
        self._clauses = result.clauses
        sides = comparison.sides
        self._title.setText(
            texts.COMPARED_HEADING.format(other=sides[other].label, baseline=sides[comparison.baseline].label)
        )
        self._said.clear()
        self._write()
        self._persons_title.setText(result.persons.title)
        self.persons.show_rows(result.persons.rows, person_columns(comparison, other))
        self._below.setVisible(bool(result.persons.rows))
        self._enable()

    def _write(self) -> None:
        comparison = self.model.comparison
        colors = colors_of(self.palette())
        quiet, plain_text, link = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(colors.quiet)
        plain_text.setForeground(colors.text)
        link.setForeground(colors.text)
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
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
                template = texts.PARAGRAPH_TIP_ONE if len(clause.humans) == 1 else texts.PARAGRAPH_TIP
                link.setToolTip(template.format(count=len(clause.humans)))
            cursor.insertText(clause.text, link if clause.humans else plain_text)
            cursor.insertText(" ", plain_text)

    def _be_as_high_as(self, size: QSizeF) -> None:
        """Let the paragraph be no higher than it is long, and no lower than can be read: the rest is for the people."""
        whole = max(round(size.height()) + 2 * self._browser.frameWidth() + 2, _LEAST_HEIGHT)
        self._browser.setMaximumHeight(whole)
        self._browser.setMinimumHeight(max(min(whole, round(self.height() * _LEAST_SHARE)), _LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._be_as_high_as(self._browser.document().size())

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.follow(int(url.path()))

    def _moves(self) -> list[PersonMove]:
        return [each for each in self.persons.subjects() if isinstance(each, PersonMove) and self.is_current]

    def _enable(self) -> None:
        self._standing.setEnabled(bool(self._moves()))

    def _open_person(self) -> None:
        """Put the figure of the first selected row in front, and have the selected people shown."""
        if chosen := self._moves():
            self.model.set_measure(*chosen[0].measure)
            self.model.select(each.human for each in chosen)
            self.table_wanted.emit()

    def _show_standing(self) -> None:
        """Hold the selected person against the others of the same meeting."""
        if chosen := self._moves():
            self.model.set_measure(*chosen[0].measure)
            self.model.select([chosen[0].human])
            self.standing_wanted.emit()

    def _copy(self, written: Callable[[Comparison, int], str]) -> None:
        QGuiApplication.clipboard().setText(written(self.model.comparison, self.model.other))
        self._said.setText(texts.PARAGRAPH_COPIED)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_clauses") and self._clauses:
            self._write()
