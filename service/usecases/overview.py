"""What a person sees: the list of cases, and one case with everything about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.account import Account
from service.domain.case import Case, Note
from service.domain.letters.checks import Finding
from service.ports.store import Books, Effect
from service.usecases.desk import Desk
from service.usecases.letters.advice import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One case with its timeline, its ledger of outward writes, and what the etiquette says about its letter."""

    case: Case
    account: Account
    notes: Sequence[Note]
    effects: Sequence[Effect]
    findings: Sequence[Finding]


async def list_cases(desk: Desk, limit: int = 50, before: str = "") -> Sequence[Case]:
    """Cases, newest first; `before` is the id of the last case of the page before."""
    return await desk.store.run(lambda books: books.shelf.newest(limit, before))


async def open_dossier(desk: Desk, case_id: str) -> Dossier:
    """Everything about one case; NotFound when there is none."""

    def work(books: Books) -> Dossier:
        case = books.cases.get(case_id)
        account = books.accounts.get(case.account_id)
        return Dossier(
            case=case,
            account=account,
            notes=books.cases.notes(case_id),
            effects=books.effects.of_case(case_id),
            findings=judge(desk.letters, case, account, desk.now()),
        )

    return await desk.store.run(work)
