"""The sample account: lifelike meetings, and a loopback server that answers for them as Zoom does.

It is what ``--sample`` runs on and what tests and benchmarks fetch from. It is written from Zoom's documentation, not
from the program's own client, so that each checks the other. Nothing in it needs more than the standard library.

Where what lies, from a person to a byte on the wire:

- ``people``, ``network``: who takes part, and what lies between them and Zoom
- ``seat``, ``cast``, ``chance``: one participant in one meeting, and how chance draws one
- ``scenarios/``: one meeting with one planted cause per file, and beside it what has to be found in it
- ``streams``, ``render``: from a seat to correlated numbers, from numbers to Zoom's text
- ``minutes``: the same numbers minute by minute
- ``meeting``, ``account``: held instances, and how a number or UUID finds one
- ``answers/``: the bodies of the endpoints; ``paging``, ``meeting_ids``, ``times``, ``reply``: what they share
- ``oauth``, ``limits``, ``routes``, ``service``: tokens, rate limits, paths, and a request's way through them
- ``faults/``: what the server can be told to do wrong, one declaration each
- ``handler``, ``server``: HTTP on a loopback port, and the interface for tests: :class:`SampleServer`
- ``serving``: the server as a program of its own; ``silent``: a port that never speaks
"""

from qosviewer.sample.account import SampleAccount
from qosviewer.sample.faults import FAULTS, Fault, fault
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.scenarios import Expected
from qosviewer.sample.server import SampleServer
from qosviewer.sample.serving import announce, serve
from qosviewer.sample.silent import SilentListener

__all__ = [
    "FAULTS",
    "Expected",
    "Fault",
    "Meeting",
    "SampleAccount",
    "SampleServer",
    "SilentListener",
    "announce",
    "fault",
    "serve",
]
