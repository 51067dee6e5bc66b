"""The one TOML file that holds settings and account profiles, shared by all windows and the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError, Message
from qosviewer.services.private_file import locked, write_whole

Document = dict[str, Any]
"""The file as TOML gives it. Keys that this version does not know are kept."""


class SettingsFile:
    """Reads and changes the file.

    Attributes:
        path: The file. It need not exist.
        notices: What a person should be told: a damaged file that was set aside. Whoever shows them empties the list.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notices: list[Message] = []

    def read(self) -> Document:
        """Return what stands in the file, ``{}`` where there is none.

        A damaged file is set aside under another name, which `notices` tell; its content is never overwritten.

        Raises:
            LocalFileError: The file is there but can't be read, or is damaged and can't be set aside.
        """
        try:
            return self._parse()
        except ValueError:
            with locked(self.path):
                return self._read_or_set_aside()

    @contextmanager
    def change(self) -> Iterator[Document]:
        """Give the content to be changed in place; write it at the end of the ``with`` block, under a lock.

        Nothing is written where nothing was changed or the block raised.

        Raises:
            LocalFileError: The file can't be read, locked or written; it is as it was.
        """
        with locked(self.path):
            document = self._read_or_set_aside()
            before = deepcopy(document)
            yield document
            if document != before:
                self._write(document)

    def _parse(self) -> Document:
        try:
            return tomllib.loads(self.path.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise LocalFileError(texts.FILE_NOT_READ.fill(path=self.path, reason=error.strerror or error)) from error

    def _read_or_set_aside(self) -> Document:
        try:
            return self._parse()
        except ValueError as error:
            aside = _free_name(self.path)
            try:
                self.path.rename(aside)
            except OSError as reason:
                raise LocalFileError(texts.SETTINGS_DAMAGED_IN_PLACE.fill(path=self.path, reason=error)) from reason
            self.notices.append(texts.SETTINGS_SET_ASIDE.fill(path=self.path, aside=aside, reason=error))
            return {}

    def _write(self, document: Document) -> None:
        import tomli_w

        write_whole(self.path, tomli_w.dumps(document).encode())


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    name, count = path.with_name(f"{stem}{path.suffix}"), 1
    while name.exists():
        count += 1
        name = path.with_name(f"{stem}-{count}{path.suffix}")
    return name
