"""Looking at one case: the work that its state asks for, done under the lease of its mailbox."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import structlog

from service.domain.account import Account
from service.domain.case import Case
from service.domain.lifecycle import Work, work_for
from service.errors import (
    Forbidden,
    NotFound,
    OutsideError,
    Refused,
    SignInExpired,
    Stale,
    StorageTrouble,
    Throttled,
    TooEarly,
)
from service.ports.sign_in import Connection
from service.ports.store import Books, Held
from service.usecases.desk import Desk
from service.usecases.doors import name_loss, shut_all
from service.usecases.job import Job, take_up
from service.usecases.keeping import is_resting, keep, next_look
from service.usecases.letters.drafting import remove_draft, revise_draft, write_draft
from service.usecases.letters.sending import send, start_sending
from service.usecases.meetings.booking import book
from service.usecases.tending.hearing import listen_first
from service.usecases.tending.tending import tend
from service.usecases.watching.watch import lose_sign_in

_log = structlog.get_logger(__name__)
_LONGEST_PAUSE = 900.0
_UNTIL_RECONNECTED = 21_600.0

WORKERS: Mapping[Work, Callable[[Job], Awaitable[Job]]] = {
    Work.WRITE_DRAFT: write_draft,
    Work.REVISE_DRAFT: revise_draft,
    Work.REMOVE_DRAFT: remove_draft,
    Work.START_SENDING: start_sending,
    Work.SEND: send,
    Work.BOOK: book,
}


async def advance(desk: Desk, case_id: str, version: int) -> None:
    """Do all work that is due for this version of the case; an old or early hint does nothing.

    StorageTrouble when the books cannot be used: the case stays where it was, and is found again later.
    """
    try:
        case, account = await desk.store.run(lambda books: _look(books, case_id))
    except NotFound:
        return
    if case.version != version or not _is_due(desk, case):
        return
    await listen_first(desk, account, case)
    try:
        async with desk.leases.hold(account.writes_from.account_id) as held:
            await _work(desk, held, case_id)
    except (Stale, Throttled):
        return  # another worker has the case or its mailbox; the time to look again stays noted


async def _work(desk: Desk, held: Held, case_id: str) -> None:
    while True:
        case, account = await take_up(desk, held, case_id)
        if not _is_due(desk, case):
            return
        try:
            await _step(desk, held, case, account)
        except (Stale, StorageTrouble):
            raise
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the case keeps its place and says so
            await _stay(desk, held, case, error)
            return


def _look(books: Books, case_id: str) -> tuple[Case, Account]:
    case = books.cases.get(case_id)
    return case, books.accounts.get(case.account_id)


async def _step(desk: Desk, held: Held, case: Case, account: Account) -> None:
    work = None if is_resting(case, desk.now()) else work_for(case.state)
    door = desk.connect(account) if work is not None else _open_door(desk, account)
    try:
        await (tend if work is None else WORKERS[work])(
            Job(desk=desk, held=held, account=account, door=door, case=case)
        )
    except SignInExpired as error:
        if await lose_sign_in(desk, account, error):
            raise name_loss(account, error) from error
        raise TooEarly(desk.now()) from error  # connected anew meanwhile: the new permission is tried at once


def _open_door(desk: Desk, account: Account) -> Connection:
    """The doors for a case that rests: most of what time asks for needs none of them, so a lost permission waits."""
    try:
        return desk.connect(account)
    except SignInExpired as error:
        return shut_all(error)


async def _stay(desk: Desk, held: Held, tried: Case, error: Exception) -> None:
    """The case stays where it was, with the reason in plain words and a time to try again."""
    if not isinstance(error, OutsideError | TooEarly):
        _log.error("work_failed", case=tried.id, error=type(error).__name__, place=_place_of(error))
    elif tried.trouble != _say(error):
        _log.warning("case_waits", case=tried.id, state=tried.state.value, error=type(error).__name__)

    def work(books: Books) -> None:
        case = books.cases.get(tried.id)
        if case.state is not tried.state and work_for(case.state) is None:
            return  # somebody moved the case on while the step failed
        wake_at = desk.now() + _pause(desk, error, case.tries)
        keep(desk, books, replace(case, tries=case.tries + 1, trouble=_say(error), wake_at=wake_at), held=held)

    await desk.store.run(work)


def _pause(desk: Desk, error: Exception, tries: int) -> timedelta:
    if isinstance(error, TooEarly):
        return max(error.until - desk.now(), timedelta(seconds=0.1))
    if isinstance(error, SignInExpired):
        return timedelta(seconds=_UNTIL_RECONNECTED)
    if isinstance(error, Forbidden | Refused):
        return timedelta(seconds=_LONGEST_PAUSE)
    least = error.retry_after if isinstance(error, Throttled) else 1.0
    return timedelta(seconds=max(least, min(2.0 ** min(tries, 10), _LONGEST_PAUSE)))


def _say(error: Exception) -> str:
    if isinstance(error, TooEarly):
        return "The connection broke in the middle. I wait a moment, then look whether it went through."
    if isinstance(error, OutsideError):
        return str(error)
    return "Something unexpected went wrong here. Nothing was lost; I try again by myself."


def _place_of(error: Exception) -> str:
    """Where an unforeseen error arose; never its words, which may quote what is private."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_globals.get('__name__', '?')}:{step.tb_lineno}" if step else "?"


def _is_due(desk: Desk, case: Case) -> bool:
    look_at = next_look(case, desk.now())
    return look_at is not None and look_at <= desk.now()
