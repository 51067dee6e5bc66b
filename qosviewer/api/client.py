"""One job's calls to the API of one account."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self, TypeVar

import httpx

from qosviewer import __version__
from qosviewer.api.auth import SignIn
from qosviewer.api.cancel import CancelToken
from qosviewer.api.errors import RateLimited
from qosviewer.api.failures import api_failure, is_refusal
from qosviewer.api.retry import Waiting, retrying
from qosviewer.api.session import Session
from qosviewer.api.transport import Transport

Query = Mapping[str, str | int]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a success.

    Attributes:
        body: As received, unpacked.
        charset: What the answer calls its encoding; may be empty.
    """

    body: bytes
    charset: str


class Client:
    """Makes calls for one job, on one kept-alive connection. To be used in one worker thread, as a context manager."""

    def __init__(self, session: Session, cancel: CancelToken) -> None:
        self.session = session
        self.cancel = cancel
        self._http = httpx.Client(
            transport=Transport(cancel, session.patience),
            auth=SignIn(session, cancel),
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "gzip",
                "User-Agent": f"QoSViewer/{__version__}",
            },
            # The API needs no cookies, and what is not kept can't be shown.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # Never: the access token goes to the configured server only.
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, query: Query, *, tries: int | None = None) -> Generator[Waiting, None, Answer]:
        """Get ``path``, unread. Arguments and errors are those of `read`."""
        return self.read(path, query, Answer, tries=tries)

    def read(
        self, path: str, query: Query, reader: Callable[[bytes, str], Result], *, tries: int | None = None
    ) -> Generator[Waiting, None, Result]:
        """Get ``path`` below the API base and return what ``reader`` makes of it; yields each pause before it begins.

        Args:
            path: Encoded, begins with a slash; sent as it is.
            query: Parameters, not yet encoded.
            reader: Takes the body and what it calls its encoding. What it finds damaged is fetched again.
            tries: How often to try at most; as the session says by default.

        Raises:
            QosViewerError: The call failed for good.
            Cancelled: The job was told to stop.
        """
        session = self.session
        patience = session.patience if tries is None else replace(session.patience, tries=tries)

        def once() -> Result:
            answer = self._get_once(path, query)
            return reader(answer.body, answer.charset)

        return retrying(once, timing=session.timing, cancel=self.cancel, patience=patience)

    def _get_once(self, path: str, query: Query) -> Answer:
        session = self.session
        session.limiter.wait_for_turn(self.cancel)
        answer = self._http.get(f"{session.root}{path}", params=query)
        self.cancel.raise_if_cancelled()
        if not is_refusal(answer):
            return Answer(answer.content, answer.charset_encoding or "")
        failure = api_failure(answer, session.timing.now())
        if isinstance(failure, RateLimited):
            # The limit is the account's, so its other jobs slow down as well.
            session.limiter.hold_off(1.0)
        raise failure
