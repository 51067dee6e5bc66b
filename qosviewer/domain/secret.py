"""A text that must not be seen."""

from __future__ import annotations

from typing import NoReturn

HIDDEN = "••••••"


class Secret:
    """Carries a client secret or a token to the one place that needs it, and shows itself nowhere on the way.

    ``repr``, ``str``, ``format``, an f-string and a traceback all show `HIDDEN`; it can't be pickled or copied into a
    file by accident. Only `reveal` gives the text.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the text itself: for the request header and the keyring, for nothing else."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        import hmac  # not before the first paint, which no secret has any part in

        return hmac.compare_digest(
            self._text.encode("utf-8", "surrogatepass"), other._text.encode("utf-8", "surrogatepass")
        )

    def __hash__(self) -> int:
        return hash((Secret, self._text))

    def __repr__(self) -> str:
        return f"Secret({HIDDEN})"

    def __str__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A secret is not to be pickled.")
