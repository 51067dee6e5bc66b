"""How the archive has its raw answers read again."""

from __future__ import annotations

from qosviewer.api.wire import read_page
from qosviewer.domain.batch import Batch


def parse(body: bytes, walk: int, page: int, charset: str) -> Batch:
    """Read one kept answer of the summary endpoint (`archive.Parse`).

    Raises:
        QosViewerError: This version can't read it.
    """
    return read_page(body, walk=walk, page=page, charset=charset)
