"""What the parts of a window share."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.profiles import Profiles
from qosviewer.services.sessions import Sessions
from qosviewer.services.settings import Settings
from qosviewer.ui.archive_trouble import ArchiveTrouble
from qosviewer.ui.messages import Messages
from qosviewer.ui.theme import Theme
from qosviewer.ui.window_state import WindowState
from qosviewer.work.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class Context:
    """Built once by ``app``; everything that outlives a single widget."""

    settings: Settings
    secrets: SecretStore
    profiles: Profiles
    calls: CallCount
    sessions: Sessions
    messages: Messages
    theme: Theme
    state: WindowState
    runner: JobRunner
    archive: ArchiveDoor
    archive_trouble: ArchiveTrouble
