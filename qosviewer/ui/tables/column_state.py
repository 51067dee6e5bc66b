"""Order, widths, visibility and sort of columns by key, so that they outlive versions that bring other columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ColumnState:
    """What is remembered of the columns of one table.

    Attributes:
        order: Keys in their order on screen.
        widths: Width of each column that was visible, in device-independent pixels.
        visible: Which columns are shown; a key that is absent follows its declaration.
        sort: Key and whether it is descending; None for the order received.
    """

    order: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    visible: Mapping[str, bool] = field(default_factory=dict)
    sort: tuple[str, bool] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return what a settings file can hold."""
        return {
            "order": list(self.order),
            "widths": dict(self.widths),
            "visible": dict(self.visible),
            "sort": list(self.sort) if self.sort else None,
        }

    @classmethod
    def from_dict(cls, kept: object) -> ColumnState:
        """Read what `as_dict` wrote; whatever a person or another version made of it, leave out what can't be used."""
        known = kept if isinstance(kept, Mapping) else {}
        order, widths, visible, sort = (known.get(name) for name in ("order", "widths", "visible", "sort"))
        return cls(
            order=tuple(key for key in order if isinstance(key, str)) if isinstance(order, list) else (),
            widths=_items(widths, int),
            visible=_items(visible, bool),
            sort=_sort(sort),
        )


def _items(kept: object, kind: type) -> dict[str, Any]:
    items = kept.items() if isinstance(kept, Mapping) else ()
    return {key: value for key, value in items if isinstance(key, str) and type(value) is kind}


def _sort(kept: object) -> tuple[str, bool] | None:
    match kept:
        case [str() as key, bool() as descending]:
            return key, descending
        case _:
            return None
