"""The command line: what the window does, for scripts. One file per command; no Qt.

- ``parser``: every option, and which command it belongs to
- ``main``: runs a command; whatever goes wrong becomes an exit code and a message
- ``messages``: what is said on stderr
- ``fetch``, ``accounts``, ``sample_server``: the commands

A command is a module with ``add_to(commands, common)``, which declares its options, and a function that takes the
parsed options and returns the exit code. It imports what it works with only when it runs, so that ``--help`` is quick.
"""
