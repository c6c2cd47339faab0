"""What happened to a letter that left the Drafts: found among the sent mail, or not."""

from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.account import Ability
from service.domain.case import Case, Ending, Note
from service.domain.letter import Letter, LetterKind, Sent
from service.domain.lifecycle import Happening, move
from service.ports.mail import Envelope
from service.usecases.job import Job

_CLOCKS_MAY_DIFFER = timedelta(minutes=6)
_SENT = {
    LetterKind.REQUEST: Happening.REQUEST_SENT,
    LetterKind.CONFIRMATION: Happening.CONFIRMATION_SENT,
    LetterKind.CLOSE: Happening.CLOSE_SENT,
}


def record_sent(case: Case, letter: Letter, sent: Sent, *notes: Note) -> tuple[Case, *tuple[Note, ...]]:
    """The case after its letter went out."""
    happening = _SENT[letter.kind]
    changes = {"letter": letter, "sent": (*case.sent, sent), "draft_id": "", "written": ""}
    ending = Ending.REFUSED if happening is Happening.CLOSE_SENT else case.ending
    return move(case, happening, ending=ending, **changes), *notes


async def find_sent(job: Job, letter: Letter, since: datetime) -> Envelope | None:
    """The sent message that is this letter, by our reference or by its text; None when there surely is none to see."""
    thread = letter.thread_id
    found = await job.door.outbox.find_sent(thread, letter.token, since - _CLOCKS_MAY_DIFFER)
    for envelope in found:
        if envelope.client_ref == letter.token or await _reads_alike(job, envelope, letter):
            return envelope
    return None


async def notice_sent(job: Job) -> Job | None:
    """The job after noticing that the person sent the draft from the mailbox; None when nothing was sent."""
    letter = job.case.letter
    if letter is None or not job.account.can(Ability.READ_MAIL):
        return None
    found = await find_sent(job, letter, job.case.opened_at)
    if found is None:
        return None
    mail = await job.door.inbox.read(found.id)
    real = replace(letter, content=replace(letter.content, subject=mail.subject, text=mail.text), edited=True)
    sent = Sent(found.message_id, found.id, found.thread_id, found.date, elsewhere=True)
    note = job.note("You sent the letter from your own mailbox.", "Found among your sent mail.")
    return await job.keep(*record_sent(job.case, real if mail.text != letter.content.text else letter, sent, note))


async def _reads_alike(job: Job, envelope: Envelope, letter: Letter) -> bool:
    if not set(letter.content.to) <= set(envelope.to):
        return False
    return _words((await job.door.inbox.read(envelope.id)).text) == _words(letter.content.text)


def _words(text: str) -> list[str]:
    return text.split()
