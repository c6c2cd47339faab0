"""How does a face answer? With the faults that strike a call, latency, compression, and a line in the log."""

import asyncio
import gzip
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from connectors.sandbox.clock import WorldClock
from connectors.sandbox.exchanges import Outcome
from connectors.sandbox.faults import Fault, Faults
from connectors.sandbox.journal import Journal, Line
from connectors.sandbox.linger import close, hold

Work = Callable[[], Outcome]
Write = Callable[[], web.Response]
_SPOILERS = ("delay", "drop", "truncate")


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers for one world: what may be spoilt, how long everything takes, where it is written down."""

    clock: WorldClock
    faults: Faults
    journal: Journal
    latency: float

    async def answer(
        self, request: web.Request, ops: Sequence[str], account: str, work: Work, write: Write | None = None
    ) -> web.StreamResponse:
        """Run `work` with the faults that strike this call, and answer; a batch is struck through any of its `ops`."""
        began = time.perf_counter()
        spoil = {kind: self._fault(kind, ops, request, account) for kind in _SPOILERS}
        delay, drop = spoil["delay"], spoil["drop"]
        if delay and not delay.commit:
            await asyncio.sleep(delay.seconds)
        if drop and not drop.commit:
            self.log(request.method, request.path, Outcome(0, None, ops[0], account, False))
            return close(request, drop.rst)
        outcome = work()
        await hold(began, self.latency)
        if delay and delay.commit:
            await asyncio.sleep(delay.seconds)
        outcome.status = 0 if drop else outcome.status
        self.log(request.method, request.path, outcome)
        if drop:
            return close(request, drop.rst)
        return write() if write else written(request, outcome, spoil["truncate"])

    def _fault(self, kind: str, ops: Sequence[str], request: web.Request, account: str) -> Fault | None:
        found = (self.faults.take((kind,), op, request.path, request.method, account) for op in dict.fromkeys(ops))
        return next((fault for fault in found if fault is not None), None)

    def log(self, method: str, path: str, outcome: Outcome) -> None:
        """Write one line of the request log."""
        line = Line(self.clock.now(), method, path, outcome.op, outcome.status, outcome.account, outcome.committed)
        self.journal.add(line)


def written(request: web.Request, outcome: Outcome, truncate: Fault | None = None) -> web.Response:
    """An outcome on the wire, compressed if the client wishes; a truncated one ends in its middle."""
    if outcome.body is None and outcome.raw is None:
        return web.Response(status=outcome.status, headers=outcome.headers)
    body = outcome.raw
    if body is None:
        body = json.dumps(outcome.body, ensure_ascii=False, separators=(",", ":")).encode()
    if truncate:
        body = body[: len(body) // 2]
    headers = {"Content-Type": "application/json; charset=UTF-8", "Vary": "Accept-Encoding", **outcome.headers}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body = gzip.compress(body, 1, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return web.Response(status=outcome.status, body=body, headers=headers)


def shown(text: str, status: int, policy: str = "default-src 'none'; style-src 'unsafe-inline'") -> web.Response:
    """A sign-in page for a person, with its strict headers; `policy` says what the page may load and run."""
    headers = {"Cache-Control": "no-store", "X-Frame-Options": "DENY", "Content-Security-Policy": policy}
    return web.Response(text=text, status=status, content_type="text/html", headers=headers)


def redirected(target: str) -> web.Response:
    """Off to another address."""
    return web.Response(status=302, headers={"Location": target, "Cache-Control": "no-store"})
