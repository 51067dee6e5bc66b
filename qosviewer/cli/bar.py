"""A bar on a terminal, and sentences beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TextIO

if TYPE_CHECKING:
    from tqdm import tqdm


class Bar:
    """Shows how far something is, only if the stream is a terminal; sentences are written to any. A context manager."""

    def __init__(self, stream: TextIO, unit: str) -> None:
        self._stream = stream
        self._unit = unit
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            from tqdm import tqdm

            # Its watching thread would only be one more to end.
            tqdm.monitor_interval = 0
            self._bar = tqdm(total=None, unit=f" {self._unit}", file=self._stream, leave=False, dynamic_ncols=True)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def move(self, done: int, total: int | None) -> None:
        """Show that ``done`` are done, of ``total`` if that is known."""
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(done - self._bar.n)

    def say(self, text: str) -> None:
        """Write a sentence on a line of its own."""
        if self._bar is not None:
            self._bar.clear()
        self._stream.write(f"qosviewer: {text}\n")
        self._stream.flush()
