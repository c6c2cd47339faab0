"""Graph over HTTP: single calls and batches, never more at once for a mailbox than it bears."""

from dataclasses import dataclass

from aiohttp import web

from connectors.sandbox.answering import written
from connectors.sandbox.exchanges import Outcome, Request
from connectors.sandbox.outlook import batch
from connectors.sandbox.outlook.calls import ROOT
from connectors.sandbox.outlook.crowds import overcrowded
from connectors.sandbox.outlook.entra import site
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.state import State

_BATCH = "graph.batch"


@dataclass
class Graph:
    """The handlers of the API, bound to the state of one world."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang every route into the application."""
        app.router.add_post(ROOT + "/$batch", self.several)
        app.router.add_route("*", ROOT + "{path:.*}", self.call)

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Any single call."""
        asked, api = await _read(request), self.state.outlook.api
        op, account = api.name(asked)
        with self.state.outlook.crowds.enter(account, 1, self.state.outlook.manners.most_at_once) as room:

            def work() -> Outcome:
                return api.run(asked) if room else api.refused(asked, overcrowded(), op, account)

            return await self.state.answering.answer(request, [op], account, work)

    async def several(self, request: web.Request) -> web.StreamResponse:
        """A batch: every part is a call of its own, the whole may be spoilt like one."""
        outer, outlook = await _read(request), self.state.outlook
        account = outlook.api.name(outer)[1]
        try:
            parts = batch.read_parts(outer)
        except ApiError as error:
            outcome = outlook.api.refused(outer, error, _BATCH, account)
            self.state.answering.log(request.method, request.path, outcome)
            return written(request, outcome)
        ops = [_BATCH, *(outlook.api.name(part.request)[0] for part in parts)]
        widest = max(len(wave) for wave in batch.waves(parts))
        with outlook.crowds.enter(account, widest, outlook.manners.most_at_once) as room:
            return await self.state.answering.answer(request, ops, account, lambda: self._run(outer, parts, room))

    def _run(self, outer: Request, parts: list[batch.Part], room: int) -> Outcome:
        outlook, faults = self.state.outlook, self.state.faults
        op, account = _BATCH, outlook.api.name(outer)[1]
        fault = faults.take(("status",), op, outer.path, outer.method, account)
        if fault and not fault.commit:
            return outlook.api.injected(outer, fault, op, account)
        found = batch.run_parts(outlook.api, parts, room)
        for part, outcome in found:
            self.state.answering.log(part.request.method, part.request.path, outcome)
        if fault:
            return outlook.api.injected(outer, fault, op, account, committed=True)
        seed = self.state.world.mint.latest if outlook.manners.shuffle_batches else None
        return Outcome(200, batch.write_parts(found, seed), op, account, True)


async def _read(request: web.Request) -> Request:
    return Request(
        request.method,
        request.rel_url.raw_path,
        request.rel_url.raw_query_string,
        request.headers,
        await request.read(),
        site(request),
    )
