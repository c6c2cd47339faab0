"""Finding the conversation that a letter belongs into."""

from datetime import timedelta

from service.domain.account import Ability
from service.domain.contacts import MailFact, choose_conversation
from service.domain.letter import Conversation
from service.errors import OutsideError, SignInExpired
from service.ports.mail import Envelope
from service.usecases.job import Job

_FAR_BACK = timedelta(days=60)


async def find_conversation(job: Job) -> Conversation | None:
    """The mail thread about this interview, or None when there is none, or we may not or cannot look.

    A search that fails never keeps the letter back: a new conversation is better than no draft.
    """
    contact = job.case.contact
    if job.case.conversation is not None or contact is None or not job.account.can(Ability.READ_MAIL):
        return None
    try:
        found = await job.door.inbox.conversations([contact.address], job.case.event.start - _FAR_BACK)
    except SignInExpired:
        raise
    except OutsideError:
        return None
    return choose_conversation([_fact(one) for one in found], job.case.event, contact)


def _fact(envelope: Envelope) -> MailFact:
    return MailFact(
        thread_id=envelope.thread_id,
        message_id=envelope.message_id,
        sender=envelope.sender,
        subject=envelope.subject,
        date=envelope.date,
        outgoing=envelope.outgoing,
        references=envelope.references,
    )
