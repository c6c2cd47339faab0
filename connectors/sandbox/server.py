"""How is the sandbox started? Three loopback ports: a face for each provider, and the control of the world."""

import asyncio
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from connectors.sandbox.clients import DESKTOP, OUTLOOK_PUBLIC, OUTLOOK_WEB, WEB
from connectors.sandbox.state import Setting, State
from connectors.sandbox.story import Story
from connectors.sandbox.world import World

from .control.application import control_application
from .google.face import Face
from .outlook.face import outlook_application

HOST = "127.0.0.1"
_BEAT = 0.2


class Sandbox:
    """One world on loopback. Runs inside the caller's event loop; port 0 means any free port."""

    def __init__(
        self,
        google_port: int = 0,
        control_port: int = 0,
        start: datetime | None = None,
        latency: float = 0.0,
        story: Story | None = None,
        outlook_port: int = 0,
    ) -> None:
        self._ports = (google_port, control_port, outlook_port)
        self.state = State(Setting(start, latency, story or Story()))
        self._runners: list[web.AppRunner] = []
        self._beat: asyncio.Task[None] | None = None
        self.google_url = self.outlook_url = self.control_url = ""

    @property
    def world(self) -> World:
        """The living world, for tests in the same process."""
        return self.state.world

    @property
    def client(self) -> tuple[str, str]:
        """Id and secret of the registered desktop client."""
        return DESKTOP.id, DESKTOP.secret

    @property
    def web_client(self) -> tuple[str, str]:
        """Id and secret of the registered web client."""
        return WEB.id, WEB.secret

    @property
    def outlook_client(self) -> tuple[str, str]:
        """Id of the public client registered with Entra; it has no secret, and any loopback redirect."""
        return OUTLOOK_PUBLIC.id, OUTLOOK_PUBLIC.secret

    @property
    def outlook_web_client(self) -> tuple[str, str]:
        """Id and secret of the confidential client registered with Entra."""
        return OUTLOOK_WEB.id, OUTLOOK_WEB.secret

    @property
    def addresses(self) -> dict[str, str]:
        """The base addresses a client has to be given."""
        google = self.google_url
        return {
            "authorize": google + "/o/oauth2/v2/auth",
            "token": google + "/token",
            "revoke": google + "/revoke",
            "calendar": google + "/calendar/v3/",
            "gmail": google + "/",
            "authority": self.outlook_url + "/common",
            "graph": self.outlook_url + "/v1.0/",
            "control": self.control_url,
        }

    async def start(self) -> None:
        """Open the ports; OSError if one is taken."""
        try:
            self.google_url = await self._serve(Face(self.state).application(), self._ports[0])
            self.control_url = await self._serve(control_application(self.state), self._ports[1])
            self.outlook_url = await self._serve(outlook_application(self.state), self._ports[2])
        except OSError:
            await self.stop()
            raise
        self._beat = asyncio.create_task(self._live())

    async def stop(self) -> None:
        """Close the ports and end what is under way."""
        if self._beat is not None:
            self._beat.cancel()
            with suppress(asyncio.CancelledError):
                await self._beat
            self._beat = None
        await self.state.channels.drain()
        for runner in self._runners:
            await runner.cleanup()
        self._runners.clear()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _serve(self, application: web.Application, port: int) -> str:
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2, handle_signals=False)
        await runner.setup()
        self._runners.append(runner)
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        return f"http://{HOST}:{runner.addresses[0][1]}"

    async def _live(self) -> None:
        while True:
            await asyncio.sleep(_BEAT)
            self.state.world.settle()
