"""The filters of the library: a menu to choose them from, and what each is called on its chip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.meeting import MeetingKind
from qosviewer.models.library_choice import Choice, Period, period_of
from qosviewer.models.library_words import date_text

WITH_PROBLEMS: Final = frozenset({2, 3})
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is to filter by.

    Attributes:
        accounts: Key and name of each account.
        sources: Of the snapshots.
        tags: In use.
        kinds: Whether there are both meetings and webinars.
    """

    accounts: Sequence[tuple[str, str]] = ()
    sources: Sequence[str] = ()
    tags: Sequence[str] = ()
    kinds: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force.

    Attributes:
        key: Which.
        title: What it is called.
        without: The choice without it.
    """

    key: str
    title: str
    without: Choice


class FilterMenu(QMenu):
    """Offers every filter.

    Signals:
        chosen: Carries the new `Choice`.
        days_wanted: Other days than those offered are wanted.
    """

    chosen = Signal(object)
    days_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library.filters")
        self._choice = Choice()
        self._offers = Offers()
        self.aboutToShow.connect(self._fill)

    def set_choice(self, choice: Choice, offers: Offers) -> None:
        """Take what is in force, and what there is to choose from."""
        self._choice, self._offers = choice, offers

    def _fill(self) -> None:
        for child in self.findChildren(QMenu):
            child.deleteLater()
        self.clear()
        choice, offers = self._choice, self._offers
        days = self._sub("&Date", "date")
        for name, title in texts.LIBRARY_PERIODS.items():
            self._add(days, f"date.{name}", title, "period", period_of(name, date.today()))
        days.addSeparator()
        days.addAction("&Choose days…", self.days_wanted.emit).setObjectName("library.filter.date.days")
        quality = self._sub("&Quality", "quality")
        self._add(quality, "quality.problems", texts.LIBRARY_WITH_PROBLEMS, "worst", WITH_PROBLEMS)
        quality.addSeparator()
        for state, title in texts.LIBRARY_WORST.items():
            self._add(quality, f"quality.{state}", title, "worst", frozenset({state}))
        if offers.kinds or choice.kind:
            kinds = self._sub("&Kind", "kind")
            for kind in MeetingKind:
                self._add(kinds, f"kind.{kind.value}", texts.LIBRARY_KINDS[kind.value], "kind", kind)
        if len(offers.accounts) > 1 or choice.account is not None:
            accounts = self._sub("&Account", "account")
            for key, name in offers.accounts:
                self._add(accounts, "account", _shown(name), "account", key)
        if offers.tags:
            tags = self._sub("&Tag", "tag")
            for tag in offers.tags:
                self._add(tags, "tag", _shown(tag), "tag", tag)
        if len(offers.sources) > 1 or choice.source:
            sources = self._sub("&Source", "source")
            for source in offers.sources:
                title = texts.LIBRARY_SOURCES.get(source, source)
                self._add(sources, f"source.{source}", title, "source", source)
        self.addSeparator()
        self._add(self, "notes", texts.LIBRARY_HAS_NOTES, "with_notes", True)
        self._add(self, "partial", texts.LIBRARY_ONLY_PARTIAL, "partial", True)

    def _sub(self, title: str, name: str) -> QMenu:
        menu = QMenu(title, self)
        menu.setObjectName(f"library.filters.{name}")
        self.addMenu(menu)
        return menu

    def _add(self, menu: QMenu, name: str, title: str, field: str, value: object) -> None:
        """Offer one value of a field of the `Choice`; choosing it again takes it away."""
        action = menu.addAction(title)
        action.setObjectName(f"library.filter.{name}")
        action.setCheckable(True)
        action.setChecked(getattr(self._choice, field) == value)
        nothing = getattr(Choice(), field)

        def choose(on: bool) -> None:
            changed: dict[str, Any] = {field: value if on else nothing}
            self.chosen.emit(replace(self._choice, **changed))

        action.triggered.connect(choose)


def chips_of(choice: Choice, offers: Offers) -> Iterator[Chip]:
    """Yield the filters in force, each with the way out of it."""
    if choice.period is not None:
        yield Chip("date", period_title(choice.period), replace(choice, period=None))
    if choice.worst:
        states = " ".join(texts.LIBRARY_WORST[state] for state in sorted(choice.worst, reverse=True))
        title = texts.LIBRARY_WITH_PROBLEMS if choice.worst == WITH_PROBLEMS else states
        yield Chip("quality", title, replace(choice, worst=frozenset()))
    if choice.kind is not None:
        yield Chip("kind", texts.LIBRARY_KINDS[choice.kind.value], replace(choice, kind=None))
    if choice.account is not None:
        yield Chip("account", _shown(dict(offers.accounts).get(choice.account, "")), replace(choice, account=None))
    if choice.tag:
        yield Chip("tag", texts.LIBRARY_TAGGED.format(tag=_shown(choice.tag)), replace(choice, tag=""))
    if choice.source:
        yield Chip("source", texts.LIBRARY_SOURCES.get(choice.source, choice.source), replace(choice, source=""))
    if choice.with_notes:
        yield Chip("notes", texts.LIBRARY_HAS_NOTES, replace(choice, with_notes=False))
    if choice.partial:
        yield Chip("partial", texts.LIBRARY_ONLY_PARTIAL, replace(choice, partial=False))


def period_title(period: Period) -> str:
    """Return what people call a period."""
    if period.name:
        return texts.LIBRARY_PERIODS[period.name]
    first, last = (date_text(day) if day else "…" for day in (period.first, period.last))
    return first if first == last else texts.LIBRARY_PERIOD_BETWEEN.format(first=first, last=last)


def _shown(text: str) -> str:
    # A menu and a button take "&" for a mnemonic.
    return plain.one_line(text, _LONGEST).replace("&", "&&")
