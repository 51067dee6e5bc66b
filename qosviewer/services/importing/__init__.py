"""Files become snapshots of the archive: saved answers, webhook bodies, and CSV and JSON of our own.

- ``files``: which files are meant, and what is in them, as text
- ``json_documents``, ``own_csv``, ``own_json``, ``zoom_documents``: what each kind of file holds
- ``composing``, ``extra_keys``: our own files as pages of Zoom's shape
- ``importing``: all of it, into the archive
"""

from qosviewer.services.importing.bad_file import BadFile, Spot
from qosviewer.services.importing.files import LARGEST_BYTES, MEGABYTE
from qosviewer.services.importing.importing import (
    Imported,
    ImportEvent,
    Problem,
    Reading,
    Writing,
    import_files,
)

__all__ = [
    "LARGEST_BYTES",
    "MEGABYTE",
    "BadFile",
    "ImportEvent",
    "Imported",
    "Problem",
    "Reading",
    "Spot",
    "Writing",
    "import_files",
]
