"""How far a fetch is: a bar on a terminal, and a sentence where something takes longer than expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Self, TextIO

from qosviewer.api.retry import Waiting
from qosviewer.domain import texts
from qosviewer.domain.plain import one_line
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.gathering import Gathered, News

if TYPE_CHECKING:
    from tqdm import tqdm

WORTH_MENTIONING_S: Final = 3.0


class Progress:
    """Shows news on a stream: the bar only if it is a terminal. A context manager."""

    def __init__(self, results: Sequence[Gathered], stream: TextIO) -> None:
        self._results = results
        self._stream = stream
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            from tqdm import tqdm

            # Its watching thread would only be one more to end.
            tqdm.monitor_interval = 0
            self._bar = tqdm(
                total=None, unit=f" {texts.PARTICIPANTS}", file=self._stream, leave=False, dynamic_ncols=True
            )
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def tell(self, news: News) -> None:
        """Show that something happened."""
        match news.event:
            case Waiting(reason=reason, seconds=seconds) if seconds >= WORTH_MENTIONING_S:
                self._say(texts.WAITING.format(meeting=_name(news), title=reason.title, seconds=round(seconds)))
            case StartedOver(reason=reason):
                self._say(texts.STARTED_OVER.format(meeting=_name(news), title=reason.title))
            case Resolved() | Fetched() if self._bar is not None:
                self._move(self._bar)
            case _:
                pass

    def _move(self, bar: tqdm[Any]) -> None:
        expected = [result.data.info.expected_participants for result in self._results]
        got = sum(result.data.table.participant_count for result in self._results)
        # The expected number may count people, not stays, and so be too small: then there is no total to show.
        total = sum(filter(None, expected)) if all(expected) else 0
        bar.total = total if total >= got else None
        bar.update(got - bar.n)

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.clear()
        self._stream.write(f"qosviewer: {text}\n")
        self._stream.flush()


def _name(news: News) -> str:
    info = news.gathered.data.info
    return one_line(info.title, 60)
