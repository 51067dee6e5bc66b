"""The documentation says what the declarations say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docs.generate import MADE, filled, pages
from qosviewer.cli.parser import build_parser
from qosviewer.domain import errors
from qosviewer.domain.metrics import METRICS
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.domain.stream_columns import LONG_COLUMNS, stream_columns
from qosviewer.export.json_document import json_document
from qosviewer.sample import FAULTS
from qosviewer.services.settings import SETTINGS
from tests.factories import make_data, seat, stream
from tests.support.exports import content, fixture_pages, meeting_of, selection_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_tables_are_as_the_declarations_have_them(page):
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python3 dev.py docs"


def test_every_table_has_its_place():
    placed = {name for page in pages() for name in re.findall(r"<!-- made from: ([\w-]+) -->", page.read_text("utf-8"))}
    assert placed == MADE.keys()


@pytest.mark.parametrize("page", [*DOCS.glob("*.md"), *DOCS.glob("adr/*.md")], ids=lambda page: page.name)
def test_every_file_and_folder_that_is_named_is_there(page):
    named = re.findall(r"`([a-z_]+(?:/[\w.-]+)+/?)`", page.read_text("utf-8"))
    places = (ROOT, ROOT / "qosviewer", ROOT / "qosviewer" / "domain")
    assert [path for path in named if not any((place / path).exists() for place in places)] == []


DECLARED = {
    "metrics": METRICS,
    "settings": SETTINGS,
    "faults": FAULTS,
    "columns of the CSV file": LONG_COLUMNS,
    "columns of the participants": participant_columns(METRICS[0]),
    "columns of the streams": stream_columns(make_data(seat("Anna", stream("audio_input", avg_loss="1%")))),
}


@pytest.mark.parametrize("what", DECLARED)
def test_everything_that_is_declared_has_help(what):
    assert [each for each in DECLARED[what] if not each.help.strip()] == []


def parsers(parser):
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for child in action.choices.values():
                yield from parsers(child)


def test_every_option_is_documented():
    options = {
        option for parser in parsers(build_parser()) for action in parser._actions for option in action.option_strings
    }
    assert [
        option
        for option in sorted(options - {"-h"})
        if f"`{option}" not in COMMAND_LINE and f" {option}" not in COMMAND_LINE
    ] == []


def test_every_exit_code_is_documented():
    codes = {value for name, value in vars(errors).items() if name.startswith("EXIT_")}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", COMMAND_LINE, re.MULTILINE)} == codes


def shape(value):
    """The keys of a document, whatever its values; of a list, those of its first element."""
    if isinstance(value, dict):
        return {key: None if key in ("readings", "details", "extras") else shape(each) for key, each in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def test_the_example_of_the_json_document_has_the_keys_of_a_real_one():
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "json.md").read_text(encoding="utf-8"), re.DOTALL)
    real = json.loads(content(json_document([selection_of(meeting_of(fixture_pages()[:1]))])))
    assert shape(json.loads(example)) == shape(real)
