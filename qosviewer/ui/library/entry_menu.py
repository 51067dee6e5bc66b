"""What can be done with meetings of the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.models.library_entry import Entry


class Doer(Protocol):
    """Who does it."""

    def open(self) -> None:
        """Open what is in the archive."""

    def fetch(self) -> None:
        """Fetch what is at Zoom."""

    def fetch_again(self) -> None:
        """Fetch what is in the archive once more."""

    def note(self) -> None:
        """Edit notes and tags."""

    def watch(self) -> None:
        """Put the series on the watch list, or take it off."""

    def copy(self) -> None:
        """Copy the numbers."""

    def show_series(self) -> None:
        """List the other meetings of the same number."""

    def compare(self) -> None:
        """Put meetings side by side."""

    def delete(self) -> None:
        """Delete from the archive."""


def entry_menu(entries: list[Entry], is_watched: bool, doer: Doer, parent: QWidget) -> QMenu:
    """Return the menu for what is selected; only what is possible is in it.

    Args:
        entries: What is selected.
        is_watched: Whether the series of the only one is on the watch list.
        doer: Does it.
        parent: Owns the menu.
    """
    menu = QMenu(parent)
    menu.setObjectName("library.menu")
    kept = [entry for entry in entries if entry.archived]
    fetchable = [entry for entry in entries if entry.fetchable]
    comparable = [entry for entry in entries if entry.comparable]
    noted = [entry for entry in entries if entry.kept is not None]
    numbered = [entry for entry in entries if entry.info.ref.number]

    def add(name: str, title: str, do: Callable[[], None], *, enabled: bool = True) -> None:
        action = menu.addAction(title, do)
        action.setObjectName(f"library.menu.{name}")
        action.setEnabled(enabled)

    if len(entries) == 1:
        only = entries[0]
        if only.live:
            add("live", "Still running, not yet available", doer.fetch, enabled=False)
        elif only.fetchable:
            add("fetch", "&Fetch\tEnter", doer.fetch)
        else:
            add("open", "&Open\tEnter", doer.open, enabled=bool(kept))
            add("again", "Fetch &again", doer.fetch_again, enabled=only.kept is not None and bool(only.account.key))
        menu.addSeparator()
        add("notes", "&Notes and tags…\tF2", doer.note, enabled=bool(noted))
        add("watch", "Stop &watching this series" if is_watched else "&Watch this series", doer.watch,
            enabled=bool(numbered))  # fmt: skip
        add("series", "Show the &series…", doer.show_series, enabled=bool(numbered and only.account.key))
        add("copy", "&Copy the number\tCtrl+C", doer.copy, enabled=bool(numbered))
        add("compare", "Com&pare with…", doer.compare, enabled=bool(comparable))
    else:
        add("open", f"&Open all {len(kept):,}\tEnter", doer.open, enabled=bool(kept))
        add("fetch", f"&Fetch all {len(fetchable):,} that are at Zoom", doer.fetch, enabled=bool(fetchable))
        add("again", f"Fetch {len(kept):,} &again", doer.fetch_again, enabled=bool(kept))
        count = len(comparable)
        add("compare", f"Com&pare {count:,}", doer.compare, enabled=2 <= count <= MOST_SIDES)
        menu.addSeparator()
        add("notes", f"&Notes and tags of {len(noted):,}…\tF2", doer.note, enabled=bool(noted))
        add("copy", "&Copy the numbers\tCtrl+C", doer.copy, enabled=bool(numbered))
    menu.addSeparator()
    add("delete", "&Delete from the archive…\tDel", doer.delete, enabled=bool(noted))
    return menu
