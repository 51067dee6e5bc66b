"""How the archive has its raw answers read again."""

from __future__ import annotations

from qosviewer.api.wire import holds_minutes, read_minutes, read_page
from qosviewer.domain.batch import Batch, RawPage
from qosviewer.domain.minutes_summary import summary_batch


def parse(body: bytes, walk: int, page: int, charset: str) -> Batch:
    """Read one kept answer of the summary endpoint, or of minutes that stand in for it (`archive.Parse`).

    Raises:
        QosViewerError: This version can't read it.
    """
    if holds_minutes(body):
        minutes = read_minutes(body, charset)
        return summary_batch(
            minutes.stays,
            minutes.participants,
            walk=walk,
            page=page,
            next_page_token=minutes.next_page_token,
            raw=RawPage.pack(body, charset),
        )
    return read_page(body, walk=walk, page=page, charset=charset)
