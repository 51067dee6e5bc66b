"""Repainting, as a baseline for what the app paints by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def mark_all(widget: QWidget) -> None:
    """Have a widget and everything visible in it painted anew with the next frame."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisible():
            each.update()
