"""Options, wherever they stand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qosviewer.cli.parser import parse


def test_without_a_command_the_window_is_meant():
    options = parse(["--theme", "dark", "--sample", "-v"])
    assert (options.command, options.theme, options.sample, options.tour, options.verbose) == (
        None,
        "dark",
        True,
        None,
        1,
    )


def test_the_window_takes_an_account_and_addresses_too():
    options = parse(["--account", "Lab", "--api-base", "https://localhost", "--token-url", "https://localhost/t"])
    assert options.command is None
    assert (options.account, options.api_base) == ("Lab", "https://localhost")
    assert options.token_url == "https://localhost/t"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--account", "Lab", "--json", "-vv", "fetch", "1"],
        ["fetch", "1", "--account", "Lab", "--json", "-vv"],
        ["--account", "Lab", "-v", "fetch", "--json", "1", "-v"],
    ],
)
def test_common_options_stand_before_or_after(arguments):
    options = parse(arguments)
    assert (options.account, options.json, options.verbose) == ("Lab", True, 2)
    assert (options.api_base, options.token_url) == ("", "")


def test_what_stands_after_the_command_wins():
    assert parse(["--account", "Lab", "fetch", "1", "--account", "Office"]).account == "Office"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json"],
        ["--tour", "out", "--account", "Lab"],
        ["--tour", "out", "fetch", "1"],
        ["--theme", "pink"],
        ["sample-server", "--participants", "-1"],
        ["sample-server", "--participants", "١٢"],
        ["sample-server", "--latency-ms", "0.5"],
        ["fetch", "1", "--format", "xml"],
        ["accounts"],
    ],
)
def test_wrong_use_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert "usage: qosviewer" in capsys.readouterr().err


def test_the_window_asks_no_command_what_its_options_are():
    told = "import sys; from qosviewer.cli.parser import parse; parse(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told, "--sample", "-v"], check=True, capture_output=True, text=True, timeout=60
    )
    assert "qosviewer.cli.parser" in done.stdout.split()
    assert "qosviewer.cli.fetch" not in done.stdout.split()


def test_a_mistake_in_the_options_of_the_window_is_told_with_all_there_are(capsys):
    with pytest.raises(SystemExit):
        parse(["--theme", "pink"])
    told = capsys.readouterr().err
    assert "COMMAND" in told
    assert "invalid choice: 'pink'" in told
