"""Everything a server can do wrong, to be combined freely: ``--fault NAME`` or ``--fault NAME=VALUE``."""

from .base import REGISTRY, Fault, FaultKind, Misbehaviour

FAULTS: tuple[FaultKind, ...] = tuple(REGISTRY.values())


def fault(text: str) -> Fault:
    """The fault that ``NAME`` or ``NAME=VALUE`` means.

    Raises:
        ValueError: no fault has that name, or its value doesn't fit.
    """
    name, equals, value = text.partition("=")
    kind = REGISTRY.get(name)
    if kind is None:
        raise ValueError(f"there is no fault {name!r}; known are {', '.join(sorted(REGISTRY))}")
    if equals and kind.default is None:
        raise ValueError(f"the fault {name!r} takes no value")
    found = Fault(kind, value if equals else kind.default or "")
    found.start()
    return found


__all__ = ["FAULTS", "Fault", "FaultKind", "Misbehaviour", "fault"]
