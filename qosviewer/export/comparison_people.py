"""Who a row of a comparison is, on each side."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.quality import State
from qosviewer.domain.stays import Stay


@dataclass(frozen=True, slots=True)
class There:
    """Somebody on one side.

    Attributes:
        participant_ids: Numbers of the seats, in the order of the stays.
        name: As received; may be empty.
        state: How they fared, in a word.
        stitched_by: By what the stays were found to be of one human; None for a single stay.
    """

    participant_ids: tuple[str, ...]
    name: str
    state: str
    stitched_by: str | None


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody, as received: the first name, address and id that any side knows; each may be empty.

    Attributes:
        name: Display name.
        email: E-mail address.
        user_id: Account-wide id.
        sides: On each side; None where they were not there.
    """

    name: str
    email: str
    user_id: str
    sides: tuple[There | None, ...]


def someone(comparison: Comparison, human: int) -> Someone:
    """Return who a row of the pairing table is. The baseline's word comes first, then the others' in their order."""
    stays: list[list[Stay]] = []
    sides: list[There | None] = []
    for number, (side, person) in enumerate(
        zip(comparison.sides, comparison.pairing.rows[human].tolist(), strict=True)
    ):
        own = list(side.stays_of(person)) if person >= 0 else []
        stays.append(own)
        state = State(int(comparison.states(number)[human])).word if own else ""
        ids = tuple(stay.key[0] for stay in own)
        evidence = side.persons[person].evidence if own else None
        stitched_by = evidence.word if evidence else None
        sides.append(There(ids, _first(own, "name"), state, stitched_by) if own else None)
    ordered = [*stays[comparison.baseline], *(stay for own in stays for stay in own)]
    return Someone(_first(ordered, "name"), _first(ordered, "email"), _first(ordered, "user_id"), tuple(sides))


def _first(stays: list[Stay], attribute: str) -> str:
    return next((value for stay in stays if (value := getattr(stay, attribute).strip())), "")
