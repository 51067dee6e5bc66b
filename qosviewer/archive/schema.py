"""The layout of the archive, as the steps that lead to it (docs/archive.md).

A step is never changed once it has been released: a new layout is a new step.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

APPLICATION_ID: Final = 0x516F5356
""""QoSV": what tells our files from those of other programs (``PRAGMA application_id``)."""

_FETCHED: Final = (
    """CREATE TABLE accounts (
        account_id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL DEFAULT ''
    )""",
    # AUTOINCREMENT: the number of something deleted is never given to something else.
    """CREATE TABLE meetings (
        meeting_id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        uuid TEXT NOT NULL,
        first_fetched_at TEXT NOT NULL,
        topic TEXT NOT NULL,
        host TEXT NOT NULL,
        start_utc TEXT,
        end_utc TEXT,
        expected_participants INTEGER
    )""",
    # An instance that is not known has no UUID, and is never the same as another.
    "CREATE UNIQUE INDEX meetings_by_uuid ON meetings (kind, uuid) WHERE uuid <> ''",
    "CREATE INDEX meetings_by_number ON meetings (kind, number, start_utc)",
    "CREATE INDEX meetings_by_start ON meetings (coalesce(start_utc, first_fetched_at))",
    """CREATE TABLE snapshots (
        snapshot_id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
        account_id INTEGER NOT NULL REFERENCES accounts,
        source TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('partial', 'complete')),
        started_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        finished_at TEXT,
        reason TEXT NOT NULL DEFAULT '',
        number TEXT NOT NULL,
        topic TEXT NOT NULL,
        host TEXT NOT NULL,
        start_utc TEXT,
        end_utc TEXT,
        expected_participants INTEGER,
        walk INTEGER NOT NULL DEFAULT 0,
        next_page INTEGER NOT NULL DEFAULT 0,
        token TEXT NOT NULL DEFAULT '',
        token_at TEXT NOT NULL,
        pages INTEGER NOT NULL DEFAULT 0,
        participants INTEGER NOT NULL DEFAULT 0,
        streams INTEGER NOT NULL DEFAULT 0,
        quality_profile TEXT NOT NULL DEFAULT '',
        good INTEGER NOT NULL DEFAULT 0,
        warning INTEGER NOT NULL DEFAULT 0,
        bad INTEGER NOT NULL DEFAULT 0,
        unclassified INTEGER NOT NULL DEFAULT 0,
        indexed_pages INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX snapshots_by_meeting ON snapshots (meeting_id, state)",
    "CREATE INDEX snapshots_partial ON snapshots (meeting_id) WHERE state = 'partial'",
    # Which readings the columns of a block are: a later version may know more of them.
    """CREATE TABLE field_sets (
        field_set_id INTEGER PRIMARY KEY,
        keys TEXT NOT NULL UNIQUE
    )""",
    # The last three hold the numbers of a page while the fetch is under way; at its end they are sealed into `blocks`.
    # In one row with the body: a page is then one insertion.
    """CREATE TABLE pages (
        page_id INTEGER PRIMARY KEY,
        snapshot_id INTEGER NOT NULL REFERENCES snapshots ON DELETE CASCADE,
        walk INTEGER NOT NULL,
        page INTEGER NOT NULL,
        next_page_token TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        charset TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        body BLOB NOT NULL,
        field_set_id INTEGER REFERENCES field_sets,
        texts TEXT,
        numbers BLOB
    )""",
    "CREATE UNIQUE INDEX pages_in_order ON pages (snapshot_id, walk, page)",
    """CREATE TABLE blocks (
        snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots ON DELETE CASCADE,
        field_set_id INTEGER NOT NULL REFERENCES field_sets,
        crc32 INTEGER NOT NULL,
        texts TEXT NOT NULL,
        numbers BLOB NOT NULL
    )""",
    # Who was in which snapshot, for people who look with any SQLite tool.
    """CREATE VIEW participants AS
        SELECT snapshot_id, each.key AS position, json_extract(each.value, '$[0]') AS participant_id,
        json_extract(each.value, '$[1]') AS repeat, json_extract(each.value, '$[2]') AS user_id,
        json_extract(each.value, '$[3]') AS user_name, json_extract(each.value, '$[4]') AS email
        FROM blocks, json_each(blocks.texts, '$.participants') AS each""",
    """CREATE TABLE notes (
        note_id INTEGER PRIMARY KEY,
        meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
        participant_id TEXT,
        repeat INTEGER,
        text TEXT NOT NULL,
        tags TEXT NOT NULL,
        ticket TEXT NOT NULL,
        changed_at TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX notes_by_subject ON notes (meeting_id, coalesce(participant_id, ''), coalesce(repeat, -1))",
    """CREATE VIRTUAL TABLE search USING fts5 (
        topic, host, number, people, notes, tags,
        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
    )""",
)

_ALONGSIDE: Final = (
    """CREATE TABLE companions (
        companion_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        page INTEGER NOT NULL,
        snapshot_id INTEGER REFERENCES snapshots ON DELETE CASCADE,
        account_id INTEGER REFERENCES accounts ON DELETE CASCADE,
        fetched_at TEXT NOT NULL,
        charset TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        body BLOB NOT NULL
    )""",
    """CREATE UNIQUE INDEX companions_by_key
        ON companions (kind, key, coalesce(snapshot_id, 0), coalesce(account_id, 0), page)""",
    "CREATE INDEX companions_by_snapshot ON companions (snapshot_id)",
    """CREATE TABLE pairings (
        pairing_id INTEGER PRIMARY KEY,
        meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
        first_id TEXT NOT NULL,
        first_repeat INTEGER NOT NULL,
        second_id TEXT NOT NULL,
        second_repeat INTEGER NOT NULL,
        joined INTEGER NOT NULL,
        decided_at TEXT NOT NULL,
        UNIQUE (meeting_id, first_id, first_repeat, second_id, second_repeat)
    )""",
    """CREATE TABLE watched (
        watched_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        known_by TEXT NOT NULL,
        key TEXT NOT NULL,
        label TEXT NOT NULL,
        added_at TEXT NOT NULL,
        UNIQUE (kind, known_by, key)
    )""",
    """CREATE TABLE acts (
        act_id INTEGER PRIMARY KEY,
        done_at TEXT NOT NULL,
        act TEXT NOT NULL,
        snapshots INTEGER NOT NULL
    )""",
)

_FINDABLE: Final = (
    # Whom an answer names, for the search: the archive itself does not read answers.
    "ALTER TABLE companions ADD COLUMN people TEXT",
)

_EITHER_WAY: Final = tuple(sha256(body).hexdigest() for body in (b'{"joined": true}', b'{"joined": false}'))

DECISIONS_OUT_OF_COMPANIONS: Final = (
    # The answer was compressed, which SQL can't read; its checksum says as much. A key that is no JSON, or about a
    # meeting that is not there or can't be told from others, leads to no decision. The newest counts, as it did before.
    f"""INSERT OR REPLACE INTO cross_pairings
        (first_meeting, first_id, first_repeat, second_meeting, second_id, second_repeat, joined, decided_at)
        WITH
            kept AS (
                SELECT lower(hex(sha256)) AS sum, fetched_at, CASE WHEN json_valid(key) THEN key ELSE '[]' END AS key
                FROM companions WHERE kind = 'cross-pairing'
            ),
            read AS (
                SELECT sum, fetched_at, json_extract(key, '$[0][0]') AS a_key, json_extract(key, '$[1][0]') AS b_key,
                CAST(json_extract(key, '$[0][1]') AS TEXT) AS a_id, CAST(json_extract(key, '$[1][1]') AS TEXT) AS b_id,
                CAST(json_extract(key, '$[0][2]') AS INTEGER) AS a_repeat,
                CAST(json_extract(key, '$[1][2]') AS INTEGER) AS b_repeat
                FROM kept
            ),
            found AS (
                SELECT *,
                coalesce(
                    (SELECT max(meeting_id) FROM meetings WHERE uuid = a_key AND uuid <> ''),
                    (SELECT iif(count(*) = 1, max(meeting_id), NULL) FROM meetings WHERE uuid = '' AND number = a_key)
                ) AS a,
                coalesce(
                    (SELECT max(meeting_id) FROM meetings WHERE uuid = b_key AND uuid <> ''),
                    (SELECT iif(count(*) = 1, max(meeting_id), NULL) FROM meetings WHERE uuid = '' AND number = b_key)
                ) AS b
                FROM read WHERE sum IN {_EITHER_WAY} AND a_id || b_id IS NOT NULL AND a_repeat + b_repeat IS NOT NULL
            )
        SELECT a, a_id, a_repeat, b, b_id, b_repeat, sum = '{_EITHER_WAY[0]}', fetched_at
        FROM found WHERE (a, a_id, a_repeat) < (b, b_id, b_repeat)
        UNION ALL SELECT b, b_id, b_repeat, a, a_id, a_repeat, sum = '{_EITHER_WAY[0]}', fetched_at
        FROM found WHERE (a, a_id, a_repeat) > (b, b_id, b_repeat)
        ORDER BY 8""",  # noqa: S608
    "DELETE FROM companions WHERE kind = 'cross-pairing'",
)
"""Turns decisions as they were kept up to layout 3, as companions, into rows of their table."""

_ACROSS: Final = (
    # A decision goes with either of its meetings.
    """CREATE TABLE cross_pairings (
        cross_pairing_id INTEGER PRIMARY KEY,
        first_meeting INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
        first_id TEXT NOT NULL,
        first_repeat INTEGER NOT NULL,
        second_meeting INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
        second_id TEXT NOT NULL,
        second_repeat INTEGER NOT NULL,
        joined INTEGER NOT NULL,
        decided_at TEXT NOT NULL,
        UNIQUE (first_meeting, first_id, first_repeat, second_meeting, second_id, second_repeat)
    )""",
    "CREATE INDEX cross_pairings_by_second ON cross_pairings (second_meeting)",
    # Answers that were kept before anybody looked whom they name are found at once, however many others there are.
    "CREATE INDEX companions_unread ON companions (kind) WHERE people IS NULL",
    *DECISIONS_OUT_OF_COMPANIONS,
)

STEPS: Final = (_FETCHED, _ALONGSIDE, _FINDABLE, _ACROSS)
"""Step n leads from layout n to layout n + 1; an empty file has layout 0."""

LAYOUT: Final = len(STEPS)
