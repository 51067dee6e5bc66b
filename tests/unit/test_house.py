"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import configparser
import re
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from qosviewer import APP_ID, APP_NAME

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = ROOT / "qosviewer"
FILES = sorted(PACKAGE.rglob("*.py"))
DOMAIN_FILES = [path for path in FILES if path.is_relative_to(PACKAGE / "domain")]
LONGEST = 400
"""Lines of a file. Whatever needs more has two jobs."""


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", DOMAIN_FILES, ids=lambda path: path.name)
def test_domain_imports_nothing_but_itself_numpy_and_the_standard_library(path: Path) -> None:
    for name in _imports(path.read_text(encoding="utf-8")):
        top = name.partition(".")[0]
        assert top in sys.stdlib_module_names or top == "numpy" or name.startswith("qosviewer.domain"), name


def _rooms_under_contract(name: str) -> set[str]:
    (contract,) = [c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["name"].startswith(name)]
    return {module.removeprefix("qosviewer.") for module in contract["source_modules"]}


def test_no_room_is_forgotten_by_the_contracts_about_qt_and_http() -> None:
    package = (ROOT / "qosviewer").iterdir()
    rooms = {path.stem for path in package if path.suffix == ".py" or (path / "__init__.py").is_file()} - {"__init__"}
    assert rooms - _rooms_under_contract("No Qt outside") <= {"ui", "models", "work", "app", "__main__"}
    assert rooms - _rooms_under_contract("Only api speaks HTTP") <= {"api"}


def _pins(name: str) -> dict[str, set[str]]:
    """Return the pinned versions of each package: several where they depend on the Python version."""
    pins: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if pin := re.match(r"([a-z0-9-]+)==([^ ]+)", line):
            pins.setdefault(pin[1], set()).add(pin[2])
    return pins


def test_every_requirement_is_pinned_and_both_files_agree() -> None:
    runtime, dev = _pins("runtime.txt"), _pins("dev.txt")
    assert {name: dev.get(name) for name in runtime} == runtime
    wanted = {"runtime.txt": PROJECT["project"]["dependencies"], "dev.txt": PROJECT["dependency-groups"]["dev"]}
    for name, requirements in wanted.items():
        names = {re.match(r"[A-Za-z0-9-]+", requirement)[0].lower() for requirement in requirements}
        assert names <= _pins(name).keys()


def test_every_pin_has_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        pins = re.split(r"\n(?=\S)", text.strip())
        assert all("--hash=sha256:" in pin for pin in pins)
        assert "://" not in text


def test_the_pinned_pyside_is_one_that_does_not_abort() -> None:
    (version,) = _pins("dev.txt")["pyside6-essentials"]
    assert (6, 8) <= tuple(map(int, version.split(".")[:2])) < (6, 12)


def test_desktop_file_metainfo_and_icons_carry_the_id_of_the_program() -> None:
    resources = ROOT / "resources"
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(resources / f"{APP_ID}.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert (desktop["Name"], desktop["Icon"], desktop["StartupWMClass"]) == (APP_NAME, APP_ID, APP_ID)
    metainfo = ET.parse(resources / f"{APP_ID}.metainfo.xml").getroot()
    assert (metainfo.findtext("id"), metainfo.findtext("name")) == (APP_ID, APP_NAME)
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert {path.name for path in (resources / "icons").iterdir()} >= {f"{APP_ID}.svg", f"{APP_ID}-symbolic.svg"}


def test_every_module_is_named_after_an_idea() -> None:
    assert [path for path in FILES if re.fullmatch(r"_?(utils?|helpers?|misc)", path.stem)] == []


def test_no_file_is_too_long_to_be_read_in_one_go() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_every_folder_of_code_is_a_package_that_says_what_is_in_it() -> None:
    folders = {path.parent for path in FILES}
    said = {path.parent for path in FILES if path.name == "__init__.py" and ast.get_docstring(_parsed(path))}
    assert folders - said == set()


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert [path for path in FILES if re.search(r"#.*\b(TODO|FIXME|XXX)\b", path.read_text(encoding="utf-8"))] == []


def test_unit_tests_stand_in_the_rooms_that_they_test() -> None:
    tests = ROOT / "tests" / "unit"
    rooms = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}
    assert [room for room in rooms if not (PACKAGE / room).is_dir()] == []


def test_dev_needs_nothing_but_the_standard_library() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert {name.partition(".")[0] for name in _imports(source)} <= sys.stdlib_module_names


def test_no_statement_of_sql_numbers_its_places() -> None:
    # The first releases of Python 3.12 warn of values in a row for ``?1``, as for names.
    assert [path for path in FILES if re.search(r"[ (]\?\d", path.read_text(encoding="utf-8"))] == []
