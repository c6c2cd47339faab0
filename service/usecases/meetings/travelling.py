"""How long the way to the second interview takes: asked once, and then the way stands in the calendar."""

from dataclasses import replace

from service.domain.account import Account, Preferences
from service.domain.case import Case, Note, State
from service.domain.event import Setting
from service.domain.lifecycle import Happening, allows, move
from service.domain.meetings.arrival import setting_of, travel_of
from service.errors import Impossible, OutsideError, Stale, TooEarly
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.job import Job, take_up
from service.usecases.keeping import keep, prompt
from service.usecases.meetings.companions import bring_companions
from service.usecases.meetings.entry_texts import tell_travel

_LONGEST = 600
_FOLLOWS = frozenset({State.BOOKED, State.DECIDING})
_HOLDS_A_LETTER = frozenset({State.READY, State.REVISING, State.APPROVED})


def wants_travel(case: Case, preferences: Preferences) -> bool:
    """Whether the page should ask how long the way takes: booked, on site, and nobody has said."""
    return case.booking is not None and setting_of(case) is Setting.ON_SITE and travel_of(case, preferences) is None


def offers_remembering(case: Case, preferences: Preferences) -> bool:
    """Whether the page should offer to take this way for the usual one: said here, and none is known so far."""
    return bool(case.travel_minutes) and not preferences.travel_minutes


async def set_travel(desk: Desk, case_id: str, minutes: int, *, remember: bool = False) -> Case:
    """Note the minutes of the way (0: none), and let the calendar follow; `remember` makes them the usual ones.

    Impossible when they are not between 0 and 600, and when the case is closed.
    """
    if not 0 <= minutes <= _LONGEST:
        raise Impossible("Please give the minutes of the way there: a number from 0 to 600.")

    def work(books: Books) -> Case:
        case = books.cases.get(case_id)
        if case.state is State.CLOSED:
            raise Impossible("This case is closed, so there is no way to plan any more.")
        if remember:
            _remember(books, books.accounts.get(case.account_id), minutes)
        if case.travel_minutes == minutes:
            return case
        note = Note(desk.now(), f"You said that the way takes {minutes} minutes.")
        return keep(desk, books, _follow(_tell(case, minutes)), note)

    saved = await desk.store.run(work)
    prompt(desk, saved)
    return await _place_way(desk, saved) if saved.state in _HOLDS_A_LETTER and saved.booking is not None else saved


def _remember(books: Books, account: Account, minutes: int) -> None:
    books.accounts.put(replace(account, preferences=replace(account.preferences, travel_minutes=minutes)))


def _tell(case: Case, minutes: int) -> Case:
    """The case with its minutes; a booking under way goes on with the entries that it has begun."""
    return replace(case, travel_minutes=minutes) if case.state is State.BOOKING else tell_travel(case, minutes)


def _follow(case: Case) -> Case:
    """A booked case looks at its entries anew; what was asked stays asked."""
    if case.booking is None or case.state not in _FOLLOWS or not allows(case.state, Happening.MEETING_MOVED):
        return case
    return move(case, Happening.MEETING_MOVED, question=case.question)


async def _place_way(desk: Desk, case: Case) -> Case:
    """Write the way there at once, beside a letter that lies ready and must not be touched.

    When that cannot be done now, the look at the evening before does it.
    """
    try:
        account = await desk.store.run(lambda books: books.accounts.get(case.account_id))
        async with desk.leases.hold(account.writes_from.account_id) as held:
            fresh, account = await take_up(desk, held, case.id)
            if fresh.version != case.version or fresh.booking is None or fresh.agreement is None:
                return fresh
            job = Job(desk=desk, held=held, account=account, door=desk.connect(account), case=fresh)
            booking = await bring_companions(job, fresh.booking, fresh.agreement, moved=False)
            if booking == fresh.booking:
                return fresh
            note = job.note("Brought the way there up to date in your calendar.")
            return (await job.keep(replace(fresh, booking=booking), note)).case
    except (OutsideError, Stale, TooEarly):
        return case
