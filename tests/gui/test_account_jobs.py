from __future__ import annotations

import keyring.backends.fail
import pytest
from PySide6.QtCore import QObject

from qosviewer.services.credentials import SecretStore
from qosviewer.services.places import find_places
from qosviewer.services.profiles import Profiles
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.accounts.account_jobs import AccountJobs, Task
from qosviewer.work.jobs import JobRunner


@pytest.fixture
def jobs(qapp, qosviewer_home):
    owner, runner = QObject(), JobRunner()
    secrets = SecretStore(keyring.backends.fail.Keyring)
    profiles = Profiles(SettingsFile(find_places().settings_file), secrets)
    yield AccountJobs(profiles, secrets, runner, lambda account: None, owner)
    assert runner.shutdown(20_000)


def test_a_task_that_takes_the_place_of_an_older_one_is_the_only_one_told_of(qtbot, jobs):
    told = []
    jobs.stopped.connect(lambda task: told.append(("stopped", task)))
    jobs.ended.connect(lambda task: told.append(("ended", task)))
    for name in ("first", "second"):
        jobs.look(name)
    qtbot.waitUntil(lambda: not jobs.is_running(Task.LOOK), timeout=20_000)
    assert told == [("ended", Task.LOOK)]
