"""The interviews that stand in the calendars: kept as changes come in, and asked about once after their end.

That question is never a draft and never a case by itself; a mark, here or in the calendar, answers it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from service.domain.account import Account
from service.domain.case import Ending, State
from service.domain.event import Event
from service.domain.marks.upcoming import ASK_FOR, NEWEST, Interview, Stage, describe, is_interview
from service.ports.store import Books, PositionKind
from service.usecases.desk import Desk

Place = tuple[str, str]
_AT_ONCE = 100
_LOOKED_AT = 1_000
"""Among so many are those to be shown, as others of earlier times may need no word any more."""
_SAYS_NOTHING = frozenset({Ending.WITHDRAWN})


@dataclass(slots=True)
class Diary:
    """Takes in changed events of one account within one transaction; most events cost it two comparisons."""

    books: Books
    account: Account
    now: datetime
    _places: dict[Place, str] = field(default_factory=dict)
    _changed: bool = False

    def open(self) -> None:
        """Find out which interviews are known already."""
        self._places = dict(self.books.interviews.places(self.account.id))

    def take(self, event: Event) -> None:
        """An event as it stands now."""
        place = (event.calendar_id, event.id)
        known = place in self._places
        if not known and event.end <= self.now - NEWEST:
            return
        if is_interview(event):
            self._put(describe(self.account.id, event), known)
        elif known:
            self._remove(place)

    def drop(self, place: Place) -> None:
        """An event, or a whole series of them, is gone."""
        calendar_id, event_id = place
        for known, series_id in list(self._places.items()):
            if known == place or (series_id == event_id and known[0] == calendar_id):
                self._remove(known)

    def close(self) -> None:
        """See to it that the next one is looked at in time."""
        if self._changed:
            set_alarm(self.books, self.account.id)

    def _put(self, fresh: Interview, known: bool) -> None:
        place = (fresh.calendar_id, fresh.event_id)
        before = self.books.interviews.get(fresh.account_id, *place) if known else None
        if before is not None and (before.start, before.end) == (fresh.start, fresh.end):
            fresh = replace(fresh, stage=before.stage)
        if before != fresh:
            self.books.interviews.put(fresh)
            self._places[place] = fresh.series_id
            self._changed = True

    def _remove(self, place: Place) -> None:
        self.books.interviews.remove(self.account.id, *place)
        self._places.pop(place, None)
        self._changed = True


def read_anew(books: Books, account: Account, calendar_id: str) -> None:
    """Forget what stands in a calendar that is about to be read from its beginning; what was asked stays asked."""
    for place in books.interviews.places(account.id):
        known = books.interviews.get(account.id, *place)
        if place[0] == calendar_id and known is not None and known.stage is Stage.AWAITED:
            books.interviews.remove(account.id, *place)


def set_alarm(books: Books, account_id: str) -> None:
    """Note when the account's next interview has to be looked at, where every poll finds it without another query."""
    position = books.positions.get(account_id, PositionKind.INTERVIEWS)
    due = books.agenda.next_look(account_id)
    if position.due != due:
        books.positions.put(replace(position, due=due))


async def ask_about_ended(desk: Desk, account_id: str) -> Sequence[Interview]:
    """Ask once about every interview that has ended, forget the old ones; the answer lists those asked about."""
    return await desk.store.run(lambda books: _ask(desk.now(), books, books.accounts.get(account_id)), durable=False)


async def settle(desk: Desk, account_id: str, calendar_id: str, event_id: str) -> None:
    """The owner answered that it took place, or was no interview: it is never asked about again, in no calendar."""

    def work(books: Books) -> None:
        known = books.interviews.get(account_id, calendar_id, event_id)
        for copy in books.interviews.copies(known.key) if known is not None else ():
            books.interviews.put(replace(copy, stage=Stage.SETTLED))
            set_alarm(books, copy.account_id)

    await desk.store.run(work)


async def list_upcoming(desk: Desk, until: datetime, limit: int = 50) -> Sequence[Interview]:
    """Interviews that begin before the moment and wait for a word of their owner, in order of time, each once.

    Left out is what a case is about, and what is not watched any more.
    """

    def work(books: Books) -> Sequence[Interview]:
        accounts = {account.id: account for account in books.accounts.all()}
        found: dict[str, Interview] = {}
        for one in books.agenda.until(until, max(limit, _LOOKED_AT)):
            if len(found) >= limit:
                break
            watched = one.account_id in accounts and one.calendar_id in accounts[one.account_id].calendars
            if watched and one.key not in found and not is_answered(books, one):
                found[one.key] = one
        return list(found.values())

    return await desk.store.run(work, durable=False)


async def list_kept(desk: Desk) -> Sequence[Interview]:
    """Every interview that is kept, settled or not, for the owner's own copy of it all."""

    def work(books: Books) -> Sequence[Interview]:
        found = (
            books.interviews.get(account.id, *place)
            for account in books.accounts.all()
            for place in books.interviews.places(account.id)
        )
        return [one for one in found if one is not None]

    return await desk.store.run(work, durable=False)


def is_answered(books: Books, interview: Interview) -> bool:
    """Whether a case says what became of it; one whose mark was taken back says nothing."""
    told = books.cases.matching("", interview.key)
    if any(case.state is not State.CLOSED or case.ending not in _SAYS_NOTHING for case in told):
        return True
    where = (interview.calendar_id, interview.event_id)
    booked = (case.booking for case in books.shelf.unclosed(interview.account_id))
    return any(one is not None and (one.calendar_id, one.meeting_id) == where for one in booked)


def _ask(now: datetime, books: Books, account: Account) -> Sequence[Interview]:
    asked = []
    for one in books.agenda.due(account.id, now, _AT_ONCE):
        if one.stage is not Stage.AWAITED or one.calendar_id not in account.calendars or now >= one.end + ASK_FOR:
            books.interviews.remove(account.id, one.calendar_id, one.event_id)
            continue
        wanted = account.preferences.ask_after and not _is_known(books, one)
        books.interviews.put(after := replace(one, stage=Stage.ASKED if wanted else Stage.SETTLED))
        asked += [after] if wanted else []
    set_alarm(books, account.id)
    return asked


def _is_known(books: Books, interview: Interview) -> bool:
    """Whether it needs no question: answered already, or asked about for another calendar that holds it too."""
    copies = books.interviews.copies(interview.key)
    return any(one.stage is not Stage.AWAITED for one in copies) or is_answered(books, interview)
