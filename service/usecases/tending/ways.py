"""By which ways an owner can be reached: how many there are, whether they work, and what to do when one is missing."""

import asyncio
from collections.abc import Sequence

from service.domain.account import Ability, Account
from service.ports.notices import Notice
from service.usecases.desk import Desk

_TEST = Notice("A test", "If you can read this, reminders reach you this way.")


async def complain_about_ways(desk: Desk, ways: Sequence[str]) -> list[str]:
    """What is wrong with ways as they were typed, to be shown before they are saved; [] when all can be used."""
    return await asyncio.to_thread(desk.notices.check, [way.strip() for way in ways if way.strip()])


def advise_on_ways(desk: Desk, account: Account) -> str:
    """What to say while fewer than two ways lead to the owner, "" when there are two; calendar alarms count as one."""
    notices = desk.notices.ways(account.preferences.notify)
    alarms = account.can(Ability.WRITE_CALENDAR)
    if len(notices) + alarms >= 2:
        return ""
    if notices:
        return "Only one way of reminding you is set. Add another one, so that the new interview cannot slip past."
    if alarms:
        return "Only your calendar can remind you. Add a second way, such as your phone, so that nothing slips past."
    return "Nothing can remind you yet. Add at least one way, such as your phone."


async def try_ways(desk: Desk, account: Account) -> list[tuple[str, bool]]:
    """Send a test notice by each way to the owner: the kind of each ("ntfy", "mailto"), and whether it worked."""
    return await desk.notices.try_each(desk.notices.ways(account.preferences.notify), _TEST)
