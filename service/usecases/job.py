"""A piece of work on one case, done while holding the lease of its mailbox."""

from dataclasses import dataclass, replace

from service.domain.account import Account
from service.domain.case import Case, Note
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
