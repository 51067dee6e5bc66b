"""The accounts: set up, test, rename and delete them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from qosviewer.api.session import Session
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import InputError, Message, QosViewerError
from qosviewer.services.account_setup import Saved, SecretState
from qosviewer.services.accounts import Account
from qosviewer.services.connection_test import Step
from qosviewer.services.credentials import SecretNotStored, SecretStore, name_key
from qosviewer.services.profiles import Profile, ProfileMistake, Profiles
from qosviewer.ui.accounts.account_form import BLANK
from qosviewer.ui.accounts.account_jobs import AccountJobs, SaveRequest, Task
from qosviewer.ui.accounts.accounts_layout import AccountsLayout
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import WARNING
from qosviewer.work.jobs import JobRunner


class AccountsDialog(QDialog):
    """The window.

    Args:
        profiles: The accounts.
        secrets: Their secrets.
        runner: Runs whatever asks the keyring or the network.
        open_session: Makes a session of an account, for the connection test.
        parent: The window it belongs to.
    """

    def __init__(
        self,
        profiles: Profiles,
        secrets: SecretStore,
        runner: JobRunner,
        open_session: Callable[[Account], Session],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._known: tuple[Profile, ...] = ()
        self._name = ""
        self._last_request: SaveRequest | None = None
        self._parts = AccountsLayout(self)
        self._jobs = AccountJobs(profiles, secrets, runner, open_session, self)
        self._connect_parts()
        self._connect_jobs()
        self._open_first()

    def _connect_parts(self) -> None:
        parts = self._parts
        parts.list.currentRowChanged.connect(self._row_chosen)
        parts.new.clicked.connect(lambda: self._leave_then(lambda: self._open(None)))
        parts.delete.clicked.connect(self._ask_to_delete)
        parts.save.clicked.connect(self._save)
        parts.test.clicked.connect(self._test)
        parts.form.changed.connect(self._refresh_buttons)
        parts.waiting.cancelled.connect(self._jobs_stop)
        parts.buttons.rejected.connect(self.reject)

    def _connect_jobs(self) -> None:
        self._jobs.began.connect(self._task_began)
        self._jobs.result.connect(self._task_result)
        self._jobs.ended.connect(self._task_ended)
        self._jobs.failed.connect(self._task_failed)
        self._jobs.stopped.connect(self._task_stopped)

    # --- which account is open ---

    def _reload(self) -> None:
        """Read the profiles anew: another window may have changed them."""
        try:
            self._known = self._profiles.all()
        except QosViewerError as error:
            self._tell(notice_of(error))
        names = [plain.one_line(profile.name) for profile in self._known]
        self._parts.show_names(names if self._name else [*names, texts.ACCOUNT_NEW])
        self._mark_current()

    def _mark_current(self) -> None:
        keys = [name_key(profile.name) for profile in self._known]
        row = keys.index(name_key(self._name)) if name_key(self._name) in keys else len(keys)
        with QSignalBlocker(self._parts.list):
            self._parts.list.setCurrentRow(row)

    def _row_chosen(self, row: int) -> None:
        if 0 <= row < len(self._known):
            self._leave_then(lambda: self._open(self._known[row]))

    def _open_first(self) -> None:
        self._name = ""
        self._reload()
        self._open(self._known[0] if self._known else None)

    def _open(self, profile: Profile | None) -> None:
        """Show a profile, None for a new one."""
        self._name = profile.name if profile else ""
        self._parts.banner.clear()
        self._parts.form.show_profile(profile or BLANK)
        self._reload()
        self._parts.show_untested()
        self._refresh_buttons()
        if profile:
            self._look()
        else:
            self._parts.form.say_where_secret_is("")
            self._parts.form.begin()

    def _look(self) -> None:
        self._parts.form.say_where_secret_is(texts.SECRET_LOOKING)
        self._jobs.look(self._name)

    def _leave_then(self, proceed: Callable[[], None]) -> None:
        """Go on at once, or after asking whether what was typed may be dropped."""
        if not self._parts.form.is_changed:
            proceed()
            return
        self._mark_current()
        name = plain.one_line(self._name) or texts.ACCOUNT_NEW
        self._ask("discard", texts.ACCOUNT_DISCARD_QUESTION.fill(name=name), "&Discard", proceed)

    def reject(self) -> None:
        """Close, unless something typed would be lost."""
        self._leave_then(lambda: self.done(QDialog.DialogCode.Rejected))

    def done(self, result: int) -> None:
        """Close, and wait for nothing."""
        with QSignalBlocker(self._jobs):
            self._jobs.stop()
        super().done(result)

    # --- what can be done with it ---

    def _save(self) -> None:
        form = self._parts.form
        try:
            profile = form.profile.checked()
        except ProfileMistake as mistake:
            form.show_mistake(mistake)
            return
        self._start_saving(SaveRequest(self._name, profile, form.secret))

    def _start_saving(self, request: SaveRequest) -> None:
        self._last_request = request
        self._parts.banner.clear()
        self._jobs.save(request)

    def _test(self) -> None:
        parts = self._parts
        try:
            profile = parts.form.profile.checked()
            meeting = parts.meeting_to_try()
        except ProfileMistake as mistake:
            parts.form.show_mistake(mistake)
            return
        except InputError as mistake:
            parts.show_meeting_mistake(mistake)
            return
        parts.banner.clear()
        parts.show_testing()
        self._jobs.test(self._name, profile, parts.form.secret, meeting)

    def _ask_to_delete(self) -> None:
        question = texts.ACCOUNT_DELETE_QUESTION.fill(name=plain.one_line(self._name))
        self._ask("delete", question, "&Delete", partial(self._delete, leave_secret=False))

    def _delete(self, *, leave_secret: bool) -> None:
        self._parts.banner.clear()
        self._jobs.delete(self._name, leave_secret=leave_secret)

    def _jobs_stop(self) -> None:
        self._jobs.stop()

    # --- what came of it ---

    def _task_began(self, task: Task) -> None:
        self._parts.waiting.begin(texts.ACCOUNTS_WAITING[task.value])
        self._refresh_buttons()

    def _task_result(self, task: Task, result: object) -> None:
        match result:
            case SecretState():
                self._show_secret_state(result)
            case Saved():
                self._show_saved(result)
            case Step():
                self._parts.show_step(result)

    def _task_ended(self, task: Task) -> None:
        self._over()
        if task is Task.TEST:
            self._parts.show_verdict()
        elif task is Task.DELETE:
            self._open_first()

    def _task_failed(self, task: Task, error: QosViewerError) -> None:
        self._over()
        if task is Task.TEST:
            self._parts.show_untested()
        if isinstance(error, ProfileMistake):
            self._parts.form.show_mistake(error)
        elif isinstance(error, SecretNotStored):
            self._parts.form.ask_for_secret(error)
        elif task is Task.DELETE:
            self._tell(notice_of(error), self._ways_to_delete())
        else:
            self._tell(notice_of(error), self._ways_to_save() if task is Task.SAVE else [])

    def _task_stopped(self, task: Task) -> None:
        self._over()
        if task is Task.SAVE:
            self._name_after_giving_up()
            self._tell(Notice(texts.SAVING_GIVEN_UP, WARNING), self._ways_to_save())
        elif task is Task.DELETE:
            self._tell(Notice(texts.DELETING_GIVEN_UP, WARNING), self._ways_to_delete())
        elif task is Task.TEST:
            self._parts.show_stopped()
        else:
            self._parts.form.say_where_secret_is(texts.SECRET_NOT_KNOWN)

    def _over(self) -> None:
        if not any(self._jobs.is_running(task) for task in Task):
            self._parts.waiting.end()
        self._refresh_buttons()

    def _show_secret_state(self, state: SecretState) -> None:
        if state.trouble:
            where = texts.SECRET_NOT_KNOWN
            self._tell(notice_of(state.trouble, WARNING))
        elif state.this_run:
            where = texts.SECRET_THIS_RUN
        else:
            where = texts.SECRET_STORED.format(keyring=state.keyring) if state.stored else texts.SECRET_NOT_YET
        self._parts.form.say_where_secret_is(where)

    def _show_saved(self, saved: Saved) -> None:
        request = self._last_request
        self._name = saved.profile.name
        self._parts.form.show_profile(saved.profile)
        self._reload()
        self._refresh_buttons()
        if saved.trouble and request:
            self._last_request = SaveRequest(self._name, saved.profile, request.secret)
            self._parts.form.say_where_secret_is(texts.SECRET_NOT_YET)
            self._tell(notice_of(saved.trouble), self._ways_to_save())
            return
        self._last_request = None
        self._look()

    def _name_after_giving_up(self) -> None:
        """Saving was given up, but the profile itself may have been written before."""
        self._reload()
        request = self._last_request
        if request and request.profile in self._known:
            self._name = request.profile.name
            self._last_request = SaveRequest(self._name, request.profile, request.secret)
            self._reload()

    # --- ways on, questions, buttons ---

    def _ways_to_save(self) -> list[QAction]:
        request = self._last_request
        if request is None or request.secret is None:
            return []
        now = SaveRequest(request.name, request.profile, request.secret, this_run_only=True)
        return [
            self._way("thisRunOnly", "Use it for this &run only", partial(self._start_saving, now)),
            self._way("tryAgain", "Try a&gain", partial(self._start_saving, request)),
        ]

    def _ways_to_delete(self) -> list[QAction]:
        return [
            self._way("tryAgain", "Try a&gain", partial(self._delete, leave_secret=False)),
            self._way("leaveSecret", "Delete &just the account", partial(self._delete, leave_secret=True)),
        ]

    def _way(self, name: str, title: str, do: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _tell(self, notice: Notice, ways: list[QAction] | None = None) -> None:
        self._parts.banner.show_notice(notice, ways or [])

    def _ask(self, name: str, question: Message, yes: str, do: Callable[[], None]) -> None:
        box = QMessageBox(self)
        box.setObjectName(f"accounts.{name}Question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(f"{question.title}\n\n{question.detail}")
        agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        agree.setObjectName(f"accounts.{name}Question.yes")
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        keep.setObjectName(f"accounts.{name}Question.no")
        keep.setIcon(QIcon())
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.finished.connect(lambda _result: do() if box.clickedButton() is agree else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _refresh_buttons(self) -> None:
        busy = self._jobs.is_running(Task.SAVE) or self._jobs.is_running(Task.DELETE)
        parts = self._parts
        parts.save.setEnabled(parts.form.is_changed and not busy)
        parts.test.setEnabled(not busy and not self._jobs.is_running(Task.TEST))
        parts.delete.setEnabled(bool(self._name) and not busy)
        parts.new.setEnabled(bool(self._name) and not busy)
        parts.list.setEnabled(not busy)
        parts.form.setEnabled(not busy)
