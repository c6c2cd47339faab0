"""Small servers on loopback that misbehave in ways a whole sandbox does not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Served:
    """A server's address, and the heads of the requests that reached it."""

    url: str = ""
    heads: list[str] = field(default_factory=list)


def say(text: str, body: bytes = b"") -> Answer:
    """Answer every request with these lines, and hang up."""

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = f"{text}\nConnection: close" if text.startswith("HTTP/") else text
        writer.write(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
        await writer.drain()

    return answer


async def stay_silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take the request and never answer."""
    await reader.read()


@asynccontextmanager
async def serve(answer: Answer, tls: SSLContext | None = None) -> AsyncIterator[Served]:
    """Serve on any free port; each connection is good for one request."""
    served = Served()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            served.heads.append((await reader.readuntil(b"\r\n\r\n")).decode("latin-1"))
            await answer(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    served.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    try:
        yield served
    finally:
        server.close()
        await server.wait_closed()
