"""The number to call: from the signature of their last mail, or as the owner gives it."""

from dataclasses import replace

from service.domain.account import Ability
from service.domain.case import Case, Note, State
from service.domain.whom.mail_facts import MailFact
from service.domain.whom.phones import check_number
from service.domain.whom.signatures import find_signature_phone
from service.errors import Impossible, OutsideError, SignInExpired
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.job import Job
from service.usecases.keeping import change, keep


async def give_number(desk: Desk, case_id: str, number: str) -> Case:
    """Note the number that the owner knows; Impossible when nobody could be called by it."""
    checked = check_number(number)
    if not checked:
        raise Impossible("That does not look like a phone number. It should look like +49 30 901820.")

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        if case.state is State.CLOSED:
            raise Impossible("This case is closed.")
        if case.phone == checked:
            return (case,)
        return replace(case, phone=checked), Note(desk.now(), "You gave me their phone number.", checked)

    return await change(desk, case_id, decide)


async def learn_number(job: Job, mail: MailFact | None) -> Job:
    """The job with the number below this mail, if none is known yet; it is read once the draft lies ready.

    Nothing that goes wrong here keeps anything else back.
    """
    case = job.case
    if mail is None or not mail.id or case.phone or case.state is not State.READY:
        return job
    if not job.account.can(Ability.READ_MAIL):
        return job
    try:
        text = (await job.door.inbox.read(mail.id)).text
    except SignInExpired:
        raise
    except OutsideError:
        return job
    found = find_signature_phone(text, job.account.preferences.phone)
    return await _keep(job, found, mail) if found else job


async def _keep(job: Job, number: str, mail: MailFact) -> Job:
    """Add it to the case as it is by now: somebody may have moved it on while the mail was read."""
    note = job.note(
        "Found a number to call.", f"It stands below the mail of {mail.sender.name or mail.sender.address}."
    )

    def work(books: Books) -> Case:
        now_case = books.cases.get(job.case.id)
        if now_case.phone or now_case.state is State.CLOSED:
            return now_case
        return keep(job.desk, books, replace(now_case, phone=number), note, held=job.held)

    return replace(job, case=await job.desk.store.run(work))
