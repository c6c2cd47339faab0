"""Saving a case together with what must follow from it: the hint, and whether its mailbox is listened to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.account import Ability, Account, AccountState
from service.domain.case import Case, Choice, Note, Question, QuestionKind, State
from service.domain.lifecycle import work_for
from service.domain.times.timetable import Timer, pending
from service.ports.store import Books, Held, Position, PositionKind
from service.usecases.desk import Desk

LISTENING = frozenset(State) - {State.ASKING, State.DRAFTING, State.WITHDRAWING, State.CLOSED}
PASSING = frozenset({State.DRAFTING, State.SENDING, State.BOOKING})
_WORTH_A_HINT = timedelta(minutes=10)
"""A look that lies further ahead is found by the reconcile round when it is due; the queue stays short."""


Decision = Callable[[Case], tuple[Case, *tuple[Note, ...]]]


def next_look(case: Case, now: datetime) -> datetime | None:
    """When the engine should look at the case again, or None when it rests until something happens."""
    if case.wake_at is not None:
        return case.wake_at
    return now if work_for(case.state) else None


def keep(desk: Desk, books: Books, case: Case, *notes: Note, held: Held | None = None, midway: bool = False) -> Case:
    """Save a changed case, give its hint and start listening to its mailbox, all in the caller's transaction.

    `midway` says that the same worker goes on with the case at once: it needs no hint, and one that dies is found out.
    """
    account = books.accounts.get(case.account_id)
    ready = set_alarm(desk, account, _open_ended(account, case))
    return _follow_up(desk, books, account, books.cases.save(ready, notes, held), hinted=not midway)


def open_case(desk: Desk, books: Books, case: Case, *notes: Note) -> Case:
    """Save a new case, give its first hint, all in the caller's transaction."""
    account = books.accounts.get(case.account_id)
    return _follow_up(desk, books, account, books.cases.add(set_alarm(desk, account, case), notes), hinted=True)


def find_timers(desk: Desk, account: Account, case: Case) -> tuple[Timer, ...]:
    """What is still to be done about the case and when, earliest first, by the owner's and the reader's calendars.

    Nothing once the account was disconnected: its owner has left.
    """
    if account.state is AccountState.GONE:
        return ()
    preferences, since = account.preferences, case.waiting_since
    years = (since.year, since.year + 1) if since is not None and case.booking is None else ()
    holidays = desk.almanac.holidays(preferences.holiday_country, years) if years else frozenset()
    return pending(case, preferences, account.zone, holidays, desk.now())


def is_resting(case: Case, now: datetime) -> bool:
    """Whether nothing is to be done about the case but by its timers: also while its letter waits for office hours."""
    later = case.approval.leaves_at if case.approval is not None and case.state is State.APPROVED else None
    return work_for(case.state) is None or (later is not None and later > now)


def set_alarm(desk: Desk, account: Account, case: Case) -> Case:
    """The case with the time to look at it again, where that is a timer's; after a failure not before the next try."""
    if case.state is State.CLOSED or not is_resting(case, desk.now()):
        return case
    timers = find_timers(desk, account, case)
    moments = [timers[0].at] if timers else []
    if case.tries and case.wake_at is not None:
        moments = [timer.at if timer.at > desk.now() else max(timer.at, case.wake_at) for timer in timers]
    if case.approval is not None and case.approval.leaves_at is not None and case.state is State.APPROVED:
        moments.append(case.approval.leaves_at)
    return replace(case, wake_at=min(moments, default=None))


def set_alarm_anew(desk: Desk, books: Books, case: Case) -> Case:
    """The case after its owner's preferences or zone changed: its timers may lie at other moments now."""
    after = set_alarm(desk, books.accounts.get(case.account_id), case)
    return case if after.wake_at == case.wake_at else keep(desk, books, after)


async def change(desk: Desk, case_id: str, decide: Decision) -> Case:
    """Load a case, let `decide` say what becomes of it, save it, and look at it at once if it has work."""

    def work(books: Books) -> Case:
        before = books.cases.get(case_id)
        after, *notes = decide(before)
        return before if after is before else keep(desk, books, after, *notes)

    saved = await desk.store.run(work)
    prompt(desk, saved)
    return saved


def prompt(desk: Desk, case: Case) -> None:
    """Ask this process to work on the case now, if its time has come."""
    look_at = next_look(case, desk.now())
    if look_at is not None and look_at <= desk.now():
        desk.prompt(case.id, case.version)


def is_listening(case: Case) -> bool:
    """Whether a mail could concern the case: a letter of it lies ready or was sent."""
    return case.state in LISTENING or (case.state is State.DRAFTING and bool(case.sent))


def mail_position(books: Books, account: Account) -> Position:
    """How far the mailbox that the account's letters go out from has been read for it.

    Each mailbox has a cursor of its own: none is ever taken into another one.
    """
    return books.positions.get(account.id, PositionKind.MAIL, mail_subject(account))


def mail_subject(account: Account) -> str:
    """The subject of that position: "" for the account's own mailbox, else whose it is."""
    return account.mailbox.account_id if account.mailbox is not None else ""


def listen_anew(desk: Desk, books: Books, account: Account) -> None:
    """Read the account's mailbox soon, if any case could be waiting for a mail."""
    if books.shelf.unclosed(account.id):
        position = mail_position(books, account)
        books.positions.put(replace(position, due=desk.now(), failures=0, trouble=""))


def keep_words(case: Case) -> str:
    """What a person wrote into a letter that another one replaces, for the timeline; "" when they wrote nothing."""
    letter = case.letter
    if letter is None or not letter.edited or any(sent.token == letter.token for sent in case.sent):
        return ""
    return f"The letter you had written was:\n{letter.content.text}"


def _open_ended(account: Account, case: Case) -> Case:
    """A case that waits for an answer which we may not read asks its owner for it the whole time."""
    if case.state is not State.WAITING or case.question is not None or account.can(Ability.READ_MAIL):
        return case
    agreed = tuple(
        Choice(f"slot:{number}", "They agreed to this time", slot) for number, slot in enumerate(case.slots, start=1)
    )
    rest = (
        Choice("other_time", "They agreed to another time"),
        Choice("refused", "They refuse"),
        Choice("wait", "No answer yet: keep waiting"),
        Choice("close", "Close this case"),
    )
    why = "Your letter was sent. I cannot read your mail, so please tell me here once they have answered."
    return replace(case, question=Question(QuestionKind.WHAT_REPLY, why, choices=(*agreed, *rest)))


def _follow_up(desk: Desk, books: Books, account: Account, case: Case, hinted: bool) -> Case:
    look_at = next_look(case, desk.now())
    if hinted and look_at is not None and look_at <= desk.now() + _WORTH_A_HINT:
        books.hints.give(case.id, case.version, look_at)
    if is_listening(case):
        _listen(desk, books, account)
    return case


def _listen(desk: Desk, books: Books, account: Account) -> None:
    position = mail_position(books, account)
    if position.due is None and account.can(Ability.READ_MAIL):
        books.positions.put(replace(position, cursor="", due=desk.now()))
