"""Paints the lines of the library: a heading for each day, two rows of text for each meeting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qosviewer.models.compare_offer import Offer
from qosviewer.models.library_choice import Group
from qosviewer.models.library_model import LibraryModel
from qosviewer.models.library_words import Line
from qosviewer.ui.theme import GAP, Colors, colors_of, scaled

Index = QModelIndex | QPersistentModelIndex

_PAD: Final = 12
_BADGE_PAD: Final = 4
_SMALL: Final = 0.86
_LEAST_TOPIC: Final = 9
"""Average characters that a topic keeps, whatever stands beside it."""
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE: Final = Qt.TextElideMode.ElideRight
_STAR: Final = (
    (0, -1), (0.26, -0.36), (0.95, -0.31), (0.42, 0.14), (0.59, 0.81),
    (0, 0.44), (-0.59, 0.81), (-0.42, 0.14), (-0.95, -0.31), (-0.26, -0.36),
)  # fmt: skip


class RowDelegate(QStyledItemDelegate):
    """Paints what a `LibraryModel` says."""

    def __init__(self, model: LibraryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._drop: tuple[int, Offer | None] = (-1, None)
        self.restyle(parent.font())

    def show_drop(self, row: int, offer: Offer | None) -> bool:
        """Mark the row over which meetings hover, and say in it what dropping them does; return whether that is new."""
        before, self._drop = self._drop, (row, offer)
        return before != self._drop

    def restyle(self, font: QFont) -> None:
        """Take over another font."""
        self._topic_font = scaled(font, 1.0, bold=True)
        self._font = scaled(font, 0.95)
        self._badge_font = scaled(font, _SMALL)
        self._topic, self._small = QFontMetricsF(self._topic_font), QFontMetricsF(self._font)
        self._badge = QFontMetricsF(self._badge_font)
        self._meeting_size = QSize(200, round(self._topic.height() + self._small.height()) + 15)
        self._heading_size = QSize(200, round(self._topic.height()) + 14)

    @property
    def meeting_height(self) -> int:
        """Height of a meeting in device-independent pixels."""
        return self._meeting_size.height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line."""
        return self._heading_size if self._model.group(index.row()) else self._meeting_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        colors = colors_of(option.palette)
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (group := self._model.group(index.row())) is not None:
            self._paint_heading(painter, room, group, colors)
        elif (line := self._model.line(index.row())) is not None:
            hovering, offer = self._drop
            if hovering == index.row() and offer is not None:
                self._paint_drop(painter, room, offer, colors)
            else:
                self._paint_meeting(painter, room, line, option.state, colors)
        painter.restore()

    def _paint_heading(self, painter: QPainter, room: QRectF, group: Group, colors: Colors) -> None:
        painter.fillRect(room, colors.window)
        inner = room.adjusted(_PAD, 4, -_PAD, 0)
        painter.setFont(self._topic_font)
        painter.setPen(colors.quiet)
        painter.drawText(inner, _LEFT, self._topic.elidedText(group.title, _ELIDE, inner.width() - 40))
        painter.setFont(self._badge_font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{group.count:,}")

    def _paint_meeting(
        self, painter: QPainter, room: QRectF, line: Line, state: QStyle.StateFlag, colors: Colors
    ) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(room, colors.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, colors.stripe)
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(room.bottomLeft() + QPointF(_PAD, -0.5), room.bottomRight() + QPointF(0, -0.5))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(room.adjusted(1, 1, -1, -2))
        inner = room.adjusted(_PAD, 6, -_PAD, -8)
        text, quiet = (colors.on_selection,) * 2 if selected else (colors.text, colors.quiet)
        above = QRectF(inner.left(), inner.top(), inner.width(), self._topic.height())
        below = QRectF(inner.left(), above.bottom() + 1, inner.width(), self._small.height())
        self._paint_topic(painter, above, line, text, quiet, selected, colors)
        self._paint_facts(painter, below, line, quiet, colors)

    def _paint_drop(self, painter: QPainter, room: QRectF, offer: Offer, colors: Colors) -> None:
        painter.fillRect(room, colors.base)
        frame = room.adjusted(3, 2, -3, -3)
        style = Qt.PenStyle.SolidLine if offer.possible else Qt.PenStyle.DashLine
        painter.setPen(QPen(colors.accent if offer.possible else colors.quiet, 2, style))
        painter.drawRoundedRect(frame, 4, 4)
        inner = room.adjusted(_PAD, 6, -_PAD, -8)
        words = ((offer.title, colors.accent), (offer.detail, colors.quiet))
        if not offer.possible:
            words = ((offer.title, colors.quiet), (offer.detail, colors.quiet))
        fonts = ((self._topic_font, self._topic), (self._font, self._small))
        top = inner.top()
        for (text, color), (font, metrics) in zip(words, fonts, strict=True):
            painter.setFont(font)
            painter.setPen(color)
            place = QRectF(inner.left(), top, inner.width(), metrics.height())
            painter.drawText(place, _LEFT, metrics.elidedText(text, _ELIDE, inner.width()))
            top = place.bottom() + 1

    def _paint_topic(
        self, painter: QPainter, room: QRectF, line: Line, text: QColor, quiet: QColor, selected: bool, colors: Colors
    ) -> None:
        left = room.left()
        if line.watched:
            size = self._topic.ascent() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if selected else colors.states[2])
            painter.drawPolygon(_star(QPointF(left + size, room.center().y()), size))
            left += 2 * size + 5
        least = self._topic.averageCharWidth() * _LEAST_TOPIC
        verdict = self._small.elidedText(line.verdict, _ELIDE, max(room.right() - left - least - GAP, 0))
        width = self._small.horizontalAdvance(verdict)
        painter.setFont(self._topic_font)
        painter.setPen(text)
        topic_room = QRectF(left, room.top(), max(room.right() - left - width - GAP, 0), room.height())
        painter.drawText(topic_room, _LEFT, self._topic.elidedText(line.title, _ELIDE, topic_room.width()))
        painter.setFont(self._font)
        painter.setPen(quiet if selected or line.severity is None else colors.states[line.severity])
        painter.drawText(QRectF(room.right() - width, room.top(), width + 1, room.height()), _LEFT, verdict)

    def _paint_facts(self, painter: QPainter, room: QRectF, line: Line, quiet: QColor, colors: Colors) -> None:
        facts_width = self._small.horizontalAdvance(line.facts)
        right = self._paint_badges(painter, room, line, facts_width, quiet, colors)
        facts = " · ".join(part for part in (line.facts, line.host) if part)
        painter.setFont(self._font)
        painter.setPen(quiet)
        width = max(right - room.left() - GAP, 0)
        painter.drawText(
            QRectF(room.left(), room.top(), width, room.height()), _LEFT, self._small.elidedText(facts, _ELIDE, width)
        )

    def _paint_badges(
        self, painter: QPainter, room: QRectF, line: Line, facts_width: float, quiet: QColor, colors: Colors
    ) -> float:
        """Paint as many badges as there is room for, the first one outermost; return where they begin."""
        painter.setFont(self._badge_font)
        right, least = room.right(), room.left() + facts_width + GAP
        if line.host:
            # Of a host there is always something to be seen.
            least += self._small.averageCharWidth() * 6
        for place, badge in enumerate(line.badges):
            width = self._badge.horizontalAdvance(badge) + 2 * _BADGE_PAD
            if right - width < least:
                rest = f"+{len(line.badges) - place}"
                width = self._badge.horizontalAdvance(rest) + 2 * _BADGE_PAD
                if right - width < room.left() + facts_width + GAP:
                    return right
                badge = rest
            frame = QRectF(right - width, room.top() + 0.5, width, room.height() - 1)
            painter.setPen(QPen(colors.line if quiet is colors.quiet else quiet, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 3, 3)
            painter.setPen(quiet)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, badge)
            right -= width + 4
            if badge.startswith("+"):
                break
        return right


def _star(center: QPointF, size: float) -> QPolygonF:
    return QPolygonF([QPointF(center.x() + x * size, center.y() + y * size) for x, y in _STAR])
