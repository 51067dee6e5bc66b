"""What a fault is: one declaration with name, help and behaviour, switched on by name or as an object."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..exchange import Exchange
from ..reply import Reply

if TYPE_CHECKING:
    from ..service import Service


class Misbehaviour:
    """A fault at work in one server: it may answer before the account does, or change the account's answer."""

    def before(self, exchange: Exchange, service: "Service") -> Reply | None:
        """An answer in place of the account's, or ``None``."""
        return None

    def after(self, exchange: Exchange, reply: Reply, service: "Service") -> Reply:
        """The answer as it leaves the server."""
        return reply


Build = Callable[[str], Misbehaviour]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A declared fault. ``default`` is the value when only the name is given; ``None`` means it takes no value."""

    name: str
    help: str
    build: Build
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to switch on: a declared kind and, for some, a value."""

    kind: FaultKind
    value: str = ""

    def start(self) -> Misbehaviour:
        """The fault at work, with fresh counts."""
        return self.kind.build(self.value)


REGISTRY: dict[str, FaultKind] = {}


def declare(name: str, help_text: str, default: str | None = None) -> Callable[[Build], Build]:
    """Register the function that builds a fault's behaviour from its value."""

    def register(build: Build) -> Build:
        REGISTRY[name] = FaultKind(name, help_text, build, default)
        return build

    return register
