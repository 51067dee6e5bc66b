"""Where the program starts: a command, or the window. Imports nothing that its way does not need."""

from __future__ import annotations

import sys

from qosviewer import __version__


def main() -> int:
    """Do what the arguments say and return the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Before anything else is imported: scripts ask for it in loops.
        sys.stdout.write(f"qosviewer {__version__}\n")
        return 0
    from qosviewer.cli.parser import parse

    options = parse(arguments)
    if options.command:
        from qosviewer.cli.main import run_command

        return run_command(options)
    from qosviewer.ui.quick_start import start_quickly

    start_quickly()
    from qosviewer.app import main as open_window

    return open_window(options)


if __name__ == "__main__":
    sys.exit(main())
