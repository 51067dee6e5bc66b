"""``qosviewer collect``: fetch into the archive what is not there yet; for a scheduler."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final

from qosviewer.cli.meetings import browse_with, kinds_of, look, shortfalls
from qosviewer.cli.messages import say
from qosviewer.cli.minutes_named import named_way
from qosviewer.cli.results import deliver, json_answer, text_answer
from qosviewer.cli.stretch import Span, add_stretch_to, stretch_of, utc_text
from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_DONE, EXIT_PARTIAL, LocalFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qosviewer.services.browsing import Catalogue
    from qosviewer.services.collecting import Collected, Collecting

SCHEMA: Final = "qosviewer.collect/1"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "collect",
        parents=[common],
        allow_abbrev=False,
        help="fetch into the archive what is not there yet",
        description="Fetches every meeting of a stretch of time into the archive, unless it is there already. Made for "
        "a scheduler: what was cut short is continued, meetings without data yet are tried again the next time, for a "
        "week after their end, and only one collector works at a time.",
    )
    add_stretch_to(parser)
    parser.add_argument("--webinars", action="store_true", help="webinars as well")
    parser.add_argument(
        "--new-only", action="store_true", help="only meetings of which the archive has nothing; nothing is continued"
    )
    parser.add_argument("--with-participants", action="store_true", help="also who was there, with device and network")
    parser.add_argument("--with-minutes", action="store_true", help="also the course of everybody, minute by minute")
    parser.add_argument(
        "--from-minutes",
        action="store_true",
        help="where a summary is not to be had (no QSS), compute min, avg and max from the minutes",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Collect, and say what came of it."""
    from qosviewer.cli.kept import archive_account, archive_door, opened
    from qosviewer.cli.set_up import set_up
    from qosviewer.services.accounts import open_session
    from qosviewer.services.browsing import Catalogue, Stretch
    from qosviewer.services.collecting import Collecting, Wanted, collector

    span = stretch_of(options)
    wanted = Wanted(options.new_only, options.with_participants, options.with_minutes, options.from_minutes)
    desk = set_up(options)
    account = desk.find_account(options)
    session = open_session(account, desk.paces)
    owner = archive_account(session, account.name)
    catalogue = Catalogue()
    with archive_door() as door:
        archive = opened(door, options)
        with collector(door.path):
            try:
                stretch = Stretch(span.since, span.until, kinds_of(options), live=False)
                look(browse_with(session, archive, owner, stretch), catalogue, options)
                infos = [listed.info for listed in catalogue.meetings()]
                collecting = Collecting(session, door, owner, infos, wanted)
                interrupted = _collect(collecting)
            finally:
                # A count that can't be kept is no reason to lose what was collected.
                with suppress(LocalFileError):
                    desk.calls.save()
    _tell(collecting.meetings, catalogue, span, options)
    if interrupted:
        raise KeyboardInterrupt
    return _exit_code(collecting.meetings, catalogue)


def _collect(collecting: Collecting) -> bool:
    """Collect, showing how far it is; return whether Ctrl+C cut it short."""
    from qosviewer.cli.bar import Bar
    from qosviewer.cli.progress import WORTH_MENTIONING_S, instead_text
    from qosviewer.domain.plain import one_line

    needed, done = collecting.plan(), 0
    try:
        with Bar(sys.stderr, texts.COLLECT_MEETINGS) as bar, closing(collecting.news(needed)) as events:
            for news in events:
                name, waiting = one_line(news.meeting.info.title, 60), news.waiting
                if waiting and waiting.seconds >= WORTH_MENTIONING_S:
                    bar.say(
                        texts.WAITING.format(meeting=name, title=waiting.reason.title, seconds=round(waiting.seconds))
                    )
                if news.instead:
                    bar.say(instead_text(name, news.instead))
                done += news.over
                bar.move(done, len(needed))
    except KeyboardInterrupt:
        return True
    return False


def _exit_code(meetings: Sequence[Collected], catalogue: Catalogue) -> int:
    from qosviewer.services.collecting import Outcome

    if catalogue.whole and not any(meeting.falls_short for meeting in meetings):
        return EXIT_DONE
    errors = [meeting.error for meeting in meetings if meeting.error and meeting.outcome is Outcome.FAILED]
    anything = any(meeting.outcome in (Outcome.FETCHED, Outcome.PARTIAL, Outcome.KEPT) for meeting in meetings)
    return errors[0].exit_code if errors and not anything else EXIT_PARTIAL


def _tell(meetings: Sequence[Collected], catalogue: Catalogue, span: Span, options: argparse.Namespace) -> None:
    from collections import Counter

    from qosviewer.services.collecting import Outcome

    outcomes = Counter(meeting.outcome for meeting in meetings)
    counts = {outcome.name.lower(): outcomes[outcome] for outcome in Outcome}
    if options.json:
        answer = {
            "schema": SCHEMA,
            "complete": catalogue.whole and not any(meeting.falls_short for meeting in meetings),
            "missing": shortfalls(catalogue),
            **span.as_json(),
            "counts": {"listed": len(meetings), **counts},
            "meetings": [_as_json(meeting) for meeting in meetings],
        }
        deliver(json_answer(answer), "-")
        return
    deliver(text_answer(texts.COLLECT_SUMMARY.format(listed=len(meetings), **counts) + "\n"), "-")
    for reason in _reasons(meetings):
        say(f"qosviewer: {reason}")


def _reasons(meetings: Sequence[Collected]) -> list[str]:
    """Return why something is missing, each reason once with how often it was met."""
    from collections import Counter

    from qosviewer.domain.plain import one_line
    from qosviewer.services.collecting import Outcome

    reasons = Counter(
        (sentence, message)
        for meeting in meetings
        for sentence, message in (
            (_why(meeting), meeting.error.message if meeting.error and meeting.outcome is Outcome.FAILED else None),
            (texts.COLLECT_WHY, texts.COLLECT_GIVEN_UP if meeting.outcome is Outcome.GIVEN_UP else None),
            (texts.COLLECT_WITHOUT_ROSTER, meeting.without_roster),
            (texts.COLLECT_WITHOUT_MINUTES, meeting.without_minutes),
        )
        if message
    )
    return [
        one_line(sentence.format(count=count, title=message.title, detail=message.detail), 1000)
        for (sentence, message), count in reasons.most_common()
    ]


def _why(meeting: Collected) -> str:
    from qosviewer.api.errors import EventSubscriptionMissing

    return texts.COLLECT_NO_SUMMARY if isinstance(meeting.error, EventSubscriptionMissing) else texts.COLLECT_WHY


def _as_json(meeting: Collected) -> dict[str, object]:
    info = meeting.info
    return {
        "meeting": info.ref.text,
        "meeting_uuid": info.ref.uuid,
        "kind": info.ref.kind.value,
        "topic": info.topic,
        "start_utc": utc_text(info.start) if info.start else None,
        "outcome": meeting.outcome.value,
        "snapshot": meeting.snapshot,
        "source": meeting.source if meeting.snapshot is not None else None,
        "participants_fetched": meeting.participants,
        "error": named_way(meeting.error).as_json() if meeting.error else None,
        "without_participants": meeting.without_roster.title if meeting.without_roster else None,
        "without_minutes": meeting.without_minutes.title if meeting.without_minutes else None,
    }
