"""Does this account work? Step by step, each told as it ends: signing in, scopes, one tiny call per endpoint."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar, cast

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.errors import MeetingUnavailable, Message, QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.services import marketplace
from qosviewer.services.marketplace import Scope, missing_scopes

if TYPE_CHECKING:
    from qosviewer.api.client import Client

Answer = TypeVar("Answer")


class StepState(Enum):
    """How a step ended."""

    RUNNING = "running"
    OK = "ok"
    FAILED = "failed"
    NOT_TESTED = "not tested"

    @property
    def shape(self) -> str:
        """A sign that tells the states apart without colour."""
        return {"running": "…", "ok": "✓", "failed": "✗", "not tested": "–"}[self.value]


class Verdict(Enum):
    """What all steps together say."""

    WORKS = "works"
    FAILS = "fails"
    CANT_TELL = "can't tell"


NOTHING_YET: Final = Message("")


@dataclass(frozen=True, slots=True)
class Step:
    """One step, as it stands now.

    Attributes:
        key: Its name for machines.
        title: Its name for people.
        state: How it ended, or that it is going on.
        told: What was found, or what went wrong and what to do. May quote the API: hostile text.
        error: What went wrong, if it failed.
        found: Scopes that the access token has, for the step that looks at them.
        missing: Scopes that it lacks.
    """

    key: str
    title: str
    state: StepState = StepState.RUNNING
    told: Message = NOTHING_YET
    error: QosViewerError | None = None
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def ended_well(self, told: Message) -> Step:
        """Return the step as ok."""
        return replace(self, state=StepState.OK, told=told)

    def not_tested(self, why: Message) -> Step:
        """Return the step as not tested."""
        return replace(self, state=StepState.NOT_TESTED, told=why)

    def failed(self, error: QosViewerError) -> Step:
        """Return the step as failed."""
        return replace(self, state=StepState.FAILED, told=error.message, error=error)


SIGN_IN: Final = "sign-in"
SCOPES: Final = "scopes"
_SUMMARY: Final = "meeting-summary"


@dataclass(frozen=True, slots=True)
class _Family:
    """The endpoints of one kind of meeting: the list, and of each other one the key of the step, scope and probe."""

    list_key: str
    list_scope: Scope
    probes: tuple[tuple[str, Scope, str], ...]


_FAMILIES: Final = {
    MeetingKind.MEETING: _Family(
        "meeting-list",
        marketplace.MEETING_LIST,
        (
            (_SUMMARY, marketplace.MEETING_SUMMARY, "summary"),
            ("meeting-detail", marketplace.MEETING_DETAIL, "detail"),
            ("past-meeting", marketplace.PAST_MEETING, "past_meeting"),
            ("past-meeting-instances", marketplace.PAST_INSTANCES, "instances"),
        ),
    ),
    MeetingKind.WEBINAR: _Family(
        "webinar-list",
        marketplace.WEBINAR_LIST,
        (
            ("webinar-summary", marketplace.WEBINAR_SUMMARY, "summary"),
            ("webinar-detail", marketplace.WEBINAR_DETAIL, "detail"),
            ("past-webinar-instances", marketplace.PAST_WEBINAR_INSTANCES, "instances"),
        ),
    ),
}


def planned_steps() -> tuple[Step, ...]:
    """Return all steps in their order, as not tested yet."""
    keys = [(SIGN_IN, texts.STEP_SIGN_IN), (SCOPES, texts.STEP_SCOPES)]
    for family in _FAMILIES.values():
        keys.append((family.list_key, family.list_scope.purpose))
        keys.extend((key, scope.purpose) for key, scope, _probe in family.probes)
    return tuple(Step(key, title, StepState.NOT_TESTED) for key, title in keys)


def verdict(steps: Iterable[Step]) -> Verdict:
    """Return what ``steps``, as they ended, say about the account. Only a summary that came proves that it works."""
    states = {step.key: step.state for step in steps}
    if states.get(_SUMMARY) is StepState.OK:
        return Verdict.WORKS
    if StepState.FAILED in (states.get(SIGN_IN), states.get(SCOPES), states.get(_SUMMARY)):
        return Verdict.FAILS
    return Verdict.CANT_TELL


def deciding_error(steps: Iterable[Step]) -> QosViewerError | None:
    """Return the error for which the account does not work, if one is known."""
    errors = {step.key: step.error for step in steps if step.error}
    return errors.get(SIGN_IN) or errors.get(_SUMMARY)


def try_connection(
    session: Session, cancel: CancelToken, meeting: MeetingRef | None = None
) -> Generator[Step, None, None]:
    """Try an account; yield each step when it begins and when it ends, those that are never begun as not tested.

    Args:
        session: The account.
        cancel: Stops the test, also within a call.
        meeting: The meeting to try the endpoints on; by default the newest past one that the account can list.

    Raises:
        Cancelled: The test was told to stop.
    """
    # Late: it brings httpx.
    from qosviewer.api.client import Client

    titles = {step.key: step.title for step in planned_steps()}
    yield Step(SIGN_IN, titles[SIGN_IN])
    with session.signing_in:
        # An older token does not have the scopes that were added since.
        session.token = None
    with Client(session, cancel) as client:
        newest, listed = _listed(client, MeetingKind.MEETING)
        if session.token is None:
            yield from _without_token(listed)
            return
        yield Step(SIGN_IN, titles[SIGN_IN]).ended_well(texts.SIGNED_IN)
        yield _scopes_step(session.scopes, sub_account=bool(session.sub_account))
        for kind in _FAMILIES:
            if kind is not MeetingKind.MEETING:
                yield Step(_FAMILIES[kind].list_key, _FAMILIES[kind].list_scope.purpose)
                newest, listed = _listed(client, kind)
            yield listed
            given = meeting if meeting is not None and meeting.kind is kind else None
            yield from _probes(client, kind, given or (newest.ref if newest else None))


def _listed(client: Client, kind: MeetingKind) -> tuple[MeetingInfo | None, Step]:
    from qosviewer.api.recent import newest_past

    step = Step(_FAMILIES[kind].list_key, _FAMILIES[kind].list_scope.purpose)
    try:
        newest = _result(newest_past(client, kind))
    except QosViewerError as error:
        return None, step.failed(error)
    return newest, step.ended_well(texts.LIST_ANSWERED if newest else texts.LIST_EMPTY)


def _without_token(listed: Step) -> Generator[Step, None, None]:
    for step in planned_steps():
        if step.key == SIGN_IN and listed.error is not None:
            yield step.failed(listed.error)
        else:
            yield step.not_tested(texts.NOT_SIGNED_IN)


def _scopes_step(found: frozenset[str], *, sub_account: bool) -> Step:
    step = Step(SCOPES, texts.STEP_SCOPES, found=tuple(sorted(found)))
    if not found:
        return step.not_tested(texts.SCOPES_NOT_TOLD)
    missing = missing_scopes(found, sub_account=sub_account)
    step = replace(step, missing=tuple(scope.name(sub_account=sub_account) for scope in missing))
    if not missing:
        return step.ended_well(texts.SCOPES_ALL_FOUND.fill(count=len(marketplace.SCOPES)))
    told = texts.SCOPES_FOUND_IN_PART.fill(
        found=len(marketplace.SCOPES) - len(missing), count=len(marketplace.SCOPES), missing=", ".join(step.missing)
    )
    needed = any(scope.needed for scope in missing)
    return replace(step, state=StepState.FAILED if needed else StepState.OK, told=told)


def _probes(client: Client, kind: MeetingKind, ref: MeetingRef | None) -> Generator[Step, None, None]:
    from qosviewer.api import probes

    calls = {
        "summary": probes.summary,
        "detail": probes.detail,
        "past_meeting": probes.past_meeting,
        "instances": probes.instances,
    }
    for key, scope, name in _FAMILIES[kind].probes:
        step = Step(key, scope.purpose)
        if ref is None:
            yield step.not_tested(texts.NO_MEETING_TO_TRY)
        elif name == "instances" and not ref.number:
            yield step.not_tested(texts.NO_NUMBER_TO_TRY)
        else:
            yield step
            yield _probed(step, calls[name](client, ref), ref)


def _probed(step: Step, probe: Generator[object, None, None], ref: MeetingRef) -> Step:
    try:
        _result(probe)
    except MeetingUnavailable as error:
        # The way is open, but no answer came: that is no proof.
        return step.not_tested(error.message)
    except QosViewerError as error:
        return step.failed(error)
    return step.ended_well(texts.ENDPOINT_ANSWERED.fill(meeting=ref.text))


def _result(call: Generator[object, None, Answer]) -> Answer:
    while True:
        try:
            next(call)
        except StopIteration as done:
            return cast(Answer, done.value)
