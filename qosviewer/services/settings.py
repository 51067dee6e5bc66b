"""Every setting, declared once: its name, what it accepts, its default, and one sentence that helps.

The file, the settings dialog and the generated reference read these declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from qosviewer.api.list_pace import CALLS, MOST_CALLS
from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, LocalFileError, QosViewerError
from qosviewer.domain.streams import DEFAULT_READING, READINGS, DirectionReading
from qosviewer.services.settings_file import Document, SettingsFile

Value = TypeVar("Value")
SECTION: Final = "settings"
"""The table of the file that holds them."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One setting.

    Attributes:
        key: Its name in the file.
        default: Its value where the file says nothing.
        words: Tells what it accepts; see `accepts`.
        help: One sentence that says what it is for.
        check: Returns the value as it is to be used; raises ValueError for what is not accepted.
    """

    key: str
    default: Value
    words: Callable[[], str]
    help: str
    check: Callable[[object], Value]

    @property
    def accepts(self) -> str:
        """What it accepts, for people, e.g. ``a number from 1 to 40``."""
        return self.words()


def _number(key: str, default: float, least: float, most: float, help_text: str) -> Setting[float]:
    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError(value)
        return float(value)

    return Setting(key, default, lambda: f"a number from {least:g} to {most:g}", help_text, check)


def _count(key: str, default: int, least: int, most: int, help_text: str) -> Setting[int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(value)
        return value

    return Setting(key, default, lambda: f"a whole number from {least} to {most}", help_text, check)


def _choice(key: str, default: str, choices: Callable[[], Iterable[str]], help_text: str) -> Setting[str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices():
            raise ValueError(value)
        return value

    return Setting(key, default, lambda: "one of " + ", ".join(choices()), help_text, check)


def _switch(key: str, default: bool, help_text: str) -> Setting[bool]:
    def check(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError(value)
        return value

    return Setting(key, default, lambda: "true or false", help_text, check)


def _text(key: str, default: str, help_text: str) -> Setting[str]:
    def check(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError(value)
        return value

    return Setting(key, default, lambda: "a text", help_text, check)


def _metrics() -> Iterable[str]:
    # Late: the theme is read before the first paint, and what metrics there are has no part in that.
    from qosviewer.domain.metrics import METRIC

    return METRIC


REQUESTS_PER_SECOND: Final = _number("requests_per_second", 4.0, 0.1, 40.0, texts.SETTING_REQUESTS_PER_SECOND)
LISTS_PER_MINUTE: Final = _count("lists_per_minute", CALLS, 1, MOST_CALLS, texts.SETTING_LISTS_PER_MINUTE)
CALLS_PER_DAY: Final = _count("calls_per_day", 15_000, 1, 60_000, texts.SETTING_CALLS_PER_DAY)
DIRECTION: Final[Mapping[str, Setting[str]]] = {
    endpoint: _choice(
        f"direction_{endpoint}", reading.key, lambda: READINGS, texts.SETTING_DIRECTION.format(endpoint=endpoint)
    )
    for endpoint, reading in DEFAULT_READING.items()
}
LATENCY_MEANS: Final = _choice(
    "latency_means", "round-trip", lambda: ("round-trip", "one-way"), texts.SETTING_LATENCY_MEANS
)
THEME: Final = _choice("theme", "system", lambda: ("system", "light", "dark"), texts.SETTING_THEME)
CSV_BYTE_ORDER_MARK: Final = _switch("csv_byte_order_mark", False, texts.SETTING_CSV_BYTE_ORDER_MARK)
CHART_METRIC: Final = _choice("chart_metric", "loss", _metrics, texts.SETTING_CHART_METRIC)
LAST_ACCOUNT: Final = _text("last_account", "", texts.SETTING_LAST_ACCOUNT)

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    REQUESTS_PER_SECOND,
    LISTS_PER_MINUTE,
    CALLS_PER_DAY,
    *DIRECTION.values(),
    LATENCY_MEANS,
    THEME,
    CSV_BYTE_ORDER_MARK,
    CHART_METRIC,
    LAST_ACCOUNT,
)


class Settings:
    """The settings as they stand in the file, read anew each time so that all windows agree."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value of ``setting``; its default where the file says nothing that is accepted, or can't be read.

        What is wrong with the file is told by `mistakes`, once, not by each of the many who ask.
        """
        try:
            section = _section(self._file.read())
            return setting.check(section[setting.key]) if setting.key in section else setting.default
        except (ValueError, LocalFileError):
            return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep ``value``.

        Raises:
            InputError: The setting does not accept it.
            LocalFileError: The file can't be written; it is as it was.
        """
        try:
            accepted = setting.check(value)
        except ValueError as error:
            problem = texts.SETTING_NOT_ACCEPTED.fill(key=setting.key, value=value, accepts=setting.accepts)
            raise InputError(problem) from error
        with self._file.change() as document:
            if not isinstance(document.get(SECTION), dict):
                document[SECTION] = {}
            document[SECTION][setting.key] = accepted

    def direction_reading(self, endpoint: str) -> DirectionReading:
        """Return what input and output are taken to mean in the summary of ``endpoint`` (meeting, webinar, session)."""
        return READINGS[self.get(DIRECTION[endpoint])]

    def mistakes(self) -> list[QosViewerError]:
        """Return why defaults are in use: a file that can't be read, or values in it that are not accepted."""
        try:
            section = _section(self._file.read())
        except LocalFileError as error:
            return [error]
        complaints: list[QosViewerError] = []
        for setting in SETTINGS:
            try:
                setting.check(section.get(setting.key, setting.default))
            except ValueError:
                problem = texts.SETTING_NOT_ACCEPTED.fill(
                    key=setting.key, value=section[setting.key], accepts=setting.accepts
                )
                complaints.append(InputError(problem))
        return complaints


def _section(document: Document) -> Document:
    section = document.get(SECTION)
    return section if isinstance(section, dict) else {}
