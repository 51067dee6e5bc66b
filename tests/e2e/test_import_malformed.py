"""A hundred files with something wrong in each: all of them told, none in the way of the good ones beside them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qosviewer.archive import Archive
from qosviewer.domain.errors import EXIT_PARTIAL
from tests.support.archives import body, exported, info, keep, pages_of, person, table_of
from tests.support.command_line import CommandLine
from tests.support.imports import Opened, open_files, webhook, write
from tests.unit.archive.test_upkeep import proof_of

SEEDS = range(5)
PEOPLE = [person(f"Name {seat}", str(seat), f"p{seat}@example.com") for seat in range(8)]
SUMMARY = json.dumps(json.loads(body(PEOPLE)), indent=1)
CSV, OWN_JSON = (text.decode() for text in exported(table_of(pages_of(PEOPLE)), info()))


@dataclass(frozen=True)
class Bad:
    """A malformed file, and where what is told of it has to point.

    Attributes:
        content: What is in it.
        line: The line; 0 for a file that is wrong as a whole, -1 for any.
        field: Whether a field is named.
        imported: How many meetings are read nevertheless.
    """

    content: str | bytes | object
    line: int = 0
    field: bool = False
    imported: int = 0


Make = Callable[[random.Random], Bad]


def cut_off(chance: random.Random) -> Bad:
    text = SUMMARY[: chance.randrange(2, len(SUMMARY) - 1)].rstrip()
    return Bad(text, -1)


def bracket_lost(chance: random.Random) -> Bad:
    at = chance.choice([at for at, character in enumerate(SUMMARY) if character in "}]"])
    return Bad(SUMMARY[:at] + SUMMARY[at + 1 :], -1)


def comma_lost(chance: random.Random) -> Bad:
    at = chance.choice([at for at in range(len(SUMMARY)) if SUMMARY.startswith(",\n", at)])
    return Bad(SUMMARY[:at] + SUMMARY[at + 1 :], SUMMARY.count("\n", 0, at) + 2)


def word_in_between(chance: random.Random) -> Bad:
    lines = SUMMARY.split("\n")
    at = chance.randrange(1, len(lines))
    return Bad("\n".join([*lines[:at], "<<<<<<< HEAD", *lines[at:]]), at + 1)


def single_quotes(chance: random.Random) -> Bad:
    return Bad(SUMMARY.replace('"', "'", chance.randrange(1, 200)), -1)


def too_deep(chance: random.Random) -> Bad:
    return Bad('{"participants":' + "[" * chance.randrange(100_000, 300_000), 1)


def no_text(chance: random.Random) -> Bad:
    return Bad(b"\x89PNG\r\n\x1a\n\xff" + chance.randbytes(3000), 1)


def broken_byte(chance: random.Random) -> Bad:
    lines = SUMMARY.encode().split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] += b"\xff"
    return Bad(b"\n".join(lines), at + 1)


def blank(chance: random.Random) -> Bad:
    return Bad(chance.choice(["", "\n", " \t\n", "\r\n\r\n"]))


def participants_of_another_type(chance: random.Random) -> Bad:
    return Bad({"next_page_token": "", "participants": chance.choice([7, "none", {"0": {}}, True, [1], ["a"]])}, -1)


def refusal(chance: random.Random) -> Bad:
    return Bad({"code": chance.choice([124, 200, 300, 3001]), "message": "No."}, -1)


def other_json(chance: random.Random) -> Bad:
    return Bad(
        chance.choice([{}, {"a": 1}, {"meetings": []}, [[]], [{"b": None}], {"participants": [{"id": "1"}]}]), -1
    )


def other_webhook(chance: random.Random) -> Bad:
    event = chance.choice(["meeting.started", "meeting.participant_qos", "webinar.ended", ""])
    return Bad(webhook(event=event), -1)


def bad_line_among_webhooks(chance: random.Random) -> Bad:
    uuid = f"log{chance.random()}=="
    lines = [json.dumps(webhook(f"P{seat}", uuid)) for seat in range(9)]
    at = chance.randrange(9)
    lines[at] = lines[at][: chance.randrange(2, len(lines[at]))]
    return Bad("\n".join(lines) + "\n", -1, imported=1)


def csv_row_of_another_length(chance: random.Random) -> Bad:
    lines = CSV.split("\r\n")
    at = chance.randrange(1, len(lines) - 1)
    lines[at] = chance.choice([lines[at] + ",1", lines[at].rpartition(",")[0]])
    return Bad("\r\n".join(lines), at + 1)


def csv_column_missing(chance: random.Random) -> Bad:
    return Bad(CSV.replace(chance.choice(["stream,", "participant_id,", "user_name,"]), "else,", 1), -1)


def csv_column_twice(chance: random.Random) -> Bad:
    header, _, rest = CSV.partition("\r\n")
    return Bad(f"{header},{chance.choice(header.split(','))}\r\n{rest}", 1)


def csv_quote_left_open(chance: random.Random) -> Bad:
    lines = CSV.split("\r\n")
    at = chance.randrange(1, len(lines) - 1)
    cells = lines[at].split(",")
    cells[7] = f'"{cells[7]}'
    return Bad("\r\n".join([*lines[:at], ",".join(cells), *lines[at + 1 :]]), -1)


def own_json_of_another_type(chance: random.Random) -> Bad:
    document = json.loads(OWN_JSON)
    document["meetings"][0][chance.choice(["participants", "kind", "start_utc"])] = chance.choice([7, "x", True])
    return Bad(document, -1, field=True)


def own_json_of_another_version(chance: random.Random) -> Bad:
    document = json.loads(OWN_JSON)
    document["schema"] = document["schema"].rstrip("0123456789") + str(chance.randrange(50, 99))
    return Bad(document, -1)


# fmt: off
KINDS: tuple[Make, ...] = (
    cut_off, bracket_lost, comma_lost, word_in_between, single_quotes, too_deep, no_text, broken_byte, blank,
    participants_of_another_type, refusal, other_json, other_webhook, bad_line_among_webhooks,
    csv_row_of_another_length, csv_column_missing, csv_column_twice, csv_quote_left_open,
    own_json_of_another_type, own_json_of_another_version,
)
# fmt: on
FILES = [(f"{make.__name__}-{seed}", make(random.Random(seed))) for make in KINDS for seed in SEEDS]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "data" / "archive.sqlite3") as opened:
        yield opened


def test_a_hundred_malformed_files_among_good_ones(archive: Archive, tmp_path: Path) -> None:
    before = keep(archive, PEOPLE)
    folder = tmp_path / "files"
    folder.mkdir()
    bad = {write(folder / name, each.content): each for name, each in FILES}
    good = {write(folder / f"good-{make}", text) for make, text in (("a", SUMMARY), ("z.csv", CSV), ("m", OWN_JSON))}
    assert len(bad) == 100
    opened = open_files(archive, folder)
    for path, each in bad.items():
        assert_told(opened, path, each)
    assert {path for path in good if any(event.files == (path,) for event in opened.imported)} == good
    assert not [problem for problem in opened.problems if problem.file in good]
    assert archive.load(before).table.participant_count == len(PEOPLE)
    assert proof_of(archive).sound
    assert all(row.complete for row in archive.library())


def assert_told(opened: Opened, path: Path, bad: Bad) -> None:
    told = [problem for problem in opened.problems if problem.file == path]
    assert told, path.name
    assert sum(path in event.files for event in opened.imported) == bad.imported, path.name
    for problem in told:
        assert problem.message.title and "Error" not in str(problem.message), path.name
    first = told[0]
    if bad.line > 0:
        assert first.spot.line == bad.line, (path.name, first)
    elif bad.line < 0:
        assert first.spot.line > 0 or first.spot.field, (path.name, first)
    if bad.field:
        assert first.spot.field, (path.name, first)


def test_the_command_line_names_file_and_place_of_each(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, each in FILES:
        write(folder / name, each.content)
    write(folder / "good", SUMMARY)
    qosviewer = CommandLine()
    done = qosviewer("import", folder)
    assert done.code == EXIT_PARTIAL
    assert str(folder / "good") in done.out.decode()
    assert "Traceback" not in done.err
    for name, each in FILES:
        line = f", line {each.line}" if each.line > 0 else ", line " if each.line else ""
        assert f"{folder / name}{line}" in done.err
    again = qosviewer("import", "--json", folder / "good", folder / FILES[0][0]).json()
    assert [each["opened_before"] for each in again["imported"]] == [True]
    assert [each["file"] for each in again["problems"]] == [str(folder / FILES[0][0])]


@pytest.mark.parametrize("seed", range(20))
def test_a_good_file_with_any_byte_changed_breaks_nothing(archive: Archive, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for place, text in enumerate((SUMMARY, CSV, OWN_JSON)):
        content = bytearray(text.encode())
        for _ in range(chance.randrange(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        opened = open_files(archive, write(tmp_path / str(place), bytes(content)))
        assert opened.imported or opened.problems
    assert proof_of(archive).sound
    assert all(row.complete for row in archive.library())
