"""Watching calendars and mailboxes: whatever is due is read, and what is found is handed to the decisions."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import structlog

from service.domain.account import Ability, Account, AccountState
from service.domain.case import Case
from service.domain.event import Event, Span
from service.domain.marks.detection import seems_interview
from service.errors import CursorExpired, OutsideError, SignInExpired, StorageTrouble, Throttled
from service.ports.calendar import Changes
from service.ports.store import Books, Position, PositionKind
from service.usecases.desk import Desk
from service.usecases.doors import name_loss
from service.usecases.keeping import is_listening, mail_subject, prompt
from service.usecases.watching.asking import tell_asked
from service.usecases.watching.inbound import read_mailbox
from service.usecases.watching.marking import mark_missed
from service.usecases.watching.noticing import Notice
from service.usecases.watching.upcoming import ask_about_ended, read_anew

__all__ = ["lose_sign_in", "mark_missed", "poll", "read_now", "recent_events"]

_log = structlog.get_logger(__name__)
_AT_ONCE = 200
_LONGEST_PAUSE = 3600.0


async def poll(desk: Desk, patience: float | None = None) -> int:
    """Read every calendar and mailbox whose time has come; the answer is how many were read.

    Readings that take longer than `patience` seconds go on by themselves, so that a slow provider or a first look at
    a large calendar keeps no other account waiting.
    """
    due = await desk.store.run(lambda books: _claim(desk, books), durable=False)
    readings = {asyncio.ensure_future(_read(desk, account, position)): position for account, position in due}
    if not readings:
        return 0
    done, late = await asyncio.wait(readings, timeout=patience)
    await _note_readings(desk, [(readings[task], task.result()) for task in readings if task in done])
    for task in late:
        desk.errands.add(follow := asyncio.ensure_future(_follow(desk, readings[task], task)))
        follow.add_done_callback(desk.errands.discard)
    return sum(position.kind is not PositionKind.INTERVIEWS for _, position in due)


async def _follow(desk: Desk, claimed: Position, reading: "asyncio.Future[Position]") -> None:
    await _note_readings(desk, [(claimed, await reading)])


async def _note_readings(desk: Desk, readings: Sequence[tuple[Position, Position]]) -> None:
    """Store how far was read, as (claimed, after) pairs."""
    news = [(before, read) for before, read in readings if read != before]
    claimed, after = [before for before, _ in news], [read for _, read in news]
    if news:
        await desk.store.run(lambda books: _put_back(desk, books, claimed, after), durable=False)


async def read_now(desk: Desk, account_id: str) -> None:
    """Read all calendars of an account, and its mailbox if a case waits, without waiting for their time."""

    def hurry(books: Books) -> None:
        interviews = books.positions.get(account_id, PositionKind.INTERVIEWS)
        for position in (*books.positions.of_account(account_id), interviews):
            if position.due is not None:
                books.positions.put(replace(position, due=desk.now()))

    await desk.store.run(hurry)
    await poll(desk)


async def recent_events(desk: Desk, account_id: str) -> Sequence[Event]:
    """Events of the past two weeks and the next day that may have been missed.

    Likely interviews come first; among them what has begun, the newest first, then what is to come, the soonest first.
    """
    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    now = desk.now()
    window = Span(now - timedelta(days=14), now + timedelta(days=1))
    door = desk.connect(account)
    found: list[Event] = []
    for calendar_id in account.calendars:
        found += await door.calendar.events_between(calendar_id, window)
    shown = [one for one in found if not one.cancelled and not one.client_ref and not one.all_day]
    return sorted(shown, key=lambda one: (not seems_interview(one), one.start > now, abs(one.start - now)))


async def lose_sign_in(desk: Desk, account: Account, error: SignInExpired) -> bool:
    """A permission is dead, this account's or that of the mailbox it writes through: note it once with its owner.

    Everything of that one rests until it is connected again. False when it has been connected anew since `account`
    was read: only the older permission is dead then.
    """
    mailbox = account.mailbox
    lost = mailbox if mailbox is not None and mailbox.account_id == error.account_id else account.own_mailbox

    def work(books: Books) -> bool:
        now = books.accounts.get(lost.account_id)
        if now.connected_at != lost.connected_at:
            return False
        if now.state is AccountState.CONNECTED:
            _log.warning("account_has_to_reconnect", account=now.id)
            books.accounts.put(replace(now, state=AccountState.RECONNECT, state_reason=str(error)))
        return True

    return await desk.store.run(work)


def _claim(desk: Desk, books: Books) -> list[tuple[Account, Position]]:
    """What is due, with its next time already set: a reader that dies loses one turn, nothing else."""
    now = desk.now()
    due = books.positions.due(now, _AT_ONCE)
    later = [replace(position, due=now + timedelta(seconds=_pause(desk, position))) for position in due]
    books.positions.put_all(later)
    accounts = {account_id: books.accounts.get(account_id) for account_id in {one.account_id for one in later}}
    return [(accounts[position.account_id], position) for position in later]


def _pause(desk: Desk, position: Position) -> float:
    usual = desk.calendar_seconds if position.kind is PositionKind.CALENDAR else desk.mail_seconds
    return min(usual * 2.0 ** min(position.failures, 10), max(usual, _LONGEST_PAUSE))


async def _read(desk: Desk, account: Account, position: Position) -> Position:
    try:
        return replace(await _read_one(desk, account, position), failures=0)
    except SignInExpired as error:
        await lose_sign_in(desk, account, error)
        return replace(position, trouble=str(name_loss(account, error)))
    except Throttled as error:
        _say_once(position, error)
        later = desk.now() + timedelta(seconds=error.retry_after)
        due = max(later, position.due or later)
        return replace(position, failures=position.failures + 1, trouble=str(error), due=due)
    except (OutsideError, StorageTrouble) as error:
        _say_once(position, error)
        return replace(position, failures=position.failures + 1, trouble=str(error))
    except Exception as error:  # noqa: BLE001 - whatever went wrong here, all other accounts are read
        _log.error("reading_failed", account=account.id, kind=position.kind.value, error=type(error).__name__)
        trouble = "Something unexpected went wrong while reading this. Nothing was lost; I try again by myself."
        return replace(position, failures=position.failures + 1, trouble=trouble)


def _say_once(position: Position, error: Exception) -> None:
    if position.failures == 0:
        _log.warning("reading_waits", account=position.account_id, kind=position.kind.value, error=type(error).__name__)


async def _read_one(desk: Desk, account: Account, position: Position) -> Position:
    if position.kind is PositionKind.MAIL:
        return await read_mailbox(desk, account, position)
    if position.kind is PositionKind.INTERVIEWS:
        await tell_asked(desk, account, await ask_about_ended(desk, account.id))
        return position
    try:
        return await _read_calendar(desk, account, position)
    except CursorExpired:
        anew = replace(position, cursor="")
        await desk.store.run(lambda books: books.positions.put(anew))  # the mirror is not whole while it is read anew
        return await _read_calendar(desk, account, anew)


async def _read_calendar(desk: Desk, account: Account, position: Position) -> Position:
    trouble, cursor, first = 0, position.cursor, True
    async for page in desk.connect(account).calendar.changes(position.subject, position.cursor):
        trouble += len(page.malformed)
        if page.events or page.gone or (first and page.complete):
            trouble += await _take_in(desk, account, position, page, anew=first and page.complete)
        cursor, first = page.cursor or cursor, False
    unread = f"{trouble} event(s) of this calendar could not be read; all the others were." if trouble else ""
    return replace(position, cursor=cursor, trouble=unread)


async def _take_in(desk: Desk, account: Account, position: Position, page: Changes, anew: bool) -> int:
    """Hand one page to the decisions; the answer is how many of its events were too strange for them."""

    def work(books: Books) -> tuple[list[Case], int]:
        if anew:
            books.busy.forget(account.id, position.subject)
            read_anew(books, account, position.subject)
        notice = Notice(desk, books, books.accounts.get(account.id))
        return notice.look(page.events, page.gone, position.subject), notice.strange

    changed, strange = await desk.store.run(work, durable=False)
    for case in changed:
        prompt(desk, case)
    return strange


def _put_back(desk: Desk, books: Books, claimed: Sequence[Position], after: Sequence[Position]) -> None:
    """Note how far was read, unless the position was rested or set anew by somebody else in the meantime."""
    accounts = {one.account_id for one in claimed}
    known = [one for account_id in accounts for one in books.positions.of_account(account_id)]
    present = {(one.account_id, one.kind, one.subject): one for one in known}
    kept = []
    for before, read in zip(claimed, after, strict=True):
        now = present.get((before.account_id, before.kind, before.subject), before)
        if now.due is None or now.cursor not in ("", before.cursor, read.cursor):
            continue
        wanted = read.due is None and before.kind is PositionKind.MAIL and _is_listened_to(books, before)
        kept.append(replace(read, due=desk.now()) if wanted else read)
    books.positions.put_all(kept)


def _is_listened_to(books: Books, position: Position) -> bool:
    """Whether a case began to listen while the mailbox was being put to rest."""
    account = books.accounts.get(position.account_id)
    may = account.can(Ability.READ_MAIL) and position.subject == mail_subject(account)
    return may and any(is_listening(case) for case in books.shelf.unclosed(account.id))
