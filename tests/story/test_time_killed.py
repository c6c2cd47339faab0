"""Whenever a process dies over a reminder, or two of them meet, it is given: perhaps twice, never not at all."""

import asyncio
import multiprocessing
import signal
from datetime import timedelta

import pytest

from service.config import Config
from service.usecases.advance import advance
from tests.notices.phone import Phone
from tests.story.clockwork import HOUR, listen
from tests.story.mortal import look
from tests.story.stage import START, Stage, configure

MOMENT = START + 21 * HOUR
REMINDER = "Your letter should go out today"


def run(config: Config, minutes: int, dies_before: int = 0) -> int | None:
    """A process that looks so many minutes after the reminder was due; leases of the dead have ended by then."""
    at = MOMENT + timedelta(minutes=minutes)
    process = multiprocessing.get_context("forkserver").Process(target=look, args=(config, at, dies_before))
    process.start()
    process.join(60)
    assert process.exitcode is not None, "it did not end within a minute"
    return process.exitcode


@pytest.mark.parametrize("point", [1, 2, 3, 4])
async def test_a_process_killed_over_a_reminder_loses_none(stage: Stage, point: int) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        config = configure(stage.sandbox, stage.folder, stage.call_timeout)
        died = await asyncio.to_thread(run, config, 0, point)
        assert died == -signal.SIGKILL, "all was over before the chosen commit"
        early = len(phone.titles)
        for minutes in (2, 4):
            assert await asyncio.to_thread(run, config, minutes) == 0
        case = await stage.case()
    assert (set(phone.titles), len(phone.titles) in (1, 2)) == ({REMINDER}, True)
    assert early <= 1
    assert len([key for key in case.told if key.startswith("letter_due@")]) == 1


async def test_two_processes_that_see_the_same_reminder_give_it_once(stage: Stage) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        other = await stage.open_house()
        case = await stage.case()
        stage.sandbox.world.clock.advance((MOMENT - stage.desk.now()).total_seconds())
        await asyncio.gather(*(advance(desk, case.id, case.version) for desk in (stage.desk, other.desk)))
    assert phone.titles == [REMINDER]
