"""What is wrong with a file, and where."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, Message


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; everything counts from 1, and 0 or nothing means "not known".

    Attributes:
        line: The line.
        column: The character in the line, for JSON.
        field: Name of the field or column.
    """

    line: int = 0
    column: int = 0
    field: str = ""

    @property
    def text(self) -> str:
        """The place in words; empty for the file as a whole."""
        if self.line and self.field:
            return texts.IMPORT_PLACE_FIELD.format(line=self.line, field=self.field)
        if self.line and self.column:
            return texts.IMPORT_PLACE_COLUMN.format(line=self.line, column=self.column)
        if self.line:
            return texts.IMPORT_PLACE_LINE.format(line=self.line)
        return texts.IMPORT_FIELD_ONLY.format(field=self.field) if self.field else ""


NOWHERE = Spot()


class BadFile(InputError):
    """A file, or one place in it, can't be understood.

    Attributes:
        spot: Where.
    """

    def __init__(self, message: Message, spot: Spot = NOWHERE) -> None:
        super().__init__(message)
        self.spot = spot
