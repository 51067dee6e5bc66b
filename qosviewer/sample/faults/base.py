"""What a fault is: one declaration with name, help and behaviour, switched on by name or as an object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.reply import Reply

if TYPE_CHECKING:
    from qosviewer.sample.service import Service

# Instead of one endpoint: every call that isn't for a token.
API = "api"
# Instead of one endpoint: every call whatsoever.
ALL = "all"


class Misbehaviour:
    """A fault at work in one server: it may answer before the account does, or change the answer on its way out."""

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """An answer in place of the account's, or ``None``."""
        return None

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The answer as it leaves the server."""
        return reply


Build = Callable[[str], Misbehaviour]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A declared fault.

    ``where`` is the endpoint it concerns unless told otherwise, :data:`API` or :data:`ALL`. ``default`` is the value
    when only the name is given; ``None`` means that the fault takes no value.
    """

    name: str
    help: str
    where: str
    build: Build
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to switch on: a declared kind, for some a value, and the endpoint it concerns."""

    kind: FaultKind
    value: str
    where: str

    def start(self) -> TargetedFault:
        """The fault at work, with fresh counts.

        Raises:
            ValueError: the value doesn't fit.
        """
        return TargetedFault(self.kind.build(self.value), self.where)


class TargetedFault:
    """A misbehaviour that leaves all endpoints but its own alone."""

    def __init__(self, misbehaviour: Misbehaviour, where: str) -> None:
        self._misbehaviour = misbehaviour
        self._where = where

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """See :meth:`Misbehaviour.before`."""
        return self._misbehaviour.before(exchange, service) if self._concerns(exchange) else None

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """See :meth:`Misbehaviour.after`."""
        return self._misbehaviour.after(exchange, reply, service) if self._concerns(exchange) else reply

    def _concerns(self, exchange: Exchange) -> bool:
        return self._where in (exchange.endpoint, ALL) or (self._where == API and exchange.endpoint != "token")


REGISTRY: dict[str, FaultKind] = {}


def declare(name: str, help_text: str, *, where: str, default: str | None = None) -> Callable[[Build], Build]:
    """Register the function that builds a fault's behaviour from its value."""

    def register(build: Build) -> Build:
        REGISTRY[name] = FaultKind(name, help_text, where, build, default)
        return build

    return register


def count(value: str) -> int:
    """A value that is a number of calls, rows, milliseconds: a positive whole number.

    Raises:
        ValueError: it isn't.
    """
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise ValueError(f"a positive whole number is needed, not {value!r}")
    return int(value)
