"""The answer of the token endpoint (zoom-api.md, section 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qosviewer.api.errors import AnswerDamaged, NotTheApi
from qosviewer.api.wire.values import answer_object, as_count, as_text
from qosviewer.domain import texts
from qosviewer.domain.secret import Secret

_DEFAULT_TOKEN_LIFE_S: Final = 3600


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """An access token.

    Attributes:
        access_token: Shows itself nowhere.
        life_s: How long it is valid.
        scopes: What it is good for; empty where the answer does not say.
        api_url: The region's address; empty where the answer does not say.
    """

    access_token: Secret
    life_s: float
    scopes: frozenset[str]
    api_url: str


def read_token(body: bytes, charset: str = "") -> TokenAnswer:
    """Return the access token of an answer.

    Raises:
        NotTheApi: There is none in it.
    """
    try:
        answer = answer_object(body, charset)
    except AnswerDamaged:
        raise
    except NotTheApi:
        answer = {}
    token = answer.get("access_token")
    if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token or " " in token:
        raise NotTheApi(texts.NOT_THE_TOKEN_ENDPOINT.fill(status=200), http_status=200)
    life_s = as_count(answer.get("expires_in"))
    return TokenAnswer(
        Secret(token),
        float(_DEFAULT_TOKEN_LIFE_S if life_s is None else life_s),
        frozenset(as_text(answer.get("scope")).split()),
        as_text(answer.get("api_url")),
    )
