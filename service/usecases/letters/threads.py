"""Looking into the mailbox: whom does the letter go to, and in which conversation?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from service.domain.account import Ability, Account
from service.domain.case import Case
from service.domain.event import Event
from service.domain.people import Person
from service.domain.whom.circles import draw_circle
from service.domain.whom.contacts import ChosenContact, choose_contact, find_contact
from service.domain.whom.mail_facts import MailFact
from service.errors import OutsideError, SignInExpired
from service.ports.mail import Envelope
from service.usecases.job import Job
from service.wire.headers import is_writable_address

ASKED_WHOM = "whom"
"""What a case remembers in `told`: its owner was asked whom to write to, so whoever it names is their choice."""
_FAR_BACK = timedelta(days=60)


def named_by_owner(case: Case, account: Account) -> Person | None:
    """The contact if the owner chose it, or a letter went there; None while it is only what the invitation says."""
    contact = case.contact
    if contact is None or case.sent or ASKED_WHOM in case.told:
        return contact
    return None if contact == find_contact(case.event, *account.addresses) else contact


async def find_mails(job: Job) -> tuple[MailFact, ...]:
    """Mails of those who have to do with the interview; none when we may not or cannot look.

    A search that fails never keeps the letter back: a new conversation is better than no draft.
    """
    named, event = named_by_owner(job.case, job.account), missed_event(job.case)
    keys = draw_circle(event, job.account.addresses, named, colleagues=_is_own(job.account)).search_keys
    if not keys or not job.account.can(Ability.READ_MAIL):
        return ()
    try:
        found = await job.door.inbox.conversations(keys, event.start - _FAR_BACK)
    except SignInExpired:
        raise
    except OutsideError:
        return ()
    return tuple(_fact(one) for one in found if is_writable_address(one.sender.address))


async def find_whom(job: Job) -> ChosenContact | None:
    """Who gets the letter and where, by the mails there are; None when the conversation is known already."""
    if job.case.conversation is not None:
        return None
    return weigh(job, await find_mails(job))


def weigh(job: Job, mails: Sequence[MailFact]) -> ChosenContact:
    """The same from mails that were found before."""
    named = named_by_owner(job.case, job.account)
    event, addresses = missed_event(job.case), job.account.addresses
    return choose_contact(event, mails, addresses, named, colleagues=_is_own(job.account))


def missed_event(case: Case) -> Event:
    """The event at the time when it should have taken place."""
    return replace(case.event, start=case.missed.start, end=case.missed.end) if case.missed else case.event


def _is_own(account: Account) -> bool:
    """Whether the mailbox is the account's own, so that mails in it are to this owner and to no other candidate."""
    return account.mailbox is None


def _fact(envelope: Envelope) -> MailFact:
    return MailFact(
        id=envelope.id,
        thread_id=envelope.thread_id,
        message_id=envelope.message_id,
        sender=envelope.sender,
        subject=envelope.subject,
        date=envelope.date,
        outgoing=envelope.outgoing,
        references=envelope.references,
        reply_to=tuple(one for one in envelope.reply_to if is_writable_address(one.address)),
        snippet=envelope.snippet,
        automatic=envelope.automatic,
    )
