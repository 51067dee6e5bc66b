"""From a request to an answer, without any socket: routing, tokens, limits, scopes, faults."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from qosviewer.sample.account import Account, SampleAccount
from qosviewer.sample.answers.call import Call, Desk
from qosviewer.sample.exchange import Exchange, RecordedRequest, record
from qosviewer.sample.faults import Fault, TargetedFault
from qosviewer.sample.limits import RateCounter, RateLimits
from qosviewer.sample.oauth import Issuer
from qosviewer.sample.paging import PageTokens
from qosviewer.sample.reply import Delivery, Reply, ZoomError
from qosviewer.sample.routes import Match, match

ISSUER_PATH = "/oauth/token"
API_PREFIX = "v2"


class Service:
    """The API of one account and those below it. Calls may come from several threads; each is answered as a whole.

    ``clock`` gives seconds since the epoch; lifetimes and rate windows follow it.
    """

    def __init__(
        self,
        account: SampleAccount,
        issuer: Issuer,
        limits: RateLimits,
        ready_after_calls: int,
        clock: Callable[[], float],
    ) -> None:
        self.account = account
        self.issuer = issuer
        self.desk = Desk(PageTokens(account.seed), ready_after_calls)
        self._sub_accounts: dict[str, Account] = {branch.account_id: branch for branch in account.sub_accounts}
        self.requests: list[RecordedRequest] = []
        self.clock = clock
        self._counter = RateCounter(limits)
        self._misbehaviours: list[TargetedFault] = []
        self._lock = threading.Lock()

    def misbehave(self, faults: Sequence[Fault]) -> None:
        """Replace whatever faults there were; counts begin anew."""
        with self._lock:
            self._misbehaviours = [fault.start() for fault in faults]

    def answer(self, exchange: Exchange) -> Reply:
        """The reply to a request, recorded on both sides."""
        with self._lock:
            found = self._find(exchange)
            entry = record(exchange, len(self.requests), time.monotonic())
            self.requests.append(entry)
            reply = self._reply(exchange, found)
            if reply.delivery not in (Delivery.SILENCE, Delivery.RESET):
                entry.status = reply.status
            return reply

    def _find(self, exchange: Exchange) -> Match | ZoomError | None:
        """Name the endpoint: a match, the refusal, or nothing for the token endpoint."""
        if exchange.raw_path.split("?", 1)[0] == ISSUER_PATH:
            exchange.endpoint = "token"
            return None
        segments = exchange.segments
        try:
            if segments[0] != API_PREFIX:
                raise ZoomError(404, 300, "This API endpoint is not recognized.")
            found = match(segments[1:], self.account.account_id, self._sub_accounts)
        except ZoomError as error:
            exchange.endpoint = "unknown"
            return error
        exchange.endpoint = found.route.endpoint
        return found

    def _reply(self, exchange: Exchange, found: Match | ZoomError | None) -> Reply:
        reply = None
        for misbehaviour in self._misbehaviours:
            reply = reply or misbehaviour.before(exchange, self)
        if reply is None:
            reply = self._honest_reply(exchange, found)
        for misbehaviour in self._misbehaviours:
            reply = misbehaviour.after(exchange, reply, self)
        return reply

    def _honest_reply(self, exchange: Exchange, found: Match | ZoomError | None) -> Reply:
        now_s = self.clock()
        try:
            if found is None:
                if exchange.method != "POST":
                    raise ZoomError(405, 405, "Request method not supported.")
                return self.issuer.answer(exchange, now_s)
            if isinstance(found, ZoomError):
                raise found
            if exchange.method != "GET":
                raise ZoomError(405, 405, "Request method not supported.")
            route = found.route
            self.issuer.check(exchange, route.master_scopes if found.account_id else route.scopes, now_s)
            headers = self._counter.admit(route.label, now_s)
            account = self._sub_accounts.get(found.account_id, self.account)
            call = Call(self.desk, account, route.webinar, found.raw_id, found.raw_participant, exchange.query, now_s)
            body = route.answer(call)
        except ZoomError as error:
            return error.reply()
        reply = Reply(body=body) if isinstance(body, bytes) else Reply.json(body)
        reply.headers.update(headers)
        return reply
