"""Everything a server can do wrong, to be combined freely.

A fault is switched on by ``NAME`` or ``NAME=VALUE``, and aimed at another endpoint than its usual one by a trailing
``@ENDPOINT``: ``reset=3``, ``html@detail``. Endpoints are named in ``routes``; ``token``, ``api`` (all but
``token``) and ``all`` are three more.
"""

from qosviewer.sample.faults import bodies, paging, refusals, tokens, transport
from qosviewer.sample.faults.base import ALL, API, REGISTRY, Fault, FaultKind, TargetedFault
from qosviewer.sample.routes import ROUTES

FAULTS: tuple[FaultKind, ...] = tuple(REGISTRY.values())
PLACES = frozenset(route.endpoint for route in ROUTES) | {"token", API, ALL}


def fault(text: str) -> Fault:
    """The fault that ``NAME``, ``NAME=VALUE`` or either with ``@ENDPOINT`` means.

    Raises:
        ValueError: no fault has that name, or its value doesn't fit.
    """
    aimed, _, place = text.rpartition("@")
    if place not in PLACES or not aimed:
        aimed, place = text, ""
    name, equals, value = aimed.partition("=")
    kind = REGISTRY.get(name)
    if kind is None:
        raise ValueError(f"there is no fault {name!r}; known are {', '.join(sorted(REGISTRY))}")
    if equals and kind.default is None:
        raise ValueError(f"the fault {name!r} takes no value")
    found = Fault(kind, value if equals else kind.default or "", place or kind.where)
    found.start()
    return found


__all__ = [
    "FAULTS",
    "PLACES",
    "Fault",
    "FaultKind",
    "TargetedFault",
    "bodies",
    "fault",
    "paging",
    "refusals",
    "tokens",
    "transport",
]
