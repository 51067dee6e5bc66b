"""The full-text index: one entry for each meeting, over everything that people look for it by."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from typing import Final

_WITHOUT_BLANKS: Final = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Scripts that put no blanks between words: each character counts as one."""

_NEW: Final = "FROM snapshots WHERE state = 'partial' AND indexed_pages <> pages"
_WORD: Final = re.compile(r"\S+")
_NUMBER_AS_TYPED: Final = re.compile(r"\d[\d\s-]*\d")


def spaced(text: str) -> str:
    """Return ``text`` as it is indexed and looked for."""
    return text if text.isascii() else _WITHOUT_BLANKS.sub(r" \1 ", text)


def query_of(text: str) -> str:
    """Return what to ask the index for what was typed: every word, as the beginning of one; empty for nothing."""
    typed = text.strip()
    # "932 0123 5621" is how people write a meeting number.
    words = [re.sub(r"[\s-]", "", typed)] if _NUMBER_AS_TYPED.fullmatch(typed) else _WORD.findall(typed)
    # In quotes nothing is an operator; what holds no letter or digit would match nothing and so hide everything.
    return " ".join(f'"{spaced(word).replace(chr(34), " ")}"*' for word in words if re.search(r"\w", word))


def index_meeting(connection: sqlite3.Connection, meeting: int) -> None:
    """Bring the entry of a meeting up to date."""
    topic, host, number = connection.execute(
        "SELECT topic, host, number FROM meetings WHERE meeting_id = ?", (meeting,)
    ).fetchone()
    notes = connection.execute("SELECT text, ticket, tags FROM notes WHERE meeting_id = ?", (meeting,)).fetchall()
    entry = (
        topic,
        host,
        number,
        "\n".join(dict.fromkeys(_people(connection, meeting))),
        "\n".join(part for text, ticket, _ in notes for part in (text, ticket) if part),
        "\n".join(tag for _, _, tags in notes for tag in json.loads(tags)),
    )
    connection.execute("DELETE FROM search WHERE rowid = ?", (meeting,))
    connection.execute(
        "INSERT INTO search (rowid, topic, host, number, people, notes, tags) VALUES (?,?,?,?,?,?,?)",
        (meeting, *map(spaced, entry)),
    )
    connection.execute(
        "UPDATE snapshots SET indexed_pages = pages WHERE meeting_id = ? AND indexed_pages <> pages", (meeting,)
    )


def index_what_is_new(connection: sqlite3.Connection) -> None:
    """Bring the entries of meetings up to date whose fetch was killed or is under way."""
    for (meeting,) in connection.execute(f"SELECT DISTINCT meeting_id {_NEW}").fetchall():
        index_meeting(connection, meeting)


def anything_new(connection: sqlite3.Connection) -> bool:
    """Tell whether some pages are not in the index yet."""
    return connection.execute(f"SELECT 1 {_NEW} LIMIT 1").fetchone() is not None


def _people(connection: sqlite3.Connection, meeting: int) -> Iterable[str]:
    for name, email in connection.execute(
        "SELECT user_name, email FROM participants JOIN snapshots USING (snapshot_id) WHERE meeting_id = ?", (meeting,)
    ):
        yield from filter(None, (name, email))
    for (texts,) in connection.execute(
        """SELECT texts FROM pages JOIN snapshots USING (snapshot_id)
        WHERE meeting_id = ? AND state = 'partial' AND texts IS NOT NULL""",
        (meeting,),
    ):
        for _, _, name, email, _, _ in json.loads(texts)["participants"]:
            yield from filter(None, (name, email))
    for (people,) in connection.execute(
        "SELECT people FROM companions JOIN snapshots USING (snapshot_id) WHERE meeting_id = ? AND people NOT NULL",
        (meeting,),
    ):
        for _, name, email in json.loads(people):
            yield from filter(None, (name, email))
