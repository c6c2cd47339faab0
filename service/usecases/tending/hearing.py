"""Before anything is done that an answer would change, the mailbox is read: one may lie there, as after a long stop."""

from service.domain.account import Ability, Account, AccountState
from service.domain.case import Case, State
from service.domain.times.timetable import TimerKind
from service.errors import Unreachable
from service.usecases.desk import Desk
from service.usecases.job import Job
from service.usecases.keeping import find_timers, mail_position
from service.usecases.watching.watch import read_now

_FROM_SILENCE = frozenset({TimerKind.NUDGE, TimerKind.UNANSWERED})


async def listen_first(desk: Desk, account: Account, case: Case) -> None:
    """Read the account's mailbox now if silence is about to have a consequence; outside of its lease.

    That is also so for a letter that was approved hours ago: what has come since then may make it wrong.
    """
    due = {timer.kind for timer in find_timers(desk, account, case) if timer.at <= desk.now()}
    waited = case.state is State.APPROVED and case.approval is not None and case.approval.leaves_at is not None
    if (waited or due & _FROM_SILENCE) and account.can(Ability.READ_MAIL):
        await read_now(desk, account.id)


async def require_silence(job: Job) -> None:
    """Raise Unreachable unless the mailbox could be read just now; where it may not be read, its owner tells."""
    account = job.account
    if not account.can(Ability.READ_MAIL):
        return
    position = await job.desk.store.run(lambda books: mail_position(books, account))
    if position.failures or {account.state, account.writes_from.state} != {AccountState.CONNECTED}:
        raise Unreachable("I cannot look whether they have answered. I try again by myself.")
