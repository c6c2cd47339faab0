"""Whenever the process dies, a restart ends in the same mailbox and the same calendar."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from connectors.sandbox.slots import read_slots
from tests.story.actor import Part, act
from tests.story.world import RunningWorld, run_world

# A sample over the whole story, which makes about 100 commits; MULLIGAN_KILL_POINTS=1-90 plays every single one.
SAMPLE = "9,28,47,66,85"


def _points() -> list[int]:
    points: list[int] = []
    for part in os.environ.get("MULLIGAN_KILL_POINTS", SAMPLE).split(","):
        first, _, last = part.partition("-")
        points += range(int(first), int(last or first) + 1)
    return points


@pytest.fixture(scope="module")
def world() -> Iterator[RunningWorld]:
    with run_world() as running:
        yield running


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.story.actor", "service.engine.engine", "googleapiclient.discovery"])
    return context


@pytest.mark.parametrize("provider", ["google", "outlook"])
@pytest.mark.parametrize("point", _points())
def test_a_process_killed_before_any_commit_still_ends_the_story_once(
    point: int, provider: str, world: RunningWorld, processes: ForkServerContext, tmp_path: Path
) -> None:
    world.begin_anew(provider)
    before = [mail["id"] for mail in _inbox(world)]
    part = Part(str(tmp_path), world.addresses, world.clients, provider, dies_before=point)

    assert _run(processes, part) == -signal.SIGKILL, "the story was over before the chosen commit"
    assert _run(processes, Part(str(tmp_path), world.addresses, world.clients, provider)) == 0
    _check_end(world, before)


def _run(processes: ForkServerContext, part: Part) -> int | None:
    process = processes.Process(target=act, args=(part,))
    process.start()
    process.join(60)
    if process.is_alive():
        process.kill()
        process.join()
        pytest.fail("the story did not end within a minute")
    return process.exitcode


def _inbox(world: RunningWorld) -> list[dict[str, str]]:
    """The interviewer's."""
    found: list[dict[str, str]] = world.ask("GET", "/world/mail/dana.rieger@northwind.example?label=INBOX")
    return found


def _letters(world: RunningWorld, before: list[str], count: int) -> list[str]:
    """Texts of what came since; some providers say yes first, and send a moment later."""
    for _ in range(100):
        letters = [mail["text"] for mail in _inbox(world) if mail["id"] not in before]
        if len(letters) >= count:
            break
        time.sleep(0.05)
    return letters


def _check_end(world: RunningWorld, before: list[str]) -> None:
    me = "robin@keller.example"
    letters = _letters(world, before, 2)
    offering = [bool(read_slots(text, "Europe/Berlin")) for text in letters]
    entries = [one for one in world.ask("GET", f"/world/calendar/{me}") if one["status"] != "cancelled"]
    ours = sorted(
        (datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"]))
        for one in entries
        if any(name.endswith("ClientRef") for name in one["private"])
    )
    assert sorted(offering) == [False, True], "one letter asks for a time, one confirms it"
    assert len(ours) == 2, ours
    block, meeting = ours
    assert block[1] == meeting[0]
    assert block[1] - block[0] == timedelta(minutes=15)
    assert [one for one in entries if one["label"] == "Missed interview"], "the missed event must stay"
    assert not world.ask("GET", f"/world/mail/{me}?label=DRAFT"), "no draft may be left over"
    assert not [one for one in world.ask("GET", "/world/notices") if one["cause"] == "api"]
