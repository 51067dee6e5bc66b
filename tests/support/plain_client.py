"""A client that knows nothing but HTTP: what tests of the sample server call it with."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from qosviewer.sample import SampleServer


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of one answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class PlainClient:
    """One kept-alive connection to a sample server. Asks for an access token when it first needs one."""

    def __init__(self, server: SampleServer, *, timeout_s: float = 20) -> None:
        self._server = server
        address = urlsplit(server.api_base)
        self.connection = http.client.HTTPConnection(address.netloc, timeout=timeout_s)
        self._base = address.path
        self.token = ""

    def close(self) -> None:
        self.connection.close()

    def send(self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        try:
            self.connection.request(method, path, body, headers or {})
            with self.connection.getresponse() as response:
                return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise

    def ask_token(self, *, secret: str | None = None, content_type: str = "", **form: str) -> Answer:
        login = f"{self._server.client_id}:{self._server.client_secret if secret is None else secret}"
        fields = {"grant_type": "account_credentials", "account_id": self._server.account_id} | form
        headers = {
            "Authorization": f"Basic {base64.b64encode(login.encode()).decode()}",
            "Content-Type": content_type or "application/x-www-form-urlencoded",
        }
        return self.send("POST", urlsplit(self._server.token_url).path, urlencode(fields), headers)

    def log_in(self) -> None:
        self.token = self.ask_token().json()["access_token"]

    def get(self, path: str, **query: object) -> Answer:
        """Call an endpoint below the API base; the path is sent as it is."""
        if not self.token:
            self.log_in()
        tail = f"?{urlencode(query)}" if query else ""
        return self.send("GET", f"{self._base}{path}{tail}", headers={"Authorization": f"Bearer {self.token}"})

    def pages(self, path: str, **query: object) -> Iterator[Any]:
        """Walk a list to its end."""
        token = ""
        while True:
            more = {"next_page_token": token} if token else {}
            answer = self.get(path, **query, **more)
            assert answer.status == 200, answer.body
            page = answer.json()
            yield page
            token = page["next_page_token"]
            if not token:
                return


def segment(uuid_or_number: object) -> str:
    """A meeting's path segment by Zoom's documented rule, written down here once more on purpose."""
    text = str(uuid_or_number)
    once = quote(text, safe="")
    return quote(once, safe="") if text.startswith("/") or "//" in text else once
