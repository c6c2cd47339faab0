"""Known libraries for the same work, each installed into an environment of its own, where it cannot meet ours."""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.first_sync.processes import capture

_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Peer:
    """A library by its name and version in the package index, and the module of ours that reads with it."""

    name: str
    version: str
    module: str


async def install(peer: Peer, folder: Path) -> str:
    """The Python that has the peer, or "" when it cannot be had; one that is in the folder already is taken."""
    home = folder / peer.name
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    wanted = f"{peer.name}=={peer.version}"
    try:
        async with asyncio.timeout(_PATIENCE):
            if not python.exists():
                await capture(sys.executable, "-m", "venv", str(home))
            await capture(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted)
    except (RuntimeError, OSError, TimeoutError):
        return ""
    return str(python)
