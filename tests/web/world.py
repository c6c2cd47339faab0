"""A sandbox, a house that talks to it, and its pages, all real and on a loop of their own."""

import asyncio
import socket
import threading
from collections.abc import Coroutine, Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import uvicorn

from connectors.sandbox import Sandbox, Story
from service.bootstrap import House, open_house
from service.config import Config
from service.config.keys import Network, Storage
from service.demo.other_side import OtherSide
from service.domain.account import Account
from service.domain.case import Case, Note
from service.offers import list_offers, offer_of
from service.ports.store import Books
from service.usecases import accounts
from service.web.app import create_app, issue_link
from service.web.settings import DemoLinks, WebSettings
from tests.reach import reach
from tests.web.visitor import Visitor

T = TypeVar("T")
SECRET = b"a secret of the tests, long enough"


class World:
    """Started with `with`; everything runs on one background loop until the block ends.

    The candidates have their accounts at `provider`. With a `secret` the house is a web client of Microsoft's.
    """

    def __init__(self, folder: Path, provider: str = "google", *, secret: bool = False) -> None:
        self.printed: list[str] = []
        self._folder = folder
        self._story = Story(meeting="site", provider=provider)
        self._secret = secret
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stack.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the world's loop and wait for its end."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def link(self) -> str:
        """A fresh one-time link."""
        return issue_link(self.app)

    def visitor(self) -> Visitor:
        """A browser that has opened a one-time link."""
        visitor = Visitor(self.base_url)
        visitor.get(self.link().removeprefix(self.base_url))
        return visitor

    def connect(self) -> Account:
        """Connect the candidate's account without a browser."""
        return self.run(self._connect())

    def manners(self, **wishes: object) -> None:
        """How Microsoft behaves from now on; the sandbox lists what can be wished for."""
        self.sandbox.state.outlook.manners.change(wishes)

    def put(self, case: Case, notes: Iterable[Note] = ()) -> Case:
        """Lay a case into the books as it is."""
        return self.run(self.house.desk.store.run(lambda books: books.cases.add(case, notes)))

    def put_account(self, account: Account) -> None:
        """Lay an account into the books as it is."""

        def work(books: Books) -> None:
            books.accounts.put(account)

        self.run(self.house.desk.store.run(work))

    def case(self, case_id: str) -> Case:
        """The case as it is stored now."""
        return self.run(self.house.desk.store.run(lambda books: books.cases.get(case_id)))

    async def _open(self) -> None:
        self.sandbox = await self._stack.enter_async_context(Sandbox(story=self._story))
        config = _config(self.sandbox, self._folder, self._secret)
        self.house: House = await self._stack.enter_async_context(
            open_house(config, clock=self.sandbox.world.clock, background=False)
        )
        listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        demo = DemoLinks(self.sandbox.control_url, "See the other side")
        settings = WebSettings(base_url=self.base_url, demo=demo, providers=list_offers(), announce=self.printed.append)
        self.app = create_app(self.house.desk, SECRET, settings)
        await self._serve(listener)

    async def _serve(self, listener: socket.socket) -> None:
        options = uvicorn.Config(self.app, log_config=None, access_log=False, lifespan="off")
        server = _Server(options)
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))

        async def stop() -> None:
            server.should_exit = True
            await serving

        self._stack.push_async_callback(stop)
        await server.ready.wait()

    async def _connect(self) -> Account:
        async with aiohttp.ClientSession() as session:
            other_side = OtherSide(session, self.sandbox.control_url)
            await other_side.consent_by_itself(True)
            hint, provider = (await other_side.candidates())[0]
            back = offer_of(provider).place(self.base_url)
            consent = await accounts.begin(self.house.desk, provider, back, hint=hint)
            async with session.get(consent.url, allow_redirects=False) as page:
                answer = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
            await other_side.consent_by_itself(False)
        return await accounts.finish(self.house.desk, provider, consent, back, answer)


class _Server(uvicorn.Server):
    """A server that tells when it has begun."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


def _config(sandbox: Sandbox, folder: Path, secret: bool) -> Config:
    outlook = sandbox.outlook_web_client if secret else sandbox.outlook_client
    return Config(
        storage=Storage(data_dir=str(folder), busy_timeout=0.2),
        network=Network(call_timeout=5.0),
        **reach(sandbox.addresses, sandbox.client, outlook),
    )
