"""Every contender is a process of its own, started afresh for each reading, so that nobody's memory slows another."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PIPE = asyncio.subprocess.PIPE
_DIRECT = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


async def capture(*words: str, given: bytes = b"") -> str:
    """What the command says on standard output; RuntimeError with its last words when it fails."""
    process = await _start(words, asyncio.subprocess.PIPE)
    try:
        said, complaint = await process.communicate(given)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise RuntimeError(complaint.decode(errors="replace").strip().rpartition("\n")[2] or words[0])
    return said.decode()


@asynccontextmanager
async def open_server() -> AsyncIterator[str]:
    """The address of the server with the ready-made pages; it ends with the block."""
    process = await _start((sys.executable, "-m", "benchmarks.first_sync.server"), None)
    try:
        if process.stdout is None:
            raise RuntimeError("the server says nothing")
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def _start(words: tuple[str, ...], errors: int | None) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *words, cwd=_ROOT, env={**os.environ, **_DIRECT}, stdin=_PIPE, stdout=_PIPE, stderr=errors
    )
