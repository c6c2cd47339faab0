"""A piece of work on one case, done while holding the lease of its mailbox."""

from dataclasses import dataclass, replace

from service.domain.account import Account
from service.domain.case import Case, Note
from service.errors import Stale
from service.ports.sign_in import Connection
from service.ports.store import Books, Held
from service.usecases.desk import Desk
from service.usecases.keeping import keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The case as it was when the work began, its account, and the doors to work through."""

    desk: Desk
    held: Held
    account: Account
    door: Connection
    case: Case

    async def keep(self, case: Case, *notes: Note, midway: bool = False) -> "Job":
        """Save the case under this lease, and go on with it as saved.

        `midway` in a step, just before a write that is noted in the ledger, neither a hint nor the disk is waited for.
        """

        def work(books: Books) -> Case:
            return keep(self.desk, books, case, *notes, held=self.held, midway=midway)

        return replace(self, case=await self.desk.store.run(work, durable=not midway))

    def note(self, what: str, why: str = "") -> Note:
        """A line for the timeline, dated now."""
        return Note(self.desk.now(), what, why)


async def take_up(desk: Desk, held: Held, case_id: str) -> tuple[Case, Account]:
    """The case and its account as they are now; Stale when its letters no longer go out from the mailbox that is held.

    That cannot change while the mailbox is held: whoever changes it holds it too.
    """

    def look(books: Books) -> tuple[Case, Account]:
        case = books.cases.get(case_id)
        return case, books.accounts.get(case.account_id)

    case, account = await desk.store.run(look)
    check_mailbox(account, held)
    return case, account


def check_mailbox(account: Account, held: Held) -> None:
    """Raise Stale unless the mailbox that is held is the one that the account's letters go out from."""
    if account.writes_from.account_id != held.account_id:
        raise Stale("the letters of this account go out from another mailbox now")
