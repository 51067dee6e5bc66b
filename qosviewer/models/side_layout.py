"""How the table side by side is laid out, as it is remembered from one comparison to the next. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.export.comparison_view import By, Figure
from qosviewer.models.figure_choice import first_figures, known_figures
from qosviewer.models.side_columns import Group, Kind, SideColumn, columns_of

_BASELINE: Final = "baseline"
_OTHER: Final = "other"


@dataclass(frozen=True)
class SideLayout:
    """What somebody chose to see.

    Attributes:
        by: What a row is.
        figures: Keys of the figures that were chosen, by what a row is; those of others are kept for when they come.
        all_sides: Whether figures of every meeting are shown, not just of the two that are compared.
        folded: Groups of columns that are put away.
    """

    by: By = By.PERSON
    figures: Mapping[By, tuple[str, ...]] = field(default_factory=dict)
    all_sides: bool = False
    folded: frozenset[Group] = frozenset()

    def figures_of(self, comparison: Comparison) -> list[Figure]:
        """Return the figures to be shown: those chosen that this comparison has, else the first ones."""
        chosen = self.figures.get(self.by, ())
        known = {figure.key: figure for figure in known_figures(comparison, self.by)} if chosen else {}
        return [known[key] for key in chosen if key in known] or first_figures(comparison, self.by)

    def columns(
        self, comparison: Comparison, other: int, figures: tuple[Figure, ...], *, unfolded: bool = False
    ) -> tuple[SideColumn, ...]:
        """Return the columns; all of them if ``unfolded``."""
        folded = () if unfolded else self.folded
        return columns_of(comparison, other, figures, all_sides=self.all_sides, folded=folded)

    def as_dict(self, comparison: Comparison, other: int) -> dict[str, Any]:
        """Return what a file can hold. Of meetings, only the two roles mean something in another comparison."""
        names = {
            Group(Kind.DELTA): Kind.DELTA.value,
            Group(Kind.CHART): Kind.CHART.value,
            Group(Kind.VALUE, other): _OTHER,
            Group(Kind.VALUE, comparison.baseline): _BASELINE,
        }
        return {
            "by": self.by.value,
            "figures": {by.value: list(keys) for by, keys in self.figures.items()},
            "all": self.all_sides,
            "folded": sorted(names[group] for group in self.folded if group in names),
        }

    @classmethod
    def from_dict(cls, kept: object, comparison: Comparison, other: int) -> SideLayout:
        """Read what `as_dict` wrote; whatever a person or another version made of it, leave out what can't be used."""
        known = kept if isinstance(kept, Mapping) else {}
        groups = {
            Kind.DELTA.value: Group(Kind.DELTA),
            Kind.CHART.value: Group(Kind.CHART),
            _BASELINE: Group(Kind.VALUE, comparison.baseline),
            _OTHER: Group(Kind.VALUE, other),
        }
        figures, folded = known.get("figures"), known.get("folded")
        return cls(
            by=By.STREAM if known.get("by") == By.STREAM.value else By.PERSON,
            figures={by: _texts(figures.get(by.value)) for by in By} if isinstance(figures, Mapping) else {},
            all_sides=known.get("all") is True,
            folded=frozenset(groups[name] for name in _texts(folded) if name in groups),
        )


def _texts(kept: object) -> tuple[str, ...]:
    return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()
