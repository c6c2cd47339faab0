"""Runs the real command line, against a practice world in another process."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import IO, Any

import pytest
import structlog

from service.cli.entry import run

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-c", "from service.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """A folder in which commands are run, with an own folder for data."""

    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        """What the program is told by its environment."""
        return {"MULLIGAN_STORAGE_DATA_DIR": str(self.folder / "data")}

    def run(self, *words: str) -> Done:
        """Run a command to its end, in this process."""
        said, complaint = StringIO(), StringIO()
        with pytest.MonkeyPatch.context() as place, redirect_stdout(said), redirect_stderr(complaint):
            place.chdir(self.folder)
            for name in [name for name in os.environ if name.startswith("MULLIGAN_")]:
                place.delenv(name)
            for name, value in self.settings.items():
                place.setenv(name, value)
            code = run(list(words))
        structlog.reset_defaults()  # a command sets up the log of its process, which here is everybody's
        return Done(int(code), said.getvalue(), complaint.getvalue())

    @contextmanager
    def start(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """A command in its own process, ended at the latest when the block is left."""
        process = subprocess.Popen(
            [*PROGRAM, *words],
            cwd=self.folder,
            env={**os.environ, **self.settings, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    def ask(self, *words: str) -> Any:  # noqa: ANN401 - whatever JSON the command prints
        """Run a command that must succeed, and read its JSON."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def read_link(stream: IO[str] | None) -> str:
    """The first address that a running command prints."""
    assert stream is not None
    return next(line.strip() for line in stream if line.strip().startswith("http://"))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A fresh machine: no settings file, no data."""
    return Terminal(tmp_path)


@pytest.fixture(scope="package")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A practice world started by the product's own command; its addresses."""
    starter = Terminal(tmp_path_factory.mktemp("world"))
    with starter.start("sandbox", "--json") as process:
        assert process.stdout is not None
        text = ""
        while not text.endswith("}\n"):
            text += process.stdout.readline()
        yield json.loads(text)


@pytest.fixture(scope="package")
def connected(tmp_path_factory: pytest.TempPathFactory, world: dict[str, str]) -> Terminal:
    """A machine whose owner has connected the practice account from the command line."""
    folder = tmp_path_factory.mktemp("connected")
    names = {"client_id": "client_id", "client_secret": "client_secret", "publishing": ""} | {
        f"{name}_url": name for name in ("authorize", "token", "revoke", "calendar", "gmail")
    }
    lines = [f'{key} = "{world[name]}"' for key, name in names.items() if name]
    (folder / "config.toml").write_text("[google]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "config.toml").chmod(0o600)
    terminal = Terminal(folder)
    _control(world, "PUT", "/world/settings", {"auto_consent": True})
    with terminal.start("accounts", "connect", "--no-browser", "--hint", "robin@keller.example") as process:
        with urllib.request.urlopen(read_link(process.stderr), timeout=10) as page:  # noqa: S310 - our own loopback
            assert b"close this page" in page.read()
        said, complaint = process.communicate(timeout=30)
    assert said == "Connected: robin@keller.example\n", complaint
    return terminal


@pytest.fixture(scope="package")
def case(connected: Terminal) -> str:
    """The id of a case that was opened by marking the interview from the command line."""
    interview = next(one for one in connected.ask("missed") if "Interview" in one["title"])
    return str(connected.ask("missed", interview["id"])["case"])


def _control(world: Mapping[str, str], method: str, path: str, body: object) -> None:
    request = urllib.request.Request(  # noqa: S310 - our own loopback
        world["control"] + path,
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
        method=method,
    )
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - our own loopback
