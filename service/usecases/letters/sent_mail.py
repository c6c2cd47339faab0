"""What happened to a letter that left the Drafts: found among the sent mail, or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.account import Ability, Account
from service.domain.case import Case, Ending
from service.domain.letter import Conversation, Letter, LetterKind, Sent, Slot
from service.domain.letters.etiquette import confirmed_key, first_letter
from service.domain.lifecycle import Happening, move
from service.ports.mail import Envelope
from service.usecases.desk import Desk
from service.usecases.job import Job
from service.usecases.letters.composing import derive_id, write_letter
from service.usecases.letters.drafts import lies_there
from service.usecases.letters.offers import keep_standing

_CLOCKS_MAY_DIFFER = timedelta(minutes=6)
_SENT = {
    LetterKind.REQUEST: Happening.REQUEST_SENT,
    LetterKind.CONFIRMATION: Happening.CONFIRMATION_SENT,
    LetterKind.CLOSE: Happening.CLOSE_SENT,
    LetterKind.NUDGE: Happening.REQUEST_SENT,
    LetterKind.THANKS: Happening.THANKS_SENT,
    LetterKind.ABSENCE: Happening.REQUEST_SENT,
    LetterKind.LATE: Happening.REQUEST_SENT,
    LetterKind.AHEAD: Happening.REQUEST_SENT,
}


def record_sent(desk: Desk, account: Account, case: Case, letter: Letter, sent: Sent) -> Case:
    """The case after its letter went out, with only those times that the letter really offers."""
    happening = _SENT[letter.kind]
    return move(
        case,
        happening,
        letter=letter,
        sent=(*case.sent, replace(sent, token=letter.token, content=letter.content, kind=letter.kind)),
        waiting_since=sent.at,
        told=(*case.told, confirmed_key(case)) if letter.kind is LetterKind.CONFIRMATION else case.told,
        draft_id="",
        written="",
        slots=_offered(desk, account, case, letter),
        conversation=_conversation(case, letter, sent),
        ending=Ending.REFUSED if happening is Happening.CLOSE_SENT else case.ending,
    )


async def find_sent(job: Job, letter: Letter, since: datetime) -> Envelope | None:
    """The sent message that is this letter, by our reference or by its text; None when there is none to see."""
    for envelope in await _sent_since(job, letter, since):
        if envelope.client_ref == letter.token or await _reads_alike(job, envelope, letter):
            return envelope
    return None


async def notice_sent(job: Job) -> Job | None:
    """The job after noticing that the person sent the draft from the mailbox; None when nothing was sent."""
    letter = job.case.letter
    if letter is None or not job.account.can(Ability.READ_MAIL):
        return None
    found = await find_sent(job, letter, job.case.opened_at) or await _find_in_its_place(job, letter)
    return None if found is None else await _record_elsewhere(job, letter, found)


async def notice_earlier(job: Job) -> Job:
    """The job after noticing that a letter before the present one was sent by hand: a request needs no second one."""
    letter = job.case.letter
    if letter is None or not job.account.can(Ability.READ_MAIL):
        return job
    for number in range(letter.revision - 1, 0, -1):
        earlier = replace(letter, kind=first_letter(job.case), token=derive_id(job.case.id, "letter", number))
        sent = await job.door.outbox.find_sent("", earlier.token, job.case.opened_at)
        if sent and letter.kind is earlier.kind:
            return await _record_elsewhere(job, earlier, sent[0])
    return job


async def _record_elsewhere(job: Job, letter: Letter, found: Envelope) -> Job:
    mail = await job.door.inbox.read(found.id)
    content = replace(letter.content, subject=mail.subject, text=mail.text)
    same = _words(mail.text) == _words(letter.content.text) and not letter.edited
    real = letter if same else replace(letter, content=content, edited=True, thread_id=found.thread_id)
    sent = Sent(found.message_id, found.id, found.thread_id, found.date, elsewhere=True)
    note = job.note("You sent the letter from your own mailbox.", "Found among your sent mail.")
    return await job.keep(record_sent(job.desk, job.account, job.case, real, sent), note)


async def _find_in_its_place(job: Job, letter: Letter) -> Envelope | None:
    """A mail to the same person in the same thread, once the draft is gone: the letter with other words."""
    if not letter.thread_id or await lies_there(job):
        return None
    known = {sent.provider_id for sent in job.case.sent}
    for envelope in await _sent_since(job, letter, job.case.opened_at):
        fresh = envelope.id not in known and envelope.thread_id == letter.thread_id
        if fresh and set(letter.content.to) <= set(envelope.to):
            return envelope
    return None


async def _sent_since(job: Job, letter: Letter, since: datetime) -> Sequence[Envelope]:
    return await job.door.outbox.find_sent(letter.thread_id, letter.token, since - _CLOCKS_MAY_DIFFER)


async def _reads_alike(job: Job, envelope: Envelope, letter: Letter) -> bool:
    if not set(letter.content.to) <= set(envelope.to):
        return False
    return _words((await job.door.inbox.read(envelope.id)).text) == _words(letter.content.text)


def _offered(desk: Desk, account: Account, case: Case, letter: Letter) -> tuple[Slot, ...]:
    if not letter.kind.offers or not letter.edited:
        return case.slots
    ours = write_letter(desk, account, case, letter.kind).content.text
    return keep_standing(case.slots, ours, letter.content.text)


def _conversation(case: Case, letter: Letter, sent: Sent) -> Conversation | None:
    """The conversation for the next letter: behind this one, when it began a new thread and its id is known."""
    if case.conversation is not None or not (sent.message_id and sent.thread_id):
        return case.conversation
    content = letter.content
    return Conversation(sent.thread_id, content.subject, sent.message_id, content.references, case.contact)


def _words(text: str) -> list[str]:
    return text.split()
