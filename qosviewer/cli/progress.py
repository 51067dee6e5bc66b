"""How far a fetch is: a bar on a terminal, and a sentence where something takes longer than expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Self, TextIO

from qosviewer.api.retry import Waiting
from qosviewer.cli.bar import Bar
from qosviewer.domain import texts
from qosviewer.domain.plain import one_line
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.gathering import Gathered, News
from qosviewer.services.minutes import MinutesInstead

WORTH_MENTIONING_S: Final = 3.0


class Progress:
    """Shows news on a stream: the bar only if it is a terminal. A context manager."""

    def __init__(self, results: Sequence[Gathered], stream: TextIO) -> None:
        self._results = results
        self._bar = Bar(stream, texts.PARTICIPANTS)

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(*error)

    def tell(self, news: News) -> None:
        """Show that something happened."""
        match news.event:
            case Waiting(reason=reason, seconds=seconds) if seconds >= WORTH_MENTIONING_S:
                self._bar.say(texts.WAITING.format(meeting=_name(news), title=reason.title, seconds=round(seconds)))
            case StartedOver(reason=reason):
                self._bar.say(texts.STARTED_OVER.format(meeting=_name(news), title=reason.title))
            case MinutesInstead() as instead:
                self._bar.say(instead_text(_name(news), instead))
            case Resolved() | Fetched():
                self._move()
            case _:
                pass

    def _move(self) -> None:
        expected = [result.data.info.expected_participants for result in self._results]
        got = sum(result.data.table.participant_count for result in self._results)
        # The expected number may count people, not stays, and so be too small: then there is no total to show.
        total = sum(filter(None, expected)) if all(expected) else 0
        self._bar.move(got, total if total >= got else None)


def instead_text(meeting: str, instead: MinutesInstead) -> str:
    """Return that a meeting is computed from its minutes, with what that costs where it is known."""
    if instead.calls is None:
        return texts.FROM_MINUTES_INSTEAD.format(meeting=meeting, title=instead.reason.title)
    return texts.FROM_MINUTES_INSTEAD_CALLS.format(meeting=meeting, title=instead.reason.title, calls=instead.calls)


def _name(news: News) -> str:
    info = news.gathered.data.info
    return one_line(info.title, 60)
