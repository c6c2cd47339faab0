"""At the start: every case that rests knows when to be looked at, also one from before it had any timer."""

from functools import partial

from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import set_alarm_anew


async def set_all_alarms(desk: Desk) -> int:
    """Set the alarm of each unclosed case by today's rules, zones and holidays; how many there are."""
    accounts = await desk.store.run(lambda books: books.accounts.all(), durable=False)
    return sum([await desk.store.run(partial(_set_alarms, desk, one.id), durable=False) for one in accounts])


def _set_alarms(desk: Desk, account_id: str, books: Books) -> int:
    return len([set_alarm_anew(desk, books, case) for case in books.shelf.unclosed(account_id)])
