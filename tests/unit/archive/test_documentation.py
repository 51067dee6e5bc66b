"""docs/archive.md says what the file is: its code reads the numbers, its query finds people, every column is named."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from qosviewer.archive import Archive
from qosviewer.archive.schema import APPLICATION_ID, LAYOUT
from qosviewer.domain.compare.decisions import StayRef, cross_pairing
from tests.support.archives import NOW, body, info, keep, person

TEXT = (Path(__file__).parents[3] / "docs" / "archive.md").read_text(encoding="utf-8")
PEOPLE = [person("Anna", "1", "anna@example.com"), person("Ben", "2", qos=[]), person("Cara", "3")]
INSIDE_SQLITE = re.compile(r"sqlite_|search_")


def block(language: str, place: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)[place]


def test_the_code_reads_the_numbers_and_the_answers(archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch):
    table = archive.load(keep(archive, PEOPLE)).table
    monkeypatch.chdir(path.parent)
    names: dict[str, object] = {}
    exec(compile(block("python"), "archive.md", "exec"), names)
    names["db"].close()
    assert np.array_equal(names["values"], table.values, equal_nan=True)
    for name, expected in (("owner", table.owner), ("place", table.stream_index), ("kind", table.type_codes)):
        assert np.array_equal(names[name], expected), name
    assert names["body"] == body(PEOPLE[:2], "t1")


def test_the_query_finds_people(archive: Archive, path: Path):
    keep(archive, PEOPLE)
    with closing(sqlite3.connect(path)) as tool:
        assert [row[1:] for row in tool.execute(block("sql"))] == [("Weekly 1", "Anna")]


def test_the_query_finds_decisions_across_meetings(archive: Archive, path: Path):
    for number in (1, 2):
        keep(archive, PEOPLE, info(number))
    stays = (StayRef(info(number).instance_key, (str(number), 0)) for number in (1, 2))
    archive.cross_pairings.keep([cross_pairing(*stays, joined=True)], NOW)
    with closing(sqlite3.connect(path)) as tool:
        assert tool.execute(block("sql", 1)).fetchall() == [
            ("Weekly 1", "1", "Weekly 2", "2", 1, "2026-03-02T08:00:00.000000Z")
        ]


def test_every_table_and_column_is_named(archive: Archive):
    with archive._database.reading() as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
            if not INSIDE_SQLITE.match(name)
        ]
        columns = {
            column
            for table in tables
            for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        }
    assert len(tables) >= 12
    for table in tables:
        assert f"**`{table}`**" in TEXT, table
    unexplained = {"note_id", "page_id", "pairing_id", "watched_id", "act_id", "companion_id", "snapshot_id"}
    unexplained |= {"cross_pairing_id", "added_at", "done_at", "act"}
    assert [column for column in sorted(columns - unexplained) if f"`{column}`" not in TEXT] == []


def test_the_header_is_as_documented():
    assert f"`{APPLICATION_ID}`" in TEXT
    assert f"now **{LAYOUT}**" in TEXT
