"""Runs a command. However it ends, it ends with an exit code and a message that helps."""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import Namespace

from qosviewer.cli.messages import report, say
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_BUG, EXIT_INTERRUPTED, EXIT_LOCAL, QosViewerError
from qosviewer.services.logs import log_to, redacted

TALKATIVE = 2


def run_command(options: Namespace) -> int:
    """Run the command that was asked for and return the exit code."""
    if sys.stderr is None:
        # A scheduler may start programs with everything closed; what is said is for nobody then.
        sys.stderr = io.StringIO()
    log_to(sys.stderr, options.verbose)
    try:
        code: int = options.run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except QosViewerError as error:
        report(error, options)
        if options.verbose >= TALKATIVE:
            say(redacted(traceback.format_exc()))
        return error.exit_code
    except KeyboardInterrupt:
        say(texts.INTERRUPTED)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_LOCAL
    except Exception as error:
        report(_OwnMistake(texts.OWN_MISTAKE.fill(kind=type(error).__name__)), options)
        if options.verbose >= TALKATIVE:
            say(redacted(traceback.format_exc()))
        return EXIT_BUG


class _OwnMistake(QosViewerError):
    """A mistake in the program itself."""
