"""What starting costs, by what is imported: nothing that the way taken does not need."""

from __future__ import annotations

import json
import sys

import pytest

from tests.support.command_line import CommandLine, for_server

TELL_MODULES = """
import json, sys, threading
from qosviewer.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
sys.exit(code)
"""
PROGRAM = (sys.executable, "-c", TELL_MODULES)
QT = {"PySide6", "shiboken6", "pyqtgraph"}
HEAVY = QT | {"httpx", "httpcore", "numpy", "keyring", "truststore", "ssl", "tqdm"}


def modules(command_line, *arguments):
    done = command_line(*arguments, program=PROGRAM)
    assert done.code == 0, done.err
    return {name.partition(".")[0] for name in json.loads(done.err.splitlines()[-1])}


def test_the_version_needs_nothing():
    tell = "import json, sys, threading; print(json.dumps(sorted(sys.modules)))"
    bare = CommandLine()(program=(sys.executable, "-c", tell)).json()
    found = modules(CommandLine(), "--version") - {name.partition(".")[0] for name in bare}
    assert found <= {"qosviewer", "__future__"}


@pytest.mark.parametrize("arguments", [("--help",), ("fetch", "--help"), ("accounts", "test", "--help")])
def test_help_needs_nothing_heavy(arguments):
    assert not modules(CommandLine(), *arguments) & HEAVY


def test_a_fetch_needs_no_qt_and_no_keyring_where_the_environment_has_the_credentials(signed):
    server, _run = signed
    run = for_server(server)
    found = modules(run, "fetch", server.meetings[0].number, "-o", "/dev/null" if sys.platform != "win32" else "NUL")
    assert not found & (QT | {"keyring", "tqdm"})
    assert {"httpx", "numpy"} <= found


def test_listing_accounts_needs_no_qt():
    assert not modules(CommandLine(), "accounts", "list") & (QT | {"httpx"})
