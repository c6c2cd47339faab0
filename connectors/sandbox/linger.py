"""How does an answer stay away or come late? Dropped connections and exact waiting."""

import asyncio
import socket
import struct
import time

from aiohttp import web

_COARSE = 0.0012


def close(request: web.Request, reset: bool) -> web.Response:
    """End the connection without an answer: FIN, or RST when `reset`."""
    transport = request.transport
    if transport is not None:
        if reset:
            raw = transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        else:
            transport.close()
    return web.Response(status=500)


async def hold(began: float, seconds: float) -> None:
    """Wait until `seconds` after `began` (perf_counter), exact to a fraction of a millisecond.

    The event loop wakes up to a millisecond late, so the last stretch is spent yielding.
    """
    if seconds <= 0:
        return
    end = began + seconds
    left = end - time.perf_counter() - _COARSE
    if left > 0:
        await asyncio.sleep(left)
    while time.perf_counter() < end:  # noqa: ASYNC110 - exactness is the point
        await asyncio.sleep(0)
