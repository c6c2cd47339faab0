"""A tiny server on loopback with ready-made answers: `python -m benchmarks.first_sync.server`, prints its address.

HTTP/1.1, kept alive, always with Content-Length, never packed: every contender reads the same bytes. It stays up until
its standard input is closed.
"""

import asyncio
import re
import sys

from benchmarks.first_sync.answers import Answers

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)


class Exchange(asyncio.Protocol):
    """One connection; its requests come one after the other."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._read = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._read += data
        while _END in self._read and self._answer_one():
            pass

    def _answer_one(self) -> bool:
        head, _, rest = self._read.partition(_END)
        told = _LENGTH.search(head)
        length = int(told.group(1)) if told else 0
        if len(rest) < length or self._transport is None:
            return False
        self._read = rest[length:]
        body = self._answers.answer(head.split(b" ", 2)[1].decode(), head, rest[:length])
        said = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(said.encode() + body)
        return True


async def serve() -> None:
    """Open a free port, say where, and answer until standard input ends."""
    loop = asyncio.get_running_loop()
    answers = Answers()
    server = await loop.create_server(lambda: Exchange(answers), "127.0.0.1", 0)
    answers.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    print(answers.origin, flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
