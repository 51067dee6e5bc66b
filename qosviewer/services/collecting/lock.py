"""One collector at a time for an archive: two would double the work."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.services.private_file import FileBusy, locked, write_whole


class CollectorRuns(LocalFileError):
    """Another one is collecting."""


@contextmanager
def collector(archive_file: Path) -> Iterator[None]:
    """Be the only collector of an archive. The system gives the lock back, however this process ends.

    Raises:
        CollectorRuns: Another one is; says which, and since when.
        LocalFileError: There can be no lock in that folder.
    """
    who = archive_file.with_name("collector.json")
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(who, patience_s=0))
        except FileBusy as busy:
            process, since = _holder(who)
            raise CollectorRuns(texts.COLLECTOR_RUNS.fill(process=process, since=since), retryable=True) from busy
        write_whole(who, json.dumps({"process": os.getpid(), "since": datetime.now(UTC).isoformat()}).encode())
        try:
            yield
        finally:
            # What is left after a kill says nothing: only the lock counts.
            with suppress(OSError):
                who.unlink(missing_ok=True)


def _holder(who: Path) -> tuple[str, str]:
    try:
        told = json.loads(who.read_bytes())
        since = datetime.fromisoformat(told["since"]).astimezone()
        return str(int(told["process"])), f"{since:%Y-%m-%d %H:%M}"
    except (OSError, ValueError, KeyError, TypeError):
        # It is about to write it.
        return texts.COLLECTOR_UNKNOWN, texts.COLLECTOR_SINCE_NOW
