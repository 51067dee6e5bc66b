"""What the accounts window does off the GUI thread: everything that asks the keyring or the network."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.services.account_setup import delete_account, find_secret, save_account, try_account
from qosviewer.services.accounts import Account
from qosviewer.services.credentials import SecretStore
from qosviewer.services.profiles import Profile, Profiles
from qosviewer.work.jobs import Body, Job, JobRunner


class Task(Enum):
    """What is going on."""

    LOOK = "look"
    SAVE = "save"
    DELETE = "delete"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """What is to be saved; see `account_setup.save_account`."""

    name: str
    profile: Profile
    secret: Secret | None
    this_run_only: bool = False


def _with_result(job: Generator[None, None, object]) -> Iterator[object]:
    """Yield what ``job`` yields, and at last what it returns."""
    result = yield from job
    yield result


class AccountJobs(QObject):
    """Runs one task of each kind at a time; a newer one takes the place of an older one.

    Signals:
        began: A `Task` goes on now.
        result: A `Task` and what it brought: `SecretState`, `Saved`, or a `Step` of a test.
        ended: A `Task` came to its end.
        failed: A `Task` and its `QosViewerError`.
        stopped: A `Task` was given up.
    """

    began = Signal(object)
    result = Signal(object, object)
    ended = Signal(object)
    failed = Signal(object, object)
    stopped = Signal(object)

    def __init__(
        self,
        profiles: Profiles,
        secrets: SecretStore,
        runner: JobRunner,
        open_session: Callable[[Account], Session],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._secrets = secrets
        self._runner = runner
        self._open_session = open_session
        self._jobs: dict[Task, Job] = {}

    def look(self, name: str) -> None:
        """Find out where the secret of a profile is."""
        self._start(Task.LOOK, lambda _cancel: _with_result(find_secret(self._secrets, name)))

    def save(self, request: SaveRequest) -> None:
        """Save a profile and its secret."""
        self._start(
            Task.SAVE,
            lambda _cancel: _with_result(
                save_account(
                    self._profiles,
                    self._secrets,
                    request.name,
                    request.profile,
                    request.secret,
                    this_run_only=request.this_run_only,
                )
            ),
        )

    def delete(self, name: str, *, leave_secret: bool) -> None:
        """Delete a profile and its secret."""
        self._start(Task.DELETE, lambda _cancel: delete_account(self._profiles, name, leave_secret=leave_secret))

    def test(self, name: str, profile: Profile, secret: Secret | None, meeting: MeetingRef | None) -> None:
        """Try an account, saved or not."""
        self._start(
            Task.TEST,
            lambda cancel: try_account(name, profile, secret, self._secrets, self._open_session, cancel, meeting),
        )

    def is_running(self, task: Task) -> bool:
        """Tell whether a task goes on."""
        return task in self._jobs

    def stop(self) -> None:
        """Give up whatever goes on. A keyring that was asked may still answer; nobody hears it."""
        for job in tuple(self._jobs.values()):
            job.cancel()

    def _start(self, task: Task, body: Body) -> None:
        # First, because an older one hears of its end before the newer one is here.
        self._jobs.pop(task, None)
        job = self._runner.start(("accounts", id(self), task), body)
        self._jobs[task] = job
        job.progressed.connect(lambda items: self._pass_on(task, items))
        job.done.connect(lambda: self._over(task, job, self.ended.emit))
        job.cancelled.connect(lambda: self._over(task, job, self.stopped.emit))
        job.failed.connect(lambda error: self._over(task, job, lambda which: self._fail(which, error)))
        self.began.emit(task)

    def _pass_on(self, task: Task, items: tuple[object, ...]) -> None:
        for item in items:
            if item is not None:
                self.result.emit(task, item)

    def _over(self, task: Task, job: Job, tell: Callable[[Task], None]) -> None:
        # One that was superseded says nothing any more.
        if self._jobs.get(task) is job:
            del self._jobs[task]
            tell(task)

    def _fail(self, task: Task, error: QosViewerError) -> None:
        self.failed.emit(task, error)
