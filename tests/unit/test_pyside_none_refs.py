"""Guard against a PySide6 that loses a reference to None per call.

PySide6 6.12.0 on Python before 3.12, where None is counted, does: after a few thousand calls the process aborts with
"deallocating None". A small suite passes all the same, so it is counted here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

CALLS = 200

# Interning and caches may move the count by a few; a lost reference per call moves it by CALLS.
TOLERATED = CALLS // 4


def _methods(widget: QLabel, painter: QPainter) -> dict[str, Callable[[], object]]:
    pen, timer, model, item = QPen(), QTimer(widget), QStandardItemModel(1, 1, widget), QStandardItem()
    view = QTableView(widget)
    view.setModel(model)
    delegate, option, owner = QStyledItemDelegate(view), QStyleOptionViewItem(), QObject(widget)
    index = model.index(0, 0)
    return {
        "QLabel.setText": lambda: widget.setText("x"),
        "QWidget.update": widget.update,
        "QWidget.resize": lambda: widget.resize(40, 40),
        "QWidget.setToolTip": lambda: widget.setToolTip("x"),
        "QWidget.setEnabled": lambda: widget.setEnabled(True),
        "QObject.setObjectName": lambda: owner.setObjectName("x"),
        "QObject.blockSignals": lambda: owner.blockSignals(False),
        "QPainter.setPen": lambda: painter.setPen(pen),
        "QPainter.drawLine": lambda: painter.drawLine(0, 0, 1, 1),
        "QPainter.drawText": lambda: painter.drawText(0, 0, "x"),
        "QPainter.fillRect": lambda: painter.fillRect(QRect(0, 0, 1, 1), pen.color()),
        "QPainter.save": lambda: (painter.save(), painter.restore()),
        "QPen.setWidth": lambda: pen.setWidth(1),
        "QTimer.start": lambda: timer.start(1000),
        "QTimer.stop": timer.stop,
        "QStandardItem.setText": lambda: item.setText("x"),
        "QStandardItemModel.setRowCount": lambda: model.setRowCount(1),
        "QTableView.setColumnWidth": lambda: view.setColumnWidth(0, 20),
        "QStyledItemDelegate.initStyleOption": lambda: delegate.initStyleOption(option, index),
        "QStyledItemDelegate.paint": lambda: delegate.paint(painter, option, index),
        "QApplication.processEvents": QApplication.processEvents,
        "QApplication.sendPostedEvents": lambda: QApplication.sendPostedEvents(owner, QEvent.Type.User.value),
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing to lose")
def test_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget, pixmap = QLabel(), QPixmap(40, 40)
    qtbot.addWidget(widget)
    painter = QPainter(pixmap)
    lost = {}
    for name, method in _methods(widget, painter).items():
        method()
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            method()
        change = sys.getrefcount(None) - before
        if change < -TOLERATED:
            lost[name] = change
    painter.end()
    assert not lost, f"This PySide6 loses references to None and will abort the process: {lost}"
