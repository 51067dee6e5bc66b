"""A comparison as CSV, wide: who, by what they were paired, then each figure of each side and what lies between.

``avg_loss_pct__A``, ``avg_loss_pct__B``, ``avg_loss_pct__delta``, ``avg_loss_pct__verdict``; of more than two sides
the latter two are one for each other side, ``avg_loss_pct__delta_B``. A figure without a single number is an empty
cell, and ``remarks`` says why. Differences of picture sizes are in pixels, of levels in steps.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.difference import Verdict, Why
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.kinds import plain_number
from qosviewer.domain.metrics import Field
from qosviewer.export.comparison_people import Someone, someone
from qosviewer.export.comparison_view import By, ComparisonView, Figure, Row, slot_key
from qosviewer.export.csv_long import csv_line, guarded
from qosviewer.export.document import Document

_SEPARATOR: Final = "; "
_SILENT: Final = (Why.COMPARED, Why.NO_READING, Why.NOT_IN_BASELINE, Why.NOT_IN_OTHER)
"""What the empty cells say by themselves."""


def comparison_csv(view: ComparisonView, *, guard: bool = True, byte_order_mark: bool = False) -> Document:
    """Return the rows of a comparison, as RFC 4180 has it, in UTF-8; see `CsvOptions`."""
    table = _Table(view, guard)
    mark = codecs.BOM_UTF8 if byte_order_mark else b""
    return Document(mark + csv_line(table.header), (csv_line(table.cells(row)) for row in view.rows))


class _Table:
    def __init__(self, view: ComparisonView, guards: bool) -> None:
        self._view = view
        self._comparison = view.comparison
        self._text = guarded if guards else str
        self._labels = [side.label for side in self._comparison.sides]
        self._met = [side for side in view.concerned if side != self._comparison.baseline]
        self._ties = {other: self._comparison.ties(other) for other in self._met}
        self._ending = {other: f"_{self._labels[other]}" if len(view.others) > 1 else "" for other in view.others}

    @property
    def header(self) -> list[str]:
        concerned = [self._labels[side] for side in self._view.concerned]
        ending = {other: f"_{self._labels[other]}" if len(self._met) > 1 else "" for other in self._met}
        return [
            "user_name",
            "email",
            "id",
            *(f"participant_id__{label}" for label in concerned),
            *(f"partial__{label}" for label in concerned),
            *(
                f"{what}{ending[other]}"
                for other in self._met
                for what in ("present_in", "paired_by", "pairing_certainty")
            ),
            *(f"state__{label}" for label in concerned),
            *self._stream_header(concerned),
            *(self._text(name) for figure in self._view.figures for name in self._names(figure)),
            "remarks",
        ]

    def _stream_header(self, concerned: list[str]) -> list[str]:
        if self._view.by is By.PERSON:
            return []
        return ["medium_and_direction", *(f"stream__{label}" for label in concerned)]

    def _names(self, figure: Figure) -> Iterator[str]:
        yield from (f"{figure.key}__{self._labels[side]}" for side in self._view.sides)
        for other in self._view.others:
            yield f"{figure.key}__delta{self._ending[other]}"
            yield f"{figure.key}__verdict{self._ending[other]}"

    def cells(self, row: Row) -> list[str]:
        who = someone(self._comparison, row.human)
        there = [(who.sides[side], self._comparison.sides[side]) for side in self._view.concerned]
        cells = [self._text(text) for text in (who.name, who.email, who.user_id)]
        cells += [self._text(_SEPARATOR.join(each.participant_ids) if each else "") for each, _side in there]
        cells += ["" if each is None else "false" if side.complete else "true" for each, side in there]
        for other in self._met:
            cells += self._pairing(who, row.human, other)
        cells += [each.state if each else "" for each, _side in there]
        cells += self._stream_cells(row)
        remarks: dict[str, list[str]] = {}
        for figure in self._view.figures:
            cells += self._figure(row, figure, remarks)
        return [*cells, self._text(_SEPARATOR.join(self._remark(*remark) for remark in remarks.items()))]

    def _pairing(self, who: Someone, human: int, other: int) -> list[str]:
        there = [self._labels[side] for side in (self._comparison.baseline, other) if who.sides[side]]
        tie = int(self._ties[other][human])
        found = [Tie(tie).word, Tie(tie).sureness] if tie else ["", ""]
        return [" ".join(there), *found]

    def _stream_cells(self, row: Row) -> list[str]:
        if self._view.by is By.PERSON:
            return []
        if row.pair is None:
            return [""] * (1 + len(self._view.concerned))
        pairs = self._comparison.pairs
        types = (self._view.stream_type(row.pair, side) for side in self._view.concerned)
        return [self._text(slot_key(pairs.slots[int(pairs.slot[row.pair])])), *map(self._text, types)]

    def _figure(self, row: Row, figure: Figure, remarks: dict[str, list[str]]) -> list[str]:
        pair, field = self._view.pair_of(row, figure), figure.field
        if pair is None:
            return [""] * (len(self._view.sides) + 2 * len(self._view.others))
        cells = []
        for side in self._view.sides:
            cells.append(field.metric.kind.plain(self._view.value(pair, side, field)))
            if note := self._view.note(pair, side, field):
                about = f"{figure.key}__{self._labels[side]}"
                if self._view.ends(pair, side, field):
                    about = f"{about} {self._view.value_text(pair, side, field)}"
                remarks.setdefault(note, []).append(about)
        for other in self._view.others:
            cells += [plain_number(self._view.delta(pair, other, field)), self._verdict(pair, other, field)]
            why = self._view.why(pair, other, field)
            if why not in _SILENT and all(
                self._view.has_figure(pair, side, field) for side in (self._comparison.baseline, other)
            ):
                about = f"{figure.key}__delta{self._ending[other]}"
                if self._view.span(pair, other, field):
                    about = f"{about} {self._view.delta_text(pair, other, field)}"
                remarks.setdefault(why.text, []).append(about)
        return cells

    @staticmethod
    def _remark(note: str, about: list[str]) -> str:
        return texts.COMPARED_REMARK.format(note=note, about=", ".join(about))

    def _verdict(self, pair: int, other: int, field: Field) -> str:
        verdict = self._view.verdict(pair, other, field)
        return "" if verdict is Verdict.NOT_COMPARABLE else verdict.word
